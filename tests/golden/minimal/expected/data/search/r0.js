zhandian.put("r0","2be65c61",[[]]);
