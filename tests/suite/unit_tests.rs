//! Where unit tests stand: in their file up to a hundred lines, else in a `tests.rs` (or a folder `tests/`) beside it.
//!
//! **You are here:** `tests/suite/` — reads `src/` from the disk.

use crate::support::project;

/// The longest module of tests that may stand in the file that it tests. *Units:* lines.
const INLINE: usize = 100;

/// What breaks the rule in a file's text, each with its line.
fn violations(text: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let length = lines[at..].iter().position(|line| *line == "}");
        let length = length.map_or(lines.len(), |end| end + 1);
        let only_in_tests = at > 0 && lines[at - 1] == "#[cfg(test)]" && line.contains("mod ");
        if *line == "mod tests {" && length > INLINE {
            let why = format!("{length} lines of tests belong into a tests.rs beside");
            found.push((at + 1, why));
        } else if only_in_tests && !line.contains("mod tests") {
            found.push((at + 1, "a module of tests is called tests".to_owned()));
        }
    }
    found
}

#[test]
fn long_unit_tests_stand_in_a_file_of_their_own() {
    let mut all = Vec::new();
    for entry in walkdir::WalkDir::new(project().join("src")) {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let found = violations(&std::fs::read_to_string(&path).unwrap());
            all.extend(
                found
                    .into_iter()
                    .map(|(line, why)| format!("{}:{line}: {why}", path.display())),
            );
        }
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

#[test]
fn what_breaks_the_rule_is_seen() {
    let tests = |lines: usize| {
        format!(
            "#[cfg(test)]\nmod tests {{\n{}}}\n",
            "    // a test\n".repeat(lines)
        )
    };
    assert_eq!(violations(&tests(INLINE - 2)), []);
    assert_eq!(violations(&tests(INLINE - 1)).len(), 1);
    assert_eq!(violations("#[cfg(test)]\nmod tests;\n"), []);
    assert_eq!(violations("#[cfg(test)]\npub(crate) mod fixture;\n").len(), 1);
}
