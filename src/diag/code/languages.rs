//! Codes of languages, Z4xx: what is missing or wrong in one of a site's languages.
//!
//! **You are here:** `diag/code` — one row a code, see [`super`]; no IO.

super::codes! {
UNDECLARED_LANGUAGE = "Z401" "undeclared-language" Error "用了 site.yaml 里没有的语言" / "a language that site.yaml does not list" {
    what: "文字只能用 site.yaml 的 languages 列出的语言；译文的文件名（.bo.md）也一样。"
        / "Texts, and the names of translations (.bo.md), have the languages that site.yaml lists.";
    why: "别的语言不会出现在任何页面上，写了也没有人看到。多半是代码打错了。"
        / "A text in another language is on no page. Mostly the tag is a slip.";
    bad: ["content/stations/new.yaml": "
name: {zh: 新站, bo: ས་ཚིགས།, en: New Station}
"];
    good: ["content/stations/new.yaml": "
name: {zh: 新站, bo: ས་ཚིགས།}
"];
    source: "内容格式" / "the content format";
}
UNREVIEWED_TRANSLATION = "Z402" "unreviewed-translation" Warning "译文未经审校" / "the translation has not been reviewed" {
    what: "译文写着 translation: {status: unreviewed}。" / "A translation says translation: {status: unreviewed}.";
    why: "没有审校的译文可能把时间、条件译错；页面上会注明，以原文为准。请人看过以后改成 reviewed。"
        / "It may be wrong about times and conditions; the page says so. Once someone has read it, write reviewed.";
    bad: ["content/notices/opening.bo.md": "
---
title: ཞབས་ཞུ་འགོ་ཚུགས།
translation: {status: unreviewed}
---

ཞབས་ཞུ་འགོ་ཚུགས།
"];
    good: ["content/notices/opening.bo.md": "
---
title: ཞབས་ཞུ་འགོ་ཚུགས།
translation: {status: reviewed, by: 翻译组}
---

ཞབས་ཞུ་འགོ་ཚུགས།
"];
    source: "内容格式" / "the content format";
}
MISSING_TRANSLATION = "Z403" "missing-translation" Note "缺少另一种语言的名称" / "a name is missing in another language" {
    what: "站点、服务、地区、级别、栏目的名称，没有写网站的每一种语言。"
        / "Names of stations, services, regions, levels and categories are not given in every language of the site.";
    why: "另一种语言的页面上只好显示汉文。只是提示：有出处的译名再写，不要用机器翻译凑。"
        / "The other language's pages show the Chinese. It is a note: a name without a source is worse than none.";
    bad: ["content/stations/new.yaml": "
name: 新站
"];
    good: ["content/stations/new.yaml": "
name: {zh: 新站, bo: ས་ཚིགས།}
"];
    source: "西藏自治区学习、使用和发展藏语文的规定" / "西藏自治区学习、使用和发展藏语文的规定 (regulations on the Tibetan language)";
}
DIFFERS_FROM_ORIGINAL = "Z404" "differs-from-original" Warning "译文里的共用字段与原文不同" / "a shared field differs from the original's" {
    what: "译文里又写了日期、栏目等，而且和原文不一样。程序以原文为准。" / "A translation gives date, category or the like, and not as the original does. The original counts.";
    why: "一篇文章不能有两个日期。译文只写 title、summary 和 translation。"
        / "A document has one date. A translation has title, summary and translation.";
    bad: ["content/notices/opening.bo.md": "
---
title: ཞབས་ཞུ་འགོ་ཚུགས།
date: 2026-11-11
translation: {status: reviewed}
---

ཞབས་ཞུ་འགོ་ཚུགས།
"];
    good: ["content/notices/opening.bo.md": "
---
title: ཞབས་ཞུ་འགོ་ཚུགས།
translation: {status: reviewed}
---

ཞབས་ཞུ་འགོ་ཚུགས།
"];
    source: "内容格式" / "the content format";
}
TIBETAN_SPELLING = "Z405" "tibetan-spelling" Warning "藏文标点或字符不规范" / "Tibetan punctuation or characters are not standard" {
    what: "两个音节点连在一起，分句线前多了音节点（ང 后面除外），ང、ཀ、ག 后面分句线的写法不对，元音前没有字母，旧字体的私用字符，等等。"
        / "Two tshegs together, a tsheg before a shad (but after ང), a shad right after ང, ཀ or ག, marks without a letter, characters of old fonts, and the like.";
    why: "懂藏文的人一眼看出是错的，不懂的人看不出来；旧字体的字符在别的电脑上是方框。程序不自己改。"
        / "A reader of Tibetan sees them at once, others never; old characters are boxes elsewhere. Nothing is changed silently.";
    bad: ["content/stations/new.yaml": "
name: {zh: 新站, bo: ས་་ཚིགས་།}
"];
    good: ["content/stations/new.yaml": "
name: {zh: 新站, bo: ས་ཚིགས།}
"];
    source: "W3C 藏文排版需求（tlreq）；Unicode 标准" / "W3C Tibetan layout requirements; the Unicode Standard";
}
UNTRANSLATED_DOCUMENTS = "Z406" "untranslated-documents" Note "文档没有另一种语言" / "documents are not written in another language of the site" {
    what: "通知、公开件、页面只有一种语言。每个栏目、每种语言列一条，写明几篇和最新的几篇。"
        / "Notices, disclosures and pages are in one language alone: one finding a column and language, with the number and the newest.";
    why: "只懂一种语言的居民看不到。只是提示：没有人能译的，不要用机器翻译发布。"
        / "Who reads only the other language does not see them. It is a note: a machine's translation would be worse.";
    bad: ("网站有汉文和藏文，通知只有 content/notices/opening.md。" / "The site has Chinese and Tibetan, and a notice is content/notices/opening.md alone.");
    good: ("把译文存成同名的 content/notices/opening.bo.md，写上 title、translation 和正文。"
        / "The translation is saved as content/notices/opening.bo.md, with title, translation and the text.");
    source: "民族团结进步促进法第十五条；西藏自治区学习、使用和发展藏语文的规定"
        / "民族团结进步促进法 art. 15; 西藏自治区学习、使用和发展藏语文的规定";
}NOT_TIBETAN = "Z407" "not-tibetan" Warning "写着一种语言，却全是另一种的文字" / "what is said to be Tibetan is Chinese, or the other way round" {
    what: "bo 的文字，或者藏文译文的标题、正文，全是汉字，没有一个藏文字；或者 zh 的文字全是藏文，没有一个汉字。"
        / "A text under `bo`, or the title or text of a Tibetan translation, is Chinese without a Tibetan letter; or a text under `zh` is Tibetan without an ideograph.";
    why: "藏文网页上的汉文被当成译文，名称会出现两遍。" / "On the Tibetan page Chinese passes for a translation, and a name stands there twice.";
    bad: ["content/stations/new.yaml": "
name: {zh: 新站, bo: 新站}
"];
    good: ["content/stations/new.yaml": "
name: {zh: 新站, bo: ས་ཚིགས།}
"];
    source: "内容格式；西藏自治区学习、使用和发展藏语文的规定" / "the content format; 西藏自治区学习、使用和发展藏语文的规定";
}
UNTITLED_TRANSLATION = "Z408" "untitled-translation" Warning "译文没有标题" / "a translation has no title" {
    what: "通知、公开件或页面的译文没有写 title。" / "The translation of a notice, disclosure or page has no `title`.";
    why: "那种语言的网页、列表和搜索里，显示的是原文的标题。" / "Its page, lists and search show the title of the other language.";
    bad: ["content/notices/opening.bo.md": "
---
translation: {status: reviewed, by: 翻译组}
---

ཞབས་ཞུ་འགོ་ཚུགས།
"];
    good: ["content/notices/opening.bo.md": "
---
title: ཞབས་ཞུ་འགོ་ཚུགས།
translation: {status: reviewed, by: 翻译组}
---

ཞབས་ཞུ་འགོ་ཚུགས།
"];
    source: "内容格式" / "the content format";
}
STEPS_DIFFER = "Z411" "steps-differ" Warning "译文的步骤和原文不一样多" / "a translation has other steps than its original" {
    what: "一件事指引的译文要一步对一步地写，步数和原文一样。" / "A guide's translation has one step for each of its original's.";
    why: "步数不同，就不知道哪一步对哪一步；页面上只好显示原文的步骤。" / "Nobody knows which step is which, so the page shows the original's.";
    bad: ["content/guides/old-age.md": "
---
title: 家里老人要人照料
services: [home-visit]
steps: [{name: 打电话, text: 说清老人的情况。}, {name: 上门, text: 社工来看一看。}]
---
", "content/guides/old-age.bo.md": "
---
title: རྒན་གསོ།
steps: [{name: ཁ་པར།}]
translation: {status: reviewed, by: 翻译组}
---

རྒན་གསོ།
"];
    good: ["content/guides/old-age.md": "
---
title: 家里老人要人照料
services: [home-visit]
steps: [{name: 打电话, text: 说清老人的情况。}, {name: 上门, text: 社工来看一看。}]
---
", "content/guides/old-age.bo.md": "
---
title: རྒན་གསོ།
steps: [{name: ཁ་པར།}, {name: འཚམས་འདྲི།}]
translation: {status: reviewed, by: 翻译组}
---

རྒན་གསོ།
"];
    source: "内容格式" / "the content format";
}
}
