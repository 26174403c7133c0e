zhandian.put("g10","4cf0e0ed",[{":gzz":"g#",":qt":"g)|h%",":qtz":["g)|h%","","",{"sgz":"h%"}],"gongz":"g#|h%","sh":"g#|h%","she":"g#|h%","xhedo":"g#&#|h%","动态":"i+"},{}]);
