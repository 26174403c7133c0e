zhandian.put("l0","4cf0e0ed",{});
