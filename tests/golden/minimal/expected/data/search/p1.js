zhandian.put("p1","303d45dc","");
