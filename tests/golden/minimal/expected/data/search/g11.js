zhandian.put("g11","9d7c7f4a",[{"76":"g#","go":"g#","站":"e#"},{}]);
