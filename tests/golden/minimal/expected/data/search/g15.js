zhandian.put("g15","9d7c7f4a",[{"76543":"g#","hexi":"g#","shegon":["g#","","",{"gzhan":1}]},{}]);
