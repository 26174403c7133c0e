//! Lines of CSV: quotes where they are needed, CR LF at the end, and no cell that a spreadsheet runs as a formula.
//!
//! **You are here:** `value/` — shared by the ledger's files and those of open data; no IO. *Source:* RFC 4180.
//!
//! A text that a spreadsheet would run has an apostrophe before it: Excel and WPS show it as text, and an import takes it away.

/// What a file begins with: without it Excel and WPS on a Chinese Windows take the text for GBK.
pub const BOM: &str = "\u{FEFF}";

/// Appends a line of cells.
pub fn line<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, text) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        cell(out, text);
    }
    out.push_str(END);
}

/// What a line ends with.
pub const END: &str = "\r\n";

/// Appends one cell, without the comma before it.
pub fn cell(out: &mut String, text: &str) {
    let defused = is_formula(text);
    let quoted =
        text.contains(['"', ',', '\n', '\r', ';', '\t']) || text.starts_with(' ') || text.ends_with(' ');
    if quoted {
        out.push('"');
    }
    if defused {
        out.push('\'');
    }
    if quoted {
        for (at, piece) in text.split('"').enumerate() {
            out.push_str(if at == 0 { "" } else { "\"\"" });
            out.push_str(piece);
        }
        out.push('"');
    } else {
        out.push_str(text);
    }
}

/// The text without the apostrophe that [`cell`] put before it.
pub fn fused(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => text,
    }
}

/// Whether a spreadsheet would run it, apostrophes aside.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_written_so_that_it_is_none_and_read_back() {
        for text in [
            "=1+1", "+86 13800000000", "-", "@sum", "'=x", "''+x", "'甲", "甲=乙", "", "=\"a\",b",
        ] {
            let mut written = String::new();
            line(&mut written, ["", text].into_iter());
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(written.as_bytes());
            let row = reader.records().next().unwrap().unwrap();
            assert_eq!(fused(&row[1]), text);
            assert!(!row[1].starts_with(['=', '+', '-', '@']), "{text}");
        }
    }
}
