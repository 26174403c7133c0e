//! The list for checking by telephone: the oldest check first; what comes back is checked and changed.
//!
//! **You are here:** `tests/suite/ledger` — `zhandian export --checklist` and its way back.

use super::{Bureau, put, questions, told};
use crate::support::TODAY;
use zhandian::disk::tree::Tree;
use zhandian::ledger::{self, Book, Grid, Kind, Origin, Source, Tables};

const STATIONS: [(&str, &str); 4] = [
    (
        "new",
        "status: working\nchecked: {date: 2026-06-01, by: 民政局}\nphone: 0899-6120001\n",
    ),
    (
        "old",
        "checked: {date: 2026-01-01}\nphone: 0899-6120002\naddress: 示例路2号\n",
    ),
    ("never", "phone: 0899-6120003\n"),
    ("closed", "status: closed\nclosed_on: 2026-01\n"),
];

fn bureau() -> Bureau {
    let mut tree = Tree::from_texts([(
        "content/site.yaml",
        "title: {zh: 示例县}\nlanguages: [zh]\nchecked_within_days: 180\nstation_levels:\n  - {id: township, name: {zh: 乡镇站}}\n",
    )]);
    for (id, rest) in STATIONS {
        let text = format!("id: {id}\nname: {id}站\nlevel: township\n{rest}");
        tree.insert(&format!("content/stations/{id}.yaml"), text.as_bytes());
    }
    Bureau::of(tree)
}

fn list(bureau: &Bureau) -> Book {
    let site = bureau.built.site().unwrap();
    let bytes = |file: &str| bureau.tree.get(file)?.bytes();
    let tables = Tables::of(&Source { site, bytes: &bytes }, &[Kind::Stations]);
    let origin = Origin {
        site: "示例县".to_owned(),
        time: TODAY.to_string(),
    };
    ledger::read("核对表.xlsx", &ledger::checklist(&tables, site, &origin).unwrap()).unwrap()
}

/// Fills in the rows of a station: answer, what it should be.
fn answer(grid: &mut Grid, id: &str, answers: &[(&str, &str)], by: &str, date: &str) {
    let rows: Vec<usize> = (2..grid.rows.len())
        .filter(|at| grid.rows[*at].text(0) == id)
        .collect();
    assert_eq!(rows.len(), 4, "telephone, hours, address, services");
    for (at, (right, instead)) in rows.iter().zip(answers) {
        put(&mut grid.rows[*at], 6, right);
        put(&mut grid.rows[*at], 7, instead);
    }
    put(&mut grid.rows[rows[0]], 8, by);
    put(&mut grid.rows[rows[0]], 9, date);
}

#[test]
fn the_oldest_check_comes_first_and_who_does_not_work_is_not_called() {
    let bureau = bureau();
    let book = list(&bureau);
    let mut ids: Vec<&str> = book.sheets[0].rows[2..].iter().map(|row| row.text(0)).collect();
    ids.dedup();
    assert_eq!(ids, ["never", "old", "new"]);
}

#[test]
fn what_is_right_is_checked_and_what_is_not_is_changed_too() {
    let bureau = bureau();
    let mut book = list(&bureau);
    let grid = &mut book.sheets[0];
    let all = [("对", ""); 4];
    answer(grid, "never", &all, "扎西", "2026-11-20");
    answer(
        grid,
        "old",
        &[
            ("不对", "0899-6120009"),
            ("不对", "周一至周五 09:00—17:00"),
            ("对", ""),
            ("对", ""),
        ],
        "卓玛",
        "2026年11月21日",
    );
    answer(
        grid,
        "new",
        &[("对", ""), ("", ""), ("", ""), ("", "")],
        "扎西",
        "2026-11-20",
    );
    let (compared, files) = bureau.compare(&book);
    assert!(compared.is_clear(), "{:?}", questions(&compared));
    assert_eq!(
        told(&compared),
        [
            "changed station:never checked.date: - → 2026-11-20",
            "changed station:never checked.by.zh: - → 扎西",
            "changed station:old phone: 0899-6120002 → 0899-6120009",
            "changed station:old hours: - → 周一至周五 09:00—17:00",
            "changed station:old checked.date: 2026-01-01 → 2026-11-21",
            "changed station:old checked.by.zh: - → 卓玛",
        ]
    );
    assert!(
        compared
            .remarks
            .iter()
            .any(|remark| remark.said.zh.contains("new 还有 3 项没有核对"))
    );
    let after = bureau.with(&files);
    let (again, files) = after.compare(&book);
    assert_eq!((told(&again), files.len()), (vec![], 0), "once is enough");
}

#[test]
fn an_answer_that_is_none_is_asked() {
    let bureau = bureau();
    let mut book = list(&bureau);
    answer(
        &mut book.sheets[0],
        "old",
        &[("不对", ""), ("也许", ""), ("对", "示例路3号"), ("对", "")],
        "卓玛",
        "2026-11-21",
    );
    let (compared, _) = bureau.compare(&book);
    let asked = questions(&compared);
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert!(asked[0].contains("写上对的") && asked[1].contains("也许") && asked[2].contains("又写了"));
}
