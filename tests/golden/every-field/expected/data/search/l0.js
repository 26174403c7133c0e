zhandian.put("l0","8d813ed5",{});
