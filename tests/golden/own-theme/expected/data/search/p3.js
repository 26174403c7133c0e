zhandian.put("p3","98f80290","");
