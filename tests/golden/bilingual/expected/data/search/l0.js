zhandian.put("l0","1ffea626",{});
