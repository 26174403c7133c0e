zhandian.put("r0","9d7c7f4a",[[["河西乡社工站",-1,"hexi"]],[]]);
