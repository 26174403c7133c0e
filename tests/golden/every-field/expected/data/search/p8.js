zhandian.put("p8","920c0233","");
