zhandian.put("l0","2d84278b",{});
