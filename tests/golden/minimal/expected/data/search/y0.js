zhandian.put("y0","ddd8168b","pku,$ylA#");
