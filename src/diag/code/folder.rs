//! Codes of the site folder, Z9xx: what is not where it belongs.
//!
//! **You are here:** `diag/code` — one row a code, see [`super`]; no IO.

super::codes! {
NO_SITE = "Z901" "no-site" Error "这里没有 content/site.yaml" / "there is no content/site.yaml here" {
    what: "当前文件夹里没有 content/site.yaml，不是一个网站文件夹。" / "The folder has no content/site.yaml, so it is no site folder.";
    why: "多半是在别的文件夹里运行了命令。" / "Mostly the command was run in another folder.";
    bad: ("在桌面上打开终端，运行 zhandian build。" / "zhandian build, run on the desktop.");
    good: ("先进到网站文件夹（里面有 content 的那一个），再运行；或者写 --root 网站文件夹。新建一个：zhandian init 文件夹。"
        / "Go to the site folder (the one with content in it) first, or give --root. A new one: zhandian init DIR.");
    source: "内容格式" / "the content format";
}
UNEXPECTED_FILE = "Z902" "unexpected-file" Warning "这个文件不会被使用" / "this file is not used" {
    what: "文件放错了文件夹，文件夹名打错了，或者是不认识的种类。" / "A file lies in the wrong folder, its folder's name is a slip, or it is of an unknown kind.";
    why: "里面的内容不会出现在网站上。附件和图片放进 content/files/。" / "Nothing of it is on the site. Attachments and pictures go into content/files/.";
    bad: ["content/station/new.yaml": "
name: {zh: 新站, bo: ས་ཚིགས།}
level: township
"];
    good: ["content/stations/new.yaml": "
name: {zh: 新站, bo: ས་ཚིགས།}
level: township
"];
    source: "内容格式" / "the content format";
}
}
