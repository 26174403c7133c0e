zhandian.put("l0","892ab169",{});
