zhandian.put("l0","bd894d93",{});
