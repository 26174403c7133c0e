zhandian.put("h0","98f80290",[[],""]);
