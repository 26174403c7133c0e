zhandian.put("g2","f1a60cb2",[{"社":"c#","西":"c#"},{}]);
