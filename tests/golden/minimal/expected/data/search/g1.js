zhandian.put("g1","9d7c7f4a",[{"@@zh":"g#"},{}]);
