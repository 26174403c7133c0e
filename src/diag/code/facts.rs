//! Codes of facts that contradict one another or are given twice, Z523 to Z537.
//!
//! **You are here:** `diag/code` — one row a code, see [`super`]; no IO.

super::codes! {
FUTURE_DATE = "Z523" "future-date" Warning "发布日期晚于今天" / "the publication date lies in the future" {
    what: "已经公开的内容，日期却还没有到；核对、统计的日期写在了以后。" / "What is public already bears a date that has not come, or something was checked or counted on one.";
    why: "还没到的发布日期会被看成造假。要到那天才发布的，加上 publish_at。"
        / "It counts as forged. What is to appear later has publish_at.";
    bad: ["content/notices/new.md": "
---
date: 2026-12-01
---
"];
    good: ["content/notices/new.md": "
---
date: 2026-12-01
publish_at: 2026-12-01T09:00
---
"];
    source: "政府网站与政务新媒体检查指标" / "政府网站与政务新媒体检查指标 (indicators for inspecting government sites)";
}
DAMAGED_ATTACHMENT = "Z524" "damaged-attachment" Warning "附件打不开，或打开是乱码" / "an attachment cannot be opened, or is garbled" {
    what: "附件是空的，内容与扩展名不符（如把 .doc 改名成 .pdf），或者 CSV 没有编码标记。"
        / "An attachment is empty, is not what its ending says, or is a CSV without a byte-order mark.";
    why: "居民下载了打不开；没有标记的 CSV 用 WPS、Excel 打开是乱码。" / "It is downloaded in vain; WPS and Excel garble a CSV without the mark.";
    bad: ("content/files/名单.csv 存成了不带标记的 UTF-8。" / "content/files/名单.csv was saved as UTF-8 without a mark.");
    good: ("在记事本里另存为，编码选“带有 BOM 的 UTF-8”；或者用 WPS、Excel 重新导出。"
        / "In Notepad: save as “UTF-8 with BOM”; or export it anew.");
    source: "政府网站与政务新媒体检查指标（附件能正常下载）" / "政府网站与政务新媒体检查指标 (attachments can be downloaded)";
}
STATUS_CONTRADICTS = "Z525" "status-contradicts" Warning "状态和别的字段对不上" / "the status does not fit the other fields" {
    what: "恢复服务的日期已经过了还写着暂停，写了撤销日期状态却不是撤销，运行中的站还没到启用日期、合同已经到期或者名称里有“示例”，自主运营的站又写了承接机构。"
        / "The day of reopening has passed and the station is still closed for a time; or it is said to work, and has not opened yet, has a day of closing, is named a sample, or its contract has ended; or it runs itself and names an operator.";
    why: "居民会白跑一趟，或者不知道已经开门了。" / "Residents come in vain, or do not know that it is open.";
    bad: ["content/stations/new.yaml": "
status: temporarily-closed
reopens: 2026-10
"];
    good: ["content/stations/new.yaml": "
status: temporarily-closed
reopens: 2027-03
"];
    source: "内容格式" / "the content format";
}
REVIEW_ORDER = "Z526" "review-order" Warning "审校日期的先后不对" / "the dates of the review are out of order" {
    what: "审校的日期晚于发布日期，或者后一步早于前一步。" / "A review is dated after publication, or a step before the one above it.";
    why: "三审三校要在发布之前做完；日期对不上，检查时说不清。" / "The three reviews come before publication; an inspection asks about dates that cannot be.";
    bad: ["content/notices/new.md": "
---
review: [{role: 初审, date: 2026-11-30}]
---
"];
    good: ["content/notices/new.md": "
---
review: [{role: 初审, date: 2026-11-10}]
---
"];
    source: "政府网站发展指引（三审三校）" / "政府网站发展指引 (three reviews)";
}
SAME_NUMBER = "Z527" "same-document-number" Warning "两篇通知的发文字号相同" / "two notices have one document number" {
    what: "两篇通知写了同一个发文字号。" / "Two notices have the same document number.";
    why: "一个发文字号只指一份文件；按字号引用的，不知道指哪一篇。" / "A number names one document: who cites it leads to either.";
    bad: ["content/notices/a.md": "
---
document_number: 拉民发〔2026〕12号
---
", "content/notices/b.md": "
---
document_number: 拉民发〔2026〕12号
---
"];
    good: ["content/notices/a.md": "
---
document_number: 拉民发〔2026〕12号
---
", "content/notices/b.md": "
---
document_number: 拉民发〔2026〕13号
---
"];
    source: "党政机关公文处理工作条例" / "党政机关公文处理工作条例 (official documents)";
}
SAME_STATION = "Z528" "same-station-twice" Warning "两个站点的名称和电话都相同" / "two stations have one name and telephone" {
    what: "两条站点记录的名称和电话都一样。" / "Two records of stations have the same name and telephone.";
    why: "多半是录了两次：居民看到两个站，其中一个没有人维护。" / "Mostly it was entered twice: residents see two, and one is not kept.";
    bad: ["content/stations/a.yaml": "
name: {zh: 新站, bo: ས་ཚིགས།}
phone: 0891-6323215
", "content/stations/b.yaml": "
name: {zh: 新站, bo: ས་ཚིགས།}
phone: 0891-6323215
"];
    good: ["content/stations/a.yaml": "
name: {zh: 新站, bo: ས་ཚིགས།}
phone: 0891-6323215
", "content/stations/b.yaml": "
name: {zh: 新站, bo: ས་ཚིགས།}
phone: 0891-6323216
"];
    source: "内容格式" / "the content format";
}
SAME_FIGURES = "Z529" "same-figures-twice" Warning "两份统计是同一个时期的同一项" / "two tables give one number of one period" {
    what: "两份统计的时期、来源、范围相同，又写了同一个地区或站点的同一项指标。"
        / "Two tables of one period, source and scope give a number for the same region or station and measure.";
    why: "多半是复制了上一期的文件，时期没有改：居民看到两个不同的数。" / "Mostly the file was copied and its period left: residents see two numbers.";
    bad: ["content/statistics/q2.yaml": "
period: 2026-Q2
values:
  - {region: 540102, activities: 120}
", "content/statistics/q3.yaml": "
period: 2026-Q2
values:
  - {region: 540102, activities: 130}
"];
    good: ["content/statistics/q2.yaml": "
period: 2026-Q2
values:
  - {region: 540102, activities: 120}
", "content/statistics/q3.yaml": "
period: 2026-Q3
values:
  - {region: 540102, activities: 130}
"];
    source: "内容格式" / "the content format";
}EMPTY_BODY = "Z530" "empty-body" Warning "没有正文" / "there is no text" {
    what: "通知、公开件或页面没有正文，也没有附件；或者原文有正文，译文没有。" / "A notice, disclosure or page has neither a text nor attachments, or a translation has none where its original has.";
    why: "居民打开只看到一个标题。" / "Residents find a title and nothing below it.";
    bad: ("content/notices/new.md 在第二行 --- 的下面什么也没有。" / "Nothing stands below the second --- of content/notices/new.md.");
    good: ("在第二行 --- 的下面写正文：从十二月起，上午九点开门。" / "The text stands below the second ---: from December on the door opens at nine.");
    source: "内容格式" / "the content format";
}
DISCLOSURE_MISFITS = "Z531" "disclosure-misfits" Warning "公开件和目录里的这一行对不上" / "a disclosure does not fit its row" {
    what: "目录里按站点公开的没有写 station，按年公开的写了季度，covers 里的要素目录里没有，等等。"
        / "A row of stations without `station`, a quarter where the row asks for a year, an element in `covers` that the row has not.";
    why: "对不上的公开件不算数，或者算到别处去了。" / "What does not fit does not count, or counts for something else.";
    bad: ["content/disclosure/items/new.md": "
---
item: guide
station: chengguan
title: 政府信息公开指南
---
"];
    good: ["content/disclosure/items/new.md": "
---
item: guide
title: 政府信息公开指南
---
"];
    source: "内容格式" / "the content format";
}
NO_REGION = "Z532" "no-region" Warning "站点没有写在哪个地区" / "a station says no region" {
    what: "站点没有写 region，网站又有行政区划。" / "A station has no `region`, on a site that has regions.";
    why: "居民按县、乡镇找站，找不到它。" / "Residents who look by district and township do not come by it.";
    bad: ("站点记录里没有 region 这一行。" / "The record of a station has no line `region`.");
    good: ("写上所在行政区划的代码，如 region: 540102007。" / "It has the code of its region, such as region: 540102007.");
    source: "内容格式" / "the content format";
}
NO_AREA_CODE = "Z533" "no-area-code" Warning "电话没有区号" / "a telephone has no area code" {
    what: "站点、承接机构或主办单位的电话只有七八位，没有区号。" / "A telephone of a station, operator or the site has seven or eight digits alone.";
    why: "居民多半用手机打，没有区号就打不通。" / "Most residents call by mobile phone, which does not reach it.";
    bad: ["content/stations/new.yaml": "
phone: 6323215
"];
    good: ["content/stations/new.yaml": "
phone: 0891-6323215
"];
    source: "内容格式" / "the content format";
}
CHANGED_AFTER_REVIEW = "Z534" "changed-after-review" Warning "审完以后内容又改过" / "the content was changed after its review" {
    what: "最后一步审过的那一份内容，和今天的不一样。会说出变的是哪几项。" / "What the last step of the review looked at is not what stands there today; the fields that differ are named.";
    why: "审的是一份内容，发出去的是另一份：出了错，说不清谁看过。顺序、注释、引号、换行不算改动。"
        / "One content was reviewed and another is published. The order of keys, comments, quotes and line ends do not count.";
    bad: ["content/site.yaml": "
review: {for: [notices]}
", "content/notices/new.md": "
---
review: [{role: 终审, name: 某丙, of: 0f1e2d3c4b5a, parts: title=0000}]
---
"];
    good: ["content/site.yaml": "
review: {for: [notices]}
", "content/notices/new.md": "
---
review: [{role: 初审, name: 某甲}]
---
"];
    source: "政府网站发展指引（三审三校、先审后发）" / "政府网站发展指引 (reviewed before it is published)";
}
REVIEW_STEP_MISSING = "Z535" "review-step-missing" Warning "前一步没有审，就有了后一步" / "a step of the review without the one before it" {
    what: "review 里有后一步（如终审），前面却没有前一步（如复审）。" / "A step such as 终审 stands there without the step before it.";
    why: "三审三校是一步接一步的：缺一步，就不算审完。" / "The steps follow one another: without one of them the review is none.";
    bad: ["content/site.yaml": "
review: {for: [notices]}
", "content/notices/new.md": "
---
review: [{role: 终审, name: 某丙}]
---
"];
    good: ["content/site.yaml": "
review: {for: [notices]}
", "content/notices/new.md": "
---
review: [{role: 初审, name: 某甲}, {role: 复审, name: 某乙}, {role: 终审, name: 某丙}]
---
"];
    source: "政府网站发展指引（三审三校）" / "政府网站发展指引 (three reviews)";
}
REVIEWED_BY_ONE = "Z536" "reviewed-by-one" Warning "两步审校是同一个人" / "two steps of the review are by one person" {
    what: "review 里两步写了同一个姓名；前后的空格不算。" / "Two steps bear one name; spaces at its ends do not count.";
    why: "自己审自己写的、审过的，看不出错。" / "Nobody sees the mistakes that they have looked at before.";
    bad: ["content/site.yaml": "
review: {for: [notices]}
", "content/notices/new.md": "
---
review: [{role: 初审, name: 某甲}, {role: 复审, name: 某甲}]
---
"];
    good: ["content/site.yaml": "
review: {for: [notices]}
", "content/notices/new.md": "
---
review: [{role: 初审, name: 某甲}, {role: 复审, name: 某乙}]
---
"];
    source: "政府网站发展指引（三审三校）" / "政府网站发展指引 (three reviews)";
}
NOT_REVIEWED = "Z537" "not-reviewed" Warning "没有审完，不会发布" / "not through the review, so not published" {
    what: "site.yaml 里写着 review 的 enforce: true，这些内容还没有审完今天的这一份，生成的网站里没有它们。预览里有，标着未发布。"
        / "site.yaml asks for reviews before publication (enforce: true), and these are not through: no build has them. The preview shows them, marked.";
    why: "先审后发是这个网站自己定的；不说出来，会以为已经发布了。" / "The site asked for it; unsaid, everyone would think that they are published.";
    bad: ["content/site.yaml": "
review: {for: [lists-of-persons], enforce: true}
", "content/notices/new.md": "
---
posting: {start: 2026-11-20, end: 2026-11-28, basis: 社会救助暂行办法, feedback: 0891-6323215}
---
"];
    good: ["content/site.yaml": "
review: {for: [lists-of-persons], enforce: false}
", "content/notices/new.md": "
---
posting: {start: 2026-11-20, end: 2026-11-28, basis: 社会救助暂行办法, feedback: 0891-6323215}
---
"];
    source: "政府网站发展指引（先审后发）" / "政府网站发展指引 (reviewed before it is published)";
}
GUIDE_INCOMPLETE = "Z541" "guide-incomplete" Warning "一件事指引没有说怎么办" / "a guide does not say what to do" {
    what: "一件事指引没有步骤，有的步骤只有名称，或者一项服务也没有写。" / "A one-event guide has no steps, a step is a name alone, or no service is named.";
    why: "打开它的人正急着办事，看到的只有标题。" / "Who opens it is in need, and finds a title.";
    bad: ["content/guides/old-age.md": "
---
title: 家里老人要人照料
services: [home-visit]
steps: [{name: 打电话}]
---
"];
    good: ["content/guides/old-age.md": "
---
title: 家里老人要人照料
services: [home-visit]
steps: [{name: 打电话, text: 说清老人的情况。}]
---
"];
    source: "国务院办公厅关于加快推进“一件事一次办”打造政务服务升级版的指导意见（国办发〔2022〕32号）" / "国办发〔2022〕32号 (one matter, one visit)";
}
GUIDE_REPEATS = "Z542" "guide-repeats" Warning "一件事指引里有重复" / "a guide repeats itself" {
    what: "一份指引里两步同名，或者两份指引同一个标题。" / "Two steps of a guide have one name, or two guides have one title.";
    why: "居民分不清看哪一份、做哪一步。" / "Residents cannot tell which to read or do.";
    bad: ["content/guides/old-age.md": "
---
title: 家里老人要人照料
services: [home-visit]
steps: [{name: 打电话, text: 说清老人的情况。}, {name: 打电话, text: 再问一次。}]
---
"];
    good: ["content/guides/old-age.md": "
---
title: 家里老人要人照料
services: [home-visit]
steps: [{name: 打电话, text: 说清老人的情况。}]
---
"];
    source: "内容格式" / "the content format";
}
GUIDE_UNSERVED = "Z543" "guide-unserved" Warning "指引里的服务没有站点提供" / "no station offers a service of a guide" {
    what: "一件事指引写到的服务事项，至少要有一个站点提供；筹建中和已关闭的站不算。" / "Each service that a guide names is offered by a station that is neither planned nor closed.";
    why: "照着指引去找的人会白跑一趟。" / "Who follows the guide goes for nothing.";
    bad: ["content/services/more.yaml": "
name: {zh: 更多, bo: ཞབས་ཞུ།}
items: [{id: chat, name: {zh: 陪聊, bo: གླེང་མོལ།}}]
", "content/guides/old-age.md": "
---
title: 家里老人要人照料
services: [chat]
steps: [{name: 打电话, text: 说清老人的情况。}]
---
"];
    good: ["content/guides/old-age.md": "
---
title: 家里老人要人照料
services: [home-visit]
steps: [{name: 打电话, text: 说清老人的情况。}]
---
"];
    source: "内容格式" / "the content format";
}
}
