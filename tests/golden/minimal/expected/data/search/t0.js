zhandian.put("t0","9d7c7f4a","乡鄉");
