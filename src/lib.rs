//! Zhandian (站点): a folder of records about social-work stations becomes a searchable static site.
//!
//! Modules are listed from the leaves up; a module imports only those above it in this list, and none of its own group
//! (`tests/suite/layers.rs` holds them to that). The README draws the picture.

// Leaves: they import nothing of ours.
pub mod diag;
pub mod disk;
pub mod html;
pub mod lang;
pub mod markdown;
pub mod personal;
pub mod token;

// Values of one line; the text of a file before it is a record.
pub mod source;
pub mod value;

// One file → typed records.
pub mod record;

// All records, linked.
pub mod site;

// Pages and their views; rules.
pub mod check;
pub mod page;

// What becomes of them: HTML, index, files for machines, the staff's report.
pub mod data;
pub mod inspection;
pub mod render;
pub mod search;

// The stages in order; the server, which knows no records.
pub mod build;
pub mod preview;

// A site folder being edited.
pub mod session;

// Commands.
pub mod cli;
