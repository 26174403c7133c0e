zhandian.put("l0","d85243cf",{});
