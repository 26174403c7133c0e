zhandian.put("l0","87f4b71f",{});
