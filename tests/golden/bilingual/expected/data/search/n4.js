zhandian.put("n4","d892fcaf",[[[30,[0,"བོད་ཡིག"],0,"bo-alone",2]],["工作动态"]]);
