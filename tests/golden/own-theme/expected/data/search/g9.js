zhandian.put("g9","4cf0e0ed",[{":tz":"g)|h%","?镇工":"e+|f%","zhens":"h%","东":"e#%","社":"e#)|f%"},{}]);
