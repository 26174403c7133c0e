zhandian.put("g3","2be65c61",[{"站":"c#","西":"c#"},{}]);
