//! Codes of single fields, Z2xx: what one value, or one record by itself, has wrong.
//!
//! **You are here:** `diag/code` — one row a code, see [`super`]; no IO.

super::codes! {
MISSING_KEY = "Z201" "missing-key" Error "缺少必填字段" / "a required key is missing" {
    what: "站点要有 name、level，服务事项要有 id、name，通知要有 title、date、category，公开件要有 item、title、date，等等。"
        / "A station needs name and level, a service id and name, a notice title, date and category, a disclosure item, title and date, and so on.";
    why: "少了它，页面没有标题，或者不知道该放到哪里。" / "Without it the page has no title or no place.";
    bad: ["content/stations/new.yaml": "
- id: new
  name: {zh: 新站, bo: ས་ཚིགས།}
  status: planned
"];
    good: ["content/stations/new.yaml": "
- id: new
  name: {zh: 新站, bo: ས་ཚིགས།}
  level: township
  status: planned
"];
    source: "内容格式" / "the content format";
}
WRONG_SHAPE = "Z202" "wrong-shape" Error "字段的写法不对" / "the value has the wrong form" {
    what: "该写列表的写了一段文字，该写几个小项的写了一个数，等等。" / "A text where a list is wanted, a number where a table is wanted, and so on.";
    why: "程序要分得出哪天几点、几个人，才能算“现在开放”、汇总人数。"
        / "The program has to tell days, hours and numbers apart to say “open now” and to add up.";
    bad: ["content/stations/new.yaml": "
staff: 3
"];
    good: ["content/stations/new.yaml": "
staff: {total: 3}
"];
    source: "内容格式" / "the content format";
}
UNKNOWN_WORD = "Z203" "unknown-word" Error "不是规定的选项" / "not one of the words allowed here" {
    what: "这个字段只能写规定的几个词，帮助里全部列出来。" / "This field takes one of a few words; the help lists them.";
    why: "这些词决定页面怎样显示，如暂停的站点会在最上面说明。" / "These words decide what the page shows, such as that a station is closed for now.";
    bad: ["content/stations/new.yaml": "
status: workng
"];
    good: ["content/stations/new.yaml": "
status: working
"];
    source: "内容格式" / "the content format";
}
BAD_ID = "Z204" "bad-id" Error "编号(id)不合规定" / "the id is not allowed" {
    what: "编号只用小写字母、数字和短横（-），最多 64 个；con、index、page-2 等不能用。要写编号的地方写了名称，也在这里报。"
        / "An id has lower-case letters, digits and dashes, 64 at most; con, index, page-2 and the like are taken. A name where an id is wanted is found here, too.";
    why: "编号就是网页的文件名，要在各种主机和 Windows 上都能用，印在海报上的网址也不能变。"
        / "The id is the page's file name on every host and on Windows, and is printed on posters.";
    bad: ["content/stations/new.yaml": "
id: New_Station
"];
    good: ["content/stations/new.yaml": "
id: new-station
"];
    source: "内容格式" / "the content format";
}
BAD_DATE = "Z205" "bad-date" Error "日期写法不对或不存在" / "the date is malformed or impossible" {
    what: "日期写成 2026-11-20；有的字段可以只写年月（2026-11）。" / "A date is written 2026-11-20; some fields take a month (2026-11).";
    why: "时限、有效期、公示期都按日期算，猜错一天就是逾期。" / "Limits and postings are counted from dates: a wrong guess makes one late.";
    bad: ["content/stations/new.yaml": "
contract: {start: 2026-02-30, end: 2026-12-31}
"];
    good: ["content/stations/new.yaml": "
contract: {start: 2026-02-28, end: 2026-12-31}
"];
    source: "GB/T 7408（ISO 8601）" / "ISO 8601 (GB/T 7408)";
}
BAD_INTERVAL = "Z206" "bad-interval" Error "起止日期不对" / "the interval is malformed or ends before it starts" {
    what: "一段日期写成“起/止”，止不能早于起；一天就写一个日期。" / "An interval is written START/END and does not end before it starts; a single day is one date.";
    why: "写反了，节假日那几天会显示成照常开放。" / "Turned round, the days off would be shown as open.";
    bad: ["content/stations/new.yaml": "
closed: [2026-10-08/2026-10-01]
"];
    good: ["content/stations/new.yaml": "
closed: [2026-10-01/2026-10-08]
"];
    source: "GB/T 7408（ISO 8601）" / "ISO 8601 (GB/T 7408)";
}
BAD_TIME = "Z207" "bad-time" Error "时间写法不对" / "the time is malformed or impossible" {
    what: "时间写成 09:30，从 00:00 到 24:00。" / "A time is written 09:30, from 00:00 to 24:00.";
    why: "“现在开放”按它算，居民照它出门。" / "“Open now” is reckoned from it, and residents set out by it.";
    bad: ["content/stations/new.yaml": r#"
hours: [{days: mon-fri, open: "9点半", close: "13:00"}]
"#];
    good: ["content/stations/new.yaml": r#"
hours: [{days: mon-fri, open: "09:30", close: "13:00"}]
"#];
    source: "GB/T 7408（ISO 8601）" / "ISO 8601 (GB/T 7408)";
}
BAD_HOURS = "Z208" "bad-hours" Error "开放时间不对" / "the opening hours are impossible" {
    what: "关门不能早于开门，同一天的两段时间不能重叠。过了半夜的，写成两段。"
        / "Closing is not before opening, and two openings of a day do not overlap. One past midnight is written as two.";
    why: "多半是上午下午写反了，居民会扑空。" / "Mostly morning and afternoon were mixed up: people would find the door closed.";
    bad: ["content/stations/new.yaml": r#"
hours:
  - {days: sat, open: "09:00", close: "13:00"}
  - {days: sat, open: "12:00", close: "15:00"}
"#];
    good: ["content/stations/new.yaml": r#"
hours:
  - {days: sat, open: "09:00", close: "12:00"}
  - {days: sat, open: "12:00", close: "15:00"}
"#];
    source: "内容格式" / "the content format";
}
BAD_PHONE = "Z209" "bad-phone" Error "电话号码不对" / "the phone number is malformed" {
    what: "座机带区号（0891-6323215），或者 12345 这样的短号；位数不对、写了文字的报错。"
        / "A number with its area code (0891-6323215) or a short one such as 12345; wrong length or words are errors.";
    why: "手机上点一下就拨号，少一位就打不通。" / "A tap dials it: one digit less and nobody answers.";
    bad: ["content/stations/new.yaml": "
phone: 0891-63232
"];
    good: ["content/stations/new.yaml": "
phone: 0891-6323215
"];
    source: "内容格式" / "the content format";
}
BAD_EMAIL = "Z210" "bad-email" Error "电子邮件地址不对" / "the e-mail address is malformed" {
    what: "邮箱要有半角的 @，前后都有内容，没有空格。" / "An address has an ASCII @ with something on either side, and no spaces.";
    why: "全角的“＠”看着一样，信却寄不到。" / "A full-width sign looks alike, and no letter arrives.";
    bad: ["content/stations/new.yaml": "
email: shegong＠example.cn
"];
    good: ["content/stations/new.yaml": "
email: shegong@example.cn
"];
    source: "内容格式" / "the content format";
}
BAD_URL = "Z211" "bad-url" Error "网址不对" / "the web address is malformed" {
    what: "网址要写全，从 https:// 或 http:// 开始。" / "A web address is whole: it begins with https:// or http://.";
    why: "少了开头，浏览器会当成本站里的一个页面，打不开。" / "Without it a browser looks for a page of this site and finds none.";
    bad: ["content/stations/new.yaml": "
website: shegong.example.cn
"];
    good: ["content/stations/new.yaml": "
website: https://shegong.example.cn/
"];
    source: "内容格式；网址见 RFC 3986" / "the content format; RFC 3986";
}
BAD_REGION_CODE = "Z212" "bad-region-code" Error "行政区划代码不对" / "the region code is malformed" {
    what: "代码是 2、4、6、9 或 12 位数字；没有官方代码的，用 x 开头的自编代码（如 xnan）。"
        / "A code has 2, 4, 6, 9 or 12 digits; where there is no official one, one of the site's own begins with x.";
    why: "上下级按代码的前几位推算，少一位就挂到别处去了。" / "Parents are found by the code's first digits: one digit less, and the place belongs elsewhere.";
    bad: ["content/regions/more.yaml": "
- {code: 54010, name: {zh: 堆龙德庆区, bo: ཆུས།}}
"];
    good: ["content/regions/more.yaml": "
- {code: 540103, name: {zh: 堆龙德庆区, bo: ཆུས།}}
"];
    source: "GB/T 2260、GB/T 10114" / "GB/T 2260 and GB/T 10114";
}
BAD_CREDIT_CODE = "Z213" "bad-credit-code" Error "统一社会信用代码不对" / "the unified social credit code is wrong" {
    what: "统一社会信用代码是 18 位，最后一位是校验位，抄错一位就对不上。" / "The code has 18 places, the last one a checksum that finds a slip in any other.";
    why: "居民和检查的人用它查这家机构，抄错了就查到别人。" / "People look the organisation up by it; a slip leads to another one.";
    bad: ["content/operators/new.yaml": "
name: {zh: 示例社会工作服务中心}
credit_code: 91350100M000100Y44
"];
    good: ["content/operators/new.yaml": "
name: {zh: 示例社会工作服务中心}
credit_code: 91350100M000100Y43
"];
    source: "GB 32100" / "GB 32100";
}
BAD_NUMBER = "Z214" "bad-number" Error "数字不对" / "the number is malformed or impossible" {
    what: "人数、金额等写阿拉伯数字，不能是负数。人数可以写范围或约数：5—8、近20。"
        / "Numbers are digits and not negative. Counts may be ranges or approximate: 5—8, 近20.";
    why: "数字要用来合计、比较。" / "They are added up and compared.";
    bad: ["content/stations/new.yaml": "
staff: {total: 三个}
"];
    good: ["content/stations/new.yaml": "
staff: {total: 3}
"];
    source: "内容格式" / "the content format";
}
BAD_COORDINATE = "Z215" "bad-coordinate" Error "经纬度不对" / "the coordinate is impossible" {
    what: "lat 是纬度，lon 是经度，用度数（WGS 84）。超出范围，或者写反了的报错。"
        / "lat and lon are degrees (WGS 84). What is out of range or turned round is an error.";
    why: "写反了，距离和地图上的位置全错。" / "Turned round, distance and place are wrong.";
    bad: ["content/stations/new.yaml": "
location: {lat: 91.13, lon: 29.65}
"];
    good: ["content/stations/new.yaml": "
location: {lat: 29.65, lon: 91.13}
"];
    source: "内容格式" / "the content format";
}
BAD_LANGUAGE = "Z216" "bad-language" Error "语言代码不对" / "the language tag is malformed" {
    what: "语言写代码：汉文 zh，藏文 bo。" / "Languages are tags: zh for Chinese, bo for Tibetan.";
    why: "读屏软件和浏览器靠它选语音和字体。" / "Screen readers choose their voice by it, browsers their font.";
    bad: ["content/stations/new.yaml": "
languages: [zh, 藏语]
"];
    good: ["content/stations/new.yaml": "
languages: [zh, bo]
"];
    source: "BCP 47（语言标签）" / "BCP 47";
}
BAD_DOCUMENT_NUMBER = "Z217" "bad-document-number" Error "发文字号不对" / "the document number is malformed" {
    what: "发文字号由机关代字、年份、序号组成：拉民发〔2026〕12号。" / "A document number is made of the body's short name, the year and the number: 拉民发〔2026〕12号.";
    why: "查文件靠它；写法不对，就和原件对不上。" / "Documents are looked up by it.";
    bad: ["content/notices/new.md": "
---
document_number: 拉民发2026第12号
---
"];
    good: ["content/notices/new.md": "
---
document_number: 拉民发〔2026〕12号
---
"];
    source: "GB/T 9704（党政机关公文格式）" / "GB/T 9704";
}
BAD_FLAG = "Z218" "bad-flag" Error "应写 true 或 false" / "true or false is wanted" {
    what: "这个字段只能写 true（是）或 false（否）。" / "This field takes true or false.";
    why: "如地址公不公开，不能靠猜。" / "Whether an address is public must not be guessed.";
    bad: ["content/stations/new.yaml": "
address_public: 不公开
"];
    good: ["content/stations/new.yaml": "
address_public: false
"];
    source: "内容格式" / "the content format";
}
BAD_DAYS = "Z219" "bad-days" Error "星期的写法不对" / "the days of the week are malformed" {
    what: "星期写英文缩写：mon tue wed thu fri sat sun，一段写 mon-fri，几天写 [mon, wed]。"
        / "Days are mon, tue, wed, thu, fri, sat, sun; a row of them is mon-fri, several are [mon, wed].";
    why: "要按它算今天开不开门。" / "It decides whether the door is open today.";
    bad: ["content/stations/new.yaml": r#"
hours: [{days: 工作日以外, open: "09:30", close: "13:00"}]
"#];
    good: ["content/stations/new.yaml": r#"
hours: [{days: sat-sun, open: "09:30", close: "13:00"}]
"#];
    source: "内容格式" / "the content format";
}
BAD_PERIOD = "Z220" "bad-period" Error "时期的写法不对" / "the period is malformed" {
    what: "时期写 2026、2026-H1（上半年）、2026-Q3（三季度）、2026-07，或者一段：2026-07/2026-10。"
        / "A period is 2026, 2026-H1, 2026-Q3, 2026-07, or from one month to another: 2026-07/2026-10.";
    why: "统计和公开件按时期排列、对照。" / "Figures and disclosures are sorted and compared by it.";
    bad: ["content/statistics/second.yaml": "
period: 2026年下半年度
values: [{region: 540102, home_visits: 1}]
"];
    good: ["content/statistics/second.yaml": "
period: 2026-H2
values: [{region: 540102, home_visits: 1}]
"];
    source: "内容格式" / "the content format";
}
IMPOSSIBLE_COUNT = "Z221" "impossible-count" Error "人数互相矛盾" / "the counts contradict each other" {
    what: "持证人数不能多于总人数。" / "Not more certified workers than workers.";
    why: "两个数里一定有一个错了，公开出去会被问。" / "One of the two is wrong, and somebody will ask.";
    bad: ["content/stations/new.yaml": "
staff: {total: 2, certified: 4}
"];
    good: ["content/stations/new.yaml": "
staff: {total: 4, certified: 2}
"];
    source: "内容格式" / "the content format";
}
DATE_ORDER = "Z222" "date-order" Error "日期前后矛盾" / "the dates contradict each other" {
    what: "发布不早于成文，截止不早于开始，撤销不早于启用。" / "Published not before written, ended not before begun, closed not before opened.";
    why: "多半有一个日期的年份没有改。" / "Mostly somebody forgot to change a year.";
    bad: ["content/stations/new.yaml": "
contract: {start: 2026-12-31, end: 2026-01-01}
"];
    good: ["content/stations/new.yaml": "
contract: {start: 2026-01-01, end: 2026-12-31}
"];
    source: "内容格式" / "the content format";
}
BAD_FILE_PATH = "Z223" "bad-file-path" Error "文件路径不对" / "the file path is not allowed" {
    what: "附件只能是 content/files/ 里的文件，写成 files/文件名。" / "Attachments lie in content/files/ and are written files/NAME.";
    why: "电脑上别处的文件（C:\\…、../…）别人打不开，也可能是不该公开的。"
        / "Files elsewhere on the machine cannot be opened by others, and may be secret.";
    bad: ["content/notices/new.md": r#"
---
attachments: [{file: "C:\\表格.txt", title: 表格}]
---
"#];
    good: ["content/notices/new.md": "
---
attachments: [{file: files/表格.txt, title: 表格}]
---
"];
    source: "内容格式" / "the content format";
}
MENDED_DOCUMENT_NUMBER = "Z224" "mended-document-number" Note "发文字号已按规范格式显示" / "the document number is shown in the standard form" {
    what: "发文字号用了方括号、圆括号，或者序号前补了零。页面上按规范显示，请把原文也改了。"
        / "The number has other brackets or leading zeros. The page shows the standard form; please mend the source.";
    why: "年份用六角括号〔〕，序号不编虚位，居民才能和原件对上。" / "The standard has 〔〕 around the year and no leading zero.";
    bad: ["content/notices/new.md": "
---
document_number: 拉民发[2026]012号
---
"];
    good: ["content/notices/new.md": "
---
document_number: 拉民发〔2026〕12号
---
"];
    source: "GB/T 9704（党政机关公文格式）" / "GB/T 9704";
}
BAD_TIME_LIMIT = "Z225" "bad-time-limit" Error "公开时限的写法不对" / "the time limit is malformed" {
    what: "公开目录的 time_limit 只能用规定的几种写法，全部列在手册“信息公开”一章。"
        / "A catalogue row's time_limit has one of the forms that the handbook lists.";
    why: "程序要算得出哪天到期。" / "The program has to reckon the day on which it is due.";
    bad: ["content/disclosure/catalogue/more.yaml": "
- id: report
  level1: 年报
  level2: 年度报告
  time_limit: {by: 01-31, every: month}
  since: 2026-06-01
"];
    good: ["content/disclosure/catalogue/more.yaml": "
- id: report
  level1: 年报
  level2: 年度报告
  time_limit: {by: 01-31, every: year}
  since: 2026-06-01
"];
    source: "内容格式" / "the content format";
}
EMPTY_TEXT = "Z227" "empty-text" Error "文字是空的" / "the text is empty" {
    what: "写了字段，引号里却没有内容，或者只有空格。" / "The field is there, but the quotes hold nothing but spaces.";
    why: "页面上会有一个空的标题或空的一行。没有内容的字段，整行删去。" / "The page would have an empty line. A field without content is left out.";
    bad: ["content/stations/new.yaml": r#"
address: ""
"#];
    good: ["content/stations/new.yaml": "
address: 江苏路8号
"];
    source: "内容格式" / "the content format";
}
LISTED_TWICE = "Z228" "listed-twice" Warning "列表里同一项写了两次" / "one item stands in a list twice" {
    what: "services、stations、tags、languages、phone 等列表里，同一个编号、代码或词写了两次。"
        / "One id, code or word stands in a list such as services, stations, tags, languages or phone twice.";
    why: "多半是复制了一项，忘了改成另一项：居民少看到一项服务。" / "Mostly an item was copied and not changed: one service is missing.";
    bad: ["content/stations/new.yaml": "
services: [home-visit, home-visit]
"];
    good: ["content/stations/new.yaml": "
services: [home-visit, meal-help]
"];
    source: "内容格式" / "the content format";
}
BAD_REGISTRATION = "Z231" "bad-registration" Error "备案号或网站标识码写法不对" / "a registration number or site code is malformed" {
    what: "ICP 备案号如 藏ICP备12345678号-1，公安备案号如 藏公网安备54010202000001号，网站标识码是 10 位数字。"
        / "An ICP number is like 藏ICP备12345678号-1, a police record like 藏公网安备54010202000001号, a site code has 10 digits.";
    why: "页脚上的备案号要能查到；没有批下来的不要先占位。" / "The footer's numbers must lead to their records; what has not been granted is left out.";
    bad: ["content/site.yaml": "
government: {icp: 藏ICP备XXXX号}
"];
    good: ["content/site.yaml": "
government: {icp: 藏ICP备12345678号-1}
"];
    source: "政府网站发展指引；非经营性互联网信息服务备案管理办法" / "政府网站发展指引 (guide to government sites); rules on ICP records";
}
}
