zhandian.put("r0","f1a60cb2",[[]]);
