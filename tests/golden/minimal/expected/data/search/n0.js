zhandian.put("n0","e030b95f",[[[0,"河西乡社工站",-1,"hexi"]],[]]);
