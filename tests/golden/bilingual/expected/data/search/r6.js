zhandian.put("r6","573cebf6",["",[[],[],[],[],[]]]);
