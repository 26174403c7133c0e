zhandian.put("l0","920c0233",{});
