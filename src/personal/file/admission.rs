//! Allow-list of attachments: which kinds of file are published and which are refused, and what to save those as. Refusal by
//! what is in a file is [`super::look`]; the words to the staff are in `check/personal.rs`.
//!
//! **You are here:** `personal/file/` — asked by name; what a file really is says [`super::signature`]; no IO. *Source:* portable-output.md T, and what
//! bureaus use beside it.

/// Whether a file may be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Admission {
    /// It may.
    #[default]
    Listed,
    /// It runs in a reader's browser or on the host: never.
    Active,
    /// It is of no kind that is known to open everywhere and to be read in full: only where a person answers for it.
    Unlisted(Advice),
}

/// What to do with a file that is not published as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Save it as a picture of the web.
    Picture,
    /// Save it as an office file of today.
    Office,
    /// Save it as plain text or a table.
    Text,
    /// Take it out of its archive.
    Unpack,
    /// Save it as sound or film that browsers play.
    Media,
    /// It holds macros: save it without.
    Macros,
    /// Give the file the ending of its kind.
    Ending,
}

/// Kinds that are published.
const LISTED: [&str; 30] = [
    "txt", "csv", "json", "ics", "vcf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "ofd", "pdf", "rtf",
    "doc", "xls", "ppt", "wps", "et", "dps", "png", "jpg", "jpeg", "jfif", "gif", "svg", "zip", "rar", "mp3",
    "mp4",
];

/// Kinds that run: in the browser as a page of the site, on the host, or on the reader's computer.
const ACTIVE: [&str; 67] = [
    "html", "htm", "shtml", "shtm", "stm", "xhtml", "xht", "xml", "xsl", "xslt", "svgz", "php", "php3",
    "php4", "php5", "phtml", "phar", "asp", "aspx", "asa", "asax", "ascx", "ashx", "asmx", "cer", "jsp",
    "jspx", "jspf", "cgi", "pl", "py", "rb", "lua", "sh", "bat", "cmd", "com", "exe", "scr", "pif", "msi",
    "msp", "dll", "sys", "ps1", "vbs", "vbe", "js", "mjs", "jse", "wsf", "wsh", "hta", "lnk", "url", "reg",
    "inf", "chm", "swf", "config", "htaccess", "jar", "apk", "app", "dmg", "cpl", "wasm",
];

/// What servers run wherever it stands in a name: `a.php.jpg`.
const RUN_ANYWHERE: [&str; 9] = ["php", "php5", "phtml", "asp", "aspx", "jsp", "shtml", "cgi", "pl"];

const ADVICE: [(Advice, &[&str]); 6] = [
    (
        Advice::Picture,
        &[
            "webp", "avif", "heic", "heif", "tif", "tiff", "bmp", "psd", "ai", "eps", "cdr", "ico", "raw",
            "emf", "wmf",
        ],
    ),
    (
        Advice::Macros,
        &["docm", "xlsm", "pptm", "dotm", "xltm", "xlsb", "xla", "xlam"],
    ),
    (
        Advice::Text,
        &[
            "log", "ini", "dat", "sql", "bak", "yaml", "yml", "md", "tsv", "tex", "cfg", "conf", "toml",
            "css", "tmp",
        ],
    ),
    (
        Advice::Unpack,
        &[
            "7z", "gz", "tgz", "tar", "bz2", "xz", "zst", "lz", "lzma", "iso", "cab", "arj", "img",
        ],
    ),
    (
        Advice::Media,
        &[
            "wav", "m4a", "aac", "ogg", "wma", "amr", "flac", "avi", "mov", "wmv", "mkv", "flv", "rmvb",
            "m4v", "3gp", "webm",
        ],
    ),
    (Advice::Ending, &[""]),
];

/// Whether a file of this name is published.
pub(super) fn by_name(name: &str) -> Admission {
    let name = name.to_lowercase();
    let ending = ending(&name);
    let inner = || name.split('.').skip(1).any(|part| RUN_ANYWHERE.contains(&part));
    if ACTIVE.contains(&ending) || inner() {
        return Admission::Active;
    }
    if LISTED.contains(&ending) {
        return Admission::Listed;
    }
    let advice = ADVICE.iter().find(|(_, endings)| endings.contains(&ending));
    Admission::Unlisted(advice.map_or(Advice::Office, |(advice, _)| *advice))
}

/// What stands behind the last full stop of a name; nothing when there is none.
pub(super) fn ending(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_the_ends_of_names() {
        for name in ["a.docx", "附件1.XLSX", "a.b.pdf", "照片.jfif", "a.com.docx"] {
            assert_eq!(by_name(name), Admission::Listed, "{name}");
        }
        for name in [
            "a.html", "web.config", "a.PHP", "a.php.jpg", "setup.exe", "a.jspx", "图.svgz", "a.xml",
        ] {
            assert_eq!(by_name(name), Admission::Active, "{name}");
        }
        for (name, advice) in [
            ("a.heic", Advice::Picture),
            ("a.docm", Advice::Macros),
            ("a.log", Advice::Text),
            ("a.7z", Advice::Unpack),
            ("a.mov", Advice::Media),
            ("说明", Advice::Ending),
            ("附件1.扫描件", Advice::Office),
            ("a.caj", Advice::Office),
        ] {
            assert_eq!(by_name(name), Admission::Unlisted(advice), "{name}");
        }
    }
}
