zhandian.put("c0","e030b95f",[[["河西乡社工站",-1,"hexi"]],[]]);
