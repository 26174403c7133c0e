zhandian.put("a0","eb4808e9",{"xhedong":[["xhedong1","桥头镇","%%"]]});
