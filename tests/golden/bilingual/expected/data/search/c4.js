zhandian.put("c4","d892fcaf",[[["旧的管理办法",0,"old-rules",1,2]],["政策文件"]]);
