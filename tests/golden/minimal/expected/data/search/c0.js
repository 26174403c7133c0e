zhandian.put("c0","2be65c61",[[["河西乡社工站",-1,"hexi"]],[]]);
