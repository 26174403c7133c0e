zhandian.put("h0","eb4808e9",[[],""]);
