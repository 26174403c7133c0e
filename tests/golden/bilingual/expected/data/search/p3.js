zhandian.put("p3","573cebf6","");
