zhandian.put("l1","573cebf6",{});
