zhandian.put("g7","029118c5",[{"76":"d#",":hxx":"c# sgz",":sg":"d#","go":"d#","he":"d#","hex":"d#","hexi":"d#","shegon":"d# gzhan","xix":"d#","xixia":"d#"},{}]);
