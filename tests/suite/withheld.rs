//! What is not to be public reaches no file of the output: drafts, embargoes, ended postings, withdrawn texts, addresses.
//!
//! **You are here:** `tests/suite/` — looks for sentences of the bilingual golden site in everything that it publishes.

use crate::support::SiteTest;

/// The files of the output that hold a text.
fn holding(site: &mut SiteTest, text: &str) -> Vec<String> {
    let files = site.build().good().files;
    let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    files
        .into_iter()
        .filter(|(_, bytes)| holds(bytes))
        .map(|(path, _)| path)
        .collect()
}

fn nowhere(text: &str) {
    assert_eq!(
        holding(&mut SiteTest::golden("bilingual"), text),
        Vec::<String>::new(),
        "{text}"
    );
}

#[test]
fn a_draft_is_nowhere() {
    nowhere("还没写好的草稿");
    nowhere("草稿正文");
    nowhere("notices/draft");
}

#[test]
fn a_document_is_nowhere_before_its_moment() {
    nowhere("明天才发布的消息");
    nowhere("以后的正文");
}

#[test]
fn of_a_withdrawn_document_only_the_fact_and_the_reason_stay() {
    nowhere("撤回以后不应再出现的正文");
    let mut site = SiteTest::golden("bilingual");
    assert!(site.build().page("notices/withdrawn.html").contains("内容有误"));
}

#[test]
fn of_a_posting_that_is_over_only_the_fact_stays() {
    nowhere("公示已经结束的正文");
    let mut site = SiteTest::golden("bilingual");
    assert!(
        site.build()
            .page("notices/posting-over.html")
            .contains("拟录用人员公示")
    );
    assert!(
        !holding(&mut site, "正在公示的正文").is_empty(),
        "a posting that runs is public"
    );
}

#[test]
fn the_list_of_names_attached_to_a_posting_goes_with_it() {
    nowhere("张三");
}

#[test]
fn attachments_of_what_is_not_published_are_not_published() {
    for front in [
        "draft: true",
        "publish_at: 2026-11-23",
        "withdrawn: {date: 2026-11-02, reason: 有误}",
    ] {
        let mut site = SiteTest::golden("bilingual");
        let text = format!(
            "---\ntitle: 有附件\ndate: 2026-11-01\ncategory: news\n{front}\nattachments: [{{file: files/内部.csv}}]\n---\n正文。\n"
        );
        site.write("content/notices/inner.md", text)
            .write("content/files/内部.csv", "\u{feff}内部名单\n");
        assert_eq!(holding(&mut site, "内部名单"), Vec::<String>::new(), "{front}");
    }
}

#[test]
fn a_file_that_several_documents_attach_stays_as_long_as_one_of_them_is_public() {
    let mut site = SiteTest::golden("bilingual");
    let text = "---\ntitle: 另一份\ndate: 2026-11-01\ncategory: news\nattachments: [{file: files/名单.csv}]\n---\n正文。\n";
    site.write("content/notices/other.md", text);
    assert!(!holding(&mut site, "张三").is_empty());
}

#[test]
fn the_picture_of_a_withdrawn_notice_is_not_named_although_another_shows_it() {
    for (front, named) in [
        ("keywords: [照片]", 1),
        ("withdrawn: {date: 2026-11-02, reason: 有误}", 0),
        (
            "posting: {start: 2026-11-02, end: 2026-11-10, basis: 办法, feedback: 12345}",
            0,
        ),
        (
            "posting: {start: 2026-11-02, end: 2026-11-30, basis: 办法, feedback: 12345}",
            1,
        ),
    ] {
        let mut site = SiteTest::golden("bilingual");
        let text = format!(
            "---\ntitle: 有照片\ndate: 2026-11-01\ncategory: news\n{front}\nattachments: [{{file: files/示意图.png}}]\n---\n正文。\n"
        );
        let translated = "---\ntitle: གསལ་བསྒྲགས།\ntranslation: {status: unreviewed}\n---\nབཀྲ་ཤིས་བདེ་ལེགས།\n";
        site.write("content/notices/pictured.md", text)
            .write("content/notices/pictured.bo.md", translated);
        let built = site.build().good();
        for path in ["notices/pictured.html", "bo/notices/pictured.html"] {
            let found = built
                .page(path)
                .matches("<meta name=\"Image\" content=\"https://")
                .count();
            assert_eq!(found, named, "{path}: {front}");
        }
    }
}

#[test]
fn an_address_that_is_not_public_is_nowhere() {
    nowhere("这个地址不公开");
}

#[test]
fn the_photograph_of_a_door_is_published_as_far_as_the_address_is() {
    for (line, shown) in [("address_public: true", true), ("address_public: false", false)] {
        let mut site = SiteTest::golden("bilingual");
        let text = format!(
            "name: {{zh: 有照片的站}}\nlevel: township\n{line}\n\
             photo: {{file: files/门口.png, alt: {{zh: 两扇门, bo: སྒོ།}}, source: 示例摄影者}}\n"
        );
        site.write("content/stations/pictured.yaml", text)
            .write("content/files/门口.png", "照片的内容");
        assert_eq!(!holding(&mut site, "照片的内容").is_empty(), shown, "{line}");
        let built = site.build().good();
        for (path, alt) in [
            ("stations/pictured.html", "alt=\"两扇门\""),
            ("bo/stations/pictured.html", "alt=\"སྒོ།\""),
        ] {
            assert_eq!(built.page(path).contains(alt), shown, "{path}: {line}");
            assert_eq!(built.page(path).contains("示例摄影者"), shown, "{path}: {line}");
        }
        // It is not called a file that nobody refers to.
        let unused = built.findings.iter().any(|one| one.fault.code.id == "Z905");
        assert!(!unused, "{}", built.told());
    }
}

#[test]
fn a_photograph_that_no_page_can_show_is_refused() {
    let mut site = SiteTest::golden("bilingual");
    let text = "name: {zh: 站}\nlevel: township\nphoto: {file: files/门口.heic, alt: 门, source: 示例}\n";
    site.write("content/stations/pictured.yaml", text)
        .write("content/files/门口.heic", "x");
    let told = site.build().told();
    assert!(
        told.contains("files/门口.heic is no picture that a page can show"),
        "{told}"
    );
}

#[test]
fn an_alert_that_is_over_is_nowhere() {
    nowhere("去年的提醒");
}

#[test]
fn comments_in_content_are_nowhere() {
    let mut site = SiteTest::golden("bilingual");
    site.append(
        "content/stations/streets/gamagongsang.yaml",
        "# 内部备注：不要公开\n",
    );
    assert_eq!(holding(&mut site, "内部备注"), Vec::<String>::new());
}

/// A disclosure of a row that posts what it publishes for seven working days: from Monday 2026-11-02 to Wednesday 2026-11-11.
fn posting(today: jiff::civil::Date) -> SiteTest {
    let mut site = SiteTest::golden("bilingual");
    site.append(
        "content/disclosure/catalogue.yaml",
        "- {id: posted, level1: 一, level2: 对象公示, time_limit: {working_days: 20}, posted_working_days: 7}\n",
    )
    .write(
        "content/disclosure/items/posted.md",
        "---\nitem: posted\ntitle: 十一月对象公示\ndate: 2026-11-02\ncreated: 2026-11-01\nsummary: 概述里的名单\n\
         attachments: [{file: files/公示名单.csv}]\n---\n正在公示的名单。\n",
    )
    .write(
        "content/disclosure/items/posted.bo.md",
        "---\ntitle: 译文\ntranslation: {status: unreviewed}\n---\n译文里的名单。\n",
    )
    .write("content/files/公示名单.csv", "\u{feff}附件里的名单\n");
    site.options.site.today = today;
    site.options.site.now = today.at(0, 0, 0, 0);
    site
}

#[test]
fn a_disclosure_that_its_row_posts_ends_by_itself() {
    use jiff::civil::date;
    const TEXTS: [&str; 4] = ["概述里的名单", "附件里的名单", "正在公示的名单", "译文里的名单"];
    let mut last_day = posting(date(2026, 11, 11));
    for text in TEXTS {
        assert!(!holding(&mut last_day, text).is_empty(), "{text}");
    }
    let built = last_day.build();
    let page = built.page("disclosure/items/posted.html");
    assert!(page.contains("data-until=\"2026-11-11\""));
    assert!(page.contains("data-from=\"2026-11-12\" hidden"));
    assert!(
        built
            .page("disclosure/items/posted-parallel.html")
            .contains("data-until=\"2026-11-11\"")
    );
    let mut over = posting(date(2026, 11, 12));
    for text in TEXTS {
        assert_eq!(holding(&mut over, text), Vec::<String>::new(), "{text}");
    }
    let built = over.build();
    assert!(
        built
            .page("disclosure/items/posted.html")
            .contains("公示期已过，名单不再显示")
    );
    assert!(built.page("disclosure/posted.html").contains("公示已结束"));
}

#[test]
fn lists_that_are_older_than_the_end_of_a_posting_hide_it_too() {
    let mut site = SiteTest::golden("bilingual");
    site.write(
        "content/notices/running.md",
        "---\ntitle: 正在公示\ndate: 2026-11-20\ncategory: news\nsummary: 公示的概述\n\
         posting: {start: 2026-11-20, end: 2026-11-27, basis: 办法, feedback: 12345}\n---\n名单。\n",
    );
    let built = site.build();
    let list = built.page("notices/index.html");
    assert!(list.contains("<p data-until=\"2026-11-27\">公示的概述</p>"));
    assert!(list.contains("data-from=\"2026-11-28\" hidden>公示已结束"));
}

#[test]
fn a_file_that_nothing_refers_to_is_not_published_and_named_once() {
    use zhandian::diag::code;
    let mut site = SiteTest::golden("bilingual");
    site.write("content/files/工资表.csv", "\u{feff}没有人引用的工资表\n")
        .write("content/files/附件1 - 副本.txt", "没有人引用的副本")
        .write("content/files/旧/setup.txt", "没有人引用的程序");
    assert_eq!(holding(&mut site, "没有人引用的"), Vec::<String>::new());
    let built = site.build_afresh().built;
    let named: Vec<&str> = built
        .diagnostics
        .iter()
        .filter(|own| own.fault.code == code::UNUSED_ATTACHMENT)
        .map(|own| own.fault.zh.as_str())
        .collect();
    assert_eq!(named.len(), 1, "{named:?}");
    for name in ["工资表.csv", "附件1 - 副本.txt", "setup.txt", "3 个文件"] {
        assert!(named[0].contains(name), "{named:?}");
    }
}

#[test]
fn a_file_is_published_however_a_text_refers_to_it() {
    let notice = |body: &str| format!("---\ntitle: 附件\ndate: 2026-11-01\ncategory: news\n---\n{body}\n");
    for body in [
        "[表](files/新表.txt)",
        "[表](<files/新表.txt>)",
        "[表](files/%E6%96%B0%E8%A1%A8.txt)",
        "[表][1]\n\n[1]: files/新表.txt",
        "<a href=\"files/新表.txt\">表</a>",
        "<p><a title=\"一\" href='files/新表.txt'>表</a></p>",
    ] {
        let mut site = SiteTest::golden("bilingual");
        site.write("content/notices/new.md", notice(body))
            .write("content/files/新表.txt", "新表里的字");
        assert_eq!(holding(&mut site, "新表里的字").len(), 1, "{body}");
    }
    // A banner of the site refers to files too.
    let mut site = SiteTest::golden("bilingual");
    site.replace(
        "content/site.yaml",
        "alerts:\n",
        "alerts:\n  - {text: {zh: \"见[表](files/新表.txt)\"}}\n",
    )
    .write("content/files/新表.txt", "新表里的字");
    assert_eq!(holding(&mut site, "新表里的字").len(), 1);
}

#[test]
fn a_file_whose_name_the_disk_takes_apart_is_found_by_what_is_typed() {
    for (disk, typed) in [
        ("cafe\u{301}.txt", "café.txt"),
        ("ཀ\u{FB5}.txt", "ཀྵ.txt"),
        ("ཀྵ.txt", "ཀྵ.txt"),
        ("か\u{3099}.txt", "が.txt"),
    ] {
        let mut site = SiteTest::golden("bilingual");
        site.write(
            "content/notices/new.md",
            format!(
                "---\ntitle: 附件\ndate: 2026-11-01\ncategory: news\nattachments: [{{file: files/{typed}}}]\n---\n[表](files/{typed})\n"
            ),
        )
        .write(&format!("content/files/{disk}"), "名字会变的文件");
        assert_eq!(holding(&mut site, "名字会变的文件").len(), 1, "{typed}");
    }
}

#[test]
fn a_name_that_is_a_device_on_windows_does_not_stop_the_build() {
    for name in ["附件con.txt", "CON.txt", "com1.txt", "aux.txt", "附件 nul.txt"] {
        let mut site = SiteTest::golden("bilingual");
        site.write(
            "content/notices/new.md",
            format!(
                "---\ntitle: 附件\ndate: 2026-11-01\ncategory: news\nattachments: [{{file: \"files/{name}\"}}]\n---\n正文。\n"
            ),
        )
        .write(&format!("content/files/{name}"), "设备名字的文件");
        let held = holding(&mut site, "设备名字的文件");
        let stem = |path: &String| {
            path.rsplit('/')
                .next()
                .and_then(|name| name.split('.').next())
                .unwrap()
                .to_owned()
        };
        assert_eq!(held.len(), 1, "{name}");
        assert!(
            !["con", "com1", "aux", "nul"].contains(&stem(&held[0]).as_str()),
            "{held:?}"
        );
    }
}

/// The search index of a site, file by file.
fn index(site: &mut SiteTest) -> Vec<(String, Vec<u8>)> {
    let files = site.build().good().files;
    let own = files
        .into_iter()
        .filter(|(path, _)| path.starts_with("data/search/"));
    own.collect()
}

#[test]
fn the_search_index_is_as_if_what_is_withheld_had_never_been_written() {
    let whole = index(&mut SiteTest::golden("bilingual"));
    assert!(whole.len() > 5);
    for notice in ["draft", "later", "withdrawn", "posting-over"] {
        let mut site = SiteTest::golden("bilingual");
        site.delete(&format!("content/notices/{notice}.md"));
        assert!(index(&mut site) == whole, "{notice}");
    }
    let mut site = SiteTest::golden("bilingual");
    site.replace(
        "content/stations/streets/others.yaml",
        "这个地址不公开",
        "另一个地址不公开",
    );
    assert!(index(&mut site) == whole, "an address that is not public");
    // What is public makes a difference.
    site.delete("content/notices/posting-now.md");
    assert!(index(&mut site) != whole);
}

/// Sentences of which no other text has the pairs of characters: what of them reached the index would be a key or a text of it.
const SECRETS: [(&str, &str); 6] = [
    ("draft", "龘靐齉的事"),
    ("embargoed", "麤鱻犇的事"),
    ("withdrawn", "猋骉羴的事"),
    ("posting", "焱淼垚的事"),
    ("address", "磊鑫晶的路"),
    ("comment", "矗轟贔的话"),
];

#[test]
fn nothing_of_what_is_withheld_stands_in_the_raw_index() {
    let mut site = SiteTest::golden("bilingual");
    let secret = |of: &str| SECRETS.iter().find(|(own, _)| *own == of).unwrap().1;
    let notice = |front: &str, of: &str| {
        format!(
            "---\ntitle: 普通的标题\nsummary: 概述{0}\nkeywords: [词{0}]\ndate: 2026-11-01\ncategory: news\n{front}\n---\n正文说{0}。\n",
            secret(of)
        )
    };
    site.write("content/notices/s1.md", notice("draft: true", "draft"))
        .write(
            "content/notices/s2.md",
            notice("publish_at: 2026-11-23", "embargoed"),
        )
        .write(
            "content/notices/s3.md",
            notice("withdrawn: {date: 2026-11-02, reason: 有误}", "withdrawn"),
        )
        .write(
            "content/notices/s4.md",
            notice(
                "posting: {start: 2026-11-02, end: 2026-11-10, basis: 办法, feedback: 12345}",
                "posting",
            ),
        )
        .replace(
            "content/stations/streets/others.yaml",
            "这个地址不公开",
            secret("address"),
        )
        .append(
            "content/stations/streets/gamagongsang.yaml",
            &format!("# {}\n", secret("comment")),
        )
        .write(
            "content/notices/s5.md",
            notice("", "draft").replace(secret("draft"), "囍皛毳的事"),
        );
    let files = index(&mut site);
    let holding = |text: &str| {
        let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        let own = files.iter().filter(|(_, bytes)| holds(bytes));
        own.map(|(path, _)| path.clone()).collect::<Vec<String>>()
    };
    for (of, text) in SECRETS {
        let chars: Vec<char> = text.chars().collect();
        for pair in [&chars[0..2], &chars[1..3]] {
            let pair: String = pair.iter().collect();
            assert_eq!(holding(&pair), Vec::<String>::new(), "{of}: {pair}");
        }
    }
    assert!(
        !holding("囍皛").is_empty() && !holding("皛毳").is_empty(),
        "what is public is there"
    );
}
