zhandian.put("p7","98f80290","");
