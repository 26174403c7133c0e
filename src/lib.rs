//! Zhandian (站点): a folder of records about social-work stations becomes a searchable static site.
//!
//! This page is the map of the program. What it does is in `README.md`; how staff use it is in the handbook,
//! [`handbook`], which `zhandian help 手册` prints.
//!
//! # Floors
//!
//! One crate, a library and a thin binary. **Data climbs, imports descend**: a folder imports folders drawn below it,
//! never one beside or above. `tests/suite/layers.rs` holds every file to this order, and this page to the list of floors.
//!
//! ```text
//!       main.rs
//!         │
//!        cli/                            commands: words in, exit code out; the clock                    ┐
//!         │                                                                                             │ the
//!      session/                           a site folder being edited: tree, builder, last good site     │ shell
//!         ├──────────┐                                                                                  │
//!         │       preview/                server, live reload, watcher; knows no records                ┘
//!         │
//!       build/                            the stages in order; the list of what a site is made of
//!         ├─────────┬─────────┬──────────┐
//!      render/   search/    data/    inspection/    HTML · index · feeds, sitemap, open data · the staff's report
//!         └─────────┼─────────┘          │
//!                 page/               check/   ledger/ form/   page graph and views · rules · records ↔ tables · forms
//!                   └─────────┬──────────┴─────────┤
//!                           site/                edit/     records linked, immutable; public, kinds · changes to one content file
//!                             └──────────┬─────────┘
//!                          record/                  one file → typed records and findings with places
//!                             │
//!         source/   value/   markdown/              a file's text: encoding, slips, YAML · values of one field · Markdown → HTML
//!                             │
//!     diag/  lang/  token/  html/  personal/  picture/  word/  disk/  leaves; handbook/ stands on diag/ and markdown/
//! ```
//!
//! | folder | holds |
//! | --- | --- |
//! | [`build`] | the order of the stages; what was read before is not read again; `output.rs`: every source of output files; `recall.rs`: those that need not be made again; `plain.rs`: files of which nothing is to be said |
//! | [`check`] | `rules/`: one file a rule, one row a rule in its list; `due.rs`: everything that comes to a date |
//! | [`cli`] | one file a command: words in, exit code out |
//! | [`data`] | files for machines that read the site: feeds, sitemap, robots, and open data under `data/`; one file or folder a format; `hsds/map.rs`: records as HSDS objects |
//! | [`diag`] | findings: their places, text and JSON forms; `code/`: the table of codes, each with its explanation |
//! | [`disk`] | reads a source tree; publishes a folder: files come in one by one, the switch happens at the end, whole or not at all; `change/`: saves content files, `history/`: keeps what was in them; `fingerprint.rs`: whether anything was written since; `part/`: parts of a large site; `good.rs`: included folders as they were without errors; `package/`: what leaves the building: checksums, archives, what a host has |
//! | [`edit`] | changes to one content file: only the lines meant differ, and the result is read again; `history/`: who changed what, and going back |
//! | [`form`] | records as forms: controls made of the records' types, and what a filled form says; above the ledger, whose words for values it uses |
//! | [`handbook`] | the staff's handbook and the explanations of codes, as text and as pages of the preview |
//! | [`html`] | text into HTML: the one escape; `read.rs`: what a written page says and leads to |
//! | [`inspection`] | the staff's report as tables, printed as a page or a workbook; the calendar of what falls due |
//! | [`lang`] | languages, texts in several of them, dates in words, sorting; `chinese/`, `tibetan/`: the rules of a script, for sorting and for search |
//! | [`ledger`] | 台账: records as tables of a workbook or CSV, and what such a table changes; columns come of the records' types |
//! | [`markdown`] | Markdown → sanitised HTML |
//! | [`page`] | `kinds/`: one file a page kind; `parts/`: what several show; `key.rs`: all kinds of pages; `address.rs`, `find.rs`: addresses; `view/`: what templates see |
//! | [`personal`] | personal data in texts and files: numbers in their disguises, what attachments hold; `file/admission.rs`: which kinds of attachments are refused |
//! | [`picture`] | pictures as pages carry them: upright, small, without what a camera adds |
//! | [`preview`] | sockets, threads, the file watcher; `client/`: the script in the open tab, its overlay; `edit/`: who may change content in the browser, and the form's script and style |
//! | [`record`] | one file a record kind: its Rust type gives the reader, the shape check and the editor's schema |
//! | [`render`] | the theme: loading, strings, assets, templates |
//! | [`search`] | the index that the browser loads, in small scripts of which a query needs a few; `client/`: the query in the browser, its ranking in `ranking.js`; `terminal/`: the same scripts for the terminal |
//! | [`session`] | a site folder being edited: its tree, the builder, the last good site, the saves it takes in; `save.rs`: the one door by which tools write content; `desk/`: records in the browser as forms; `federation/`: other site folders as one site, and whose an error is; `intake.rs`: Word documents and pictures as files of records; `review.rs`: signing a step, the paper form |
//! | [`site`] | the linked site; `kinds/rows.rs`: one row a kind of record; `public.rs`: what may be shown; duties, figures rolled up |
//! | [`source`] | a file's text: its encoding, slips of input methods, YAML with the place of every value |
//! | [`token`] | the fold that search uses, the same in Rust and in the browser; the folds of Tibetan in `tibetan.rs` |
//! | [`value`] | values of one field: dates, telephones, codes, numbers as people write them |
//! | [`word`] | Word documents and what is pasted, as Markdown with a list of what is left out |
//!
//! # From a file to a page
//!
//! 1. [`disk`] reads the folder; each file is hashed.
//! 2. [`source`] and [`record`] turn a file into records and findings. A file read before is not read again.
//! 3. [`site`] links the records; what refers to nothing is a finding.
//! 4. [`check`] judges the whole; most of its rules warn.
//! 5. [`page`] plans every address and, when a page is wanted, makes its view: all that its template can show.
//! 6. [`render`] turns a view into HTML; [`search`] turns views into the index.
//! 7. [`disk`] publishes what the build writes, or [`preview`] sends the one page that the browser asks for.
//!
//! # Invariants
//!
//! Above all what is deliberately absent:
//!
//! - **No clock** below [`cli`], and no files, environment or network but in [`disk`], [`preview`], [`session`] and [`cli`]
//!   (`tests/suite/layers/machine.rs`). The same input and the same day give the same bytes.
//! - **No second opinion on what may be shown.** Pages, search, feed and checks ask `site/public.rs`; the fields that it
//!   decides about cannot be read above [`site`] and [`check`].
//! - **No second way.** Rendering a page is a pure function of the site and the page's key. The build calls it for all, in
//!   parallel; the preview for the one that is asked for.
//! - **No page out of a store.** Between two processes only hashes are kept (`.zhandian/cache`): of which files nothing was to
//!   be said, and what a published page was made from. A page is rendered, or stays where it lies.
//! - **No lookup in templates.** A template sees its page's view and the theme's own strings: what a view does not hold, a
//!   page cannot show. So the view is the list of what a page depends on.
//! - **No places in records.** A finding names a field; the file is read once more when the finding is shown.
//! - **No type that exists and is invalid.** A value is checked once, where it is made.
//! - **No guess of a type.** Every scalar of YAML reaches its type as the text that stands in the file.
//! - **No `Err` for an author's mistake.** Stages return what they could read and a list of findings: one broken file hides
//!   no other. `Err` is for the machine, a panic for our own bugs.
//! - **No page of a failed build.** Errors leave the published folder as it was; nothing is deleted that we did not make.
//! - **No request to another host**, and no page that needs a script but for search as one types.
//!
//! # Words
//!
//! | in the content's language | in code |
//! | --- | --- |
//! | 社工站 | [`record::station::Station`] |
//! | 服务清单、类别、事项 | [`record::menu`]: `Category`, `Service` |
//! | 服务对象、标签 | `audiences`, `tags` |
//! | 承接机构 | [`record::operator::Operator`] |
//! | 行政区划 | [`record::region::Region`] |
//! | 通知公告、栏目 | [`record::document::Notice`], notice category |
//! | 公示 | [`record::document::Posting`] |
//! | 一件事指引 | [`record::guide::Guide`] |
//! | 发文字号、索引号 | `document_number`, `index_number` |
//! | 公开目录的行、公开件、公开责任 | [`record::disclosure::CatalogueRow`], [`record::disclosure::Disclosure`], [`site::Duty`] |
//! | 公开时限 | [`record::disclosure`]: `TimeLimit` |
//! | 统计指标、数值 | [`record::statistics`]: `Measure`, `Figures` |
//! | 放假、调休上班 | `holidays`, `workdays` |
//! | 建设条款 | [`record::standard`] |
//! | 译文、对照页 | translation (`.bo.md`), parallel page |
//! | 海报、关怀版 | poster, care mode |
//! | 到期提醒 | [`check::due`] |
//! | 自查报告 | [`inspection`] |
//! | 修正 | [`edit::mend`] |
//! | 表单 | [`form`] |
//! | 开放数据、使用许可 | [`data`], [`record::settings::Licence`] |
//! | 政务服务事项 | [`record::menu::Official`] |
//! | 三审三校、校验码 | [`site::Reviewed`], [`site::ReviewHash`] |
//! | 台账、核对表、待定 | [`ledger`]: workbook, checklist, pending |
//! | 核对 | [`site::Check`] |
//! | 没有带进来的 | [`word::LeftOut`] |
//! | 本页编号 | [`site::PageNumber`] |
//! | 代号 | [`diag::Code`] |
//! | 收进来的网站文件夹 | [`disk::tree::Member`], `include` in [`record::settings`] |
//! | 打包、清单、校验值 | [`disk::package`]: `Archive`, `Manifest`, `Checksums` |
//! | 暗链 | a link or script in a host's copy that the build did not write: `cli/verify` |
//!
//! Modules are listed from the leaves up; their order is in the picture.

// Leaves: they import nothing of ours.
pub mod diag;
pub mod disk;
pub mod html;
pub mod lang;
pub mod markdown;
pub mod personal;
pub mod picture;
pub mod token;
pub mod word;

// Values of one line; the text of a file before it is a record; what staff read.
pub mod handbook;
pub mod source;
pub mod value;

// One file → typed records.
pub mod record;

// Changes to one file.
pub mod edit;

// All records, linked.
pub mod site;

// Pages and their views; rules; records as tables.
pub mod check;
pub mod ledger;
// … and as forms.
pub mod form;
pub mod page;

// What becomes of them: HTML, index, files for machines, the staff's report.
pub mod data;
pub mod inspection;
pub mod render;
pub mod search;

// The stages in order; the server, which knows no records.
pub mod build;
pub mod preview;

// A site folder being edited.
pub mod session;

// Commands.
pub mod cli;
