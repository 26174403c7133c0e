//! Codes of links between records, Z3xx: what refers to nothing, or two things that want one place.
//!
//! **You are here:** `diag/code` — one row a code, see [`super`]; no IO.

super::codes! {
DUPLICATE_ID = "Z301" "duplicate-id" Error "两条记录用了同一个 id" / "two records have the same id" {
    what: "同一类记录的编号不能重复；文件名就是默认的编号。" / "Ids are unique among records of a kind; a file's name is the id unless one is given.";
    why: "两条记录会抢同一个网址。复制出来的文件最容易这样。" / "Both would want the same address. Copied files do this.";
    bad: ["content/stations/new.yaml": "
id: gamagongsang
"];
    good: ["content/stations/new.yaml": "
id: new
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_REGION = "Z302" "unknown-region" Error "没有这个行政区划" / "there is no such region" {
    what: "站点、通知、统计里写的行政区划代码，要在 content/regions.yaml 里有。" / "A region's code is listed in content/regions.yaml.";
    why: "代码没有名称，页面上不知道写哪里。不要改成相近的代码，那是另一个地方：在 regions.yaml 里补一行。"
        / "Without a name the page cannot say where. A similar code is another place: add a line to regions.yaml.";
    bad: ["content/stations/new.yaml": "
covers: [540102007, 540102099]
"];
    good: ["content/stations/new.yaml": "
covers: [540102007]
"];
    source: "内容格式；代码见 GB/T 2260、GB/T 10114" / "the content format; codes: GB/T 2260 and GB/T 10114";
}
UNKNOWN_STATION = "Z303" "unknown-station" Error "没有这个站点" / "there is no such station" {
    what: "写站点编号的地方，编号要是 content/stations/ 里有的。" / "A station's id is one of content/stations/.";
    why: "不报错，上级站、接替的站就会悄悄空着。" / "Otherwise the parent or successor would silently be none.";
    bad: ["content/stations/new.yaml": "
parent: chengguang
"];
    good: ["content/stations/new.yaml": "
parent: chengguan
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_SERVICE = "Z304" "unknown-service" Error "没有这个服务事项" / "there is no such service" {
    what: "services 里写的编号，要是服务清单（content/services/）里一个事项或一个类别的编号。帮助里给出最接近的。"
        / "An id in services is that of an item or category of content/services/. The help names the nearest.";
    why: "编号错了，站点页上就少一项服务，居民以为这里不办。" / "With a wrong id the station's page lacks a service, and people think it is not offered.";
    bad: ["content/stations/new.yaml": "
services: [home-visit, meal-hlep]
"];
    good: ["content/stations/new.yaml": "
services: [home-visit, meal-help]
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_AUDIENCE = "Z305" "unknown-audience" Error "没有这个服务对象" / "there is no such audience" {
    what: "audiences 里写的编号，要是 content/audiences.yaml 里有的；编号说不清的，用 target 写文字。"
        / "An id in audiences is one of content/audiences.yaml; what no id says is written as target.";
    why: "居民按“老年人”“儿童”找服务，编号错了就找不到。" / "People look for services by whom they are for.";
    bad: ["content/services/more.yaml": "
name: {zh: 更多, bo: ཞབས་ཞུ།}
items: [{id: chat, name: {zh: 陪聊, bo: གླེང་མོལ།}, audiences: [eldery]}]
"];
    good: ["content/services/more.yaml": "
name: {zh: 更多, bo: ཞབས་ཞུ།}
items: [{id: chat, name: {zh: 陪聊, bo: གླེང་མོལ།}, audiences: [elderly]}]
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_OPERATOR = "Z306" "unknown-operator" Error "没有这个承接机构" / "there is no such operator" {
    what: "operator 写 content/operators/ 里的编号，或者统一社会信用代码。" / "operator is an id of content/operators/, or a credit code.";
    why: "谁在承接服务，是必须公开的。" / "Who runs the service has to be public.";
    bad: ["content/stations/new.yaml": "
operator: kena
"];
    good: ["content/stations/new.yaml": "
operator: kenna
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_NOTICE = "Z307" "unknown-notice" Error "没有这个通知" / "there is no such notice" {
    what: "repeals（废止）、interprets（解读）里写的编号，要是 content/notices/ 里有的；不在本站的文件写 {title: …, number: …}。"
        / "An id in repeals or interprets is one of content/notices/; a document that is not on the site is written {title: …, number: …}.";
    why: "两边的页面要互相链接，旧文件的页面才会注明已废止。" / "Both pages link each other, and the old one says that it is repealed.";
    bad: ["content/notices/new.md": "
---
interprets: [openning]
---
"];
    good: ["content/notices/new.md": "
---
interprets: [opening]
---
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_CATEGORY = "Z308" "unknown-category" Error "没有这个栏目" / "there is no such category" {
    what: "category 写 site.yaml 里 notice_categories 的编号。" / "category is an id of notice_categories in site.yaml.";
    why: "没有栏目的通知，列表里找不到。" / "A notice without a category is in no list.";
    bad: ["content/notices/new.md": "
---
category: notice
---
"];
    good: ["content/notices/new.md": "
---
category: notices
---
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_ITEM = "Z309" "unknown-catalogue-item" Error "公开目录里没有这个事项" / "there is no such row in the catalogue" {
    what: "公开件的 item 写公开目录里一行的编号。" / "A disclosure's item is the id of a catalogue row.";
    why: "对不上目录，那一行还是算没有公开。" / "Otherwise the row still counts as not disclosed.";
    bad: ["content/disclosure/items/new.md": "
---
item: giude
---
"];
    good: ["content/disclosure/items/new.md": "
---
item: guide
---
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_LEVEL = "Z310" "unknown-level" Error "没有这个站点级别" / "there is no such station level" {
    what: "level 写 site.yaml 里 station_levels 的编号。" / "level is an id of station_levels in site.yaml.";
    why: "站点的上下级和分级列表都按它排。" / "Stations are arranged by it.";
    bad: ["content/stations/new.yaml": "
level: street
"];
    good: ["content/stations/new.yaml": "
level: township
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_PAGE = "Z311" "unknown-page" Error "没有这个页面" / "there is no such page" {
    what: "正文的 page:编号、附件的 page，要是 content/pages/ 里有的页面。" / "page: in a text, and page of an attachment, name a page of content/pages/.";
    why: "居民点开就是“没有这个页面”。" / "A click would lead to “not found”.";
    bad: ["content/notices/new.md": "
---
attachments: [{page: abuot, title: 附件1}]
---
"];
    good: ["content/notices/new.md": "
---
attachments: [{page: about, title: 附件1}]
---
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_FILE = "Z312" "unknown-file" Error "没有这个附件" / "there is no such file" {
    what: "写了 files/文件名，content/files/ 里却没有这个文件。文件名要一字不差，包括扩展名。"
        / "files/NAME is written, and content/files/ has no such file. The name is exact, with its ending.";
    why: "表格下载不了，居民要白跑一趟。" / "A form that cannot be downloaded costs someone a journey.";
    bad: ["content/notices/new.md": "
---
attachments: [{file: files/表格.docx, title: 表格}]
---
"];
    good: ["content/notices/new.md": "
---
attachments: [{file: files/表格.txt, title: 表格}]
---
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_TAG = "Z313" "unknown-tag" Error "没有这个标签" / "there is no such tag" {
    what: "tags 里写的编号，要是 content/tags.yaml 里有的。" / "An id in tags is one of content/tags.yaml.";
    why: "标签要有名称才能显示和筛选。" / "A tag needs a name to be shown and filtered by.";
    bad: ["content/stations/new.yaml": "
tags: [bilingal]
"];
    good: ["content/stations/new.yaml": "
tags: [bilingual]
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_MEASURE = "Z314" "unknown-measure" Error "没有这个统计指标" / "there is no such measure" {
    what: "统计表里的指标，要先在 content/statistics/measures.yaml 里有名称和单位。" / "A measure has its name and unit in content/statistics/measures.yaml.";
    why: "没有名称和单位的数，读者看不懂。" / "Nobody understands a number without name and unit.";
    bad: ["content/statistics/second.yaml": "
period: 2026-Q3
values:
  - {region: 540102, home_visit: 1}
"];
    good: ["content/statistics/second.yaml": "
period: 2026-Q3
values:
  - {region: 540102, home_visits: 1}
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_PERIOD = "Z315" "unknown-period" Error "没有这份统计" / "there are no such figures" {
    what: "附件里的 statistics 写统计文件的编号（文件名去掉 .yaml）。" / "statistics of an attachment is the id of a file of figures: its name without .yaml.";
    why: "附件会指向不存在的表。" / "The attachment would lead nowhere.";
    bad: ["content/notices/new.md": "
---
attachments: [{statistics: first-haf, title: 附件1}]
---
"];
    good: ["content/notices/new.md": "
---
attachments: [{statistics: first-half, title: 附件1}]
---
"];
    source: "内容格式" / "the content format";
}
CYCLE = "Z316" "cycle" Error "上下级关系绕成了圈" / "records are each other's parents" {
    what: "上级写成了自己，或者甲的上级是乙、乙的上级又是甲。" / "A record is its own parent, or two are each other's.";
    why: "从上往下找，永远走不到头。" / "Going up, one would never arrive.";
    bad: ["content/stations/new.yaml": "
parent: new
"];
    good: ["content/stations/new.yaml": "
parent: chengguan
"];
    source: "内容格式" / "the content format";
}
WRONG_PARENT_LEVEL = "Z317" "wrong-parent-level" Error "上级站点的级别不高于本站" / "the parent's level is not above the station's" {
    what: "parent 写的站，级别要比本站高（site.yaml 里排在前面）。" / "The parent's level stands before the station's own in site.yaml.";
    why: "多半是编号写错了，或者两个站的上下级写反了。" / "Mostly the id is wrong, or the two are turned round.";
    bad: ["content/stations/new.yaml": "
parent: gamagongsang
"];
    good: ["content/stations/new.yaml": "
parent: chengguan
"];
    source: "内容格式" / "the content format";
}
ALIAS_TAKEN = "Z318" "alias-taken" Error "旧编号与现有页面冲突" / "an alias is taken by another page" {
    what: "aliases 里的旧编号，现在是另一个页面的编号。" / "A former id in aliases is now another page's id.";
    why: "一个网址只能到一个页面。" / "An address leads to one page.";
    bad: ["content/stations/new.yaml": "
aliases: [jinzhu]
"];
    good: ["content/stations/new.yaml": "
aliases: [former]
"];
    source: "内容格式" / "the content format";
}
ORPHAN_REGION = "Z319" "orphan-region" Warning "找不到上级行政区划" / "the region's parent is not listed" {
    what: "街道、村的上级区县不在 regions.yaml 里。" / "The county above a street or village is not in regions.yaml.";
    why: "居民从上级一层一层往下找，找不到它。" / "Who goes down from the county does not find it.";
    bad: ["content/regions/more.yaml": "
- {code: 510402001, name: {zh: 炳草岗街道, bo: ཁྲོམ་གཞུང༌།}}
"];
    good: ["content/regions/more.yaml": "
- {code: 510402, name: {zh: 东区, bo: ཆུས།}}
- {code: 510402001, name: {zh: 炳草岗街道, bo: ཁྲོམ་གཞུང༌།}}
"];
    source: "内容格式；代码见 GB/T 2260、GB/T 10114" / "the content format; codes: GB/T 2260 and GB/T 10114";
}
ORPHAN_TRANSLATION = "Z320" "orphan-translation" Error "译文缺少自己的必填字段，也没有原文" / "a translation without its original lacks its own fields" {
    what: "只有 .bo.md、没有同名的 .md 时，日期、栏目等要自己写全。" / "A .bo.md without its .md carries date, category and the like itself.";
    why: "共用的字段平时从原文取；没有原文就没有日期和栏目。" / "Shared fields come from the original; without one there are none.";
    bad: ["content/notices/lost.bo.md": "
---
title: བརྡ་ཐོ།
category: notices
---
"];
    good: ["content/notices/lost.bo.md": "
---
title: བརྡ་ཐོ།
date: 2026-11-12
category: notices
---
"];
    source: "内容格式" / "the content format";
}
BROKEN_LINK = "Z321" "broken-link" Error "正文里的链接没有目标" / "a link in the text leads nowhere" {
    what: "正文里链接的目标认不出来。附件写 files/文件名，站点写 station:编号，服务写 service:编号，通知写 notice:编号，页面写 page:编号，别的网站写全网址。"
        / "A link's target is not understood. Write files/NAME, station:ID, service:ID, notice:ID, page:ID, or a whole web address.";
    why: "居民点不开。网页的文件名（stations/….html）也不要直接写：换了主机的路径就会断。"
        / "A click leads nowhere. Names of pages (stations/….html) are not written either.";
    bad: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

见[附件](附件1.docx)和[站点](stations/jinzhu.html)。
"];
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

见[附件](files/表格.txt)和[站点](station:jinzhu)。
"];
    source: "内容格式" / "the content format";
}
PAGE_TWICE = "Z322" "same-page-twice" Error "两个页面要用同一个地址" / "two pages want the same address" {
    what: "程序会给两种语言的文章加一个“-parallel”的对照页，列表的第二页叫“page-2”；编号不要这样结尾。"
        / "A document in two languages has a page -parallel, a list's second page is page-2: no id ends so.";
    why: "一个网址只能有一个页面。" / "An address has one page.";
    bad: ["content/notices/opening-parallel.md": "
---
title: 关于服务时间的通知
---
"];
    good: ["content/notices/opening-both.md": "
---
title: 关于服务时间的通知
---
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_ANCHOR = "Z323" "unknown-anchor" Warning "链接里 # 后面的位置不存在" / "the place after # in a link does not exist" {
    what: "链接指到一页的某一处，那一页没有这一处。" / "A link leads to a place of a page, and the page does not have it.";
    why: "点了只到页首，居民找不到要看的那一段。" / "It leads to the top of the page only.";
    bad: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

见[关于本站](page:about#没有)。
"];
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

见[关于本站](page:about)。
"];
    source: "内容格式" / "the content format";
}
COPIED_FILE = "Z324" "copied-file" Error "是另一个文件的副本" / "a copy of another file" {
    what: "这个文件是复制出来的：文件名带“副本”“冲突”“(1)”或电脑名，内容和另一个文件几乎一样。" / "The file is a copy: its name has what WPS, cloud drives and Explorer add, and it says nearly the same as another.";
    why: "同一条记录会出现两次，编号也重复。消息里写明哪几行不同：把要的改动并到原来的文件，再删去副本。"
        / "One record would stand twice. The message says which lines differ: bring what is wanted into the original, then delete the copy.";
    bad: ("同步软件留下了 content/notices/opening (冲突).md。" / "A cloud drive left content/notices/opening (conflict).md.");
    good: ("只留 content/notices/opening.md。" / "content/notices/opening.md alone.");
    source: "内容格式" / "the content format";
}
UNKNOWN_GUIDE = "Z331" "unknown-guide" Error "没有这份一件事指引" / "there is no such guide" {
    what: "正文和导航的 guide:编号，要是 content/guides/ 里有的指引。" / "guide: in a text or in the navigation names a guide of content/guides/.";
    why: "家里出了事的人点了链接，打开的是“没有找到这个页面”。" / "Someone in need follows the link to a page that is not there.";
    bad: ["content/notices/new.md": "
---
title: 关于上门探访的通知
---

先看[老人要人照料](guide:old-aeg)。
", "content/guides/old-age.md": "
---
title: 家里老人要人照料
services: [home-visit]
steps: [{name: 打电话, text: 说清老人的情况。}]
---
"];
    good: ["content/notices/new.md": "
---
title: 关于上门探访的通知
---

先看[老人要人照料](guide:old-age)。
", "content/guides/old-age.md": "
---
title: 家里老人要人照料
services: [home-visit]
steps: [{name: 打电话, text: 说清老人的情况。}]
---
"];
    source: "内容格式" / "the content format";
}
}
