zhandian.put("l0","b6a09f6c",{});
