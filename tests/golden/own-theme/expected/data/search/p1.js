zhandian.put("p1","98f80290","");
