zhandian.put("p5","573cebf6","");
