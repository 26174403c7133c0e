zhandian.put("l0","26f9f8f5",{});
