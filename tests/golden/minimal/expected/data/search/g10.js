zhandian.put("g10","9d7c7f4a",[{"?河乡":"e#","gongz":"g#","sh":"g#","she":"g#","西乡":"e#"},{}]);
