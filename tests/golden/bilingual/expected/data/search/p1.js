zhandian.put("p1","573cebf6","");
