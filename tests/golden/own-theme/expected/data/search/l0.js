zhandian.put("l0","a026afd5",{});
