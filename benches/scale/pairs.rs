//! Runs in pairs: cold, nothing changed, another day, one edit, mere writing and Hugo, one after the other in every round, so that what
//! else the machine does weighs on all of them alike. Told are ratios, each of two runs of one round, and not seconds alone.

use crate::process::{self, Cost, size_of};
use crate::{PROGRAM, TODAY, copy, data, site};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The day after [`TODAY`]: the generated sites have nothing that changes in between.
const TOMORROW: &str = "2026-11-23";
const ROUNDS: usize = 5;

/// What is measured in a round, in this order.
const COLD: usize = 0;
const NAMES: [&str; 8] = [
    "cold", "cold, --no-cache", "nothing changed", "another day", "one notice edited",
    "one telephone edited", "mere writing", "Hugo, cold",
];
/// Which of them leaves the pages as they are.
const WRITES_NOTHING: [&str; 2] = [NAMES[2], NAMES[3]];

/// Measures all sizes and prints a table each.
pub(crate) fn run(sizes: &[usize]) {
    let divisions = data::Divisions::read();
    for &count in sizes {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site-folder");
        let generated = site::write(&divisions, count, &root);
        build(&root, TODAY, &[]);
        let (files, bytes) = size_of(&root.join("site"));
        let hugo = Hugo::prepare(&root, folder.path());
        let mut rounds: Vec<Vec<Option<Cost>>> = Vec::new();
        for round in 0..ROUNDS {
            rounds.push(once(round, &root, folder.path(), &generated, hugo.as_ref()));
        }
        println!(
            "\n{} stations, {} notices, {} disclosures; {files} files, {} MiB; {ROUNDS} rounds\n",
            generated.stations,
            generated.notices,
            generated.disclosures,
            bytes >> 20
        );
        println!(
            "| run | CPU s: min, median, max | wall s: median | peak MiB: max | CPU ÷ cold | CPU ÷ mere writing |"
        );
        println!("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (at, name) in NAMES.iter().enumerate() {
            if rounds[0][at].is_some() {
                println!("{}", row(name, at, &rounds));
            }
        }
        if hugo.is_none() {
            println!("\nHugo was not run: no `hugo` or no `python3` is found.");
        }
    }
}

fn row(name: &str, at: usize, rounds: &[Vec<Option<Cost>>]) -> String {
    let costs = || rounds.iter().filter_map(|round| round[at].as_ref());
    let over = |other: usize| {
        let ratio = |round: &Vec<Option<Cost>>| {
            // The kernel's clock has steps of ten milliseconds.
            Some(round[at].as_ref()?.cpu / round[other].as_ref()?.cpu.max(0.01))
        };
        spread(rounds.iter().filter_map(ratio).collect(), 3)
    };
    let mut line = format!("| {name} | {}", spread(costs().map(|own| own.cpu).collect(), 2));
    let walls = sorted(costs().map(|own| own.wall).collect());
    let peak = costs().map(|own| own.peak).fold(0.0, f64::max);
    let _ = write!(
        line,
        " | {:.2} | {} | {} | {} |",
        walls[walls.len() / 2],
        if peak > 0.0 {
            format!("{peak:.0}")
        } else {
            String::new()
        },
        over(COLD),
        over(6)
    );
    line
}

fn sorted(mut numbers: Vec<f64>) -> Vec<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// Least, median and greatest.
fn spread(numbers: Vec<f64>, digits: usize) -> String {
    let all = sorted(numbers);
    format!(
        "{:.digits$}, {:.digits$}, {:.digits$}",
        all[0],
        all[all.len() / 2],
        all[all.len() - 1]
    )
}

fn once(
    round: usize,
    root: &Path,
    folder: &Path,
    generated: &site::Written,
    hugo: Option<&Hugo>,
) -> Vec<Option<Cost>> {
    let out = root.join("site");
    let clear = || {
        let _ = fs::remove_dir_all(&out);
        let _ = fs::remove_dir_all(root.join(".zhandian/cache"));
    };
    clear();
    let afresh = build(root, TODAY, &["--no-cache"]);
    clear();
    let cold = build(root, TODAY, &[]);
    // What is as young as a build is not trusted.
    let again = build(root, TODAY, &[]);
    let tomorrow = build(root, TOMORROW, &[]);
    for (cost, name) in [(&again, NAMES[2]), (&tomorrow, NAMES[3])] {
        assert_eq!(written(cost), 0, "{name}: something was written");
        assert!(WRITES_NOTHING.contains(&name));
    }
    let notice = root.join(&generated.notice_file);
    let text = fs::read_to_string(&notice).unwrap();
    fs::write(&notice, format!("{text}\n第{round}次加的一段。\n")).unwrap();
    let edited = build(root, TODAY, &[]);
    let station = root.join(&generated.station_file);
    let other = fs::read_to_string(&station).unwrap();
    let phone = format!("0891-632{:04}", 1000 + round);
    fs::write(&station, with_phone(&other, &phone)).unwrap();
    let called = build(root, TODAY, &[]);
    assert!(written(&edited) > 0 && written(&called) > 0);
    fs::write(&notice, text).unwrap();
    fs::write(&station, other).unwrap();
    let floor = copy::measure(&out, &folder.join("copy"));
    let hugo = hugo.map(|hugo| hugo.build(&folder.join("hugo-out")));
    [cold, afresh, again, tomorrow, edited, called, floor]
        .map(Some)
        .into_iter()
        .chain([hugo])
        .collect()
}

/// The text of a file of stations with another telephone in its first record.
fn with_phone(text: &str, phone: &str) -> String {
    let (before, rest) = text.split_once("phone: ").unwrap();
    let (_, after) = rest.split_once('\n').unwrap();
    format!("{before}phone: {phone}\n{after}")
}

fn build(root: &Path, today: &str, more: &[&str]) -> Cost {
    process::run(
        Command::new(PROGRAM)
            .args([
                "build", "--message-format", "json", "--quiet", "--today", today, "--root",
            ])
            .arg(root)
            .args(more),
    )
}

fn written(cost: &Cost) -> u64 {
    let summary: serde_json::Value = serde_json::from_str(cost.printed.lines().last().unwrap()).unwrap();
    summary["written"].as_u64().unwrap()
}

/// Hugo with a site of the same records.
struct Hugo {
    source: PathBuf,
}

impl Hugo {
    /// Writes its site as `benches/peers/compare.py` does. None where it or Python is not installed.
    fn prepare(root: &Path, folder: &Path) -> Option<Hugo> {
        let quiet = |command: &mut Command| {
            let ended = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
            ended.is_ok_and(|status| status.success())
        };
        if !quiet(Command::new("hugo").arg("version")) {
            return None;
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/compare.py");
        let source = folder.join("hugo-source");
        quiet(
            Command::new("python3")
                .arg(script)
                .arg("--only-write")
                .arg(root.join("site"))
                .arg(root)
                .arg(&source),
        )
        .then_some(Hugo { source })
    }

    fn build(&self, to: &Path) -> Cost {
        let cost = process::run(
            Command::new("hugo")
                .args(["build", "--quiet", "--noBuildLock", "--source"])
                .arg(&self.source)
                .arg("--destination")
                .arg(to),
        );
        fs::remove_dir_all(to).unwrap();
        cost
    }
}
