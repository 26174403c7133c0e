zhandian.put("g7","4cf0e0ed",[{"hedo":"g#%","qi":"g)|h%","zhe":"g)|h%","在镇":"k+","头":"e*#|f%"},{}]);
