zhandian.put("l0","52da7bb8",{});
