zhandian.put("g5","e030b95f",[{"0596":"d# 7654321",":hxx":"c# sgz",":sg":"d#",":sgz":"d#","@@zh":"d#","go":"d#","hexi":"d#","shegon":"d# gzhan","xiang":"d#","xiangs":"d# hegongzh","xixia":"d#"},{}]);
