//! The command line in Chinese: Chinese words for commands, help with examples, and what is said about a wrong word.
//!
//! **You are here:** `cli/` — between the words typed and [`super::args`]; no IO.

use super::args::Args;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _};
use std::ffi::OsString;
use std::fmt::Write as _;

/// What to print in the place of running a command.
pub(super) struct Answer {
    pub text: String,
    /// Whether the words were wrong; else it is help or the version.
    pub wrong: bool,
}

/// Examples under a command's help.
const EXAMPLES: &[(&str, &str)] = &[
    (
        "zhandian",
        "例子：
  zhandian init 我的网站          建一个新网站
  zhandian serve --open          预览，改了文件浏览器跟着变
  zhandian check                 检查内容
  zhandian build                 生成网站，放在 site 文件夹
命令也可以写中文：预览、检查、生成、新建、导出、导入、撤销、搜索、帮助。某个命令的说明：zhandian 帮助 检查",
    ),
    (
        "build",
        "例子：
  zhandian build
  zhandian build --out D:\\发布 --base-url https://shegong.example.cn/
  zhandian 生成",
    ),
    (
        "check",
        "例子：
  zhandian check
  zhandian check --report 自查.xlsx
  zhandian 检查 --strict",
    ),
    (
        "fix",
        "例子：
  zhandian fix                   看哪些笔误可以自动改
  zhandian fix content/notices   只看一个文件夹
  zhandian 修正 --apply          写入；后悔了：zhandian undo",
    ),
    (
        "serve",
        "例子：
  zhandian serve --open
  zhandian serve --port 8000
  zhandian 预览",
    ),
    (
        "search",
        "例子：
  zhandian search 助餐
  zhandian search --lang bo ཁ་པར
  zhandian 搜索 低保 --limit 20",
    ),
    (
        "init",
        "例子：
  zhandian init 我的网站
  zhandian 建站 我的网站",
    ),
    (
        "new",
        "例子：
  zhandian new station gamagongsang
  zhandian new 通知 \"关于国庆放假的通知\"
  zhandian 新建 页面 about
  zhandian new disclosure-catalogue --fields 社工站",
    ),
    (
        "history",
        "例子：
  zhandian history
  zhandian history station:gamagongsang
  zhandian 历史 content/notices
  zhandian history 12",
    ),
    (
        "undo",
        "例子：
  zhandian undo
  zhandian undo 12
  zhandian 撤销 12 --show",
    ),
    (
        "restore",
        "例子：
  zhandian restore content/stations/gamagongsang.yaml --to 2026-11-20
  zhandian restore station:gamagongsang --to 2026-11-20 --apply
  zhandian 恢复 content/notices --to 12",
    ),
    (
        "export",
        "例子：
  zhandian export --to 台账.xlsx
  zhandian export stations operators --to 台账.xlsx
  zhandian export --to 表格文件夹
  zhandian 导出 站点 --template --to 空表.xlsx
  zhandian export --checklist 核对表.xlsx",
    ),
    (
        "import",
        "例子：
  zhandian import 台账.xlsx
  zhandian import 台账.xlsx --apply
  zhandian import 通知.docx --as notice          Word 文档变成通知；再加 --apply 才写
  zhandian import 照片.jpg --for station:gamagongsang --alt 站点门口的坡道
  zhandian 导入 核对表.xlsx --apply",
    ),
    (
        "package",
        "例子：
  zhandian package
  zhandian package --to D:\\交付\\网站.zip
  zhandian 打包 --to 新.zip --since 旧.zip
  zhandian package --archive 2026
  zhandian package --server nginx",
    ),
    (
        "verify",
        "例子：
  zhandian verify D:\\下载的网站
  zhandian 核验 \\\\192.0.2.10\\wwwroot --manifest 网站.manifest.txt",
    ),
    (
        "publish",
        "例子：
  zhandian publish               列出能发布到哪里
  zhandian publish 官网
  zhandian 发布 官网 --yes       不问就传",
    ),
    (
        "review",
        "例子：
  zhandian review                                          什么在等谁审
  zhandian review notice:holiday --step 初审 --by 扎西
  zhandian 审核 notice:holiday --step 终审 --by 卓玛 --note 电话核对过
  zhandian review --form notice:holiday --to 审批单.html
  zhandian review --check 3f9c-21ab-77d0",
    ),
    (
        "schema",
        "例子：
  zhandian schema .vscode/schemas",
    ),
];

/// The arguments, or what to say instead of running anything.
pub(super) fn read(words: impl Iterator<Item = OsString>) -> Result<Args, Answer> {
    let words: Vec<OsString> = words.collect();
    let english = wants_english(&words);
    let mut command = command();
    let words = translated(words, &command);
    let matches = command
        .try_get_matches_from_mut(words)
        .and_then(|matches| Args::from_arg_matches(&matches));
    matches.map_err(|error| {
        let wrong = error.use_stderr();
        // A bare `zhandian new` gets help, which says more than an error.
        let is_help = !wrong || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        let text = if is_help || english {
            error.render().to_string()
        } else {
            said(&error, &command)
        };
        Answer { text, wrong }
    })
}

fn wants_english(words: &[OsString]) -> bool {
    words.iter().any(|word| word == "--message-lang=en")
        || words
            .windows(2)
            .any(|pair| pair[0] == "--message-lang" && pair[1] == "en")
}

/// The command with Chinese headings, usage and examples.
fn command() -> Command {
    localised(Args::command().name("zhandian"), "zhandian")
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help_heading("选项")
                .help("显示版本 (version)"),
        )
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_version_flag(true)
        .disable_help_subcommand(true)
}

fn localised(command: Command, path: &str) -> Command {
    let name = command.get_name().to_owned();
    let mut usage = format!("{path} [选项]");
    for arg in command.get_positionals() {
        let value = arg
            .get_value_names()
            .and_then(|names| names.first())
            .map_or_else(|| arg.get_id().to_string(), ToString::to_string);
        let (open, close) = if arg.is_required_set() {
            ('<', '>')
        } else {
            ('[', ']')
        };
        let _ = write!(usage, " {open}{value}{close}");
    }
    if command.has_subcommands() {
        usage.push_str(" <命令>");
    }
    let example = EXAMPLES
        .iter()
        .find(|(own, _)| *own == name)
        .map(|(_, text)| *text);
    let command = command
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help("显示帮助 (help)"),
        )
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "参数" } else { "选项" };
            arg.help_heading(heading)
        })
        .override_usage(usage)
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}")
        .mut_subcommands(|own| {
            let path = format!("{path} {}", own.get_name());
            localised(own, &path)
        });
    match example {
        Some(example) => command.after_help(example),
        None => command,
    }
}

/// The words with `帮助` as `help`, and `help check` as `check --help`. What follows `help` and is no command is left to
/// whoever knows it.
fn translated(mut words: Vec<OsString>, command: &Command) -> Vec<OsString> {
    if let Some(first) = words.get_mut(1)
        && matches!(first.to_str(), Some("帮助" | "help"))
    {
        *first = OsString::from("help");
        match words.get(2).map(|word| word.to_string_lossy().into_owned()) {
            None => words[1] = OsString::from("--help"),
            Some(word) if command.find_subcommand(&word).is_some() => {
                words[1] = OsString::from(word);
                words[2] = OsString::from("--help");
            }
            Some(_) => {}
        }
    }
    words
}

/// What is wrong with the words, and what to write.
fn said(error: &clap::Error, command: &Command) -> String {
    let one = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(all)) => Some(all.join("、")),
        _ => None,
    };
    let arg = one(ContextKind::InvalidArg).unwrap_or_default();
    let value = one(ContextKind::InvalidValue).unwrap_or_default();
    let mut text = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = one(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("没有“{word}”这个命令")
        }
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::UnknownArgument if arg.starts_with('-') => format!("没有 {arg} 这个选项"),
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => format!("多了一个词：{arg}{value}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面缺少内容"),
        ErrorKind::InvalidValue => format!("{arg} 不能写“{value}”"),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string);
            let plain = why.filter(|why| !why.is_ascii());
            match plain {
                Some(why) => format!("{arg}：{why}"),
                None => format!("{arg} 不能写“{value}”"),
            }
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::NoEquals => format!("{arg} 和它的值之间要有等号"),
        ErrorKind::ArgumentConflict => format!("{arg} 写了两次，或不能与别的选项一起用"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{arg} 后面的值不够"),
        ErrorKind::InvalidUtf8 => "有的字读不出来".to_owned(),
        _ => "命令的写法不对".to_owned(),
    };
    text.insert_str(0, "错误：");
    let valid = one(ContextKind::ValidValue).or_else(|| one(ContextKind::ValidSubcommand));
    // The parser compares with the words that it lists: those of the other language are known by their likeness, too.
    let typed = one(ContextKind::InvalidSubcommand).unwrap_or_default();
    let alias = command
        .get_subcommands()
        .flat_map(Command::get_all_aliases)
        .filter(|_| !typed.is_ascii())
        .map(|name| (strsim::normalized_damerau_levenshtein(&typed, name), name))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, name)| name.to_owned());
    let near = alias
        .or_else(|| one(ContextKind::SuggestedSubcommand))
        .or_else(|| one(ContextKind::SuggestedArg))
        .or_else(|| one(ContextKind::SuggestedValue));
    if let Some(near) = near {
        let _ = write!(text, "\n最接近的是：{near}");
    } else if let Some(valid) = valid.filter(|valid| !valid.is_empty()) {
        let _ = write!(text, "\n可以写：{valid}");
    } else if matches!(
        error.kind(),
        ErrorKind::InvalidSubcommand | ErrorKind::MissingSubcommand
    ) {
        let all: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        let _ = write!(text, "\n可以写：{}", all.join("、"));
    }
    text.push_str("\n用法和例子：zhandian 帮助\n");
    text
}

#[cfg(test)]
mod tests;
