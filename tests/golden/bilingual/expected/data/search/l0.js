zhandian.put("l0","ca335a66",{});
