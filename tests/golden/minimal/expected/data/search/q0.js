zhandian.put("q0","303d45dc",[[],{}]);
