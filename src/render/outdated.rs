//! What a theme for another version of the contract must change, as a kind of fault.
//!
//! **You are here:** `render/` — below `fault`; found by `contract`, put into words by `build/`; no IO.

/// What must change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outdated {
    /// The theme as a whole: its version, and how many places there are.
    Theme {
        /// Its version.
        version: u32,
        /// The places.
        places: usize,
    },
    /// The theme is for a version that this program does not know.
    Newer {
        /// Its version.
        version: u32,
    },
    /// A file by this name replaces nothing any more.
    File,
    /// A component is no more: its name.
    Component(Box<str>),
    /// A component no longer takes an argument: component and argument.
    Argument(Box<str>, Box<str>),
    /// An asset of the default theme is no more: its name.
    Asset(Box<str>),
    /// A field of a view, or of what a component is given, is no longer used by the default theme: the field.
    Field(Box<str>),
    /// Scripts or other pages want something in this file that it lacks: what.
    Needs(Vec<Box<str>>),
}
