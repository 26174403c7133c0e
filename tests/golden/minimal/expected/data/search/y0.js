zhandian.put("y0","da6bfe9a","pku,$ylA#");
