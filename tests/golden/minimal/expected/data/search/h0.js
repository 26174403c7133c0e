zhandian.put("h0","303d45dc",[[],""]);
