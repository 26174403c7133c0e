zhandian.put("r0","bd894d93",[[["河西乡社工站",-1,"hexi"]],[]]);
