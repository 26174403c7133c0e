zhandian.put("r1","303d45dc",["",[[],[]]]);
