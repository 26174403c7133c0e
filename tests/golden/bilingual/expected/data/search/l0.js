zhandian.put("l0","24d23770",{});
