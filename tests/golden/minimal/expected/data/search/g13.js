zhandian.put("g13","9d7c7f4a",[{"7654":"g#",":xx":"g#","gong":"g#","gongzh":["g#","","",{"an":1}],"sheg":"g#"},{}]);
