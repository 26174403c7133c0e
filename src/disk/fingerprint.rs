//! Fingerprint of folders: what the system keeps of each file (length, times, place on the disk, rights), summed up. Two
//! equal fingerprints mean that nothing has been written there in between, at a hundredth of what reading would cost.
//!
//! **You are here:** `disk/fingerprint` — reads names and facts; contents only where the system keeps too little of a file.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

/// How many files are asked about at a time: enough for all processors, and little in memory on a country's site.
const AT_A_TIME: usize = 4096;

/// How sure a fingerprint has to be on systems that keep neither a file's number nor the time of its last change of state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// Files that people and their tools write: a copy may be as long and as old as what it replaces, so they are read.
    Written,
    /// Files that this program wrote: length and times are enough.
    Made,
}

/// What stands in some folders, without its contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// Does not depend on the order of the files.
    sum: u128,
    files: u64,
    /// The last change of any file. *Units:* since 1970.
    newest: Duration,
    /// How many files were written at a moment or later. *Units:* since 1970; files.
    young: (Duration, u64),
}

/// File systems count time in steps of some milliseconds.
const TICKS: Duration = Duration::from_millis(20);

impl Fingerprint {
    /// Fingerprint of all files at and below these places; one that does not exist counts as empty. `None`: something there
    /// cannot be told in this way (a link, a folder that may not be entered).
    pub fn of<'p>(places: impl IntoIterator<Item = &'p Path>, care: Care) -> Option<Fingerprint> {
        Fingerprint::since(places, care, UNIX_EPOCH)
    }

    /// The same, which also knows how many files were written at a moment or later.
    pub fn since<'p>(
        places: impl IntoIterator<Item = &'p Path>,
        care: Care,
        moment: SystemTime,
    ) -> Option<Fingerprint> {
        let mut whole = Fingerprint {
            sum: 0,
            files: 0,
            newest: Duration::ZERO,
            young: (since_1970(moment).saturating_sub(TICKS), 0),
        };
        for (number, place) in places.into_iter().enumerate() {
            whole.add_place(number, place, care).ok()?;
        }
        Some(whole)
    }

    /// The fingerprint as text, to be kept and compared.
    pub fn text(&self) -> String {
        format!("{:032x}-{}", self.sum, self.files)
    }

    /// How many files were written at the moment that was given, shortly before it, or later.
    pub fn young(&self) -> u64 {
        self.young.1
    }

    /// Whether a file was changed so shortly before `moment`, or after it, that another change would leave the same times:
    /// clocks of file systems tick every few milliseconds.
    pub fn is_too_young_at(&self, moment: SystemTime) -> bool {
        self.newest + TICKS >= since_1970(moment)
    }

    fn add_place(&mut self, number: usize, place: &Path, care: Care) -> io::Result<()> {
        let mut waiting: Vec<DirEntry> = Vec::with_capacity(AT_A_TIME);
        for entry in WalkDir::new(place).follow_links(false) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.depth() == 0 && is_absent(&error) => return Ok(()),
                Err(error) => return Err(error.into()),
            };
            waiting.push(entry);
            if waiting.len() == AT_A_TIME {
                self.add(number, place, care, &waiting)?;
                waiting.clear();
            }
        }
        self.add(number, place, care, &waiting)
    }

    fn add(&mut self, number: usize, place: &Path, care: Care, entries: &[DirEntry]) -> io::Result<()> {
        let told: Vec<Told> = entries
            .par_iter()
            .map(|entry| of_entry(number, place, care, entry))
            .collect::<io::Result<_>>()?;
        self.files += told.len() as u64;
        for Told {
            hash,
            written,
            changed,
        } in told
        {
            self.sum = self.sum.wrapping_add(hash);
            self.newest = self.newest.max(changed);
            self.young.1 += u64::from(written.is_some_and(|written| written >= self.young.0));
        }
        Ok(())
    }
}

fn is_absent(error: &walkdir::Error) -> bool {
    error
        .io_error()
        .is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// What one file or folder adds.
struct Told {
    /// Of all its facts.
    hash: u128,
    /// When its bytes were written; a folder has none.
    written: Option<Duration>,
    /// When anything of it changed last.
    changed: Duration,
}

/// What is told of a file or folder. A folder's times are left out: lock files come and go in it.
fn of_entry(number: usize, place: &Path, care: Care, entry: &DirEntry) -> io::Result<Told> {
    let mut hasher = blake3::Hasher::new();
    let path = entry.path().strip_prefix(place).unwrap_or(entry.path());
    hasher.update(&number.to_le_bytes());
    hasher.update(path.as_os_str().as_encoded_bytes());
    let kind = entry.file_type();
    let (mut changed, mut written) = (Duration::ZERO, None);
    if kind.is_file() {
        let meta = entry.metadata()?;
        hasher.update(b"\0file");
        hasher.update(&meta.len().to_le_bytes());
        let modified = since_1970(meta.modified()?);
        hasher.update(&modified.as_nanos().to_le_bytes());
        written = Some(modified);
        changed = modified.max(of_system(&meta, &mut hasher));
        if care == Care::Written && !cfg!(unix) {
            hasher.update_reader(File::open(entry.path())?)?;
        }
    } else if kind.is_dir() {
        hasher.update(b"\0folder");
    } else {
        return Err(io::Error::other("neither a file nor a folder"));
    }
    let hash = hasher.finalize();
    let (first, _) = hash.as_bytes().split_at(16);
    let mut half = [0; 16];
    half.copy_from_slice(first);
    Ok(Told {
        hash: u128::from_le_bytes(half),
        written,
        changed,
    })
}

fn since_1970(moment: SystemTime) -> Duration {
    moment.duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// What this system keeps beside length and time of writing. *Shape:* when it noted the last change of any kind, which no
/// program can set back.
#[cfg(unix)]
fn of_system(meta: &Metadata, hasher: &mut blake3::Hasher) -> Duration {
    use std::os::unix::fs::MetadataExt;
    let (seconds, nanos) = (meta.ctime(), meta.ctime_nsec());
    hasher.update(&meta.ino().to_le_bytes());
    hasher.update(&meta.mode().to_le_bytes());
    hasher.update(&seconds.to_le_bytes());
    hasher.update(&nanos.to_le_bytes());
    Duration::new(
        u64::try_from(seconds).unwrap_or(0),
        u32::try_from(nanos).unwrap_or(0),
    )
}

#[cfg(not(unix))]
fn of_system(meta: &Metadata, hasher: &mut blake3::Hasher) -> Duration {
    let created = meta.created().map(since_1970).unwrap_or_default();
    hasher.update(&created.as_nanos().to_le_bytes());
    hasher.update(&[u8::from(meta.permissions().readonly())]);
    created
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn of(folder: &Path) -> String {
        Fingerprint::of([folder], Care::Written).unwrap().text()
    }

    #[test]
    fn every_change_of_a_file_shows() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let file = root.join("a/b.yaml");
        fs::create_dir(root.join("a")).unwrap();
        fs::write(&file, "one").unwrap();
        let mut seen = vec![of(root)];
        let mut differs = |root: &Path, what: &str| {
            let now = of(root);
            assert!(!seen.contains(&now), "{what}");
            seen.push(now);
        };
        let written = fs::metadata(&file).unwrap().modified().unwrap();
        std::thread::sleep(Duration::from_millis(30));
        fs::write(&file, "two").unwrap();
        File::options()
            .write(true)
            .open(&file)
            .unwrap()
            .set_modified(written)
            .unwrap();
        differs(root, "other bytes of the same length and time");
        fs::write(root.join("c"), "").unwrap();
        differs(root, "a new file");
        fs::rename(root.join("c"), root.join("d")).unwrap();
        differs(root, "another name");
        fs::create_dir(root.join("e")).unwrap();
        differs(root, "a new folder");
        fs::remove_file(&file).unwrap();
        differs(root, "a file less");
        assert_eq!(of(root), of(root));
    }

    #[test]
    fn what_is_not_there_is_empty_and_a_link_tells_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let absent = folder.path().join("absent");
        assert_eq!(Fingerprint::of([absent.as_path()], Care::Made).unwrap().files, 0);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("nowhere", folder.path().join("link")).unwrap();
            assert_eq!(Fingerprint::of([folder.path()], Care::Made), None);
        }
    }

    #[test]
    fn files_that_were_written_since_a_moment_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| fs::write(folder.path().join(name), name).unwrap();
        write("a");
        write("b");
        std::thread::sleep(Duration::from_millis(60));
        let moment = SystemTime::now();
        let young = || {
            let print = Fingerprint::since([folder.path()], Care::Made, moment).unwrap();
            (print.files, print.young())
        };
        // The folder itself is one.
        assert_eq!(young(), (3, 0));
        write("c");
        write("a");
        assert_eq!(young(), (4, 2));
    }

    #[test]
    fn a_file_of_this_moment_is_too_young() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "a").unwrap();
        let now = Fingerprint::of([folder.path()], Care::Written).unwrap();
        let written = fs::metadata(folder.path().join("a")).unwrap().modified().unwrap();
        assert!(now.is_too_young_at(written));
        assert!(!now.is_too_young_at(written + Duration::from_secs(1)));
    }
}
