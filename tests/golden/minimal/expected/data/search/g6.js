zhandian.put("g6","9d7c7f4a",[{"shego":"g#"},{}]);
