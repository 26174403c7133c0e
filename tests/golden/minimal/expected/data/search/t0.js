zhandian.put("t0","bd894d93","乡鄉");
