zhandian.put("r3","b6a09f6c",["",[[],[],[],[],[]]]);
