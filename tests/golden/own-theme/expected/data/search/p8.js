zhandian.put("p8","98f80290","");
