zhandian.put("g3","52da7bb8",[{":dx":"d#%",":gzz":"d#","?桥镇":["c%&#","''&|"],"gon":"d$#","gongz":"d$#","hedo":"d#%","shego":"d$#","xi":"d#%","xian":"d#%","zh":"d%%"},{}]);
