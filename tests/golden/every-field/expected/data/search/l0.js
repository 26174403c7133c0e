zhandian.put("l0","1cf2981b",{});
