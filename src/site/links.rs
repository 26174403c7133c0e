//! Link parser, for the links that content makes: `station:gamagongsang`, `files/附件1.docx`, `https://…`.
//!
//! **You are here:** `site/` — read when texts are checked and again when they are rendered; no IO.

use crate::value::link;

/// What a link in a text leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkTarget<'t> {
    /// A record, perhaps with an anchor on its page; [`super::Site::linked`] finds it.
    Record {
        /// `station`, `service`, `notice`, `region`, `page`, …
        scheme: &'static str,
        /// Its id (a code for regions).
        id: &'t str,
        /// After `#`, without it.
        anchor: Option<&'t str>,
    },
    /// A file, relative to `content/`, percent signs decoded by the caller.
    File(&'t str),
    /// Another host, `mailto:`, `tel:`.
    Outside(&'t str),
    /// A place on the same page.
    Anchor(&'t str),
    /// None of these: a finding.
    Unknown(&'t str),
}

/// Reads a link's target.
pub fn parse_link(target: &str) -> LinkTarget<'_> {
    if let Some(anchor) = target.strip_prefix('#') {
        return LinkTarget::Anchor(anchor);
    }
    if target.starts_with("files/") {
        return LinkTarget::File(target);
    }
    if let Some((scheme, rest)) = target.split_once(':') {
        if let Some(scheme) = link::TO_RECORDS.iter().find(|own| **own == scheme) {
            let (id, anchor) = rest
                .split_once('#')
                .map_or((rest, None), |(id, anchor)| (id, Some(anchor)));
            return LinkTarget::Record { scheme, id, anchor };
        }
        if link::OUTSIDE
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known))
        {
            return LinkTarget::Outside(target);
        }
    }
    LinkTarget::Unknown(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_of_ours_names_a_record() {
        assert_eq!(
            parse_link("page:guidance#c-1.6"),
            LinkTarget::Record {
                scheme: "page",
                id: "guidance",
                anchor: Some("c-1.6")
            }
        );
        assert_eq!(
            parse_link("javascript:alert(1)"),
            LinkTarget::Unknown("javascript:alert(1)")
        );
        assert_eq!(parse_link("../other.html"), LinkTarget::Unknown("../other.html"));
    }
}
