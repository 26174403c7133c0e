//! The core is pure: files, the environment, the network and the clock are touched in the shell's rooms alone.
//!
//! **You are here:** `tests/suite/layers` — a rule.

use super::house::House;

/// The rooms that may: `disk/` for files, `preview/` for sockets and folders that change, `session/` and `cli/` for whoever
/// sits at the machine.
const SHELL: &[&str] = &["disk", "preview", "session", "cli"];
/// Modules of the standard library that touch the machine.
const MACHINE: &[&str] = &["fs", "env", "net"];

#[test]
fn only_the_shell_touches_the_machine() {
    let found = touches(&House::read(&crate::support::project().join("src")));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Where a file outside the shell touches the machine.
fn touches(house: &House) -> Vec<String> {
    let mut found = Vec::new();
    for file in house.product() {
        if file
            .module
            .first()
            .is_some_and(|floor| SHELL.contains(&floor.as_str()))
        {
            continue;
        }
        for import in file.source.of_std() {
            let module = import.path.get(1).map_or("", String::as_str);
            if !import.for_tests && MACHINE.contains(&module) {
                found.push(format!(
                    "src/{}:{}: {}",
                    file.path,
                    import.line,
                    import.path.join("::")
                ));
            }
        }
        for line in file.source.clocks() {
            found.push(format!("src/{}:{line}: ::now", file.path));
        }
    }
    found
}

#[test]
fn planted_uses_of_the_machine_are_found() {
    let house = House::of([
        (
            "site.rs",
            "use std::{collections::BTreeMap, fs::{self, File}};\n\
             fn day() { std::time::SystemTime::now(); }\n\
             fn home() { std::env::var(\"HOME\"); } // std::fs\n\
             use std::path::Path; use std::net::TcpStream as Stream;\n\
             #[cfg(test)] mod tests { fn f() { std::fs::read(\"a\"); Instant::now(); } }",
        ),
        ("disk.rs", "use std::fs; fn f() { Instant::now() }"),
        ("cli/clock.rs", "fn f() { SystemTime::now(); std::env::args(); }"),
        ("page/mod.rs", "#[cfg(test)] mod tests;"),
        ("page/tests.rs", "use std::fs;"),
    ]);
    assert_eq!(
        touches(&house),
        [
            "src/site.rs:1: std::fs",
            "src/site.rs:1: std::fs::File",
            "src/site.rs:3: std::env::var",
            "src/site.rs:4: std::net::TcpStream",
            "src/site.rs:2: ::now",
        ]
    );
}
