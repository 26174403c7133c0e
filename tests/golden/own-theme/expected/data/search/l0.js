zhandian.put("l0","8dc2916e",{});
