//! Command-line arguments: what can be written there.
//!
//! **You are here:** `cli/` — read first; no IO. Help is in Chinese first: the program's users are.

use crate::build::Part;
use crate::diag::{Code, code as codes};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// 站点：把社工站的记录变成可以搜索的静态网站
#[derive(Debug, Parser)]
#[command(
    name = "zhandian",
    version,
    about = "站点：把社工站的记录变成可以搜索的静态网站 (static sites from records)",
    disable_help_subcommand = true,
    after_help = "手册：zhandian help 手册；只看一章：zhandian help 手册 通知\n代号的意思：zhandian explain Z304"
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of all commands.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Common {
    /// 网站文件夹，默认是现在的文件夹 (site folder; default: here)
    #[arg(
        long,
        global = true,
        default_value = ".",
        hide_default_value = true,
        value_name = "文件夹"
    )]
    pub root: PathBuf,
    /// 输出文件夹，默认 ROOT/site (output folder)
    #[arg(long, global = true, value_name = "文件夹")]
    pub out: Option<PathBuf>,
    /// 发布后的网址 (where the site will be published)
    #[arg(long, global = true, value_name = "网址")]
    pub base_url: Option<String>,
    /// 按这一天计算，如 2026-11-20 (the day that everything dated uses)
    #[arg(long, global = true, value_name = "日期", value_parser = day)]
    pub today: Option<jiff::civil::Date>,
    /// 警告也算错误 (warnings are errors)
    #[arg(long, global = true)]
    pub strict: bool,
    /// 消息格式：text 文字(默认)、json (message format)
    #[arg(long, global = true, value_enum, default_value_t = Format::Text, hide_default_value = true, hide_possible_values = true, value_name = "格式")]
    pub message_format: Format,
    /// 消息语言：zh 中文、en 英文 (message language)
    #[arg(
        long,
        global = true,
        value_enum,
        hide_possible_values = true,
        value_name = "语言"
    )]
    pub message_lang: Option<MessageLang>,
    /// 不用上次留下的结果，全部从头做；结果一样，只是慢 (do all work anew; the outcome is the same)
    #[arg(long, global = true)]
    pub no_cache: bool,
    /// 提示也列出来：不一定要改的，如缺少译名 (list notes too)
    #[arg(long, global = true)]
    pub notes: bool,
    /// 少说话：只说错误和没有用上的内容 (say less: only errors and what was left out)
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageLang {
    Zh,
    En,
}

/// Options of the commands that change content.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(crate) struct By {
    /// 谁改的，记在修改历史里；不写就用上次问到的姓名 (who makes the change, for the history)
    #[arg(long, value_name = "姓名")]
    pub by: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 生成网站 (content → site/)
    #[command(aliases = ["生成", "构建"])]
    Build(Build),
    /// 检查内容，不生成 (everything that is wrong or due)
    #[command(aliases = ["检查"])]
    Check(Check),
    /// 改掉只有一种改法的笔误：全角标点、日期写法、乱码……；先看，--apply 才写入 (slips with one safe answer)
    #[command(visible_alias = "修正", aliases = ["改错", "改正"])]
    Fix(Fix),
    /// 快到期的：公示结束、定时发布、公开事项、合同、核对…… (what falls due, also as a calendar)
    #[command(visible_alias = "到期")]
    Due(Due),
    /// 预览：保存后浏览器自动更新 (preview with live reload)
    #[command(aliases = ["预览"])]
    Serve(Serve),
    /// 在生成好的网站里搜索，结果和网页上一样 (search the built site)
    #[command(aliases = ["搜索", "查找"])]
    Search(Search),
    /// 建立一个新的网站文件夹 (a new site folder)
    #[command(aliases = ["新建网站", "建站", "初始化"])]
    Init(Init),
    /// 新建一个待填写的文件 (a file to fill in)
    #[command(aliases = ["新建", "新增"])]
    New(New),
    /// 导出台账：记录写成 Excel 表或 CSV，改好再导入 (records as a workbook or CSV files)
    #[command(visible_alias = "导出")]
    Export(Export),
    /// 导入台账、Word 文档、图片：先列出会改什么，加 --apply 才写 (what a workbook, a Word document or a picture changes; --apply writes it)
    #[command(visible_alias = "导入")]
    Import(Import),
    /// 打包：生成好的网站变成一个压缩包，带清单和校验值；--since 说明比上次变了什么 (the built site as one archive)
    #[command(visible_alias = "打包")]
    Package(Package),
    /// 核验：服务器上的网站和生成的是不是一样，有没有别人加的链接、脚本 (is the published folder ours)
    #[command(visible_alias = "核验", aliases = ["验证", "核对"])]
    Verify(Verify),
    /// 发布：把生成好的网站传到 publish.yaml 里写的地方，只传变了的 (hands the built site to its host)
    #[command(visible_alias = "发布", aliases = ["上传"])]
    Publish(Publish),
    /// 把各份合成一个网站，和一台电脑生成的一样 (parts of a large site become the whole)
    #[command(visible_alias = "合并")]
    Merge(Merge),
    /// 修改历史：谁、什么时候、改了什么 (who changed what, and when)
    #[command(visible_alias = "历史")]
    History(History),
    /// 撤销一次修改，默认是最近的一次；撤销也能再撤销 (takes a change back, the last one by default)
    #[command(visible_alias = "撤销")]
    Undo(Undo),
    /// 把文件恢复成某一天、某一号修改时的样子 (a file as it was at a time)
    #[command(visible_alias = "恢复")]
    Restore(Restore),
    /// 三审三校：什么在等谁审；签一步；打印审批单；核对校验码 (who is to review what; sign a step; the paper form)
    #[command(visible_alias = "审核", aliases = ["审校", "三审"])]
    Review(Review),
    /// 输出 JSON Schema，供编辑器补全和检查 (schemas for editors)
    #[command(aliases = ["格式"])]
    Schema(Schema),
    /// 说明检查结果的代号：查什么、为什么、怎样写、依据 (what a code means)
    #[command(visible_alias = "解释")]
    Explain(Explain),
    /// 手册和各命令的用法：help 手册、help 手册 通知、help build (the handbook, in Chinese; a command's help)
    #[command(visible_alias = "帮助")]
    Help(Help),
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Build {
    /// 不生成搜索数据 (leave the search index out)
    #[arg(long)]
    pub without_search: bool,
    /// 只生成 N 份里的第 K 份，多台电脑各生成一份，再用 merge 合起来 (part K of N of a large site, to be merged)
    #[arg(long, value_name = "K/N", value_parser = part, requires = "out")]
    pub part: Option<Part>,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Merge {
    /// 各份所在的文件夹，次序不限 (folders of the parts, in any order)
    #[arg(required_unless_present = "recipe", value_name = "文件夹")]
    pub parts: Vec<PathBuf>,
    /// 输出一种调度程序的现成文件：dask、slurm、kubernetes、parallel (prints a ready file for a scheduler)
    #[arg(long, value_enum, value_name = "名称", conflicts_with = "parts")]
    pub recipe: Option<Recipe>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Recipe {
    Dask,
    Slurm,
    Kubernetes,
    Parallel,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Check {
    /// 只看这些代号，一处不漏，如 Z502 (only these codes, every finding)
    #[arg(value_name = "CODE", value_parser = code)]
    pub codes: Vec<&'static Code>,
    /// 只看 N 份里的第 K 份文件，多台电脑分着看 (findings in part K of N of the files)
    #[arg(long, value_name = "K/N", value_parser = part, conflicts_with = "report")]
    pub part: Option<Part>,
    /// 内部自查报告写到这个文件，.html 或 .xlsx (the staff's own report; never published)
    #[arg(long, value_name = "文件")]
    pub report: Option<PathBuf>,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Fix {
    /// 只看这些文件或文件夹，默认是整个 content (files or folders; default: all of content)
    #[arg(value_name = "文件")]
    pub paths: Vec<PathBuf>,
    /// 写入；不写这一项就只看会怎样改 (write it; else only show)
    #[arg(long)]
    pub apply: bool,
    #[command(flatten)]
    pub by: By,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Due {
    /// 看今后多少天 (how many days ahead)
    #[arg(long, default_value_t = 30, value_name = "N")]
    pub days: u32,
    /// 写成日历文件 .ics，手机和 Outlook 都能打开 (a calendar file)
    #[arg(long, value_name = "FILE")]
    pub calendar: Option<PathBuf>,
    /// 怎样让电脑每天早上自动生成 (how to have the site built every morning)
    #[arg(long)]
    pub schedule: bool,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Serve {
    /// 端口，默认 4000，被占用时用下一个；0 表示任意 (port; the next free one if taken; 0: any)
    #[arg(long, default_value_t = 4000, hide_default_value = true, value_name = "数字")]
    pub port: u16,
    /// 监听地址，默认只限本机 (address to listen on)
    #[arg(
        long,
        default_value = "127.0.0.1",
        hide_default_value = true,
        value_name = "地址"
    )]
    pub host: String,
    /// 打开浏览器 (open the browser)
    #[arg(long)]
    pub open: bool,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Search {
    /// 要找的词 (what to look for)
    #[arg(required_unless_present = "queries", value_name = "词")]
    pub words: Vec<String>,
    /// 一次问很多：文件里一行一个，每行的回答是一个 JSON (a file of queries, one a line; each is answered with a line of JSON)
    #[arg(long, value_name = "文件", conflicts_with = "words")]
    pub queries: Option<PathBuf>,
    /// 用哪种语言的网页，默认是网站的第一种语言 (which language's page)
    #[arg(long, value_name = "语言代码")]
    pub lang: Option<String>,
    /// 最多显示几条，默认 10 (most results)
    #[arg(long, default_value_t = 10, hide_default_value = true, value_name = "数字")]
    pub limit: usize,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Init {
    /// 新文件夹 (the new folder)
    #[arg(value_name = "文件夹")]
    pub dir: PathBuf,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct New {
    /// 种类：station 站点、service 服务类别、notice 通知、disclosure 公开件、page 页面、guide 一件事指引、operator 承接机构、disclosure-catalogue 公开目录；写中文也行 (kind)
    #[arg(value_enum, hide_possible_values = true, value_name = "种类")]
    pub kind: NewKind,
    /// 编号：小写字母、数字和连字符；通知、公开件、页面和指引可以写标题；disclosure-catalogue 可以不写 (id, or a document's title)
    #[arg(value_name = "编号")]
    pub id: Option<String>,
    /// 官方公开目录的范围，如 社会救助,社工站 (fields of the official catalogue, for disclosure-catalogue)
    #[arg(long, value_delimiter = ',', value_name = "范围")]
    pub fields: Vec<String>,
    #[command(flatten)]
    pub by: By,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Export {
    /// 哪几种：stations 站点、operators 承接机构、services 服务、notices 通知、disclosures 公开件、statistics 统计、regions 行政区划；不写就是全部，写中文也行 (kinds; default: all)
    #[arg(value_name = "种类", value_parser = ledger_kind)]
    pub kinds: Vec<crate::ledger::Kind>,
    /// 写到这个文件（.xlsx），或写到这个文件夹（每种一个 CSV） (a workbook, or a folder of CSV files)
    #[arg(long, value_name = "文件或文件夹", required_unless_present = "checklist")]
    pub to: Option<PathBuf>,
    /// 空表，带两行示例 (empty, with two sample rows)
    #[arg(long, requires = "to")]
    pub template: bool,
    /// 核对表：给谁打电话、核对什么，A4 可以打印 (a list for checking by telephone)
    #[arg(long, value_name = "文件", conflicts_with_all = ["to", "template"])]
    pub checklist: Option<PathBuf>,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Import {
    /// 台账（.xlsx、.xls、.csv，或放着 CSV 的文件夹）、Word 文档（.docx）或图片（.jpg、.png） (a workbook, CSV, a Word document, or a picture)
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// 写入；不加就只列出会改什么 (write; without it nothing is written)
    #[arg(long)]
    pub apply: bool,
    /// Word 文档作为什么：notice 通知、disclosure 公开件、page 页面；别处的词表（.xlsx、.csv、.txt）并进用词表：words 词表；写中文也行 (what the file becomes)
    #[arg(long = "as", value_enum, hide_possible_values = true, value_name = "种类")]
    pub kind: Option<ImportKind>,
    /// 词表里没有写类型的词算哪一类：严重、错别字、用语、敏感 (the kind of words that do not say theirs)
    #[arg(long = "word-kind", value_name = "类别", value_parser = word_kind, requires = "kind")]
    pub words: Option<crate::record::wording::WordKind>,
    /// Word 文档的编号；不写就按标题的拼音取 (id of the new record)
    #[arg(long, value_name = "编号", requires = "kind")]
    pub id: Option<String>,
    /// 改一个字段，如 栏目=policies、发布日期=2026-11-20；“=”后面空着就是不要这个字段；可以写几次 (a field of the new record; may be repeated)
    #[arg(long = "set", value_name = "字段=值", requires = "kind")]
    pub set: Vec<String>,
    /// 图片的说明（图里有什么），Word 里有几张图就按顺序写几次 (what each picture shows, in order)
    #[arg(long = "alt", value_name = "说明")]
    pub alts: Vec<String>,
    /// 图片放进哪条记录，如 station:gamagongsang；不写就只放进 content/files (the record that the picture is for)
    #[arg(long = "for", value_name = "记录", conflicts_with = "kind")]
    pub target: Option<String>,
    #[command(flatten)]
    pub by: By,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Package {
    /// 写到这个文件，.zip；默认是网站文件夹里的 site-日期.zip (the archive; default: site-DATE.zip)
    #[arg(long, value_name = "文件")]
    pub to: Option<PathBuf>,
    /// 上次打的包（.zip）或它的清单（.manifest.txt）：另写变了哪些、只含变化的压缩包、给签发人看的“变化.html” (an earlier archive or manifest: what changed since)
    #[arg(long, value_name = "文件", conflicts_with_all = ["archive", "server"])]
    pub since: Option<PathBuf>,
    /// 网页归档：这一年发布的网页、附件和元数据表 (pages of a year for the archives, DA/T 80-2019)
    #[arg(long, value_name = "年份", value_parser = clap::value_parser!(i16).range(1990..=9999), conflicts_with = "server")]
    pub archive: Option<i16>,
    /// 归档写成 WARC 格式，要有 base_url (the archive of a year as WARC)
    #[arg(long, requires = "archive")]
    pub warc: bool,
    /// 服务器的配置样例：nginx、iis、apache、tomcat (a sample of a server's configuration)
    #[arg(long, value_enum, hide_possible_values = true, value_name = "服务器")]
    pub server: Option<Server>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Server {
    Nginx,
    Iis,
    Apache,
    Tomcat,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Verify {
    /// 从服务器下载下来的文件夹，或服务器的共享文件夹 (the host's copy)
    #[arg(value_name = "文件夹")]
    pub folder: PathBuf,
    /// 打包时写的清单（.manifest.txt）或压缩包；不写就和本机生成好的网站比 (manifest or archive; default: the built site)
    #[arg(long, value_name = "文件")]
    pub manifest: Option<PathBuf>,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Publish {
    /// 发布到哪里：publish.yaml 里的名字；不写就列出有哪些 (a name in publish.yaml; none: lists them)
    #[arg(value_name = "目标")]
    pub target: Option<String>,
    /// 不问就传，给定时任务用 (do not ask; for scripts)
    #[arg(long)]
    pub yes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportKind {
    #[value(aliases = ["通知", "通知公告", "公告"])]
    Notice,
    #[value(aliases = ["公开件", "公开", "信息公开"])]
    Disclosure,
    #[value(aliases = ["页面", "网页"])]
    Page,
    #[value(aliases = ["词表", "用词表"])]
    Words,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum NewKind {
    #[value(aliases = ["站点", "社工站"])]
    Station,
    #[value(aliases = ["服务", "服务类别"])]
    Service,
    #[value(aliases = ["通知", "通知公告", "公告"])]
    Notice,
    #[value(aliases = ["公开件", "公开", "信息公开"])]
    Disclosure,
    #[value(aliases = ["页面", "网页"])]
    Page,
    #[value(aliases = ["一件事", "指引"])]
    Guide,
    #[value(aliases = ["承接机构", "机构"])]
    Operator,
    #[value(aliases = ["公开目录", "目录"])]
    DisclosureCatalogue,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct History {
    /// 只看一条记录、一个文件或文件夹，如 station:gamagongsang；写号码就看这一号改了哪些行 (a record, a file, or a number for its lines)
    #[arg(value_name = "记录、文件或号码")]
    pub of: Option<String>,
    /// 全部列出，默认只列最近 30 次 (all of it; by default the last 30)
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Undo {
    /// 第几号修改，见 zhandian history；不写就是最近的一次 (number of the change, from `history`; default: the last one)
    #[arg(value_name = "号码")]
    pub number: Option<usize>,
    /// 只看会怎样，不写入 (only show what would change)
    #[arg(long)]
    pub show: bool,
    /// Undo writes at once, since it can be undone itself; whoever is used to this word from `fix` and `import` may write it.
    #[arg(long, hide = true, conflicts_with = "show")]
    pub apply: bool,
    #[command(flatten)]
    pub by: By,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Restore {
    /// 文件、文件夹或记录，如 content/stations/gamagongsang.yaml (file, folder or record)
    #[arg(value_name = "文件")]
    pub file: String,
    /// 什么时候的样子：2026-11-20（那天结束时）、"2026-11-20 15:30"，或历史里的号码（那一号改完时）；图片可以写 原图 (a day's end, a moment, or a number from `history`; of a picture its original)
    #[arg(long, value_name = "时间")]
    pub to: String,
    /// 写入；不写这一项就只看会怎样 (write it; else only show)
    #[arg(long)]
    pub apply: bool,
    #[command(flatten)]
    pub by: By,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Review {
    /// 审的是哪一条：notice:编号、disclosure:编号，或者文件；不写就列出什么在等谁 (record or file; none: what waits for whom)
    #[arg(value_name = "记录", requires = "step")]
    pub record: Option<String>,
    /// 签哪一步，如 初审 (the step that is signed)
    #[arg(long, value_name = "步骤", requires = "record")]
    pub step: Option<String>,
    /// 谁审的 (who reviewed it)
    #[arg(long, value_name = "姓名")]
    pub by: Option<String>,
    /// 意见，写进记录里 (a remark, kept in the record)
    #[arg(long, value_name = "意见", requires = "record")]
    pub note: Option<String>,
    /// 打印审批单：哪一条记录；和 --to 一起用 (the paper form of a record)
    #[arg(long, value_name = "记录", requires = "to", conflicts_with = "record")]
    pub form: Option<String>,
    /// 审批单写到这个 .html 文件 (the file of the form)
    #[arg(long, value_name = "文件", requires = "form")]
    pub to: Option<PathBuf>,
    /// 核对校验码：今天的内容还是不是这一份 (whether today's content is the one of this hash)
    #[arg(long, value_name = "校验码", conflicts_with_all = ["record", "form"])]
    pub check: Option<String>,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Explain {
    /// 代号或名称，如 Z304、unknown-service；不写就列出全部 (code or name; none: all)
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Help {
    /// 手册（后面可以写章名），或一个命令 (the handbook and a chapter, or a command)
    #[arg(value_name = "TOPIC")]
    pub topic: Vec<String>,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Schema {
    /// 写到这个文件夹；不写就输出到屏幕 (write the files there)
    #[arg(value_name = "文件夹")]
    pub dir: Option<PathBuf>,
}

fn day(text: &str) -> Result<jiff::civil::Date, String> {
    text.parse()
        .map_err(|_| format!("{text} 不是日期，请写成 2026-11-20 (write a date like 2026-11-20)"))
}

fn part(text: &str) -> Result<Part, String> {
    Part::read(text).ok_or_else(|| {
        format!("{text} 不是份数，请写成 2/8：8 份里的第 2 份 (write 2/8 for the second of eight parts)")
    })
}

fn word_kind(text: &str) -> Result<crate::record::wording::WordKind, String> {
    crate::ledger::word_kind(text)
        .ok_or_else(|| "写 严重、错别字、用语、敏感 之一 (serious, slip, term or sensitive)".to_owned())
}

fn ledger_kind(text: &str) -> Result<crate::ledger::Kind, String> {
    crate::ledger::Kind::named(text).ok_or_else(|| {
        let all: Vec<&str> = crate::ledger::Kind::ALL.iter().map(|kind| kind.word()).collect();
        format!("没有“{text}”这一种，可以写：{} (possible kinds)", all.join("、"))
    })
}

fn code(text: &str) -> Result<&'static Code, String> {
    codes::find(text).ok_or_else(|| {
        let near: Vec<&str> = codes::nearest(text).iter().map(|own| own.id).collect();
        let near = near.join("、");
        format!("没有代号 {text}，最接近的是 {near}；全部代号：zhandian explain (no such code; all codes: zhandian explain)")
    })
}
