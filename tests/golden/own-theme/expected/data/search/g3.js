zhandian.put("g3","a026afd5",[{":dx":"d#%",":gzz":"d#","?桥镇":["c%&#","''&|"],"gon":"d$#","gongz":"d$#","hedo":"d#%","shego":"d$#","xi":"d#%","xian":"d#%","zh":"d%%"},{}]);
