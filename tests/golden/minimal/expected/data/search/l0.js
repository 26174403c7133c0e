zhandian.put("l0","f1a60cb2",{});
