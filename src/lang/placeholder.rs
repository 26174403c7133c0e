//! Placeholders: texts that only hold the place of one that is still to be written.
//!
//! **You are here:** `lang/` — a leaf; no IO. *Source:* meta-tags.yaml META-03.

/// What `init` writes for a site to change: whole texts of records, and lines of bodies. A test beside the files
/// compares them. What the forms of `new` have is read from these (`record/samples.rs`).
pub const WRITTEN: [&str; 21] = [
    "XX县社会工作服务站公共服务目录（示例）",
    "查找XX县各级社会工作服务站、服务事项和工作动态。本站还在筹备，内容都是示例。",
    "本站还在筹备，标有“示例”的内容不是真实信息，办事请拨打12345核实。",
    "示例县社工总站（示例）",
    "示例县东片中心社工站（示例）",
    "示例镇社工站（示例）",
    "示例村社工服务点（示例）",
    "示例县",
    "示例镇",
    "示例村",
    "**示例记录**，不是真实站点。",
    "**示例记录**，不是真实站点；开放时间也是示例。",
    "**本页是示例**，请换成真实情况：谁主办、谁承办、资料从哪里来、多久核对一次。",
    "图片要写文字说明；扫描的附件要另给一份能读、能复制的文字。还没有做到的，请在这里如实写明（示例）。",
    "本站正在筹备（示例）",
    "网站刚刚建立，内容都是示例。",
    "网站刚刚建立，站点、服务事项和公开目录都是示例，不是真实信息。办事请拨打12345。",
    "第一个[示例站](station:sample-township)说明怎样登记一个站，[关于本站](page:about)说明谁办这个网站。",
    "说清政策、找准困难家庭，再帮他们把救助办下来。（示例）",
    "政策宣传（示例）",
    "入户探访（示例）",
];

/// Whether a whole text, or a line of a body, still is what `init` or `new` wrote, or a placeholder.
pub fn is_unchanged(text: &str) -> bool {
    is_placeholder(text) || WRITTEN.contains(&text.trim())
}

/// Whether a field has words where nothing is known: 暂无, 同上. In a text they may be the news: no complaint was made.
pub fn says_nothing(text: &str) -> bool {
    matches!(text.trim(), "暂无" | "暂缺" | "同上" | "同前" | "如上")
}

/// Whether a whole text is what a form has where something is to be filled in: XX, ……, 待填写, null, 请填写….
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with("请填写") || text.starts_with("请在这里填写") {
        return true;
    }
    if text.len() <= 60 && is_form(text) {
        return true;
    }
    // Every text is asked: most are told by their length.
    if text.len() > 20 {
        return false;
    }
    let all = |signs: &str| text.chars().count() >= 2 && text.chars().all(|c| signs.contains(c));
    all("XxＸｘ×")
        || all("…")
        || all("._-—。·、?？")
        || matches!(
            text,
            "…" | "某某"
                | "某某某"
                | "待填写"
                | "待补充"
                | "待补"
                | "待定"
                | "待录入"
                | "待完善"
                | "待更新"
                | "待确认"
                | "待核实"
                | "无标题"
                | "null"
                | "NULL"
                | "None"
                | "undefined"
                | "TODO"
                | "TBD"
                | "N/A"
        )
}

/// `XX路XX号`: signs that stand for words, with a word or two of a form between them. `XX县` alone is left: plans are written so.
fn is_form(text: &str) -> bool {
    let blank = |c: char| "XxＸｘ×".contains(c);
    let mut runs = 0;
    let mut words = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let same = |other: char| blank(c) == blank(other);
        let run = &rest[..rest.find(|other| !same(other)).unwrap_or(rest.len())];
        let length = run.chars().count();
        if blank(c) {
            runs += usize::from(length >= 2);
        } else {
            words = words.max(length);
        }
        rest = &rest[run.len()..];
    }
    runs >= 2 && (1..=2).contains(&words)
}

#[cfg(test)]
mod tests {
    use super::{is_placeholder, is_unchanged, says_nothing};

    #[test]
    fn whole_texts_alone_are_placeholders() {
        for text in [
            "XX",
            "××",
            "……",
            "待填写",
            "请填写标题",
            "请填写主办单位（示例）",
            "请填写正文。空一行就是另起一段。",
            "null",
            "XX路XX号",
            "××县××镇××村",
            "待定",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        assert!(says_nothing(" 暂无 ") && !says_nothing("暂无投诉"));
        assert!(is_unchanged(" **示例记录**，不是真实站点。") && !is_placeholder("示例县"));
        for text in [
            "XX县社工站",
            "X",
            "甲",
            "—",
            "某某街道",
            "标题",
            "意见反馈表（示例）",
            "需要请填写登记表",
            "XX路8号",
            "XX县社会工作服务站",
            "XXXX年工作计划",
            "待定岗位",
            "13×15×20厘米",
        ] {
            assert!(!is_unchanged(text), "{text}");
        }
    }
}
