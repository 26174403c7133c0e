zhandian.put("q0","da6bfe9a",[[],{}]);
