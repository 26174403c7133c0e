zhandian.put("l0","9d7c7f4a",{});
