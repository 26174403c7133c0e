zhandian.put("r1","13bf6cbe",["",[["","政策文件\n第一条 旧的规定"]]]);
