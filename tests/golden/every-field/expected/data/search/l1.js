zhandian.put("l1","920c0233",{});
