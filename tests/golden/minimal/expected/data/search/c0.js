zhandian.put("c0","f1a60cb2",[[["河西乡社工站",-1,"hexi"]],[]]);
