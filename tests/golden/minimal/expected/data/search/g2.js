zhandian.put("g2","e030b95f",[{"社":"c#","西":"c#"},{}]);
