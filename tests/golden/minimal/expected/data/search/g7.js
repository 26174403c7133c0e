zhandian.put("g7","e030b95f",[{"059":"d#","765":"d#",":xxs":"d# gz","hexixi":"c# angshego","sheg":"d#","xia":"d#"},{}]);
