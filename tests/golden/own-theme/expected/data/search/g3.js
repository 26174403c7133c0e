zhandian.put("g3","4cf0e0ed",[{":sg":"g#|h%",":zs":"h%",":zsg":["h%","","",{"z":1}],"he":"g#%"},{}]);
