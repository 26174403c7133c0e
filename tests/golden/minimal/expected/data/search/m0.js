zhandian.put("m0","bd894d93",{"g":"bd894d93","n":4,"l":1,"d":2,"b":3,"c":1,"languages":[["zh","zh-CN","中文"]],"kinds":[["station",0,"stations/","",1]],"states":[],"regions":[],"audiences":[]});
