zhandian.put("l0","bb0ccbe6",{});
