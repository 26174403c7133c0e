zhandian.put("t0","e030b95f","乡鄉");
