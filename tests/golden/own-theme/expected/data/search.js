(window.zhandian=window.zhandian||{}).searchData={
"languages":[["zh","zh-CN"]],
"kinds":["station","service","region","audience","operator","page","disclosure","notice"],
"contexts":[["河东县"],["河东县 桥头镇"],["工作动态"]],
"entries":[
[0,0,["河东县社工总站"],["stations/zongzhan.html"],"^xhedong"],
[0,1,["桥头镇社工站"],["stations/qiaotou.html"],"^xhedong1"],
[2,-1,["河东县"],["regions/xhedong.html"],"^xhedong"],
[2,0,["桥头镇"],["regions/xhedong1.html"],"^xhedong1"],
[7,2,["桥头镇社工站挂牌"],["notices/open.html"],""]
]};
