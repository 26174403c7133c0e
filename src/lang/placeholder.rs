//! Placeholders: texts that only hold the place of one that is still to be written.
//!
//! **You are here:** `lang/` — a leaf; no IO. *Source:* meta-tags.yaml META-03.

/// Whether a whole text is what a form has where something is to be filled in: XX, ……, 待填写, null.
pub fn is_placeholder(text: &str) -> bool {
    // Every text is asked: most are told by their length.
    if text.len() > 20 {
        return false;
    }
    let text = text.trim();
    let all = |signs: &str| text.chars().count() >= 2 && text.chars().all(|c| signs.contains(c));
    all("XxＸｘ×")
        || text.starts_with("请填写")
        || all("…")
        || all("._-—。·、?？")
        || matches!(
            text,
            "…" | "某某"
                | "某某某"
                | "待填写"
                | "待补充"
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

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn whole_texts_alone_are_placeholders() {
        for text in ["XX", "××", "……", "待填写", "请填写标题", "null"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["XX县社工站", "X", "甲", "—", "某某街道", "标题"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
