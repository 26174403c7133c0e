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
FULL_HISTORY = "Z906" "full-history" Warning "修改历史该存档了" / "the history is to be put away" {
    what: "修改历史（.zhandian/history）满了 400 天，或者超过 200 MB。" / "The history (.zhandian/history) is older than 400 days or larger than 200 MiB.";
    why: "历史只加不减，越来越大，拖慢共享文件夹的备份；一年以前的修改，很少还要撤销。"
        / "It only grows, and slows the backup of the share; what was changed a year ago is hardly ever taken back.";
    bad: ("用了一年多，.zhandian/history 从来没有存过档。" / "After more than a year, .zhandian/history was never put away.");
    good: ("把 .zhandian/history 整个移到移动硬盘，改名为“修改历史-2026”；再运行 zhandian check，历史从头记起。"
        / "Move .zhandian/history to another disk as `history-2026`; run zhandian check: a new history begins.");
    source: "修改历史的存放期限（本程序）" / "how long the history is kept (this program)";
}
HISTORY_GAP = "Z907" "history-gap" Warning "修改历史缺了行" / "lines are missing in the history" {
    what: "修改历史的每一行都带着上一行的校验值；有的行对不上：被删掉了，或者改动过。" / "Each line of the history carries the hash of the one before; some do not fit: lines were removed or altered.";
    why: "历史要能说明谁改了什么；缺了行，就不能作为依据。内容本身不受影响。" / "The history is to show who changed what; with lines missing it proves nothing. The content is not concerned.";
    bad: ("用记事本打开 ledger.ndjson，删去其中一行。" / "A line of ledger.ndjson deleted with Notepad.");
    good: ("从备份里找回 .zhandian/history；没有备份，就把它移到别处存档，历史从头记起。"
        / "Get .zhandian/history back from a backup, or move it elsewhere as an archive: a new one begins.");
    source: "修改历史的格式（本程序）" / "the form of the history (this program)";
}
}
