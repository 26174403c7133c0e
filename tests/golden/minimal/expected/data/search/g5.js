zhandian.put("g5","029118c5",[{"059":"d#","7654":"d# 321",":sgz":"d#",":xx":"d#","@@zh":"d#","gong":"d#","gongzh":"d# an","sheg":"d#"},{}]);
