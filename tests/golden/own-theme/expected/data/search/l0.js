zhandian.put("l0","eb4808e9",{});
