zhandian.put("n0","9d7c7f4a",[[[0,"河西乡社工站",-1,"hexi"]],[]]);
