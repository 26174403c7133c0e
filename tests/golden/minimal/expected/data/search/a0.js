zhandian.put("a0","303d45dc",{});
