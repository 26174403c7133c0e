zhandian.put("g5","2be65c61",[{"059":"d#","7654":"d# 321",":sgz":"d#",":xx":"d#","@@zh":"d#","gong":"d#","gongzh":"d# an","sheg":"d#"},{}]);
