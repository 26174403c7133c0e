zhandian.put("g3","9d7c7f4a",[{":sg":"g#","he":"g#","hex":"g#","xix":"g#","xixia":"g#"},{}]);
