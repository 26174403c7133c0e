//! A child process and what it cost, read from /proc.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What a run took.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cost {
    /// User and system time of the child and what it waited for, in seconds; in steps of the kernel's clock (10 ms).
    pub cpu: f64,
    /// Seconds from start to end.
    pub wall: f64,
    /// The most memory it held at once, in MiB.
    pub peak: f64,
    /// What it printed to standard output.
    pub printed: String,
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Cost {
    let before = children_cpu();
    let began = Instant::now();
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let id = child.id();
    let reader = std::thread::spawn(move || child.wait_with_output().unwrap());
    let mut peak = 0.0;
    while !reader.is_finished() {
        peak = peak_of(id).unwrap_or(peak);
        sleep(Duration::from_millis(2));
    }
    let output = reader.join().unwrap();
    let wall = began.elapsed().as_secs_f64();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{command:?} ended with {}\n{printed}",
        output.status
    );
    Cost {
        cpu: children_cpu() - before,
        wall,
        peak,
        printed,
    }
}

/// The highest memory use of a living process so far, in MiB.
pub(crate) fn peak_of(id: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}

/// CPU seconds of this process itself.
pub(crate) fn own_cpu() -> f64 {
    ticks(13) / TICKS_PER_SECOND
}

fn children_cpu() -> f64 {
    ticks(15) / TICKS_PER_SECOND
}

/// The kernel's USER_HZ, 100 on every Linux there is.
const TICKS_PER_SECOND: f64 = 100.0;

/// Two neighbouring fields of /proc/self/stat (user and system), counted from 0 as proc(5) lists them less one.
fn ticks(field: usize) -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    // The second field is a name in brackets, which may hold spaces.
    let rest: Vec<&str> = stat.rsplit_once(") ").unwrap().1.split(' ').collect();
    rest[field - 2].parse::<f64>().unwrap() + rest[field - 1].parse::<f64>().unwrap()
}

/// Ends a child that would not end by itself.
pub(crate) fn end(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

/// How many files a folder holds, and how many bytes.
pub(crate) fn size_of(folder: &Path) -> (usize, u64) {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .fold((0, 0), |(files, bytes), entry| {
            (files + 1, bytes + entry.metadata().unwrap().len())
        })
}
