zhandian.put("l0","da6bfe9a",{});
