//! Words that people write in the place of a key: 电话 is `phone`, 入户探访 is for the site's own measures.
//!
//! **You are here:** `record/shape` — used by `fault` and `mended`; no IO. The meanings come from the schema's own
//! descriptions; the table has the words of forms and ledgers that no description uses, and the glossary's Tibetan.

use super::{Fields, nearest};

/// Words by the keys that they may mean, in the order in which the keys are tried.
const SYNONYMS: &[(&str, &[&str])] = &[
    (
        "phone",
        &[
            "电话",
            "联系电话",
            "电话号码",
            "手机",
            "座机",
            "热线",
            "联系方式",
            "咨询电话",
            "办公电话",
            "固定电话",
            "备用电话",
            "值班电话",
            "ཁ་པར",
            "ཁ་པར་ཨང་གྲངས",
            "tel",
            "telephone",
            "mobile",
            "dianhua",
        ],
    ),
    (
        "address",
        &[
            "地址", "详细地址", "位置", "地点", "所在地", "ཁ་བྱང", "ས་གནས", "addr", "dizhi",
        ],
    ),
    (
        "name",
        &[
            "名称", "名字", "姓名", "站名", "站点名称", "机构名称", "单位名称", "事项名称", "མིང",
        ],
    ),
    ("other_names", &["别名", "曾用名", "别称", "又名", "简称", "俗称"]),
    ("tagline", &["标语", "口号", "宣传语", "一句话"]),
    ("licence", &["许可", "许可协议", "使用许可"]),
    (
        "title",
        &["标题", "题目", "名称", "文件名称", "འགོ་བརྗོད", "ཁ་བྱང", "biaoti"],
    ),
    (
        "date",
        &[
            "日期",
            "发布日期",
            "发布时间",
            "公开日期",
            "时间",
            "ཚེས་གྲངས",
            "riqi",
        ],
    ),
    (
        "hours",
        &[
            "开放时间",
            "营业时间",
            "办公时间",
            "服务时间",
            "工作时间",
            "接待时间",
            "开门时间",
            "时间",
            "སྒོ་འབྱེད་དུས་ཚོད",
            "opening",
            "opening_hours",
            "time",
        ],
    ),
    ("closed", &["休息", "休息日", "放假", "关门日"]),
    ("holidays", &["节假日", "放假", "假期", "节日", "休假"]),
    ("workdays", &["调休", "调休上班", "补班"]),
    ("days", &["星期", "周", "星期几", "天数", "几天"]),
    ("open", &["开门", "开始时间", "开", "上班"]),
    ("close", &["关门", "结束时间", "关", "下班"]),
    (
        "start",
        &["开始", "起", "开始日期", "起始日期", "起始时间", "开始时间"],
    ),
    (
        "end",
        &[
            "结束", "止", "结束日期", "截止日期", "到期", "截止时间", "结束时间",
        ],
    ),
    ("amount", &["金额", "合同金额", "资金", "经费"]),
    ("level", &["级别", "层级", "站点级别", "等级", "类型"]),
    (
        "region",
        &[
            "行政区划", "地区", "区划", "所在地区", "所属地区", "乡镇", "街道", "所在乡镇", "所在街道",
            "所属乡镇", "所属街道", "所在县区", "所在区县", "所在社区", "区划代码", "行政区",
        ],
    ),
    ("parent", &["上级", "上级站点", "上级站", "指导站"]),
    ("covers", &["服务范围", "覆盖范围", "覆盖", "服务区域"]),
    ("status", &["状态", "运行状态", "情况", "有效性"]),
    ("head", &["站长", "负责人", "联系人", "站点负责人", "འགན་འཁུར་མི་སྣ"]),
    ("staff", &["人员", "人数", "工作人员", "社工", "社工人数"]),
    ("total", &["总数", "总人数", "人数", "工作人员", "合计"]),
    ("certified", &["持证", "持证社工", "持证人数"]),
    ("volunteers", &["志愿者", "志愿者人数", "义工"]),
    ("services", &["服务", "服务项目", "服务事项", "服务内容"]),
    ("items", &["服务事项", "事项", "项目"]),
    ("operator", &["承接机构", "运营机构", "承接单位", "机构"]),
    ("supervisor", &["主管单位", "主管部门", "主管"]),
    ("contract", &["合同", "合同期限", "购买合同"]),
    ("location", &["坐标", "经纬度", "定位", "位置"]),
    ("lat", &["纬度", "北纬"]),
    ("lon", &["经度", "东经"]),
    (
        "email",
        &["邮箱", "电子邮箱", "电子邮件", "邮件", "e-mail", "mail"],
    ),
    ("website", &["网站", "网址", "官网"]),
    ("url", &["网址", "链接", "地址"]),
    ("wechat", &["微信", "公众号", "微信公众号"]),
    (
        "opened",
        &["成立时间", "成立日期", "启用时间", "建站时间", "开站时间"],
    ),
    ("description", &["介绍", "简介", "说明", "描述", "站点介绍"]),
    ("summary", &["摘要", "概述", "简介", "说明", "内容概述", "བསྡུས་དོན"]),
    ("category", &["栏目", "分类", "类别"]),
    ("document_number", &["文号", "发文字号", "发文号"]),
    ("number", &["文号", "发文字号", "编号"]),
    (
        "issuer",
        &["发文机关", "发布机构", "发布单位", "发文单位", "印发机关", "落款"],
    ),
    ("source", &["来源", "信息来源", "出处", "稿源", "ཡོང་ཁུངས"]),
    ("author", &["作者"]),
    ("editor", &["编辑", "责任编辑", "责编"]),
    (
        "attachments",
        &["附件", "附件列表", "下载", "ཟུར་སྦྱར", "files", "attachment"],
    ),
    ("file", &["文件", "附件", "路径", "path"]),
    ("keywords", &["关键词", "关键字", "标签", "tags"]),
    ("review", &["审核", "三审", "三审三校", "审校", "审签"]),
    ("role", &["环节", "审次", "职务"]),
    ("pinned", &["置顶"]),
    ("draft", &["草稿"]),
    ("publish_at", &["定时发布", "发布于"]),
    ("expires", &["有效期", "有效期至", "失效日期"]),
    ("effective", &["施行日期", "生效日期", "实施日期"]),
    ("dated", &["成文日期", "落款日期", "印发日期"]),
    (
        "created",
        &[
            "形成日期", "成文日期", "制作日期", "生成时间", "形成时间", "产生日期", "印发日期", "落款日期",
        ],
    ),
    ("posting", &["公示", "公示期"]),
    ("basis", &["依据", "政策依据", "设定依据", "法律依据"]),
    ("materials", &["材料", "申请材料", "所需材料", "提交材料"]),
    ("steps", &["流程", "步骤", "办理流程", "程序"]),
    ("fee", &["收费", "费用", "收费标准"]),
    ("forms", &["表格", "申请表", "样表"]),
    ("complaints", &["投诉", "监督电话", "投诉渠道"]),
    ("time_limit", &["时限", "办理时限", "公开时限", "期限"]),
    ("eligibility", &["申请条件", "办理条件", "条件"]),
    ("audiences", &["服务对象", "对象", "适用对象"]),
    ("code", &["代码", "编码", "区划代码"]),
    ("id", &["编号", "编码", "标识"]),
    ("order", &["顺序", "排序", "序号"]),
    ("item", &["公开事项", "事项", "目录编号"]),
    ("period", &["时期", "统计时期", "期间", "年度", "所属期"]),
    ("values", &["数值", "数据", "统计数据"]),
    ("unit", &["单位", "计量单位"]),
    ("publisher", &["主办单位", "公开主体", "发布主体"]),
    ("credit_code", &["信用代码", "统一社会信用代码", "机构代码"]),
    ("languages", &["语言", "语种"]),
    ("checked", &["核对", "核实", "核对日期"]),
    ("by", &["核对人", "谁", "经办人", "审校人", "译者"]),
    ("reason", &["原因", "理由"]),
    ("text", &["内容", "文字", "正文"]),
    ("base_url", &["网址", "域名", "网站地址"]),
    ("zh", &["中文", "汉文", "汉语"]),
    ("bo", &["藏文", "藏语", "བོད་ཡིག"]),
];

/// The known key that a word means: one that is nearly spelled so, or one whose meaning the word is.
pub(super) fn key_for<'f>(word: &str, fields: &'f Fields) -> Option<&'f str> {
    let plain = word
        .trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(c, '“' | '”' | '‘' | '’' | '"' | '《' | '》')
                || crate::source::slips::is_invisible_space(c)
        })
        .trim_end_matches(['：', ':', '་', '༌', '།']);
    if let Some((name, _)) = fields.known.get_key_value(plain) {
        return Some(name);
    }
    let lower = plain.to_lowercase();
    let synonym = || {
        SYNONYMS
            .iter()
            .filter(|(_, words)| words.contains(&lower.as_str()))
            .find_map(|(key, _)| fields.known.get_key_value(*key))
            .map(|(name, _)| name.as_str())
    };
    if plain.is_ascii() {
        return synonym().or_else(|| nearest(plain, fields.known.keys().map(String::as_str)));
    }
    by_meaning(plain, fields)
        .or_else(synonym)
        .or_else(|| contained(plain, fields))
        .or_else(|| key_for(unnumbered(plain)?, fields))
}

/// A word without the number that tells it from another of its kind: 电话2, 电话（二）; none where it has none.
fn unnumbered(word: &str) -> Option<&str> {
    let plain = word.trim_end_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '（' | '）' | '(' | ')') || "①②③④⑤一二三四五".contains(c)
    });
    (!plain.is_empty() && plain.len() < word.len()).then_some(plain)
}

/// The one key that a word names, as a form would: its meaning begins with just this word, or the word stands first in the
/// table. None where it could be another key.
pub(super) fn named<'f>(word: &str, fields: &'f Fields) -> Option<&'f str> {
    let first = |key: &str| {
        let mut own = SYNONYMS.iter().filter(|(name, _)| *name == key);
        own.any(|(_, words)| words.first() == Some(&word))
    };
    let mut all = fields
        .known
        .iter()
        .filter(|(name, field)| head(&field.meaning) == word || first(name));
    let (name, _) = all.next()?;
    all.next().is_none().then_some(name.as_str())
}

/// What a meaning begins with, up to its first sign.
fn head(meaning: &str) -> &str {
    meaning
        .split(['：', '；', '，', '(', '（', '、', ' '])
        .next()
        .unwrap_or_default()
}

/// The key whose meaning begins with just this word.
fn by_meaning<'f>(word: &str, fields: &'f Fields) -> Option<&'f str> {
    fields
        .known
        .iter()
        .find(|(_, field)| head(&field.meaning) == word)
        .map(|(name, _)| name.as_str())
}

/// The only key whose meaning holds the word, or that is held by it.
fn contained<'f>(word: &str, fields: &'f Fields) -> Option<&'f str> {
    if word.chars().count() < 2 {
        return None;
    }
    let holds = |meaning: &str| {
        let head = meaning
            .split(['：', '；', '，', '(', '（', '。'])
            .next()
            .unwrap_or_default();
        head.contains(word) || (head.chars().count() >= 2 && word.contains(head))
    };
    let mut all = fields.known.iter().filter(|(_, field)| holds(&field.meaning));
    let (name, _) = all.next()?;
    all.next().is_none().then_some(name.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::shape_of;
    use super::*;
    use crate::record::shape::Shape;
    use crate::record::{document, menu, station};

    fn key<T: schemars::JsonSchema>(word: &str) -> Option<String> {
        let Shape::Map(fields) = shape_of::<T>() else {
            return None;
        };
        key_for(word, &fields).map(str::to_owned)
    }

    #[test]
    fn words_of_forms_and_ledgers_lead_to_their_keys() {
        for (word, right) in [
            ("电话", "phone"),
            ("联系电话", "phone"),
            ("ཁ་པར་", "phone"),
            ("地址", "address"),
            ("ཁ་བྱང", "address"),
            ("开放时间", "hours"),
            ("站长", "head"),
            ("负责人", "head"),
            ("上级站点", "parent"),
            ("主管部门", "supervisor"),
            ("经纬度", "location"),
            ("servces", "services"),
            ("ཁ་བྱང༌།", "address"),
            ("telephone", "phone"),
            ("name\u{a0}", "name"),
        ] {
            assert_eq!(key::<station::Station>(word).as_deref(), Some(right), "{word}");
        }
        assert_eq!(key::<document::Notice>("发布时间").as_deref(), Some("date"));
        // 标题 and 地址 are one word of Tibetan: a notice has no address.
        assert_eq!(key::<document::Notice>("ཁ་བྱང༌།").as_deref(), Some("title"));
        assert_eq!(
            key::<document::Notice>("文号").as_deref(),
            Some("document_number")
        );
        assert_eq!(key::<menu::Category>("服务事项").as_deref(), Some("items"));
        assert_eq!(key::<station::Station>("天气"), None);
    }

    #[test]
    fn every_key_of_the_table_is_one_of_the_format() {
        let all: String = crate::record::schema::schemas()
            .into_iter()
            .map(|(_, _, schema)| schema.to_string())
            .collect();
        for (key, _) in SYNONYMS {
            assert!(all.contains(&format!("\"{key}\":")), "{key}");
        }
    }
}
