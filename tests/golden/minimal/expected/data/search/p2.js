zhandian.put("p2","303d45dc","");
