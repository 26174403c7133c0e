zhandian.put("g12","9d7c7f4a",[{":gz":"g#",":xs":"g#","xi":"g#","xian":"g#","xiang":"g#","xiangs":["g#","","",{"hegongzh":1}],"工站":"e#"},{}]);
