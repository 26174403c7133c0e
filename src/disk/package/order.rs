//! Safe order of an upload: at every moment each page that a visitor can reach finds what it links to.
//!
//! **You are here:** `disk/package/` — used by `delta`; no IO. *Source:* portable-output.md, H3.
//!
//! What no page links to yet comes first: assets whose name carries their hash, attachments, new pages. Then pages that are
//! replaced, which may link to the new ones, and search data. The home page of a first publication is the last of its pages,
//! so that nobody comes in before all is there. Lists for machines are last, and removals after them.

use crate::disk::publish::names;

/// The page that is found without a link.
const HOME: &str = "index.html";

/// A step of an upload; within one, the order does not matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Files whose name carries a hash of their content.
    Assets,
    /// Attachments, pictures and data, to which pages link; search data that was not there before.
    Files,
    /// Pages that were not there before.
    NewPages,
    /// Pages that were there before, and the home page of a site that was not.
    Pages,
    /// Search data that is replaced.
    Search,
    /// Feed, sitemap and lists of files.
    Lists,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Step; 6] = [
        Step::Assets,
        Step::Files,
        Step::NewPages,
        Step::Pages,
        Step::Search,
        Step::Lists,
    ];

    /// The step in which a file travels; `new`: there is none of its path yet.
    pub fn of(path: &str, new: bool) -> Step {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending {
            _ if names::has_content_hash(path) => Step::Assets,
            "html" if new && path != HOME => Step::NewPages,
            "html" => Step::Pages,
            "js" if !new => Step::Search,
            "xml" => Step::Lists,
            "txt" if !path.contains('/') => Step::Lists,
            _ => Step::Files,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn files_travel_in_the_order_in_which_nothing_is_missing() {
        for (path, new, step) in [
            ("assets/site.4f1c9a02.css", true, Step::Assets),
            ("files/申请表.docx", true, Step::Files),
            ("stations/new.html", true, Step::NewPages),
            ("stations/index.html", true, Step::NewPages),
            ("stations/old.html", false, Step::Pages),
            ("index.html", true, Step::Pages),
            ("bo/index.html", true, Step::NewPages),
            ("data/search-0.js", false, Step::Search),
            ("data/search-1.js", true, Step::Files),
            ("feed.xml", false, Step::Lists),
            ("bo/feed.xml", true, Step::Lists),
            ("robots.txt", true, Step::Lists),
            ("zhandian-files.txt", false, Step::Lists),
            ("files/readme.txt", false, Step::Files),
        ] {
            assert_eq!(Step::of(path, new), step, "{path}");
        }
        assert!(Step::ALL.is_sorted());
    }
}
