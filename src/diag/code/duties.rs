//! Codes of disclosure, freshness and completeness, Z5xx: what is due, late, or not enough.
//!
//! **You are here:** `diag/code` — one row a code, see [`super`]; no IO.

super::codes! {
DISCLOSURE_LATE = "Z501" "disclosure-late" Warning "公开超过了规定时限" / "the disclosure was late" {
    what: "公开件的发布日期超过了目录那一行的时限；或者应定期更新的，没有按期更新。" / "A disclosure was published after its row's limit, or what must be renewed was not.";
    why: "改日期补不回来，属于弄虚作假。如实写明，有原因的用 allow 说明。"
        / "An earlier date would be a forgery. Say it openly, with the reason in allow.";
    bad: ["content/disclosure/catalogue/more.yaml": "
- id: report
  level1: 年报
  level2: 工作年度报告
  time_limit: {by: 03-31, every: year}
  since: 2026-01-01
", "content/disclosure/items/report-2025.md": "
---
item: report
title: 2025年度报告
period: 2025
date: 2026-06-01
---
"];
    good: ["content/disclosure/catalogue/more.yaml": "
- id: report
  level1: 年报
  level2: 工作年度报告
  time_limit: {by: 03-31, every: year}
  since: 2026-01-01
", "content/disclosure/items/report-2025.md": "
---
item: report
title: 2025年度报告
period: 2025
date: 2026-03-01
---
"];
    source: "政府信息公开条例第二十六条；时限是目录里那一行的" / "政府信息公开条例 (regulations on open government information) art. 26; the limit is the row's own";
}
DISCLOSURE_MISSING = "Z502" "disclosure-missing" Warning "应公开而没有公开" / "a disclosure that is due is missing" {
    what: "公开目录里的一行到期了，却没有公开件：写明哪个主体、哪个时期、哪天到期。"
        / "A catalogue row is due and has no disclosure: the subject, the period and the day are named.";
    why: "目录是对外的承诺，检查时最先看的就是它。在别处公开的、不适用的，用 posted_at、not_applicable 写明。"
        / "The catalogue is a promise, and the first thing an inspection looks at. What is public elsewhere or does not apply is said with posted_at or not_applicable.";
    bad: ["content/disclosure/catalogue/more.yaml": "
- id: report
  level1: 年报
  level2: 工作年度报告
  time_limit: {by: 03-31, every: year}
  since: 2026-01-01
"];
    good: ["content/disclosure/catalogue/more.yaml": "
- id: report
  level1: 年报
  level2: 工作年度报告
  time_limit: {by: 03-31, every: year}
  since: 2026-01-01
  not_applicable: [{subject: site, reason: 今年起由市里统一公开}]
"];
    source: "政府信息公开条例第二十一条、第二十六条；时限是目录里那一行的" / "政府信息公开条例 art. 21 and 26; the limit is the row's own";
}
NOT_CHECKED = "Z503" "not-checked" Warning "很久没有核对" / "not checked for long" {
    what: "正常运行的站点从没核对过，或者超过 site.yaml 的 checked_within_days 没有核对。保存文件不算核对。"
        / "A working station has never been checked, or not within checked_within_days of site.yaml. A save is no check.";
    why: "一年没人打过的电话，可能早就换了号。" / "A number that nobody has dialled for a year may be another's.";
    bad: ["content/stations/new.yaml": "
checked: {date: 2026-05-01, by: 城关区民政局}
"];
    good: ["content/stations/new.yaml": "
checked: {date: 2026-11-01, by: 城关区民政局}
"];
    source: "内容格式：site.yaml 的 checked_within_days" / "the content format: checked_within_days of site.yaml";
}
COLUMN_STALE = "Z504" "column-stale" Warning "栏目超过规定时间没有更新" / "a category has not been updated in time" {
    what: "栏目里最新的一篇，早于栏目的 update_within_days；政府网站的动态类还按两周、通知和政策类按六个月算。"
        / "The newest notice of a category is older than update_within_days; on a government's site also older than two weeks for news, six months for notices and policies.";
    why: "不更新的栏目要扣分，几个加起来就是单项否决。办不到的栏目不如不设。"
        / "Such categories count against a government site. One that cannot be kept up is better not there.";
    bad: ["content/site.yaml": "
notice_categories:
  - {id: notices, name: {zh: 通知公告, bo: བརྡ་ཐོ།}, update_within_days: 7}
"];
    good: ["content/site.yaml": "
notice_categories:
  - {id: notices, name: {zh: 通知公告, bo: བརྡ་ཐོ།}, update_within_days: 180}
"];
    source: "政府网站与政务新媒体检查指标" / "政府网站与政务新媒体检查指标 (indicators for inspecting government sites)";
}
COLUMN_EMPTY = "Z505" "column-empty" Warning "栏目是空的" / "a category is empty" {
    what: "栏目里一篇公开的文章也没有。" / "A category has no public notice.";
    why: "居民点进去是空的；检查时空白栏目单独计数。" / "It is a dead end for residents, and counted in inspections.";
    bad: ["content/site.yaml": "
notice_categories:
  - {id: notices, name: {zh: 通知公告, bo: བརྡ་ཐོ།}}
  - {id: news, name: {zh: 工作动态, bo: བརྡ་ཐོ།}}
"];
    good: ["content/site.yaml": "
notice_categories:
  - {id: notices, name: {zh: 通知公告, bo: བརྡ་ཐོ།}}
"];
    source: "政府网站与政务新媒体检查指标" / "政府网站与政务新媒体检查指标 (indicators for inspecting government sites)";
}
TOTAL_DIFFERS = "Z506" "total-differs" Warning "合计与各部分之和不同" / "a stated total differs from the sum of its parts" {
    what: "上级地区写明的数，和下级各地区之和对不上。两个数都会给出。" / "A region's stated number is not the sum of its parts. Both are named.";
    why: "不是抄错了，就是少了一个地区。原文就是这样的，用“余”“近”写明是约数。"
        / "There is a slip, or a part is missing. Where the source says so, mark it as approximate (余, 近).";
    bad: ["content/statistics/second.yaml": "
period: 2026-Q3
values:
  - {region: 5401, home_visits: 50}
  - {region: 540102, home_visits: 40}
"];
    good: ["content/statistics/second.yaml": "
period: 2026-Q3
values:
  - {region: 5401, home_visits: 40}
  - {region: 540102, home_visits: 40}
"];
    source: "内容格式" / "the content format";
}
NO_BASE_URL = "Z507" "no-base-url" Note "没有写 base_url，网站地图和订阅不输出" / "without base_url there is no sitemap and no feed" {
    what: "site.yaml 没有写网站发布以后的网址。" / "site.yaml does not say where the site will be published.";
    why: "网站地图、订阅、海报上的二维码要用完整的网址。" / "A sitemap, a feed and the posters' codes need whole addresses.";
    bad: ("site.yaml 里没有 base_url 这一行。" / "site.yaml has no base_url.");
    good: ["content/site.yaml": "
base_url: https://shegong.example.cn/
"];
    source: "内容格式：site.yaml 的 base_url" / "the content format: base_url of site.yaml";
}
PUBLISHED_LATER = "Z508" "published-later" Note "还没到发布时间" / "not to be published yet" {
    what: "publish_at 还没有到，这次生成的网站里没有这一篇。" / "publish_at has not come, so this build leaves the document out.";
    why: "到了那时候要再生成一次，它才会出现。" / "It appears with the first build after that moment.";
    bad: ["content/notices/new.md": "
---
publish_at: 2026-12-01T09:00
---
"];
    good: ["content/notices/new.md": "
---
publish_at: 2026-11-20T09:00
---
"];
    source: "内容格式" / "the content format";
}
NO_CALENDAR = "Z510" "no-calendar" Note "没有这一年的放假安排" / "no holidays are given for a year" {
    what: "要按工作日算时限，site.yaml 里却没有那一年的 holidays（放假）、workdays（调休上班），只好按星期一至星期五算。"
        / "A limit counts working days, and site.yaml has no holidays for that year: Monday to Friday are counted.";
    why: "遇到长假，到期的日子会差好几天。" / "Around long holidays the day is wrong by several days.";
    bad: ["content/disclosure/catalogue/more.yaml": "
- id: changes
  level1: 机构
  level2: 机构变动
  time_limit: {working_days: 20}
", "content/disclosure/items/change.md": "
---
item: changes
title: 变动
created: 2025-03-03
date: 2025-03-20
---
"];
    good: ["content/site.yaml": "
holidays: [2025-10-01/2025-10-08, 2026-10-01/2026-10-07]
", "content/disclosure/catalogue/more.yaml": "
- id: changes
  level1: 机构
  level2: 机构变动
  time_limit: {working_days: 20}
", "content/disclosure/items/change.md": "
---
item: changes
title: 变动
created: 2025-03-03
date: 2025-03-20
---
"];
    source: "政府信息公开条例第二十六条按工作日计；放假安排由国务院办公厅每年公布"
        / "政府信息公开条例 art. 26 counts working days; the State Council's office publishes each year's holidays";
}
UNCHECKED_WORDING = "Z511" "unchecked-wording" Note "公开目录的行没有核对原文" / "a catalogue row was not compared with its document" {
    what: "这一行写着 checked: unchecked：事项名和时限没有与文件原文核对过。" / "The row says checked: unchecked: its wording was not compared with the document.";
    why: "网页上会注明不是引文。核对改好以后写 checked: text。" / "The page says that it is no quotation. Once compared, write checked: text.";
    bad: ["content/disclosure/catalogue.yaml": "
- id: guide
  level1: {zh: 法定主动公开}
  level2: {zh: 政府信息公开指南}
  time_limit: {standing: true}
  checked: unchecked
"];
    good: ["content/disclosure/catalogue.yaml": "
- id: guide
  level1: {zh: 法定主动公开}
  level2: {zh: 政府信息公开指南}
  time_limit: {standing: true}
  checked: text
"];
    source: "内容格式" / "the content format";
}
BELOW_STANDARD = "Z512" "below-standard" Note "站点有不符合建设条款的地方" / "a station falls short of the station standard" {
    what: "site.yaml 写了 station_standard 时，按 36 条建设条款核对，每个站点一条提示。" / "Where site.yaml has station_standard, each station is compared with its 36 clauses.";
    why: "一眼看出哪个站缺什么、哪些条款没有人写过。" / "One sees which station lacks what, and what nobody has written down.";
    bad: ["content/site.yaml": "
station_standard: {levels: [township]}
", "content/stations/gamagongsang.yaml": "
facilities: [office, service-area]
"];
    good: ["content/site.yaml": "
station_standard: {levels: [township]}
", "content/stations/gamagongsang.yaml": "
standard: [{clause: 1.5, met: true}]
"];
    source: "攀枝花市乡镇（街道）社会工作服务站建设导引，36 条（地方文件；写了字段才适用）"
        / "攀枝花市乡镇（街道）社会工作服务站建设导引, 36 clauses (a local document, taken over by writing the key)";
}
DISCLOSURE_INCOMPLETE = "Z513" "disclosure-incomplete" Warning "公开的内容缺少要素" / "a disclosure lacks elements of its row" {
    what: "目录那一行列了要素，公开件的 covers 没有写全；由站点或机构的页面公开的，页面上没有写全。"
        / "The row lists elements, and covers, or the own page of the station or operator, does not have all.";
    why: "少了资产负债表的财务报告，不算公开了财务报告。全部都有的，不写 covers；站点的补上相应的字段。"
        / "A financial report without its balance sheet is not one. What contains all needs no covers; a station fills in its fields.";
    bad: ["content/disclosure/catalogue/more.yaml": "
- id: changes
  level1: 机构
  level2: 机构变动
  elements: [原因, 时间]
  time_limit: {working_days: 20}
", "content/disclosure/items/change.md": "
---
item: changes
created: 2026-03-02
date: 2026-03-20
covers: [原因]
---
"];
    good: ["content/disclosure/catalogue/more.yaml": "
- id: changes
  level1: 机构
  level2: 机构变动
  elements: [原因, 时间]
  time_limit: {working_days: 20}
", "content/disclosure/items/change.md": "
---
item: changes
created: 2026-03-02
date: 2026-03-20
covers: [原因, 时间]
---
"];
    source: "标准目录的“公开内容（要素）”一栏（民办函〔2019〕52号）" / "the column 公开内容（要素） of the standard catalogues (民办函〔2019〕52号)";
}
NO_START_DATE = "Z514" "no-start-date" Warning "没有写时限从哪天起算" / "the day that a limit counts from is not given" {
    what: "目录那一行的时限从形成、变更那天（created）或某件事那天（event）算起，公开件没有写。"
        / "The row's limit counts from created or event, and the disclosure does not give it.";
    why: "没有它，谁也说不清是否按时。" / "Without it nobody can tell whether it was in time.";
    bad: ["content/disclosure/catalogue/more.yaml": "
- id: changes
  level1: 机构
  level2: 机构变动
  time_limit: {working_days: 20}
", "content/disclosure/items/change.md": "
---
item: changes
date: 2026-03-20
---
"];
    good: ["content/disclosure/catalogue/more.yaml": "
- id: changes
  level1: 机构
  level2: 机构变动
  time_limit: {working_days: 20}
", "content/disclosure/items/change.md": "
---
item: changes
created: 2026-03-02
date: 2026-03-20
---
"];
    source: "政府信息公开条例第二十六条：自信息形成或者变更之日起算" / "政府信息公开条例 art. 26: from the day on which it was formed or changed";
}
CALENDAR_ENDS = "Z515" "calendar-ends" Warning "下一年的放假安排还没有写" / "next year's holidays are not given" {
    what: "到了11月，site.yaml 里有今年的 holidays，没有明年的，而有站点写了开放时间。"
        / "It is November, site.yaml has this year's holidays and not the next year's, and a station has hours.";
    why: "不写，1 月 1 日网页会说“现在开放”。" / "On 1 January pages would say that stations are open.";
    bad: ["content/site.yaml": "
holidays: [2026-10-01/2026-10-07]
", "content/stations/new.yaml": r#"
hours: [{days: mon-fri, open: "09:00", close: "17:00"}]
"#];
    good: ["content/site.yaml": "
holidays: [2026-10-01/2026-10-07, 2027-01-01]
", "content/stations/new.yaml": r#"
hours: [{days: mon-fri, open: "09:00", close: "17:00"}]
"#];
    source: "全国年节及纪念日放假办法" / "全国年节及纪念日放假办法 (public holidays)";
}
CALENDAR_CLASH = "Z516" "calendar-clash" Warning "同一天既放假又上班" / "a day is a holiday and a day worked" {
    what: "同一天写进了 holidays，又写进了 workdays。" / "A day stands in holidays and in workdays.";
    why: "工作日和“现在开放”只能按其中一个算。" / "Working days and “open now” can go by one of them only.";
    bad: ["content/site.yaml": "
holidays: [2026-10-01/2026-10-07]
workdays: [2026-10-07]
"];
    good: ["content/site.yaml": "
holidays: [2026-10-01/2026-10-07]
workdays: [2026-10-10]
"];
    source: "内容格式" / "the content format";
}
LONG_HOLIDAY = "Z517" "long-holiday" Warning "放假长得不像真的" / "a holiday too long to be true" {
    what: "一次放假超过两个月，或者站点一次关门超过三百天。" / "A holiday has more than two months, or a station is closed for more than 300 days at once.";
    why: "年份打错一个数字，所有站点就关门一年。" / "One wrong digit of a year closes every station for a year.";
    bad: ["content/site.yaml": "
holidays: [2026-10-01/2027-10-07]
"];
    good: ["content/site.yaml": "
holidays: [2026-10-01/2026-10-07]
"];
    source: "全国年节及纪念日放假办法" / "全国年节及纪念日放假办法 (public holidays)";
}
SERVICE_INCOMPLETE = "Z521" "service-incomplete" Warning "办事指南缺少要素" / "a service guide lacks elements" {
    what: "要申请的服务（写了材料、时限或标准的），缺少依据、条件、流程、地点、时间、电话等。"
        / "A service that people apply for (it names papers, a limit or a standard) lacks basis, conditions, steps, place, hours or phone.";
    why: "少带一样材料，住得远的人要再跑一趟；政府网站缺四类就要计数。"
        / "Who comes with half the papers comes twice; guides that lack four elements count against a government site.";
    bad: ["content/services/more.yaml": "
name: {zh: 更多, bo: ཞབས་ཞུ།}
items:
  - id: chat
    name: {zh: 陪聊, bo: གླེང་མོལ།}
    materials: [身份证]
"];
    good: ["content/services/more.yaml": "
name: {zh: 更多, bo: ཞབས་ཞུ།}
items:
  - id: chat
    name: {zh: 陪聊, bo: གླེང་མོལ།}
    eligibility: 六十周岁以上
    materials: [身份证]
    steps: [{name: 登记}, {name: 上门, days: 3}]
    time_limit: 三个工作日
    basis: [{title: 养老服务办法（示例）}]
", "content/stations/new.yaml": r#"
services: [chat]
phone: 0891-6323215
hours: [{days: mon-fri, open: "09:30", close: "13:00"}]
"#];
    source: "政府网站与政务新媒体检查指标（办事指南要素）" / "政府网站与政务新媒体检查指标 (indicators for inspecting government sites)";
}
INSPECTION_VETO = "Z522" "inspection-veto" Warning "按检查指标达到单项否决" / "an inspection would fail the site for this alone" {
    what: "只看政府网站：首页多久没有更新、多少栏目没有更新或空白、有没有咨询渠道、多少办事指南缺项，按检查的办法数。"
        / "Government sites, counted as the inspection counts: the front page's age, categories that are stale or empty, a way to ask, incomplete guides.";
    why: "其中一项达到，整个网站就不合格，别的做得再好也没有用。" / "One of them fails the whole site.";
    bad: ("政府网站设了五个栏目，一篇文章也没有。" / "A government site with five categories and nothing in them.");
    good: ("只设能经常更新的栏目；写好 feedback，办事指南补全。" / "Only categories that can be kept up; feedback is given, and guides are complete.");
    source: "政府网站与政务新媒体检查指标（单项否决）" / "政府网站与政务新媒体检查指标 (indicators that fail a site alone)";
}
}
