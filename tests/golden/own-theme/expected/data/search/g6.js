zhandian.put("g6","4cf0e0ed",[{":hd":"g#%","?社总":"e#","shego":"g#|h%","总站":"e#"},{}]);
