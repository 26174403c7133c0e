zhandian.put("g2","4cf0e0ed",[{"?东社":"e#","qiaoto":["g)|h%","","",{"uzhen":"g)","uzhenshe":"h%"}],"tou":"g)|h%","xhe":"g#&#|h%","zhensh":["h%","","",{"egongzha":1}],"河":"c#%","社工":"e#)|f%"},{}]);
