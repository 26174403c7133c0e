(window.zhandian=window.zhandian||{}).searchData={
"languages":[["zh","zh-CN"]],
"kinds":["station","service","region","audience","operator","page","disclosure","notice"],
"contexts":[],
"entries":[
[0,-1,["河西乡社工站"],["stations/hexi.html"],"^0596 ^7654321|^05967654321"]
]};
