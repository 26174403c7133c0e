//! Key of an object: which record, or which part of it, it is made from.
//!
//! **You are here:** `data/hsds` — the base of this folder; no IO.

/// Which object: places in the site's lists. What a list has no use for is 0.
#[derive(Clone, Copy, Default)]
pub(super) struct Key {
    /// The station, the service, the operator (after 0, the publisher), the taxonomy.
    pub(super) of: usize,
    /// The service at a station, counted from 1; 0 for the station itself. The term of a taxonomy.
    pub(super) offered: usize,
    /// The opening.
    pub(super) opening: usize,
}
