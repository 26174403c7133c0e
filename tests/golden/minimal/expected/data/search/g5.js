zhandian.put("g5","9d7c7f4a",[{":sgz":"g#"},{}]);
