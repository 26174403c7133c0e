zhandian.put("p6","573cebf6","");
