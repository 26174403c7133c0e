zhandian.put("p2","573cebf6","");
