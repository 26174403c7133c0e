zhandian.put("a0","b544109a",{"xhedong":[["xhedong1","桥头镇","%%"]]});
