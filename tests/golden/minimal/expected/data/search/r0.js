zhandian.put("r0","029118c5",["",[[]]]);
