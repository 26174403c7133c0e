//! HTML rendering, views into HTML: the theme, its strings and assets.
//!
//! **You are here:** `render/` — after `page/`, which fills the views, and before `build/`, which writes what comes out;
//! no IO: a theme's files come in as bytes.

mod asset;
mod bounded;
mod bounds;
mod contract;
mod counted;
mod embedded;
mod fault;
mod filters;
mod inline;
mod own_strings;
mod review;
mod strings;
mod stylesheet;
mod templates;
mod theme;

pub use bounds::Bound;
pub use fault::{ThemeFault, ThemeFaultKind, unknown_theme};
pub use strings::html_lang;
pub use theme::{ShellHtml, Theme};
