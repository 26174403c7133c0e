zhandian.put("a0","ddd8168b",{});
