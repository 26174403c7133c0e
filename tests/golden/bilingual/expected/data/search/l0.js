zhandian.put("l0","d892fcaf",{});
