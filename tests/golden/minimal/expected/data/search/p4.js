zhandian.put("p4","303d45dc","");
