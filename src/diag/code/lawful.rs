//! Codes of lawful publishing, Z7xx: personal data, postings, secrecy, and who publishes.
//!
//! **You are here:** `diag/code` — one row a code, see [`super`]; no IO.

super::codes! {
ID_NUMBER = "Z701" "id-number" Error "出现了公民身份号码" / "a citizen's ID number" {
    what: "正文、字段、表格、附件或文件名里有身份证号。空格、短横、全角、换行断开的也认得；提示里只显示一部分。"
        / "A text, field, table, attachment or file name has an ID number, however it is spaced. The message shows a part alone.";
    why: "拿到号码的人可以冒名办事，上了网就收不回来。名单只写姓名的一部分和所在的村。"
        / "Whoever has it can act in the person's name, and nothing brings it back. Lists give part of a name and the village.";
    bad: ["content/stations/new.yaml": "
head: {zh: 王某11010519491231002X}
"];
    good: ["content/stations/new.yaml": "
head: {zh: 王某}
"];
    source: "个人信息保护法第十条、第二十五条、第二十八条；号码见 GB 11643" / "个人信息保护法 (personal information protection law) art. 10, 25, 28; GB 11643";
}
BANK_CARD = "Z702" "bank-card" Error "出现了银行卡号" / "a bank card number" {
    what: "有一串数字符合银行卡号的位数和校验位。" / "A number has the length and the checksum of a bank card.";
    why: "卡号能用来骗人。确是单位的捐赠账户，在那条记录里用 allow 写明原因和批准人。"
        / "It serves fraud. An office's own account is allowed with reason and approver.";
    bad: ["content/stations/new.yaml": "
description: {zh: 捐款请汇6222021000112233449。}
"];
    good: ["content/stations/new.yaml": "
description: {zh: 捐款请到站里登记。}
"];
    source: "个人信息保护法第二十八条" / "个人信息保护法 art. 28";
}
PRIVATE_MOBILE = "Z703" "private-mobile" Error "出现了没有声明为公务电话的手机号" / "a mobile number that is not declared as an office phone" {
    what: "有一个手机号，没有哪条记录的 phone、feedback 写着它。" / "A mobile number stands in no record's phone or feedback.";
    why: "多半是某个人的手机。对外值班的手机，写进站点的 phone，就算声明过。"
        / "It is mostly somebody's own. One that the public may call stands in the station's phone.";
    bad: ["content/stations/new.yaml": "
description: {zh: 值班电话13900001111。}
"];
    good: ["content/stations/new.yaml": "
phone: 13900001111
description: {zh: 值班电话13900001111。}
"];
    source: "个人信息保护法第十条、第二十五条" / "个人信息保护法 art. 10 and 25";
}
PICTURE_POSITION = "Z704" "picture-position" Error "图片里有拍摄位置" / "a picture says where it was taken" {
    what: "手机拍的照片里存着经纬度。" / "A phone's photograph holds its position.";
    why: "入户探访的照片会暴露人家住在哪里。" / "A picture of a home visit tells where someone lives.";
    bad: ("把手机里的原图放进了 content/files/。" / "A phone's original picture lies in content/files/.");
    good: ("在 Windows 里右键“属性→详细信息→删除属性和个人信息”，再放进来。"
        / "In Windows: Properties, Details, Remove properties and personal information.");
    source: "个人信息保护法第二十八条（行踪轨迹）" / "个人信息保护法 art. 28";
}
NAMED_PERSONS = "Z705" "named-persons" Warning "姓名与敏感信息写在一起" / "persons are named beside something delicate" {
    what: "完整姓名和疾病、残疾、救助、未成年等写在一起。" / "Whole names stand beside illness, disability, aid or a child's age.";
    why: "名单公开以后，会影响他们找工作、上学。依法公示的，只写姓名的一部分，公示期满自己撤下。"
        / "It follows them for life. A lawful posting gives part of the name, and ends.";
    bad: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

| 姓名 | 残疾类别 |
| --- | --- |
| 王小明 | 肢体 |
"];
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

| 姓名 | 残疾类别 |
| --- | --- |
| 王某某 | 肢体 |
"];
    source: "个人信息保护法第二十八条" / "个人信息保护法 art. 28";
}
UNCHECKED_ATTACHMENT = "Z706" "unchecked-attachment" Warning "附件没有检查个人信息" / "an attachment could not be looked through for personal data" {
    what: "没有文字的 PDF（扫描件）、加密文件、压缩包、doc 和 xls 等老格式、太大的文件，程序看不到里面。"
        / "Scanned PDFs, encrypted files, archives, old formats such as doc and xls, and very large files cannot be looked into.";
    why: "里面可能有身份证号。请人打开看过，再用 allow 写明谁看过。" / "There may be ID numbers in it. Let someone look, and say so with allow.";
    bad: ("content/files/扫描件.rar" / "content/files/扫描件.rar");
    good: ("改存成 docx、xlsx 或有文字的 PDF；或者在用它的文章里写 allow: [{rule: Z706, reason: 已逐页看过, by: 姓名}]"
        / "Save it as docx, xlsx or a PDF with text; or write allow: [{rule: Z706, reason: …, by: …}] in the document that uses it");
    source: "个人信息保护法第十条" / "个人信息保护法 art. 10";
}
POSTING_INCOMPLETE = "Z707" "posting-incomplete" Warning "公示缺少依据或反馈渠道" / "a posting lacks its basis or where to object" {
    what: "posting 要写依据（basis）和有异议找谁（feedback）。" / "A posting says on what it is based and where objections go.";
    why: "公示把人的名字给大家看，必须说明凭什么，也要让人能提意见。" / "People are named only for a reason, and must be able to object.";
    bad: ["content/notices/new.md": "
---
posting: {start: 2026-11-20, end: 2026-11-28}
---
"];
    good: ["content/notices/new.md": "
---
posting: {start: 2026-11-20, end: 2026-11-28, basis: 社会救助暂行办法, feedback: 0891-6323215}
---
"];
    source: "社会救助暂行办法第六十一条；要写哪几样是本程序的做法" / "社会救助暂行办法 art. 61; which particulars is this program's practice";
}
SECRET_MARK = "Z708" "secret-mark" Error "文件带有密级标志" / "a document bears a mark of secrecy" {
    what: "有“机密★”一类的密级标志，或者单独一行写着“内部资料”“此件不予公开”。" / "A mark of secrecy such as 机密★, or a line that says 内部资料 or 此件不予公开.";
    why: "这样的文件不能上网。多半是拿错了文件。" / "Such a document must not be on the web. Mostly the wrong file was taken.";
    bad: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

机密★1年
"];
    good: ["content/notices/new.md": "
---
title: 关于服务时间的通知
---

各站自12月1日起执行冬季服务时间。
"];
    source: "政府信息公开条例第十四条、第十七条" / "政府信息公开条例 art. 14 and 17";
}
SITE_IDENTITY = "Z709" "site-identity" Warning "网站标签或页脚缺少规定内容" / "government tags or footer lack what is required" {
    what: "主办单位没有写；政府、事业单位的网站还要有联系方式、备案号、标识码、栏目说明等。反过来，社会组织的网站写了党政机关的标识也报。"
        / "The publisher is missing; a government's or institution's site also needs contact, record numbers, the site's code and the columns' particulars. A social organisation with marks of state bodies is found as well.";
    why: "居民要看得出网站是谁办的；检查时逐项扣分。" / "People must see whose site it is; an inspection counts what is missing.";
    bad: ["content/site.yaml": r#"
owner: organisation
government: {site_id: "5401000001"}
"#];
    good: ["content/site.yaml": "
owner: organisation
government: {icp: 藏ICP备12345678号-1}
"];
    source: "政府网站发展指引" / "政府网站发展指引 (guide to government sites)";
}
WRONG_DOMAIN = "Z710" "wrong-domain" Warning "域名与主办单位性质不符" / "the domain does not fit the owner" {
    what: "政府网站的域名以 .gov.cn 或 .政务 结尾，事业单位以 .cn 或 .公益 结尾；别人不能用 .gov.cn、.政务。"
        / "A government site ends in .gov.cn or .政务, an institution's in .cn or .公益; nobody else uses the first two.";
    why: "居民靠域名分辨是不是官方网站。" / "The domain tells an official site from another.";
    bad: ["content/site.yaml": "
base_url: https://shegong.example.gov.cn/
owner: organisation
"];
    good: ["content/site.yaml": "
base_url: https://shegong.example.cn/
owner: organisation
"];
    source: "互联网政务应用安全管理规定第五条" / "互联网政务应用安全管理规定 (security of government applications) art. 5";
}
PLACEHOLDER = "Z711" "placeholder" Warning "还是占位文字" / "a placeholder was left" {
    what: "整个字段是“XX”“……”“请填写”一类。文字中间的“XX县”不算。" / "A whole field is XX, …… or 请填写. XX县 inside a text is left alone.";
    why: "会原样出现在网页、页脚和网页标签里。没有内容的字段删去。" / "It reaches pages, footer and tags as it is. A field without content is left out.";
    bad: ["content/stations/new.yaml": "
supervisor: {zh: XXX}
"];
    good: ["content/stations/new.yaml": "
supervisor: {zh: 城关区民政局}
"];
    source: "政府网站发展指引（网页标签不空、不占位）" / "政府网站发展指引 (tags are neither empty nor placeholders)";
}
WORDING = "Z712" "wording" Warning "用词与网站的用词表不符" / "a word that the site's own list corrects" {
    what: "内容里有用词表 content/wording.yaml 里写着的错误写法。" / "A content file has a word that content/wording.yaml corrects.";
    why: "机构全称、职务名称写错要计数；每个单位自己最清楚哪些词常写错。" / "Wrong names of bodies are counted; each office knows its own slips.";
    bad: ["content/wording.yaml": "
- {wrong: 帐号, right: 账号}
", "content/stations/new.yaml": "
description: {zh: 帐号由站里保管。}
"];
    good: ["content/wording.yaml": "
- {wrong: 帐号, right: 账号}
", "content/stations/new.yaml": "
description: {zh: 账号由站里保管。}
"];
    source: "政府网站与政务新媒体检查指标（表述错误）；词由网站自己列" / "政府网站与政务新媒体检查指标; the words are the site's own";
}
SERIOUS_WORDING = "Z713" "serious-wording" Warning "严重表述错误" / "a serious slip of wording" {
    what: "内容里有用词表里 kind: serious 的词：机构、职务、地名、政治表述写错。" / "A content file has a word that the site's list marks as serious: a wrong name of a body, an office, a place.";
    why: "检查时出现一处就可能单项否决，比一般的错别字重得多。" / "One of them may fail the whole site in an inspection.";
    bad: ["content/wording.yaml": "
- {wrong: 民政厅, right: 民政局, kind: serious}
", "content/stations/new.yaml": "
description: {zh: 由城关区民政厅管理。}
"];
    good: ["content/wording.yaml": "
- {wrong: 民政厅, right: 民政局, kind: serious}
", "content/stations/new.yaml": "
description: {zh: 由城关区民政局管理。}
"];
    source: "政府网站与政务新媒体检查指标（单项否决：严重表述错误）" / "政府网站与政务新媒体检查指标 (indicators that fail a site alone)";
}
SENSITIVE_WORD = "Z714" "sensitive-word" Note "有敏感词，请人看一看" / "a word that a person is to look at" {
    what: "内容里有用词表里的敏感词，没有固定的改法。" / "A content file has a word that the site's list calls sensitive; it has no one correction.";
    why: "用得对不对，要看上下文，程序判断不了；看过的写 allow 说明。" / "Whether it is right depends on the context, which a person judges.";
    bad: ["content/wording.yaml": "
- {wrong: 内部资料, kind: sensitive}
", "content/stations/new.yaml": "
description: {zh: 站里的台账是内部资料。}
"];
    good: ["content/wording.yaml": "
- {wrong: 内部资料, kind: sensitive}
", "content/stations/new.yaml": "
description: {zh: 站里有服务台账。}
"];
    source: "网站自己的用词表" / "the site's own word list";
}
NO_LICENCE = "Z715" "no-licence" Note "没有写明开放数据的许可" / "open data without terms of use" {
    what: "机关、事业单位的网站没有写 licence，或者只有名称、查不到全文。" / "The site of a state body or institution has no licence, or one without an address.";
    why: "没有许可的数据别人不敢用，要先来问。用什么许可由主办单位定。" / "Nobody may use data without terms. The publisher decides which.";
    bad: ("机关的网站写好了 base_url，没有写 licence。" / "A government site with a base_url and no licence.");
    good: ["content/site.yaml": "
base_url: https://shegong.example.cn/
owner: institution
licence: CC-BY-4.0
"];
    source: "各省公共数据开放办法（开放属性、使用条件）" / "provincial rules on opening public data (terms of use)";
}
ACTIVE_ATTACHMENT = "Z721" "active-attachment" Error "附件是会运行的文件" / "an attachment that runs in browsers or on the host" {
    what: "附件是网页、脚本、程序，或者带脚本的图。" / "An attachment is a web page, a script, a program, or a drawing with a script in it.";
    why: "居民打开它，里面的程序就以本网站的名义运行；有的主机还会在服务器上运行它。"
        / "Whoever opens it runs it in the name of this site; some hosts run it on the server.";
    bad: ["content/files/登记页.html": "
<script>1</script>
", "content/notices/new.md": "
---
attachments: [{file: files/登记页.html, title: 登记页}]
---
"];
    good: ["content/files/登记页.txt": "
登记页
", "content/notices/new.md": "
---
attachments: [{file: files/登记页.txt, title: 登记页}]
---
"];
    source: "政府网站发展指引（安全防护）" / "政府网站发展指引 (security)";
}
UNLISTED_ATTACHMENT = "Z722" "unlisted-attachment" Error "附件不是可以公开的格式" / "an attachment of a kind that is not published" {
    what: "附件的格式不在可以公开的清单里，或者内容和扩展名对不上。" / "An attachment is of a kind that is not on the list, or is not what its ending says.";
    why: "许多居民打不开，也不能完整检查里面的个人信息。另存为 docx、xlsx、pdf、jpg；确实要公开的，请人看过，在记录里写 allow。"
        / "Many cannot open it, and it cannot be looked through for personal data. Save it as docx, xlsx, pdf or jpg; or have it looked through and write `allow`.";
    bad: ["content/files/记录.log": "
记录
", "content/notices/new.md": "
---
attachments: [{file: files/记录.log, title: 记录}]
---
"];
    good: ["content/files/记录.txt": "
记录
", "content/notices/new.md": "
---
attachments: [{file: files/记录.txt, title: 记录}]
---
"];
    source: "政府网站发展指引（附件格式）；个人信息保护法" / "政府网站发展指引 (attachments); 个人信息保护法 (personal information)";
}
}
