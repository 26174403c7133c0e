zhandian.put("l0","573cebf6",{});
