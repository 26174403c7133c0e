//! Parts of a site on the disk: each a folder with its files and, written last, a manifest that says what the part is.
//!
//! **You are here:** `disk/part/` — beside `publish`, which writes a part like any site; what a plan is, is known above.

mod folder;
mod manifest;

pub use folder::{Fault, PartFolder};
pub use manifest::{MANIFEST, Manifest};
