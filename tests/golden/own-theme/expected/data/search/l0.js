zhandian.put("l0","b544109a",{});
