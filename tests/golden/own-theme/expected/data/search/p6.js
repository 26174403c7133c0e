zhandian.put("p6","98f80290","");
