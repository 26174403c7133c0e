//! Signals that ask a command to end (Ctrl+C, a closed window, a system that goes down): a build that is writing stops
//! at the next file and clears away what it has written beside the published folder.
//!
//! **You are here:** `cli/` — used by `build`; the preview ends as the system ends it.

use crate::disk::publish::PublishError;
use std::path::Path;
use std::sync::atomic::{AtomicU8, Ordering};

/// Nothing is being written: a signal ends the process at once.
const READING: u8 = 0;
/// Files are being written beside the published folder.
const WRITING: u8 = 1;
/// A signal has come meanwhile.
const ASKED: u8 = 2;
/// The switch is under way: it is short, and whole or not at all.
const SWITCHING: u8 = 3;

static STATE: AtomicU8 = AtomicU8::new(READING);

/// Looks out for signals while this process runs.
pub(crate) fn watch() {
    // Where no handler can be set, a signal ends the process as ever, and the next build clears away.
    let _ = ctrlc::set_handler(|| {
        let writing = STATE.compare_exchange(WRITING, ASKED, Ordering::SeqCst, Ordering::SeqCst);
        if writing == Err(READING) {
            std::process::exit(130);
        }
    });
}

/// From here on files are written.
pub(crate) fn writing() {
    STATE.store(WRITING, Ordering::SeqCst);
}

/// Asked before each file. *Errors:* [`PublishError::Stopped`] when a signal has come.
pub(crate) fn check(out: &Path) -> Result<(), PublishError> {
    if STATE.load(Ordering::SeqCst) == ASKED {
        return Err(PublishError::Stopped {
            out: out.to_path_buf(),
        });
    }
    Ok(())
}

/// From here on no signal is heeded. *Errors:* as [`check`].
pub(crate) fn switching(out: &Path) -> Result<(), PublishError> {
    let _ = STATE.compare_exchange(WRITING, SWITCHING, Ordering::SeqCst, Ordering::SeqCst);
    check(out)
}
