zhandian.put("m0","f1a60cb2",{"g":"f1a60cb2","n":8,"l":1,"d":2,"b":3,"c":1,"languages":[["zh","zh-CN","中文"]],"kinds":[["station",0,"stations/","",1]],"states":[],"regions":[],"audiences":[]});
