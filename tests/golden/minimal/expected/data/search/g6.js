zhandian.put("g6","029118c5",[{"0596":"d#","765":"d#",":hx":"d#",":xxs":"d# gz","gongz":"d#","hexixi":"c# angshego","sh":"d#","she":"d#","shego":"d#","xixi":"d#","xixian":"d# gshegong"},{}]);
