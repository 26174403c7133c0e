//! Tests of `chinese`.

use super::*;

fn words(words: &[&str]) -> Result<Args, Answer> {
    read(
        std::iter::once("zhandian")
            .chain(words.iter().copied())
            .map(OsString::from),
    )
}

fn answer(all: &[&str]) -> Answer {
    match words(all) {
        Ok(_) => Answer {
            text: String::new(),
            wrong: false,
        },
        Err(answer) => answer,
    }
}

/// English words that stand beside the Chinese ones on purpose are in brackets.
fn english(text: &str) -> Vec<&str> {
    [
        "Usage", "Options", "Commands", "Arguments", "Print", "error", "tip", "For more", "default:",
        "possible", "aliases",
    ]
    .into_iter()
    .filter(|word| text.contains(&format!("{word}:")) || text.contains(&format!("{word} ")))
    .collect()
}

#[test]
fn help_is_in_chinese_and_has_examples() {
    for command in ["", "build", "check", "serve", "search", "init", "new", "schema"] {
        let all: Vec<&str> = [command, "--help"]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect();
        let help = answer(&all);
        assert!(!help.wrong, "{command}");
        assert!(
            help.text.contains("例子：") && help.text.contains("用法："),
            "{}",
            help.text
        );
        let found: Vec<&str> = english(&help.text)
            .into_iter()
            .filter(|word| *word != "default:")
            .collect();
        assert!(found.is_empty(), "{found:?}: {}", help.text);
    }
    for all in [
        &["帮助"][..],
        &["help"],
        &["帮助", "检查"],
        &["help", "new"],
        &["检查", "-h"],
    ] {
        let help = answer(all);
        assert!(
            !help.wrong && help.text.contains("例子："),
            "{all:?}: {}",
            help.text
        );
    }
}

#[test]
fn commands_and_kinds_have_chinese_names() {
    for all in [
        &["生成"][..],
        &["构建"],
        &["检查", "--strict"],
        &["预览", "--open"],
        &["搜索", "低保"],
        &["建站", "甲"],
        &["新建", "站点", "a"],
        &["new", "通知", "关于放假的通知"],
        &["new", "公开目录"],
    ] {
        assert!(words(all).is_ok(), "{all:?}: {}", answer(all).text);
    }
}

#[test]
fn wrong_words_are_told_in_chinese_with_what_to_write() {
    for (all, right) in [
        (&["bild"][..], "最接近的是：build"),
        (&["做饭"], "可以写：build、check"),
        (&["build", "--ouut", "x"], "最接近的是：--out"),
        (&["build", "--nonsense"], "没有 --nonsense 这个选项"),
        (&["build", "甲"], "多了一个词：甲"),
        (&["new"], "缺少"),
        (&["new", "stattion", "a"], "station"),
        (&["serve", "--port", "abc"], "不能写“abc”"),
        (&["serve", "--port"], "缺少"),
        (&["--today", "昨天", "check"], "昨天 不是日期"),
        (&["search"], "缺少"),
    ] {
        let answer = answer(all);
        assert!(
            answer.wrong && answer.text.contains(right),
            "{all:?}: {}",
            answer.text
        );
        let found = english(&answer.text);
        assert!(found.is_empty(), "{found:?}: {}", answer.text);
    }
    let english = answer(&["--message-lang", "en", "bild"]);
    assert!(
        english.text.contains("unrecognized subcommand"),
        "{}",
        english.text
    );
}
