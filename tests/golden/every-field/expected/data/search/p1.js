zhandian.put("p1","920c0233","");
