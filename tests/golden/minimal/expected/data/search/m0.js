zhandian.put("m0","9d7c7f4a",{"g":"9d7c7f4a","n":16,"l":1,"b":4,"c":1,"languages":[["zh","zh-CN","中文"]],"kinds":[["station",0,"stations/"]],"states":[],"regions":[],"audiences":[]});
