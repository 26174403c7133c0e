zhandian.put("l0","1e9a0d56",{});
