zhandian.put("l0","810c8f7a",{});
