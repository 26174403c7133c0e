//! Registry of the rules, one file each, named after the fault.
//!
//! **You are here:** `check/rules` — named in `check::RULES`; no IO.

pub(crate) mod below_standard;
pub(crate) mod calendar_clash;
pub(crate) mod calendar_ends;
pub(crate) mod column_empty;
pub(crate) mod column_stale;
pub(crate) mod disclosure_incomplete;
pub(crate) mod disclosure_late;
pub(crate) mod disclosure_misfits;
pub(crate) mod disclosure_missing;
pub(crate) mod empty_body;
pub(crate) mod future_date;
pub(crate) mod guide_incomplete;
pub(crate) mod guide_repeats;
pub(crate) mod guide_unserved;
pub(crate) mod inspection_veto;
pub(crate) mod long_holiday;
pub(crate) mod missing_translation;
pub(crate) mod no_area_code;
pub(crate) mod no_base_url;
pub(crate) mod no_calendar;
pub(crate) mod no_licence;
pub(crate) mod no_region;
pub(crate) mod no_start_date;
pub(crate) mod not_checked;
pub(crate) mod not_tibetan;
pub(crate) mod placeholder;
pub(crate) mod posting_incomplete;
pub(crate) mod private_use;
pub(crate) mod review_order;
pub(crate) mod same_figures;
pub(crate) mod same_number;
pub(crate) mod same_station;
pub(crate) mod secret_mark;
pub(crate) mod service_incomplete;
pub(crate) mod site_identity;
pub(crate) mod status_contradicts;
pub(crate) mod tibetan_spelling;
pub(crate) mod unchecked_wording;
pub(crate) mod undeclared_language;
pub(crate) mod untitled_translation;
pub(crate) mod untranslated_documents;
pub(crate) mod wrong_domain;
