zhandian.put("g4","52da7bb8",[{":dxs":"d# gzz",":xs":"d#","?社站":["c%'","+&|"],"dongx":"d#%","gong":"d$#","he":"d#%","she":"d$#","xhedon":["d$%",0,0,{"g":"d#%","g1":"d%%"}]},{}]);
