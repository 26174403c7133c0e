zhandian.put("c1","d85243cf",[[["旧的管理办法",0,"old-rules",1,2]],["政策文件"]]);
