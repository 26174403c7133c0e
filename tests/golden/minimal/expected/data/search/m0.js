zhandian.put("m0","e030b95f",{"g":"e030b95f","n":8,"l":1,"d":2,"b":5,"c":1,"languages":[["zh","zh-CN","中文"]],"kinds":[["station",0,"stations/","",1]],"states":[],"regions":[],"audiences":[]});
