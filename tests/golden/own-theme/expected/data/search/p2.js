zhandian.put("p2","98f80290","");
