zhandian.put("p5","303d45dc","");
