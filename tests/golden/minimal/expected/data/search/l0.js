zhandian.put("l0","e030b95f",{});
