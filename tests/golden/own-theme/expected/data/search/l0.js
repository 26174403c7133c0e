zhandian.put("l0","9b8f1f38",{});
