zhandian.put("l0","c38fe627",{});
