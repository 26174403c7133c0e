zhandian.put("r3","bb0ccbe6",["",[[],[],[],[]]]);
