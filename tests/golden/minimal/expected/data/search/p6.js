zhandian.put("p6","303d45dc","");
