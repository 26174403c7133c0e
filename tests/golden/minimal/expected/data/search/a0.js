zhandian.put("a0","da6bfe9a",{});
