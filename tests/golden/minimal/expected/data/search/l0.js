zhandian.put("l0","303d45dc",{});
