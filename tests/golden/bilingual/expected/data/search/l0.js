zhandian.put("l0","13bf6cbe",{});
