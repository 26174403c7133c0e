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
INCLUDE_AWAY = "Z908" "include-away" Error "要收进来的网站文件夹不在" / "a folder that is to be included is not there" {
    what: "site.yaml 的 include 写的文件夹不存在、打不开，或者里面没有网站。" / "A folder that `include` of site.yaml names is not there, cannot be opened, or has no site in it.";
    why: "它的站点和通知会从网站上消失。以前成功生成过的，用那时候的内容顶上，只是警告（Z913）。"
        / "Its stations and notices would vanish from the site. If it was built before, its content of that day stands in, with a warning (Z913).";
    bad: ("include: [../kenli]，可是旁边没有 kenli 这个文件夹。" / "include: [../kenli], and there is no folder kenli beside the site.");
    good: ("路径从本网站的文件夹算起，指到里面有 content 的那一个。" / "The path begins at this site's folder and ends at the one with content in it.");
    source: "内容格式" / "the content format";
}
INCLUDE_WRONG = "Z909" "include-wrong" Error "收进来的网站文件夹写得不对" / "a folder that cannot be included" {
    what: "include 写了本网站自己，同一个文件夹写了两次，名称重复或不能做网址，或者它又收了这里没写的文件夹。"
        / "`include` names the site itself, a folder twice, two of one name, one whose name fits no address, or one that includes folders which the list lacks.";
    why: "同样的记录会出现两次，附件的网址会混，或者有的县悄悄不见。" / "Records would be there twice, addresses of files would meet, or a county would silently be missing.";
    bad: ("include: [../kenli, ../kenli/]" / "include: [../kenli, ../kenli/]");
    good: ("include: [../kenli, {folder: ../垦利二, name: kenli-2}]" / "include: [../kenli, {folder: ../other, name: kenli-2}]");
    source: "内容格式" / "the content format";
}
ID_IN_TWO_FOLDERS = "Z910" "id-in-two-folders" Error "两个网站文件夹用了同一个编号" / "two site folders use the same id" {
    what: "收进来的文件夹之间，或者它们和本站之间，同一种记录的编号重复了。" / "Included folders, or one of them and the site itself, have records of one kind with the same id.";
    why: "编号就是网址：一个网址只能是一个站点。两边各自检查都没有错误，合在一起才看得出来。"
        / "An id is an address, and an address is one station. Each folder alone is right; only together it shows.";
    bad: ["content/stations/centre.yaml": "
name: {zh: 本站, bo: ས་ཚིགས།}
level: township
region: 540102007
checked: {date: 2026-11-01, by: 城关区民政局}
", "included/kenli/content/stations/centre.yaml": "
name: {zh: 县里的站, bo: ས་ཚིགས།}
level: township
region: 540102007
checked: {date: 2026-11-01, by: 城关区民政局}
"];
    good: ["content/stations/centre.yaml": "
name: {zh: 本站, bo: ས་ཚིགས།}
level: township
region: 540102007
checked: {date: 2026-11-01, by: 城关区民政局}
", "included/kenli/content/stations/kenli-centre.yaml": "
name: {zh: 县里的站, bo: ས་ཚིགས།}
level: township
region: 540102007
checked: {date: 2026-11-01, by: 城关区民政局}
"];
    source: "内容格式" / "the content format";
}
REGION_CLAIMED_TWICE = "Z911" "region-claimed-twice" Warning "同一个行政区划，两边写得不一样" / "a region that two site folders name differently" {
    what: "两个网站文件夹的 regions.yaml 里有同一个代码，名称或上级不同。" / "Two site folders list a region of one code with another name or parent.";
    why: "网站上只能有一个名称；本站写的优先，其次是 include 里在前的。" / "The site shows one name: its own list's, then that of the folder named first.";
    bad: ["included/kenli/content/regions.yaml": "
- code: 540102007
  name: {zh: 嘎玛贡桑乡}
"];
    good: ["included/kenli/content/regions.yaml": "
- code: 540102007
  name: {zh: 嘎玛贡桑街道}
"];
    source: "GB/T 2260、GB/T 10114" / "GB/T 2260, GB/T 10114";
}
OWN_FILE_NOT_USED = "Z912" "own-file-not-used" Note "收进来的这个文件没有用，用的是本站的" / "a file of an included folder that the site's own replaces" {
    what: "设置、服务清单、公开目录、指标、标签、对象、用语，全站用本站的；收进来的文件夹里不一样的，不用。同名的单独页面也是这样。"
        / "Settings, menu, catalogue, measures and lists are the including site's; those of included folders that differ are not used, nor are pages of the same name.";
    why: "全站一张服务清单，事项才能比较和查找。" / "One menu for all, or nothing could be compared and found.";
    bad: ("../kenli/content/tags.yaml 和本站的 content/tags.yaml 不一样。" / "../kenli/content/tags.yaml differs from content/tags.yaml.");
    good: ("两边一样，或者那边没有这个文件：不提示。" / "Both are the same, or the folder has no such file: nothing is said.");
    source: "内容格式" / "the content format";
}
STANDS_IN = "Z913" "stands-in" Warning "收进来的文件夹有错误，网站上是它以前的内容" / "an included folder has errors, and the site shows it as it was" {
    what: "收进来的一个文件夹有错误（或者现在打不开）。别的都照常发布，它用上一次没有错误时的内容，整个文件夹一起。"
        / "An included folder has errors or cannot be opened. All else is published, and of it the last state without errors, as a whole.";
    why: "一个县写错了，不耽误别的县；也不把一个县只发布一半。" / "One county's slip holds up no other, and no county is published by half.";
    bad: ("../kenli 里有一个站点写了不存在的服务事项。" / "A station in ../kenli offers a service that does not exist.");
    good: ("县里改正以后，再生成一次。" / "The county corrects it, and the site is built again.");
    source: "内容格式" / "the content format";
}
NO_GOOD_STATE = "Z914" "no-good-state" Error "收进来的文件夹有错误，又没有以前的内容可用" / "an included folder has errors, and no earlier state is known" {
    what: "收进来的文件夹有错误，而它从来没有在没有错误的时候生成过。" / "An included folder has errors and was never built without.";
    why: "没有以前的内容可以顶上；只发布它没有错误的那一部分，会让人以为别的站点没有了。"
        / "Nothing can stand in; what of it is right alone would look as if the rest were gone.";
    bad: ("第一次生成时，../kenli 里就有错误。" / "../kenli has errors when the site is built for the first time.");
    good: ("改正，或者先从 include 里删去它。" / "Correct them, or take it out of `include` for now.");
    source: "内容格式" / "the content format";
}
}
