zhandian.put("l0","56f179d5",{});
