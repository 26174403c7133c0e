zhandian.put("c1","13bf6cbe",[[["旧的管理办法",0,"old-rules",1,2]],["政策文件"]]);
