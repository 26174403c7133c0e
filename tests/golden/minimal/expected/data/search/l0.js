zhandian.put("l0","2be65c61",{});
