zhandian.put("a0","98f80290",{"xhedong":[["xhedong1","桥头镇","%%"]]});
