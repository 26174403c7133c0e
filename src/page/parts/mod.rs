//! Parts of pages: what pages of several kinds show.
//!
//! **You are here:** `page/parts` — after `page/writer`, before `page/kinds`; no IO.

pub(super) mod browse;
pub(super) mod catalogue;
pub(super) mod chart;
pub(super) mod disclosures;
pub(super) mod document;
pub(super) mod duty;
pub(super) mod figures;
pub(super) mod guides;
pub(super) mod hours;
pub(super) mod levels;
pub(super) mod map;
pub(super) mod nearest;
pub(super) mod notices;
pub(super) mod pagination;
pub(super) mod parallel;
pub(super) mod poster;
pub(super) mod regions;
pub(super) mod services;
pub(super) mod stations;
pub(super) mod takeaway;
