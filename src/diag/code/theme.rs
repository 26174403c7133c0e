//! Codes of themes, Z6xx: what is wrong in a site's own theme.
//!
//! **You are here:** `diag/code` — one row a code, see [`super`]; no IO.

super::codes! {
THEME_TEMPLATE = "Z601" "theme-template" Error "主题模板有错" / "a theme template is wrong" {
    what: "主题的模板、theme.yaml 或样式读不下去，或者用了页面没有的内容。" / "A theme's template, theme.yaml or stylesheet cannot be read, or uses what a page does not have.";
    why: "页面做不出来。消息里有主题名、文件、行和列。" / "The page cannot be made. The message names theme, file, line and column.";
    bad: ["content/site.yaml": "
theme: own
", "themes/own/templates/station.html": r#"
{% extends "base.html" %}
{% block main %}{{ page.title }{% endblock %}
"#];
    good: ["content/site.yaml": "
theme: own
", "themes/own/templates/station.html": r#"
{% extends "base.html" %}
"#];
    source: "主题的约定，见手册“自己的主题”" / "the theme's contract, see the handbook";
}
THEME_STRINGS = "Z602" "theme-strings" Error "主题文字文件有错" / "a theme's strings file is wrong" {
    what: "strings/zh.yaml 一类的文件读不出来，模板要的条目没有，或者写了用不到的条目。"
        / "A strings file cannot be read, lacks an entry that a template wants, or has one that nobody uses.";
    why: "条目名打错了，改的文字就不会出现。" / "With a slip in an entry's name the changed text never shows.";
    bad: ["content/site.yaml": "
theme: own
", "themes/own/strings/zh.yaml": r#"
nav.statoins: "找社工站"
"#];
    good: ["content/site.yaml": "
theme: own
", "themes/own/strings/zh.yaml": r#"
nav.stations: "找社工站"
"#];
    source: "主题的约定，见手册“自己的主题”" / "the theme's contract, see the handbook";
}
UNKNOWN_THEME = "Z603" "unknown-theme" Error "没有这个主题" / "there is no such theme" {
    what: "site.yaml 的 theme 写 themes/ 里一个文件夹的名称；default 是程序自带的。" / "theme is a folder of themes/; default is built in.";
    why: "找不到主题，就不知道页面的样子。" / "Without it nobody knows how pages look.";
    bad: ["content/site.yaml": "
theme: defualt
"];
    good: ["content/site.yaml": "
theme: default
"];
    source: "主题的约定，见手册“自己的主题”" / "the theme's contract, see the handbook";
}
THEME_CONTRACT = "Z604" "theme-contract" Warning "主题还没有照新的约定改" / "a theme is behind the contract" {
    what: "theme.yaml 的 contract 是主题照哪一版约定写的（不写是第 1 版）。程序的约定变了，主题换掉的文件要跟着改，每个文件一条。"
        / "contract in theme.yaml is the version that the theme was made for (the first unless said). Each file that must follow is told.";
    why: "换掉的文件不跟着改，新的内容就不会出现在网页上。" / "What is new does not show until the replaced file prints it.";
    bad: ["content/site.yaml": "
theme: own
", "themes/own/theme.yaml": "
name: own
", "themes/own/shell/footer.html": "
<footer>{{ shell.site_title | say }}</footer>
"];
    good: ["content/site.yaml": "
theme: own
", "themes/own/theme.yaml": "
name: own
contract: 2
", "themes/own/shell/footer.html": r#"
<footer>{{ shell.site_title | say }} <a href="{{ shell.open_data_href }}">{{ t.open_data }}</a></footer>
"#];
    source: "主题的约定，见手册“自己的主题”" / "the theme's contract, see the handbook";
}
}
