zhandian.put("l0","54fd7a8e",{});
