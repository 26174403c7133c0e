zhandian.put("l0","98f80290",{});
