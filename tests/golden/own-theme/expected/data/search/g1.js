zhandian.put("g1","4cf0e0ed",[{":tzs":["h%","","",{"gz":1}],"@@zh":"g$&","hedong":["g#%","","",{"xian":"g'","xiansheg":"g#"}],"qia":"g)|h%","牌":"e+"},{}]);
