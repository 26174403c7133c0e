zhandian.put("l0","029118c5",{});
