//! File input and output: reads the site folder into a [`tree::Tree`], publishes the built site as one folder, saves content
//! files and keeps their history.
//!
//! **You are here:** `disk/` is a leaf: it imports nothing of ours, and what reads the site folder or writes
//! the published one is in here. `record/` comes after it and sees bytes only; `build/` feeds the publisher.

pub mod change;
pub mod fingerprint;
pub mod good;
pub mod history;
pub mod kept;
mod lock;
pub mod noise;
mod own;
pub mod package;
pub mod part;
pub mod people;
pub mod presence;
pub mod publish;
mod system;
pub mod tree;
pub mod who;
mod whole;
