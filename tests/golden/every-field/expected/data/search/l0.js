zhandian.put("l0","85211bab",{});
