//! Links that content makes: `station:gamagongsang`, `files/附件1.docx`, `https://…`.
//!
//! **You are here:** `site/` — read when texts are checked and again when they are rendered; no IO.

/// What a link in a text leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkTarget<'t> {
    /// A record: kind and id, perhaps with an anchor on its page.
    Record {
        /// `station`, `service`, `notice`, `region`, `page`, …
        kind: RecordKind,
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

/// Kinds of records that a text can link to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// `station:id`
    Station,
    /// `service:id` (an item or a category)
    Service,
    /// `notice:id`
    Notice,
    /// `region:code`
    Region,
    /// `page:id`
    Page,
    /// `operator:id`
    Operator,
    /// `audience:id`
    Audience,
    /// `disclosure:id` (a disclosure or a catalogue row)
    Disclosure,
    /// `statistics:id`
    Statistics,
    /// `level:id`
    Level,
}

impl RecordKind {
    const ALL: &[(&str, RecordKind)] = &[
        ("station", RecordKind::Station),
        ("service", RecordKind::Service),
        ("notice", RecordKind::Notice),
        ("region", RecordKind::Region),
        ("page", RecordKind::Page),
        ("operator", RecordKind::Operator),
        ("audience", RecordKind::Audience),
        ("disclosure", RecordKind::Disclosure),
        ("statistics", RecordKind::Statistics),
        ("level", RecordKind::Level),
    ];
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
        if let Some((_, kind)) = RecordKind::ALL.iter().find(|(name, _)| *name == scheme) {
            let (id, anchor) = rest
                .split_once('#')
                .map_or((rest, None), |(id, anchor)| (id, Some(anchor)));
            return LinkTarget::Record {
                kind: *kind,
                id,
                anchor,
            };
        }
        let outside = ["http", "https", "mailto", "tel"];
        if outside.iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
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
                kind: RecordKind::Page,
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
