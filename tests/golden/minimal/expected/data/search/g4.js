zhandian.put("g4","f1a60cb2",[{"76":"d#",":xs":"d#","?社站":["c#","#|"],"gong":"d#","he":"d#","hex":"d#","she":"d#","xixian":"d# gshegong"},{}]);
