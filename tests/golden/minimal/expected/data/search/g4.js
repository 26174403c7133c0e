zhandian.put("g4","029118c5",[{"05":"d#",":gz":"d#",":xs":"d#",":xsg":"d# z","gon":"d#","hexix":"d#","xi":"d#","xia":"d#","xian":"d#","xiang":"d#","xiangs":"d# hegongzh"},{}]);
