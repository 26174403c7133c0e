zhandian.put("n1","13bf6cbe",[[[30,[0,"བོད་ཡིག"],0,"bo-alone",2]],["工作动态"]]);
