zhandian.put("p2","920c0233","");
