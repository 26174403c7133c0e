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
CUT_VALUE = "Z118" "cut-value" Error "“#”把后面的字当作了注释" / "what follows ` #` was taken for a comment" {
    what: "没有加引号的文字里，空格后面跟着“#”，YAML 把后面的都当作注释丢掉。" / "In a text without quotes a space and a # stand: YAML takes the rest for a comment.";
    why: "“关于第 #3 站的通知”在网页上只剩“关于第”。" / "`关于第 #3 站的通知` is published as `关于第`.";
    bad: ["content/stations/new.yaml": "
supervisor: 城关区第 #3 号办公室
"];
    good: ["content/stations/new.yaml": r#"
supervisor: "城关区第 #3 号办公室"
"#];
    source: "YAML 1.2 第6.6节" / "YAML 1.2, 6.6";
}
CONTROL_CHARACTER = "Z119" "control-character" Error "有控制字符，网页和订阅不能有" / "a control character, which no page or feed may hold" {
    what: "文字里有看不见的控制字符，如 Word 的手动换行。" / "The text has a control character, such as Word's manual line break.";
    why: "网页和订阅里不允许有这些字符，有的阅读器会整篇打不开。" / "HTML and XML forbid them; some readers refuse the whole file.";
    bad: ("从 Word 粘贴来的标题中间有手动换行（U+000B）。" / "A title pasted from Word with a manual line break (U+000B) in it.");
    good: ("删去那个字符，在那里重新打一个回车或空格。" / "Delete it and type a line end or a space in its place.");
    source: "XML 1.0 第2.2节；HTML 标准" / "XML 1.0, 2.2; the HTML standard";
}
PRIVATE_USE = "Z120" "private-use-character" Warning "有只在个别电脑上才显示的字符" / "a character that only some machines can show" {
    what: "文字里有造字或 Word 的项目符号，别人的电脑上没有这个字形。" / "The text has a character of one's own machine, or a bullet of Word's.";
    why: "居民看到的是一个方框。换成通用的字，或者“- ”开头的列表。" / "Residents see a box. Write a common character, or a list with `- `.";
    bad: ("从 Word 粘贴来的列表，每行前面是 Word 自己的圆点（U+F0B7）。" / "A list pasted from Word with its own bullets (U+F0B7).");
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

- 身份证
"];
    source: "Unicode 标准（私用区）" / "the Unicode Standard (private use)";
}
NO_LINK = "Z121" "no-link" Error "写得像链接，却不是链接" / "what looks like a link is none" {
    what: "链接的括号打成了全角，少了一边，或者网址里有空格。" / "A link has full-width brackets, lacks one, or has a space in its target.";
    why: "网页上会原样显示方括号和网址，点不了。" / "The page shows brackets and target as they are.";
    bad: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

见[关于本站]（page:about）。
"];
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

见[关于本站](page:about)。
"];
    source: "CommonMark；内容格式" / "CommonMark; the content format";
}
TABLE_SLIP = "Z122" "table-slip" Warning "表格的写法不对" / "a table is mistyped" {
    what: "表格的一行比表头多出格子，或者从 Excel 粘贴来的表格还是用制表符隔开的。" / "A row has more cells than the head, or a table pasted from Excel is still parted by tabs.";
    why: "多出的格子网页上看不到，挤在一起的行读不懂。" / "What is too much is not shown, and lines of tabs cannot be read.";
    bad: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

| 站点 | 人数 |
| --- | --- |
| 新站 | 4 | 兼职 |
"];
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

| 站点 | 人数 | 备注 |
| --- | --- | --- |
| 新站 | 4 | 兼职 |
"];
    source: "GitHub Flavored Markdown（表格）；内容格式" / "GitHub Flavored Markdown (tables); the content format";
}
PICTURE_NOT_SHOWN = "Z123" "picture-not-shown" Warning "图片在网页上显示不出来" / "a picture that pages do not show" {
    what: "图片在别的网站上，或者是浏览器不显示的格式（HEIC、TIFF、BMP、视频）。" / "A picture lies on another host, or is of a kind that browsers do not show (HEIC, TIFF, BMP, films).";
    why: "网页不向别的网站要任何东西，那里会是空白。把图片存成 jpg 或 png，放进 content/files/。" / "Pages ask nothing of other hosts: the place stays empty. Save it as jpg or png in content/files/.";
    bad: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

![门口](https://example.cn/门口.jpg)
"];
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

[门口的照片](https://example.cn/门口.jpg)
"];
    source: "内容格式；政府网站发展指引" / "the content format; 政府网站发展指引 (guide to government sites)";
}
WITHOUT_WORDS = "Z124" "without-words" Warning "图片、链接或小标题没有文字" / "a picture, link or heading without words" {
    what: "图片没有说明，链接的方括号是空的，或者小标题只有 #。" / "A picture has no description, a link no words, or a heading is a bare #.";
    why: "读屏软件读不出来，也没有地方可以点。" / "A screen reader has nothing to say, and there is nothing to press.";
    bad: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

见[](page:about)。
"];
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

见[关于本站](page:about)。
"];
    source: "WCAG 2.1 1.1.1、2.4.4；信息无障碍国家标准" / "WCAG 2.1 1.1.1 and 2.4.4";
}
STRAY_MARK = "Z125" "stray-mark" Warning "排版符号会原样显示" / "a mark of formatting is shown as it is" {
    what: "加粗的星号里面多了空格，脚注没有写内容，等等：符号没有起作用。" / "Asterisks with spaces inside, a footnote without its text: the marks do nothing.";
    why: "居民会看到星号和方括号。" / "Readers see asterisks and brackets.";
    bad: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

请** 注意 **时间。
"];
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

请**注意**时间。
"];
    source: "CommonMark；内容格式" / "CommonMark; the content format";
}
TOO_LONG = "Z126" "too-long" Error "文字太长" / "the text is too long" {
    what: "名称、标题这样的一行字超过 1000 个字。" / "A name or title has more than 1,000 characters.";
    why: "多半是少了一个引号，后面的内容都被读进来了。长的内容写在正文里。" / "Mostly a quote is missing, and all that follows was read in. Long text goes into the body.";
    bad: ("把整篇通知粘贴进了 title。" / "A whole notice pasted into `title`.");
    good: ("标题写一句话，正文写在两行 --- 的下面。" / "A title of one line; the text below the two lines of ---.");
    source: "内容格式" / "the content format";
}
RAW_LINK = "Z127" "raw-link" Warning "HTML 里的链接或图片没有目标" / "a link or picture in raw HTML leads nowhere" {
    what: "正文里直接写的 HTML，链接或图片的目标不存在，或者不是站内的写法。" / "Raw HTML in a text has a link or picture whose target is not there, or is not written as in this format.";
    why: "网页的位置会变，写死的地址点了打不开。" / "Pages move: a fixed address leads nowhere.";
    bad: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

见<a href=\"about.html\">关于本站</a>。
"];
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

见<a href=\"page:about\">关于本站</a>。
"];
    source: "内容格式" / "the content format";
}
}
