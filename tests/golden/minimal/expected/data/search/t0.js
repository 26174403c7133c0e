zhandian.put("t0","2be65c61","乡鄉");
