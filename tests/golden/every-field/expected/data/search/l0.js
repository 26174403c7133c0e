zhandian.put("l0","8d52e202",{});
