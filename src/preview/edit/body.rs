//! Form bodies: the two types in which browsers send a form, as fields and files, within bounds.
//!
//! **You are here:** `preview/edit/` — after [`super::guard`], before the desk; pure.

use percent_encoding::percent_decode_str;

/// How many fields and files a form may have: a batch names thousands of stations.
const MOST_FIELDS: usize = 60_000;
/// The longest name of a field. *Units:* bytes.
const LONGEST_NAME: usize = 300;

/// A form as it was sent.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// Names and texts, in the order of the form; lines end in LF.
    pub fields: Vec<(String, String)>,
    /// The files that were chosen.
    pub files: Vec<Upload>,
}

/// A file that was chosen in a form.
#[derive(Debug, PartialEq, Eq)]
pub struct Upload {
    /// The control's name.
    pub control: String,
    /// What the file is called on the sender's machine, as the browser says it.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Posted {
    /// The first text of a field.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All texts of a field.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.fields
            .iter()
            .filter(move |(own, _)| own == name)
            .map(|(_, text)| text.as_str())
    }
}

/// The form in a body; none where it is not one of the two types, or not well made.
pub(super) fn read(content_type: &str, body: &[u8]) -> Option<Posted> {
    let mut words = content_type.split(';');
    let kind = words.next()?.trim().to_ascii_lowercase();
    match kind.as_str() {
        "application/x-www-form-urlencoded" => urlencoded(body),
        "multipart/form-data" => {
            let boundary = words.find_map(|word| {
                let (name, value) = word.trim().split_once('=')?;
                name.eq_ignore_ascii_case("boundary")
                    .then(|| value.trim_matches('"').to_owned())
            })?;
            let good = !boundary.is_empty() && boundary.len() <= 70 && boundary.is_ascii();
            good.then(|| multipart(&boundary, body)).flatten()
        }
        _ => None,
    }
}

/// Whether a content type is one of the two.
pub(super) fn is_form(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    ["application/x-www-form-urlencoded", "multipart/form-data"]
        .iter()
        .any(|own| kind.eq_ignore_ascii_case(own))
}

fn urlencoded(body: &[u8]) -> Option<Posted> {
    let text = std::str::from_utf8(body).ok()?;
    let mut posted = Posted::default();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        posted.put(decoded(name)?, decoded(value)?)?;
    }
    Some(posted)
}

fn decoded(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    let whole = spaced.split('%').skip(1).all(|code| {
        code.as_bytes()
            .get(..2)
            .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    });
    let text = percent_decode_str(&spaced).decode_utf8().ok()?;
    whole.then(|| text.into_owned())
}

fn multipart(boundary: &str, body: &[u8]) -> Option<Posted> {
    let mut posted = Posted::default();
    let open = format!("--{boundary}");
    let between = format!("\r\n--{boundary}");
    let mut rest = body.strip_prefix(open.as_bytes())?;
    loop {
        if rest.starts_with(b"--") {
            return Some(posted);
        }
        rest = rest.strip_prefix(b"\r\n")?;
        let head_end = find(rest, b"\r\n\r\n")?;
        let head = std::str::from_utf8(rest.get(..head_end)?).ok()?;
        let content = rest.get(head_end + 4..)?;
        let end = find(content, between.as_bytes())?;
        posted.part(head, content.get(..end)?)?;
        rest = content.get(end + between.len()..)?;
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|byte| *byte == first) {
        if bytes.get(from + at..)?.starts_with(wanted) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

impl Posted {
    fn put(&mut self, name: String, text: String) -> Option<()> {
        let full = self.fields.len() + self.files.len() >= MOST_FIELDS;
        if full || name.is_empty() || name.len() > LONGEST_NAME {
            return None;
        }
        let text = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            text
        };
        self.fields.push((name, text));
        Some(())
    }

    /// One part of a body in parts.
    fn part(&mut self, head: &str, content: &[u8]) -> Option<()> {
        let disposition = head.split("\r\n").find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("Content-Disposition").then_some(value)
        })?;
        let name = parameter(disposition, "name")?;
        let Some(file_name) = parameter(disposition, "filename") else {
            return self.put(name, String::from_utf8(content.to_vec()).ok()?);
        };
        // A control in which no file was chosen is sent, too.
        if file_name.is_empty() && content.is_empty() {
            return Some(());
        }
        if self.files.len() >= 100 || name.len() > LONGEST_NAME {
            return None;
        }
        self.files.push(Upload {
            control: name,
            file_name,
            bytes: content.to_vec(),
        });
        Some(())
    }
}

/// A parameter of a header field, as browsers write it: in quotes, `"` and line ends as `%` codes.
fn parameter(field: &str, name: &str) -> Option<String> {
    let mut rest = field;
    while let Some(at) = rest.find(';') {
        rest = rest[at + 1..].trim_start();
        let Some(value) = rest
            .strip_prefix(name)
            .and_then(|after| after.strip_prefix("=\""))
        else {
            continue;
        };
        let end = value.find('"')?;
        let text = value[..end]
            .replace("%22", "\"")
            .replace("%0D", "\r")
            .replace("%0A", "\n");
        return Some(text);
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn both_types_of_a_form_say_the_same() {
        let plain = read(
            "application/x-www-form-urlencoded",
            "name.zh=%E7%AB%99+a&phone%5B0%5D=0891-6323215&x=a%0D%0Ab&empty=".as_bytes(),
        )
        .unwrap();
        assert_eq!(plain.text("name.zh"), Some("站 a"));
        assert_eq!(plain.text("phone[0]"), Some("0891-6323215"));
        assert_eq!((plain.text("x"), plain.text("empty")), (Some("a\nb"), Some("")));
        let body = "--B\r\nContent-Disposition: form-data; name=\"name.zh\"\r\n\r\n站 a\r\n--B\r\n\
                    content-disposition: form-data; name=\"upload\"; filename=\"附件 1.pdf\"\r\nContent-Type: x/y\r\n\r\n\
                    \u{1}--B\r\n-\r\n--B--\r\n";
        let parts = read("multipart/form-data; boundary=B", body.as_bytes()).unwrap();
        assert_eq!(parts.text("name.zh"), Some("站 a"));
        assert_eq!(parts.files[0].file_name, "附件 1.pdf");
        assert_eq!(parts.files[0].bytes, b"\x01--B\r\n-");
    }

    #[test]
    fn what_is_not_well_made_is_no_form() {
        for (kind, body) in [
            ("application/x-www-form-urlencoded", &b"a=%"[..]),
            ("application/x-www-form-urlencoded", b"a=%zz"),
            ("application/x-www-form-urlencoded", b"a=%ff"),
            ("application/x-www-form-urlencoded", b"a=\xff"),
            ("application/x-www-form-urlencoded", b"=x"),
            ("application/json", b"{}"),
            ("text/plain", b"a=b"),
            ("multipart/form-data", b"--B--"),
            ("multipart/form-data; boundary=", b"--B--"),
            ("multipart/form-data; boundary=B", b""),
            ("multipart/form-data; boundary=B", b"--B\r\n"),
            ("multipart/form-data; boundary=B", b"--B\r\n\r\n\r\nx\r\n--B--"),
            (
                "multipart/form-data; boundary=B",
                b"--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
            ),
        ] {
            assert_eq!(read(kind, body), None, "{kind} {body:?}");
        }
        let many = "a=1&".repeat(MOST_FIELDS + 1);
        assert_eq!(urlencoded(many.as_bytes()), None);
    }
}
