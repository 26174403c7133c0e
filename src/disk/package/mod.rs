//! Package of a built site: what leaves the building, as files with checksums, in one reproducible archive.
//!
//! **You are here:** `disk/package/` — after `publish/` has made the site's folder; used by `package`, `verify` and `publish`.
//! In order: `built` (is the folder a whole site?), `manifest` of its files (`checksums`), `delta` between two manifests in
//! the safe `order`, `archive` writes and `former` reads back, `compared` looks at a host's copy, `sent` remembers what
//! a target has got.

mod archive;
mod built;
mod checksums;
mod compared;
mod delta;
mod error;
mod former;
mod hosts;
mod manifest;
mod order;
mod sent;
#[cfg(test)]
mod tests;
mod warc;

pub use archive::Archive;
pub use built::{BuiltFolder, newest};
pub use checksums::{Checksums, hex};
pub use compared::{Change, Difference, compare};
pub use delta::Delta;
pub use error::PackageError;
pub use former::Former;
pub use hosts::{keep_hosts, kept_hosts};
pub use manifest::{Entry, Manifest};
pub use order::Step;
pub use sent::Sent;
pub use warc::{WarcRecord, warc};
