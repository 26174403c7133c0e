zhandian.put("g8","9d7c7f4a",[{"gon":"g#","hexix":"g#"},{}]);
