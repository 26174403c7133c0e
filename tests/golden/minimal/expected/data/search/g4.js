zhandian.put("g4","e030b95f",[{"76":"d#",":xs":"d#","?社站":["c#","#|"],"gong":"d#","he":"d#","hex":"d#","she":"d#","xixian":"d# gshegong"},{}]);
