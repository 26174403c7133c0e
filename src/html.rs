//! HTML escaping: plain text as it stands in an element or in a double-quoted attribute, of HTML and of XML; and the
//! way back: [`read`] takes a written page apart. `data`: bytes as an address.
//!
//! **You are here:** after `lang/`; used by every room that writes HTML or XML; no IO.

mod data;
pub mod read;

pub use data::data_address;

use crate::lang::is_forbidden;

/// `text` escaped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// Appends `text` escaped, without characters that neither HTML nor XML may hold.
pub fn push_escaped(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let name = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ if is_forbidden(c) => "",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(name);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_html_would_read_is_named_and_the_rest_stays() {
        assert_eq!(
            escape("a<b> & \"社工\" 'ལྷ་ས'"),
            "a&lt;b&gt; &amp; &quot;社工&quot; 'ལྷ་ས'"
        );
    }
}
