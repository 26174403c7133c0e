zhandian.put("t0","f1a60cb2","乡鄉");
