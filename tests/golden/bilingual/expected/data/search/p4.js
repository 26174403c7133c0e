zhandian.put("p4","573cebf6","");
