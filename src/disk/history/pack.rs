//! Packs: very many contents in one file, written at once: those of a first look, which on a country's site are forty thousand.
//!
//! **You are here:** `disk/history/pack` — beside `objects`. A file each would take minutes on a network share, and four times
//! the room.
//!
//! Contents follow each other in blocks, each compressed as a whole; a table of them follows, and where the table begins.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::objects::{deflated, inflated};
use super::{LARGEST, Store, missing_is_none};
use crate::disk::{system, whole};

/// A block is closed when it has so many bytes; one content may have more.
pub(super) const BLOCK: usize = 1024 * 1024;
/// So many blocks are compressed at a time.
const AT_ONCE: usize = 16;
const MAGIC: &[u8; 8] = b"zdpack01";
/// A row of the table: hash, block's place and length in the file, the content's place and length in the block.
const ROW: usize = 32 + 8 + 4 + 4 + 4;
/// What ends a pack: where the table begins, how long it is when compressed, and the magic.
const TAIL: usize = 8 + 8 + 8;

/// A content that is to be packed: in memory, or to be read when its turn comes.
pub enum Content<'c> {
    /// Its bytes.
    Bytes(&'c [u8]),
    /// A file that holds it; one that is gone by then, or too large, is passed over.
    File(PathBuf),
}

impl Store {
    pub(super) fn packs(&self) -> PathBuf {
        self.folder().join("packs")
    }

    /// Keeps very many contents in one file, and has them on the disk when it returns. Files that are too large are
    /// passed over.
    pub fn keep_many(&self, contents: &[Content<'_>]) -> io::Result<()> {
        if contents.is_empty() {
            return Ok(());
        }
        let folder = self.packs();
        fs::create_dir_all(&folder)?;
        let place = folder.join(format!("{}.pack", whole::unique()));
        let part = place.with_extension("pack.tmp");
        let write = || -> io::Result<()> {
            let mut file = BufWriter::new(File::create_new(&part)?);
            write(&mut file, contents)?;
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.sync_all()?;
            drop(file);
            system::rename(&part, &place)?;
            system::sync_folder(&folder)
        };
        write().inspect_err(|_| {
            let _ = fs::remove_file(&part);
        })
    }
}

/// A block that is being filled.
#[derive(Default)]
struct Block {
    bytes: Vec<u8>,
    /// Hash, place and length of each content in it.
    rows: Vec<([u8; 32], u32, u32)>,
}

impl Block {
    fn add(&mut self, content: &[u8]) {
        let at = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        let len = u32::try_from(content.len()).unwrap_or(u32::MAX);
        self.rows.push((*blake3::hash(content).as_bytes(), at, len));
        self.bytes.extend_from_slice(content);
    }
}

fn write(file: &mut impl Write, contents: &[Content<'_>]) -> io::Result<()> {
    let mut at = 0_u64;
    let mut table = Vec::new();
    let mut blocks = vec![Block::default()];
    let mut flush = |blocks: &mut Vec<Block>, file: &mut dyn Write| -> io::Result<()> {
        let packed: Vec<io::Result<Vec<u8>>> =
            blocks.par_iter().map(|block| deflated(&block.bytes)).collect();
        for (block, packed) in blocks.drain(..).zip(packed) {
            let packed = packed?;
            file.write_all(&packed)?;
            let len = u32::try_from(packed.len()).map_err(io::Error::other)?;
            for (hash, place, length) in block.rows {
                table.extend_from_slice(&hash);
                table.extend_from_slice(&at.to_le_bytes());
                table.extend_from_slice(&len.to_le_bytes());
                table.extend_from_slice(&place.to_le_bytes());
                table.extend_from_slice(&length.to_le_bytes());
            }
            at += u64::from(len);
        }
        blocks.push(Block::default());
        Ok(())
    };
    for content in contents {
        let read;
        let bytes = match content {
            Content::Bytes(bytes) => *bytes,
            Content::File(path) => match read_bounded(path)? {
                Some(bytes) => {
                    read = bytes;
                    &read
                }
                None => continue,
            },
        };
        if bytes.len() as u64 > LARGEST {
            continue;
        }
        if let Some(last) = blocks.last_mut() {
            last.add(bytes);
            if last.bytes.len() >= BLOCK {
                if blocks.len() >= AT_ONCE {
                    flush(&mut blocks, file)?;
                } else {
                    blocks.push(Block::default());
                }
            }
        }
    }
    flush(&mut blocks, file)?;
    let table = deflated(&table)?;
    file.write_all(&table)?;
    file.write_all(&at.to_le_bytes())?;
    file.write_all(&(table.len() as u64).to_le_bytes())?;
    file.write_all(MAGIC)
}

/// A file's bytes, if it is there and not too large.
fn read_bounded(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let Some(file) = missing_is_none(File::open(path))? else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok((read as u64 <= LARGEST).then_some(bytes))
}

/// The content of this hash in any of the packs of a folder. A damaged pack is as if it were not there.
pub(super) fn find(folder: &Path, hash: &[u8; 32]) -> io::Result<Option<Vec<u8>>> {
    let Some(entries) = missing_is_none(fs::read_dir(folder))? else {
        return Ok(None);
    };
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "pack")
            && let Some(bytes) = in_pack(&mut File::open(&path)?, hash)?
        {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}

fn in_pack(file: &mut File, hash: &[u8; 32]) -> io::Result<Option<Vec<u8>>> {
    let len = file.metadata()?.len();
    let Some(tail_at) = len.checked_sub(TAIL as u64) else {
        return Ok(None);
    };
    let tail = read_at(file, tail_at, TAIL)?;
    let (table_at, table_len) = (number(&tail, 0, 8), number(&tail, 8, 8));
    if tail.get(16..) != Some(MAGIC) || table_at.checked_add(table_len) != Some(tail_at) {
        return Ok(None);
    }
    // The table of a country's site is two million bytes, that of the largest site a few times as much.
    let Some(table) = read_some(file, table_at, table_len)?.and_then(|packed| inflated(&packed)) else {
        return Ok(None);
    };
    let row = table
        .chunks_exact(ROW)
        .find(|row| row.get(..32) == Some(hash.as_slice()));
    let Some(row) = row else { return Ok(None) };
    let (at, packed_len) = (number(row, 32, 8), number(row, 40, 4));
    if at.checked_add(packed_len).is_none_or(|end| end > table_at) {
        return Ok(None);
    }
    let Some(block) = read_some(file, at, packed_len)?.and_then(|packed| inflated(&packed)) else {
        return Ok(None);
    };
    let index = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
    let (from, count) = (index(number(row, 44, 4)), index(number(row, 48, 4)));
    Ok(block.get(from..from.saturating_add(count)).map(<[u8]>::to_vec))
}

/// So many bytes from a place, unless that is more than any part of a pack has.
fn read_some(file: &mut File, at: u64, len: u64) -> io::Result<Option<Vec<u8>>> {
    match usize::try_from(len) {
        Ok(count) if len <= 2 * LARGEST => read_at(file, at, count).map(Some),
        _ => Ok(None),
    }
}

fn read_at(file: &mut File, at: u64, count: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; count];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// A number of up to eight bytes, the lowest first.
fn number(bytes: &[u8], at: usize, count: usize) -> u64 {
    let part = bytes.get(at..at + count).unwrap_or_default();
    part.iter()
        .rev()
        .fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}
