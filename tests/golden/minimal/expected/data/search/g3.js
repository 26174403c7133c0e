zhandian.put("g3","e030b95f",[{":xx":"d#","?乡工":["c#","#|"],"?西社":["c#","#|"],"gon":"d#","gongz":"d#","hexix":"d#","shego":"d#","xi":"d#","xian":"d#","xix":"d#","xixi":"d#"},{}]);
