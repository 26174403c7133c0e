zhandian.put("l0","45e188c0",{});
