zhandian.put("g9","9d7c7f4a",[{"059":"g#","社":"e#"},{}]);
