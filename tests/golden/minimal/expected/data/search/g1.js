zhandian.put("g1","2be65c61",[{"社":"c#"},{}]);
