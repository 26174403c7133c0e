//! Archive writer: a zip whose bytes depend on the files alone: no times, no rights, no names of the machine.
//!
//! **You are here:** `disk/package/` — writes a file whole or not at all.

use super::built::BuiltFolder;
use super::checksums::{Checksums, hex};
use super::delta::Delta;
use super::error::PackageError;
use super::manifest::Manifest;
use crate::disk::whole;
use std::fs::File;
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// From here on an entry's length needs more than 32 bits. *Units:* bytes, with room for what does not compress.
const LARGE: u64 = 0xF000_0000;

/// Endings of files that are compressed already: once more costs time and gains nothing.
const DENSE: [&str; 14] = [
    "png", "jpg", "jpeg", "gif", "woff", "woff2", "zip", "rar", "docx", "xlsx", "ofd", "mp3", "mp4", "gz",
];

/// An archive in the making; dropped without [`Archive::finish`], it leaves what was there before.
pub struct Archive {
    path: PathBuf,
    zip: ZipWriter<BufWriter<NamedTempFile>>,
}

impl Archive {
    /// Begins one that will be at `path`.
    pub fn create(path: &Path) -> Result<Archive, PackageError> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut made = tempfile::Builder::new();
        // As any program's file: a colleague on the same share reads it too.
        #[cfg(unix)]
        made.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = made.tempfile_in(folder).map_err(PackageError::io(path))?;
        Ok(Archive {
            path: path.to_owned(),
            zip: ZipWriter::new(BufWriter::new(file)),
        })
    }

    /// Takes in a file of the disk; `sums` is what it must be still.
    pub fn add(&mut self, name: &str, from: &Path, sums: &Checksums) -> Result<(), PackageError> {
        let file = File::open(from).map_err(PackageError::io(from))?;
        self.start(name, sums.length)?;
        let mut written = Ok(());
        let zip = &mut self.zip;
        let read = Checksums::of(file, |part| {
            if written.is_ok() {
                written = zip.write_all(part);
            }
        });
        written.map_err(PackageError::io(&self.path))?;
        if read.map_err(PackageError::io(from))? == *sums {
            Ok(())
        } else {
            // A build has changed it since it was looked at.
            let folder = from.ancestors().nth(name.split('/').count()).unwrap_or(from);
            Err(PackageError::Half {
                folder: folder.to_owned(),
                path: name.to_owned(),
                missing: false,
            })
        }
    }

    /// Takes in a file that is in memory.
    pub fn add_bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), PackageError> {
        self.start(name, bytes.len() as u64)?;
        self.zip.write_all(bytes).map_err(PackageError::io(&self.path))
    }

    /// Puts the whole archive in its place, and beside it the files that say its checksums, which come back.
    pub fn finish(self) -> Result<Checksums, PackageError> {
        let Archive { path, zip } = self;
        let failed = |error: io::Error| PackageError::Io {
            path: path.clone(),
            error,
        };
        let buffer = zip.finish().map_err(io::Error::from).map_err(failed)?;
        let mut file = buffer.into_inner().map_err(|error| failed(error.into_error()))?;
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        let sums = Checksums::of(&mut file, |_| {}).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        file.persist(&path).map_err(|error| failed(error.error))?;
        write_sums(&path, &sums)?;
        Ok(sums)
    }

    fn start(&mut self, name: &str, length: u64) -> Result<(), PackageError> {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let dense = DENSE.iter().any(|own| own.eq_ignore_ascii_case(ending));
        let options = SimpleFileOptions::default()
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            // Else the archive says on which system it was made.
            .system(System::Unix)
            .large_file(length >= LARGE)
            .compression_method(if dense {
                CompressionMethod::Stored
            } else {
                CompressionMethod::Deflated
            });
        self.zip
            .start_file(name, options)
            .map_err(io::Error::from)
            .map_err(PackageError::io(&self.path))
    }
}

impl Delta {
    /// Writes the archive of what travels from `built`; its entries stand in the safe order, in which programs unpack them.
    pub fn write(&self, archive: &Path, built: &BuiltFolder) -> Result<Checksums, PackageError> {
        let mut small = Archive::create(archive)?;
        for (_, path) in self.travelling() {
            if let Some(entry) = built.manifest.files.get(path) {
                small.add(path, &built.folder.join(path), &entry.sums)?;
            }
        }
        small.finish()
    }
}

/// Writes what stands beside an archive: `FILE.sha256`, `FILE.sm3`, in the form that `sha256sum -c` reads.
fn write_sums(archive: &Path, sums: &Checksums) -> Result<(), PackageError> {
    let name = archive
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    for (ending, hash) in [("sha256", &sums.sha256), ("sm3", &sums.sm3)] {
        let place = archive.with_extension(ending);
        let text = format!("{}  {name}\n", hex(hash));
        whole::write(&place, text.as_bytes()).map_err(PackageError::io(&place))?;
    }
    Ok(())
}

impl Manifest {
    /// Writes it to `FILE.manifest.txt` beside an archive. *Shape:* where it is.
    pub fn write_beside(&self, archive: &Path) -> Result<PathBuf, PackageError> {
        let place = archive.with_extension("manifest.txt");
        whole::write(&place, self.to_text().as_bytes()).map_err(PackageError::io(&place))?;
        Ok(place)
    }
}
