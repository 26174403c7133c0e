zhandian.put("g11","4cf0e0ed",[{"go":"g#|h%","xh":"g#&#|h%","站":"e#)|f%","镇社":"e+|f%"},{}]);
