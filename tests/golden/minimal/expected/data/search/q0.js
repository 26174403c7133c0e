zhandian.put("q0","ddd8168b",[[],{}]);
