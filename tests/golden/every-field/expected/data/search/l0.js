zhandian.put("l0","8fd44efe",{});
