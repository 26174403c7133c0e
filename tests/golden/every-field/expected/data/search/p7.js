zhandian.put("p7","920c0233","");
