//! Amounts of data, as a file manager says them.
//!
//! **You are here:** `session/` — used by the desk, and by commands that pack and publish; no IO.

/// `0 KB`, `159 KB`, `1.2 MB`: whole kilobytes, begun ones count.
pub fn size(bytes: u64) -> String {
    const KB: u64 = 1024;
    if bytes < KB * KB {
        return format!("{} KB", bytes.div_ceil(KB));
    }
    let tenths = bytes.saturating_mul(10) / (KB * KB);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_said_as_a_file_manager_does() {
        for (bytes, said) in [
            (0, "0 KB"),
            (1, "1 KB"),
            (162_816, "159 KB"),
            (1_048_576, "1.0 MB"),
            (1_363_200, "1.3 MB"),
        ] {
            assert_eq!(size(bytes), said);
        }
    }
}
