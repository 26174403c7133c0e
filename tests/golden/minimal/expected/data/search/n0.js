zhandian.put("n0","f1a60cb2",[[[0,"河西乡社工站",-1,"hexi"]],[]]);
