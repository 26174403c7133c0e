//! The table of all findings: one row a code.
//!
//! **You are here:** `diag/` — the rows are named where they are raised; no IO. The README's handbook is checked against it.
//!
//! Z1xx text and YAML, Z2xx fields, Z3xx links between records, Z4xx languages, Z5xx disclosure and freshness, Z6xx theme,
//! Z7xx lawful publishing, Z9xx the site folder and the machine.

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Refuses the build.
    Error,
    /// Should be looked at; `--strict` makes it an error.
    Warning,
    /// For information.
    Note,
}

impl Severity {
    /// `error`, `warning`, `note`.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// 错误、警告、提示.
    pub fn zh(self) -> &'static str {
        match self {
            Severity::Error => "错误",
            Severity::Warning => "警告",
            Severity::Note => "提示",
        }
    }
}

/// One kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `Z304`.
    pub id: &'static str,
    /// Named after the fault: `unknown-service`.
    pub slug: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// In one line, in Chinese.
    pub zh: &'static str,
    /// In one line, in English.
    pub en: &'static str,
}

macro_rules! codes {
    ($($name:ident = $id:literal $slug:literal $severity:ident $zh:literal $en:literal;)*) => {
        $(
            #[doc = $en]
            pub const $name: &Code =
                &Code { id: $id, slug: $slug, severity: Severity::$severity, zh: $zh, en: $en };
        )*
        /// Every code, in order.
        pub const ALL: &[&Code] = &[$($name),*];
    };
}

codes! {
    // Z1xx: text and YAML.
    NOT_UTF8 = "Z101" "not-utf8" Error "文件不是 UTF-8 编码" "the file is not UTF-8";
    YAML_SYNTAX = "Z102" "yaml-syntax" Error "YAML 格式错误" "the YAML cannot be read";
    DUPLICATE_KEY = "Z103" "duplicate-key" Error "同一个字段写了两次" "a key is given twice";
    UNKNOWN_KEY = "Z104" "unknown-key" Error "没有这个字段" "there is no such key";
    TOO_DEEP = "Z105" "too-deep" Error "嵌套层次太深" "nested too deeply";
    ANCHOR_OR_ALIAS = "Z106" "anchor-or-alias" Error "不支持 YAML 的锚点、别名、标签和合并" "anchors, aliases, tags and merge keys are not allowed";
    FULL_WIDTH = "Z107" "full-width-punctuation" Error "YAML 语法处用了全角标点" "full-width punctuation where YAML needs ASCII";
    BAD_INDENT = "Z108" "bad-indentation" Error "缩进用了全角空格或制表符" "indentation with ideographic spaces or tabs";
    MISSING_SPACE = "Z109" "missing-space" Error "冒号或短横后面缺少空格" "a space is missing after a colon or dash";
    INVISIBLE = "Z110" "invisible-character" Error "有看不见的字符" "an invisible character";
    CURLY_QUOTE = "Z111" "curly-quote" Error "用了中文引号作 YAML 引号" "curly quotes used as YAML quotes";
    NO_FRONT_MATTER = "Z112" "no-front-matter" Error "缺少文件开头的 --- 信息区" "the front matter is missing";
    TOO_LARGE = "Z113" "too-large" Error "文件太大" "the file is too large";
    MORE_DOCUMENTS = "Z114" "more-documents" Error "一个文件里有多个 YAML 文档" "more than one YAML document in a file";
    EMPTY_FILE = "Z115" "empty-file" Error "文件是空的" "the file is empty";
    UNREADABLE = "Z116" "unreadable-file" Error "文件读不出来" "the file cannot be read";
    LOST_CHARACTER = "Z117" "lost-character" Error "有乱码字符" "a character was lost in an earlier conversion";
    // Z2xx: fields.
    MISSING_KEY = "Z201" "missing-key" Error "缺少必填字段" "a required key is missing";
    WRONG_SHAPE = "Z202" "wrong-shape" Error "字段的写法不对" "the value has the wrong form";
    UNKNOWN_WORD = "Z203" "unknown-word" Error "不是规定的选项" "not one of the words allowed here";
    BAD_ID = "Z204" "bad-id" Error "编号(id)不合规定" "the id is not allowed";
    BAD_DATE = "Z205" "bad-date" Error "日期写法不对或不存在" "the date is malformed or impossible";
    BAD_INTERVAL = "Z206" "bad-interval" Error "起止日期不对" "the interval is malformed or ends before it starts";
    BAD_TIME = "Z207" "bad-time" Error "时间写法不对" "the time is malformed or impossible";
    BAD_HOURS = "Z208" "bad-hours" Error "开放时间不对" "the opening hours are impossible";
    BAD_PHONE = "Z209" "bad-phone" Error "电话号码不对" "the phone number is malformed";
    BAD_EMAIL = "Z210" "bad-email" Error "电子邮件地址不对" "the e-mail address is malformed";
    BAD_URL = "Z211" "bad-url" Error "网址不对" "the web address is malformed";
    BAD_REGION_CODE = "Z212" "bad-region-code" Error "行政区划代码不对" "the region code is malformed";
    BAD_CREDIT_CODE = "Z213" "bad-credit-code" Error "统一社会信用代码不对" "the unified social credit code is wrong";
    BAD_NUMBER = "Z214" "bad-number" Error "数字不对" "the number is malformed or impossible";
    BAD_COORDINATE = "Z215" "bad-coordinate" Error "经纬度不对" "the coordinate is impossible";
    BAD_LANGUAGE = "Z216" "bad-language" Error "语言代码不对" "the language tag is malformed";
    BAD_DOCUMENT_NUMBER = "Z217" "bad-document-number" Error "发文字号不对" "the document number is malformed";
    BAD_FLAG = "Z218" "bad-flag" Error "应写 true 或 false" "true or false is wanted";
    BAD_DAYS = "Z219" "bad-days" Error "星期的写法不对" "the days of the week are malformed";
    BAD_PERIOD = "Z220" "bad-period" Error "时期的写法不对" "the period is malformed";
    IMPOSSIBLE_COUNT = "Z221" "impossible-count" Error "人数互相矛盾" "the counts contradict each other";
    DATE_ORDER = "Z222" "date-order" Error "日期前后矛盾" "the dates contradict each other";
    BAD_FILE_PATH = "Z223" "bad-file-path" Error "文件路径不对" "the file path is not allowed";
    MENDED_DOCUMENT_NUMBER = "Z224" "mended-document-number" Note "发文字号已按规范格式显示" "the document number is shown in the standard form";
    BAD_TIME_LIMIT = "Z225" "bad-time-limit" Error "公开时限的写法不对" "the time limit is malformed";
    EMPTY_TEXT = "Z227" "empty-text" Error "文字是空的" "the text is empty";
    BAD_REGISTRATION = "Z231" "bad-registration" Error "备案号或网站标识码写法不对" "a registration number or site code is malformed";
    // Z3xx: links between records.
    DUPLICATE_ID = "Z301" "duplicate-id" Error "两条记录用了同一个 id" "two records have the same id";
    UNKNOWN_REGION = "Z302" "unknown-region" Error "没有这个行政区划" "there is no such region";
    UNKNOWN_STATION = "Z303" "unknown-station" Error "没有这个站点" "there is no such station";
    UNKNOWN_SERVICE = "Z304" "unknown-service" Error "没有这个服务事项" "there is no such service";
    UNKNOWN_AUDIENCE = "Z305" "unknown-audience" Error "没有这个服务对象" "there is no such audience";
    UNKNOWN_OPERATOR = "Z306" "unknown-operator" Error "没有这个承接机构" "there is no such operator";
    UNKNOWN_NOTICE = "Z307" "unknown-notice" Error "没有这个通知" "there is no such notice";
    UNKNOWN_CATEGORY = "Z308" "unknown-category" Error "没有这个栏目" "there is no such category";
    UNKNOWN_ITEM = "Z309" "unknown-catalogue-item" Error "公开目录里没有这个事项" "there is no such row in the catalogue";
    UNKNOWN_LEVEL = "Z310" "unknown-level" Error "没有这个站点级别" "there is no such station level";
    UNKNOWN_PAGE = "Z311" "unknown-page" Error "没有这个页面" "there is no such page";
    UNKNOWN_FILE = "Z312" "unknown-file" Error "没有这个附件" "there is no such file";
    UNKNOWN_TAG = "Z313" "unknown-tag" Error "没有这个标签" "there is no such tag";
    UNKNOWN_MEASURE = "Z314" "unknown-measure" Error "没有这个统计指标" "there is no such measure";
    UNKNOWN_PERIOD = "Z315" "unknown-period" Error "没有这份统计" "there are no such figures";
    CYCLE = "Z316" "cycle" Error "上下级关系绕成了圈" "records are each other's parents";
    WRONG_PARENT_LEVEL = "Z317" "wrong-parent-level" Error "上级站点的级别不高于本站" "the parent's level is not above the station's";
    ALIAS_TAKEN = "Z318" "alias-taken" Error "旧编号与现有页面冲突" "an alias is taken by another page";
    ORPHAN_REGION = "Z319" "orphan-region" Warning "找不到上级行政区划" "the region's parent is not listed";
    ORPHAN_TRANSLATION = "Z320" "orphan-translation" Error "译文缺少自己的必填字段，也没有原文" "a translation without its original lacks its own fields";
    BROKEN_LINK = "Z321" "broken-link" Error "正文里的链接没有目标" "a link in the text leads nowhere";
    PAGE_TWICE = "Z322" "same-page-twice" Error "两个页面要用同一个地址" "two pages want the same address";
    COPIED_FILE = "Z323" "copied-file" Error "是另一个文件的副本" "a copy of another file";
    // Z4xx: languages.
    UNDECLARED_LANGUAGE = "Z401" "undeclared-language" Error "用了 site.yaml 里没有的语言" "a language that site.yaml does not list";
    UNREVIEWED_TRANSLATION = "Z402" "unreviewed-translation" Warning "译文未经审校" "the translation has not been reviewed";
    MISSING_TRANSLATION = "Z403" "missing-translation" Note "缺少另一种语言的名称" "a name is missing in another language";
    DIFFERS_FROM_ORIGINAL = "Z404" "differs-from-original" Warning "译文里的共用字段与原文不同" "a shared field differs from the original's";
    TIBETAN_SPELLING = "Z405" "tibetan-spelling" Warning "藏文标点或字符不规范" "Tibetan punctuation or characters are not standard";
    UNTRANSLATED_DOCUMENTS = "Z406" "untranslated-documents" Note "文档没有另一种语言" "documents are not written in another language of the site";
    // Z5xx: disclosure duties and freshness.
    DISCLOSURE_LATE = "Z501" "disclosure-late" Warning "公开超过了规定时限" "the disclosure was late";
    DISCLOSURE_MISSING = "Z502" "disclosure-missing" Warning "应公开而没有公开" "a disclosure that is due is missing";
    NOT_CHECKED = "Z503" "not-checked" Warning "很久没有核对" "not checked for long";
    COLUMN_STALE = "Z504" "column-stale" Warning "栏目超过规定时间没有更新" "a category has not been updated in time";
    COLUMN_EMPTY = "Z505" "column-empty" Warning "栏目是空的" "a category is empty";
    TOTAL_DIFFERS = "Z506" "total-differs" Warning "合计与各部分之和不同" "a stated total differs from the sum of its parts";
    NO_BASE_URL = "Z507" "no-base-url" Note "没有写 base_url，网站地图和订阅不输出" "without base_url there is no sitemap and no feed";
    PUBLISHED_LATER = "Z508" "published-later" Note "还没到发布时间" "not to be published yet";
    NO_CALENDAR = "Z510" "no-calendar" Note "没有这一年的放假安排" "no holidays are given for a year";
    UNCHECKED_WORDING = "Z511" "unchecked-wording" Note "公开目录的行没有核对原文" "a catalogue row was not compared with its document";
    BELOW_STANDARD = "Z512" "below-standard" Note "站点有不符合建设条款的地方" "a station falls short of the station standard";
    DISCLOSURE_INCOMPLETE = "Z513" "disclosure-incomplete" Warning "公开的内容缺少要素" "a disclosure lacks elements of its row";
    NO_START_DATE = "Z514" "no-start-date" Warning "没有写时限从哪天起算" "the day that a limit counts from is not given";
    SERVICE_INCOMPLETE = "Z521" "service-incomplete" Warning "办事指南缺少要素" "a service guide lacks elements";
    INSPECTION_VETO = "Z522" "inspection-veto" Warning "按检查指标达到单项否决" "an inspection would fail the site for this alone";
    FUTURE_DATE = "Z523" "future-date" Warning "发布日期晚于今天" "the publication date lies in the future";
    DAMAGED_ATTACHMENT = "Z524" "damaged-attachment" Warning "附件打不开，或打开是乱码" "an attachment cannot be opened, or is garbled";
    // Z6xx: theme.
    THEME_TEMPLATE = "Z601" "theme-template" Error "主题模板有错" "a theme template is wrong";
    THEME_STRINGS = "Z602" "theme-strings" Error "主题文字文件有错" "a theme's strings file is wrong";
    UNKNOWN_THEME = "Z603" "unknown-theme" Error "没有这个主题" "there is no such theme";
    // Z7xx: lawful publishing.
    ID_NUMBER = "Z701" "id-number" Error "出现了公民身份号码" "a citizen's ID number";
    BANK_CARD = "Z702" "bank-card" Error "出现了银行卡号" "a bank card number";
    PRIVATE_MOBILE = "Z703" "private-mobile" Error "出现了没有声明为公务电话的手机号" "a mobile number that is not declared as an office phone";
    PICTURE_POSITION = "Z704" "picture-position" Error "图片里有拍摄位置" "a picture says where it was taken";
    NAMED_PERSONS = "Z705" "named-persons" Warning "姓名与敏感信息写在一起" "persons are named beside something delicate";
    UNCHECKED_ATTACHMENT = "Z706" "unchecked-attachment" Warning "附件没有检查个人信息" "an attachment could not be looked through for personal data";
    POSTING_INCOMPLETE = "Z707" "posting-incomplete" Warning "公示缺少依据或反馈渠道" "a posting lacks its basis or where to object";
    SECRET_MARK = "Z708" "secret-mark" Error "文件带有密级标志" "a document bears a mark of secrecy";
    SITE_IDENTITY = "Z709" "site-identity" Warning "网站标签或页脚缺少规定内容" "government tags or footer lack what is required";
    WRONG_DOMAIN = "Z710" "wrong-domain" Warning "域名与主办单位性质不符" "the domain does not fit the owner";
    PLACEHOLDER = "Z711" "placeholder" Warning "还是占位文字" "a placeholder was left";
    WORDING = "Z712" "wording" Warning "用词与网站的用词表不符" "a word that the site's own list corrects";
    // Z9xx: the site folder.
    NO_SITE = "Z901" "no-site" Error "这里没有 content/site.yaml" "there is no content/site.yaml here";
    UNEXPECTED_FILE = "Z902" "unexpected-file" Warning "这个文件不会被使用" "this file is not used";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_and_slugs_are_unique_and_ordered() {
        let ids: BTreeSet<_> = ALL.iter().map(|code| code.id).collect();
        let slugs: BTreeSet<_> = ALL.iter().map(|code| code.slug).collect();
        assert_eq!(ids.len(), ALL.len());
        assert_eq!(slugs.len(), ALL.len());
        assert!(ALL.windows(2).all(|pair| pair[0].id < pair[1].id));
    }
}
