zhandian.put("r4","d892fcaf",[["","政策文件\n第一条 旧的规定"]]);
