zhandian.put("g14","4cf0e0ed",[{"qiao":"g)|h%","to":"g)|h%","zhen":"g)|h%","河东":"a'|c#|i)|j%"},{}]);
