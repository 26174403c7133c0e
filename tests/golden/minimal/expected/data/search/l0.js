zhandian.put("l0","ddd8168b",{});
