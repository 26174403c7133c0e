zhandian.put("p8","573cebf6","");
