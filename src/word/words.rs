//! All words below an element: for what is left out, and for what is said of tracked changes.
//!
//! **You are here:** `word/` — used by every reader of a part; no IO.

use super::xml::{Child, Node, Ns};

/// The words, paragraphs on lines of their own; of several forms of one thing one.
pub(super) fn all(node: &Node) -> String {
    let mut out = String::new();
    add(node, &mut out);
    let kept: Vec<&str> = out
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    kept.join("\n")
}

fn add(node: &Node, out: &mut String) {
    match (node.ns, &*node.name) {
        (Ns::W | Ns::M | Ns::A, "t") | (Ns::W, "delText") => out.push_str(&node.own_text()),
        // Values of a chart, and words of a diagram, which have paragraphs in them.
        (Ns::Other, "v" | "t") => {
            out.push_str(&node.own_text());
            node.nodes().for_each(|inner| add(inner, out));
            out.push('\n');
        }
        (Ns::V, "textpath") => {
            out.push_str(node.get(Ns::Other, "string").unwrap_or_default());
            out.push('\n');
        }
        (Ns::Mc, "AlternateContent") => chosen(node).for_each(|node| add(node, out)),
        (Ns::W, "tab") => out.push(' '),
        (Ns::W, "br" | "cr") => out.push('\n'),
        (ns, name) => {
            for child in &node.children {
                if let Child::Node(child) = child {
                    add(child, out);
                }
            }
            if matches!((ns, name), (Ns::W | Ns::A, "p") | (Ns::W, "tc")) {
                out.push('\n');
            }
        }
    }
}

/// What stands in the form that is read of several forms of one thing: the newest one that this program knows.
pub(super) fn chosen(node: &Node) -> impl Iterator<Item = &Node> {
    const KNOWN: [&str; 14] = [
        "wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "a14", "v", "wpsCustomData",
        "aink", "o",
    ];
    let known = |node: &&Node| {
        let needs = node.get(Ns::Other, "Requires").unwrap_or_default();
        needs.split_whitespace().all(|prefix| KNOWN.contains(&prefix))
    };
    let branch = |name: &'static str| {
        node.nodes()
            .filter(move |own| own.ns == Ns::Mc && &*own.name == name)
    };
    let found = branch("Choice")
        .find(known)
        .or_else(|| branch("Fallback").next())
        .or_else(|| branch("Choice").next());
    found.into_iter().flat_map(Node::nodes)
}

/// The beginning of a text on one line.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out: String = line.chars().take(most).collect();
    if line.chars().nth(most).is_some() {
        out.push('…');
    }
    out
}
