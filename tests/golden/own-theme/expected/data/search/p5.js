zhandian.put("p5","98f80290","");
