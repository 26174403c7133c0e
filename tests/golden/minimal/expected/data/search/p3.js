zhandian.put("p3","303d45dc","");
