zhandian.put("p4","98f80290","");
