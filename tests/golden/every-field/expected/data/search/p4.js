zhandian.put("p4","920c0233","");
