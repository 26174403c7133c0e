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
UNUSED_ATTACHMENT = "Z905" "unused-attachment" Warning "附件没有被引用，不会发布" / "an attachment that nothing refers to is not published" {
    what: "content/files/ 里的这个文件，没有哪条记录、哪段正文提到它。" / "No record and no text refers to this file of content/files/.";
    why: "只发布被引用的文件，免得把放在旁边的工资表、安装包一起公开。要公开的，写进 attachments 或正文的链接；不要的删去。"
        / "Only files that are referred to are published, lest a payroll beside them goes along. Refer to it, or delete it.";
    bad: ["content/files/没人提到.txt": "
草稿
"];
    good: ["content/files/没人提到.txt": "
登记
", "content/notices/new.md": "
---
attachments: [{file: files/没人提到.txt, title: 登记}]
---
"];
    source: "内容格式" / "the content format";
}
}
