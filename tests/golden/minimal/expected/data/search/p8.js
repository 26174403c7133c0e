zhandian.put("p8","303d45dc","");
