zhandian.put("g7","f1a60cb2",[{"059":"d#","765":"d#",":xxs":"d# gz","hexixi":"c# angshego","sheg":"d#","xia":"d#"},{}]);
