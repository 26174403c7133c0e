zhandian.put("h0","da6bfe9a",[[],""]);
