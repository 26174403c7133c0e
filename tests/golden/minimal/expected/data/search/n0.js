zhandian.put("n0","bd894d93",[[[0,"河西乡社工站",-1,"hexi"]],[]]);
