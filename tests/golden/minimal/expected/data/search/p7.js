zhandian.put("p7","303d45dc","");
