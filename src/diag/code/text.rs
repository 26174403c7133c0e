//! Codes of text and YAML, Z1xx: what keeps a file from being read at all.
//!
//! **You are here:** `diag/code` — one row a code, see [`super`]; no IO.

super::codes! {
NOT_UTF8 = "Z101" "not-utf8" Error "文件不是 UTF-8 编码" / "the file is not UTF-8" {
    what: "内容文件要用 UTF-8 编码保存。GBK（ANSI）和 UTF-16（Unicode）能认出来，但不猜着转换。"
        / "Content files are saved as UTF-8. GBK and UTF-16 are recognised, but not converted by guessing.";
    why: "猜错了编码，姓名和地名里的生僻字就会变成别的字，而且谁也看不出来。"
        / "A wrong guess turns rare characters of names into other ones, and nobody notices.";
    bad: ("在记事本里“另存为”时，编码选了 ANSI 或 Unicode。" / "Saved from Notepad with the encoding ANSI or Unicode.");
    good: ("在记事本里“文件→另存为”，编码选 UTF-8，再保存。" / "In Notepad: File, Save as, encoding UTF-8.");
    source: "内容格式；UTF-8 见 RFC 3629" / "the content format; UTF-8 is RFC 3629";
}
YAML_SYNTAX = "Z102" "yaml-syntax" Error "YAML 格式错误" / "the YAML cannot be read" {
    what: "引号、括号没有成对，或者上下行没有对齐，从这里起读不下去。"
        / "A quote or bracket is not closed, or lines are not aligned: from there on nothing can be read.";
    why: "后面的字段都读不出来，网页上就会少内容。"
        / "The fields behind that place are lost, and would be missing on the page.";
    bad: ["content/stations/new.yaml": "
address: {zh: 江苏路8号
"];
    good: ["content/stations/new.yaml": "
address: {zh: 江苏路8号}
"];
    source: "YAML 1.2 规范" / "the YAML 1.2 specification";
}
DUPLICATE_KEY = "Z103" "duplicate-key" Error "同一个字段写了两次" / "a key is given twice" {
    what: "一条记录里，同一个字段只能写一次。" / "A key stands once in a record.";
    why: "两个值只会留下一个，留下哪一个看不出来。" / "Only one of the values would be kept, and nobody could tell which.";
    bad: ["content/stations/new.yaml": "
phone: 0891-6323215
phone: 0891-6323216
"];
    good: ["content/stations/new.yaml": "
phone: [0891-6323215, 0891-6323216]
"];
    source: "YAML 1.2 规范：同一层的字段名不重复" / "YAML 1.2: the keys of a mapping are unique";
}
UNKNOWN_KEY = "Z104" "unknown-key" Error "没有这个字段" / "there is no such key" {
    what: "字段名只用规定的那些（英文、小写）。帮助里给出最接近的一个。" / "Only the keys of the format are allowed. The help names the nearest one.";
    why: "写错的字段不会出现在网页上；不报错，就没有人知道少了什么。"
        / "A misspelt field is on no page; without an error nobody would know what is missing.";
    bad: ["content/stations/new.yaml": "
telephone: 0891-6323215
"];
    good: ["content/stations/new.yaml": "
phone: 0891-6323215
"];
    source: "内容格式" / "the content format";
}
TOO_DEEP = "Z105" "too-deep" Error "嵌套层次太深" / "nested too deeply" {
    what: "括号或缩进最多 64 层。" / "Brackets and indentation go 64 levels deep at most.";
    why: "正常的内容用不到十层；这么多层多半是按住了括号键，读它还会占满电脑的内存。"
        / "Honest content needs fewer than ten; more is a stuck key, and would fill the machine's memory.";
    bad: ["content/stations/new.yaml": "
tags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[bilingual]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
"];
    good: ["content/stations/new.yaml": "
tags: [bilingual]
"];
    source: "内容格式" / "the content format";
}
ANCHOR_OR_ALIAS = "Z106" "anchor-or-alias" Error "不支持 YAML 的锚点、别名、标签和合并" / "anchors, aliases, tags and merge keys are not allowed" {
    what: "值的开头有 &、*、!，或者用了 <<。这些在 YAML 里有特别的意思，这里不用。"
        / "A value begins with &, * or !, or << is used. They have a meaning in YAML that is not used here.";
    why: "多半是想写这几个符号本身；照 YAML 的规矩去读，内容就变了。"
        / "Most often the sign itself was meant; read as YAML, the content would become another.";
    bad: ["content/stations/new.yaml": "
wechat: !看这里
"];
    good: ["content/stations/new.yaml": r#"
wechat: "!看这里"
"#];
    source: "内容格式" / "the content format";
}
FULL_WIDTH = "Z107" "full-width-punctuation" Error "YAML 语法处用了全角标点" / "full-width punctuation where YAML needs ASCII" {
    what: "字段名后面的冒号、列表的方括号和逗号要用半角（英文）。文字里面的标点不受限制。"
        / "The colon after a key and a list's brackets and commas are ASCII. Punctuation inside texts is free.";
    why: "中文输入法打出来的“：”“，”“【】”不是语法符号，整行会被当成一段文字。"
        / "What a Chinese input method types is no syntax: the whole line would be taken for text.";
    bad: ["content/stations/new.yaml": "
address：江苏路8号
services: [home-visit，meal-help]
"];
    good: ["content/stations/new.yaml": "
address: 江苏路8号
services: [home-visit, meal-help]
"];
    source: "YAML 1.2 规范" / "the YAML 1.2 specification";
}
BAD_INDENT = "Z108" "bad-indentation" Error "缩进用了全角空格或制表符" / "indentation with ideographic spaces or tabs" {
    what: "行首的缩进要用半角空格，不能用全角空格和 Tab 键。" / "Lines are indented with ASCII spaces, not with ideographic spaces or tabs.";
    why: "全角空格看上去像缩进，程序却当成文字；Tab 的宽度各处不一样。"
        / "An ideographic space looks like indentation but is text; a tab is as wide as each program likes.";
    bad: ["content/stations/new.yaml": "
staff:
　　total: 3
"];
    good: ["content/stations/new.yaml": "
staff:
  total: 3
"];
    source: "YAML 1.2 规范：缩进不用制表符" / "YAML 1.2: no tabs in indentation";
}
MISSING_SPACE = "Z109" "missing-space" Error "冒号或短横后面缺少空格" / "a space is missing after a colon or dash" {
    what: "“字段:”和列表的“-”后面要空一格（半角）。" / "A key's colon and a list's dash are followed by a space.";
    why: "没有空格，“address:江苏路8号”整个是一段文字，不是字段。"
        / "Without it, the whole of address:江苏路8号 is a text and no field.";
    bad: ["content/stations/new.yaml": "
address:江苏路8号
"];
    good: ["content/stations/new.yaml": "
address: 江苏路8号
"];
    source: "YAML 1.2 规范" / "the YAML 1.2 specification";
}
INVISIBLE = "Z110" "invisible-character" Error "有看不见的字符" / "an invisible character" {
    what: "YAML 文件和信息区里不能有零宽空格一类看不见的字符。" / "YAML has no zero-width and other invisible characters in it.";
    why: "它们常随着网页、聊天软件里复制来的文字进来，使编号对不上、电话拨不通、搜索找不到。"
        / "They come along with text copied from pages and chats, and make ids differ, numbers undiallable and words unfindable.";
    bad: ("电话是从聊天软件里复制来的，数字后面带着一个零宽空格（U+200B）。" / "A telephone number copied from a chat, with a zero-width space (U+200B) behind it.");
    good: ("把光标放到提示的那一列，按退格键或 Delete 键删去；删不干净就把这一行重新打一遍。"
        / "Put the cursor at the column that is named and delete it, or type the line anew.");
    source: "内容格式；零宽字符见 Unicode 标准" / "the content format; zero-width characters: the Unicode Standard";
}
CURLY_QUOTE = "Z111" "curly-quote" Error "用了中文引号作 YAML 引号" / "curly quotes used as YAML quotes" {
    what: "值整个放在“ ”里：这不是 YAML 的引号。去掉它，或者改用英文引号。文字中间的“ ”不受限制。"
        / "A value stands wholly in curly quotes, which YAML does not know. Leave them out, or use ASCII quotes. Inside a text they are free.";
    why: "不报错的话，网页上的地址就会带着一对引号。" / "Otherwise the address on the page would be in quotes.";
    bad: ["content/stations/new.yaml": "
address: “江苏路8号”
"];
    good: ["content/stations/new.yaml": "
address: 江苏路8号
"];
    source: "YAML 1.2 规范" / "the YAML 1.2 specification";
}
NO_FRONT_MATTER = "Z112" "no-front-matter" Error "缺少文件开头的 --- 信息区" / "the front matter is missing" {
    what: ".md 文件开头是信息区：上下各一行 ---（三个半角短横），中间写标题、日期等字段，下面才是正文。"
        / "A .md file begins with its front matter: fields between two lines of ---, then the text.";
    why: "没有信息区，就不知道标题、日期和栏目。" / "Without it there is no title, date or category.";
    bad: ["content/notices/new.md": "
title: 关于服务时间的通知
date: 2026-11-12
category: notices

正文。
"];
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
date: 2026-11-12
category: notices
---

正文。
"];
    source: "内容格式" / "the content format";
}
TOO_LARGE = "Z113" "too-large" Error "文件太大" / "the file is too large" {
    what: "YAML 文件不超过 16 MB，Markdown 文件不超过 4 MB。" / "A YAML file has 16 MiB at most, a Markdown file 4 MiB.";
    why: "这么大的多半不是文字（图片改了扩展名，或者粘贴了整本表格），手机也打不开这样的页面。"
        / "What is larger is no text (a renamed picture, a pasted workbook), and no phone opens such a page.";
    bad: ("content/stations/all.yaml 有 17 MB。" / "content/stations/all.yaml has 17 MB.");
    good: ("分成几个文件，如一个乡镇一个文件；表格和图片放进 content/files/ 作附件。"
        / "Several files, such as one a township; tables and pictures go into content/files/.");
    source: "内容格式" / "the content format";
}
MORE_DOCUMENTS = "Z114" "more-documents" Error "一个文件里有多个 YAML 文档" / "more than one YAML document in a file" {
    what: ".yaml 文件中间不能再有 --- 一行。" / "No line of --- in the middle of a .yaml file.";
    why: "--- 后面是另一份文档，读不到，那些记录就会丢失。" / "What follows is another document, and its records would be lost.";
    bad: ["content/stations/new.yaml": "
address: 江苏路8号
---
phone: 0891-6323215
"];
    good: ["content/stations/new.yaml": "
address: 江苏路8号
phone: 0891-6323215
"];
    source: "内容格式" / "the content format";
}
EMPTY_FILE = "Z115" "empty-file" Error "文件是空的" / "the file is empty" {
    what: "文件里没有内容，或者只有注释。" / "The file has nothing in it, or comments alone.";
    why: "多半是保存的时候断了电，或者同步软件只建了一个空文件；原来的记录会悄悄消失。"
        / "Most often a save was interrupted or a cloud drive made an empty file; the record would vanish silently.";
    bad: ("content/stations/new.yaml 里只有一行“# 还没有写”。" / "content/stations/new.yaml has only a comment in it.");
    good: ("写上内容；暂时不要的文件，移到 content 文件夹外面。" / "Write the record, or move the file out of content/.");
    source: "内容格式" / "the content format";
}
UNREADABLE = "Z116" "unreadable-file" Error "文件读不出来" / "the file cannot be read" {
    what: "没有权限、正被别的程序占用、是指向网站文件夹外面的链接，或者文件名的编码不对。"
        / "There is no permission, another program holds it, it is a link out of the site folder, or its name is in another encoding.";
    why: "读不出来的记录不能当作没有，否则它的网页会被删去。" / "A record that cannot be read does not count as gone: its page would be removed.";
    bad: ("content/stations/locked.yaml 的权限只给了别的用户。" / "content/stations/locked.yaml belongs to another user alone.");
    good: ("关掉占用它的程序，或者把它另存一份，用新的文件代替。" / "Close the program that holds it, or save it anew in its place.");
    source: "内容格式" / "the content format";
}
LOST_CHARACTER = "Z117" "lost-character" Error "有乱码字符" / "a character was lost in an earlier conversion" {
    what: "文字里有“�”：以前转换编码时，这里的字已经丢了。" / "The text has a replacement character: an earlier conversion lost what stood there.";
    why: "丢的往往是人名、地名里的字，程序补不回来，只能照原件改。"
        / "What is lost is often part of a name. No program can bring it back; the original can.";
    bad: ["content/stations/new.yaml": "
address: 江�路8号
"];
    good: ["content/stations/new.yaml": "
address: 江苏路8号
"];
    source: "内容格式；U+FFFD 见 Unicode 标准" / "the content format; U+FFFD: the Unicode Standard";
}
}
