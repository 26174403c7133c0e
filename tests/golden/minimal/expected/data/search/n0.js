zhandian.put("n0","2be65c61",[[[0,"河西乡社工站",-1,"hexi"]],[]]);
