zhandian.put("g3","f1a60cb2",[{":xx":"d#","?乡工":["c#","#|"],"?西社":["c#","#|"],"gon":"d#","gongz":"d#","hexix":"d#","shego":"d#","xi":"d#","xian":"d#","xix":"d#","xixi":"d#"},{}]);
