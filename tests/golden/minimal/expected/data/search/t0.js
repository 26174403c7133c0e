zhandian.put("t0","029118c5","乡鄉");
