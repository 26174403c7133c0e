zhandian.put("c1","45e188c0",[[["旧的管理办法",0,"old-rules",1,2]],["政策文件"]]);
