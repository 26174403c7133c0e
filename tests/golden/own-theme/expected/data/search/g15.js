zhandian.put("g15","4cf0e0ed",[{"don":"g#%","hed":"g#%","shegon":["g#|h%","","",{"gzhan":"h%","gzongzha":"g#"}],"作动":"i+","挂":"e+","政府":"k+","桥头":"a)|c+|d%"},{}]);
