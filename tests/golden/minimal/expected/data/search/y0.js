zhandian.put("y0","303d45dc","pku,$ylA#");
