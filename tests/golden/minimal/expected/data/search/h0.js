zhandian.put("h0","ddd8168b",[[],""]);
