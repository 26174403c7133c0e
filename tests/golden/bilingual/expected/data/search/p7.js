zhandian.put("p7","573cebf6","");
