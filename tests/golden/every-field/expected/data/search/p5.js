zhandian.put("p5","920c0233","");
