zhandian.put("p3","920c0233","");
