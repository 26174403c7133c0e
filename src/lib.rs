//! Zhandian (站点): a folder of records about social-work stations becomes a searchable static site.
//!
//! Modules are listed from the leaves up; a module imports only those above it in this list. The README draws the picture.

pub mod build;
pub mod check;
pub mod cli;
pub mod diag;
pub mod disk;
pub mod handbook;
pub mod inspection;
pub mod lang;
pub mod markdown;
pub mod page;
pub mod personal;
pub mod preview;
pub mod record;
pub mod render;
pub mod search;
pub mod site;
pub mod source;
pub mod token;
pub mod value;
