zhandian.put("p6","920c0233","");
