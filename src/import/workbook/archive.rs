//! How large a ZIP archive is once it is unpacked, told from its directory alone, before anything of it is unpacked.
use std::io::{self, Read, Seek, SeekFrom};

/// How the end of a directory begins, and its length without the remark behind it.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
/// How an entry of the directory begins, and its length without name, extra field and remark.
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
/// The longest remark an archive may have.
const REMARK: usize = 65_535;
/// The most bytes a directory may have; an archive has 65,535 entries at most, and a workbook a few dozen.
const LARGEST_DIRECTORY: usize = 16 << 20;
/// The times DEFLATE can shrink anything; an entry that claims to be smaller unpacked than packed lies.
const MOST_SHRUNK: u64 = 1_032;

/// The bytes of all entries of an archive once they are unpacked; `None` for what is no whole archive.
pub(super) fn unpacked(archive: &mut (impl Read + Seek)) -> io::Result<Option<u64>> {
    let len = archive.seek(SeekFrom::End(0))?;
    let tail = bytes(archive, len.saturating_sub((END_LENGTH + REMARK) as u64), END_LENGTH + REMARK)?;
    let Some(from) = tail.len().checked_sub(END_LENGTH) else { return Ok(None) };
    let Some(end) = (0..=from).rev().find(|at| starts(&tail, *at, END)) else { return Ok(None) };
    let (Some(entries), Some(at)) = (number(&tail, end + 10, 2), number(&tail, end + 16, 4)) else {
        return Ok(None);
    };
    // The directory ends where the end of it begins.
    let directory = bytes(
        archive,
        at,
        usize::try_from(len.saturating_sub(at)).unwrap_or(usize::MAX).min(LARGEST_DIRECTORY),
    )?;
    Ok(claimed(&directory, entries))
}

/// What the entries of a directory claim to be together.
fn claimed(directory: &[u8], entries: u64) -> Option<u64> {
    let (mut at, mut size) = (0_usize, 0_u64);
    for _ in 0..entries {
        if !starts(directory, at, ENTRY) {
            return None;
        }
        let (packed, claimed) = (number(directory, at + 20, 4)?, number(directory, at + 24, 4)?);
        // A reader stops at the claimed size or fails; what is claimed and cannot be is no table.
        if claimed > packed.saturating_mul(MOST_SHRUNK).saturating_add(MOST_SHRUNK) {
            return None;
        }
        size = size.saturating_add(claimed);
        let tail =
            number(directory, at + 28, 2)? + number(directory, at + 30, 2)? + number(directory, at + 32, 2)?;
        at = at.checked_add(ENTRY_LENGTH)?.checked_add(usize::try_from(tail).ok()?)?;
    }
    Some(size)
}

/// The bytes from a place on, as many as there are of those wanted.
fn bytes(archive: &mut (impl Read + Seek), from: u64, wanted: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.seek(SeekFrom::Start(from))?;
    archive.take(wanted as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn starts(bytes: &[u8], at: usize, with: &[u8]) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(with))
}

/// A number of so many bytes, the least one first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    Some(digits.iter().rev().fold(0, |number, digit| number << 8 | u64::from(*digit)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn unpacked(bytes: &[u8]) -> Option<u64> {
        super::unpacked(&mut Cursor::new(bytes)).unwrap()
    }

    /// The directory of an archive with one entry that says it is so large.
    fn archive(packed: u32, claimed: u32) -> Vec<u8> {
        let mut entry = [ENTRY, &[0; ENTRY_LENGTH - 4]].concat();
        entry.splice(20..24, packed.to_le_bytes());
        entry.splice(24..28, claimed.to_le_bytes());
        let mut end = [END, &[0; END_LENGTH - 4]].concat();
        end.splice(10..12, 1_u16.to_le_bytes());
        [entry, end].concat()
    }

    #[test]
    fn an_archive_says_how_large_it_is() {
        assert_eq!(unpacked(&archive(100, 5_000)), Some(5_000));
        assert_eq!(unpacked(&archive(4_000_000, 4_000_000_000)), Some(4_000_000_000));
        assert_eq!(unpacked(&archive(1, 4_000_000_000)), None, "nothing shrinks so much");
    }

    #[test]
    fn what_is_no_archive_says_nothing() {
        assert_eq!(unpacked(b"PK\x03\x04"), None);
        assert_eq!(unpacked(&[0; 100]), None);
        let whole = archive(1, 1);
        assert!((0..whole.len()).all(|cut| unpacked(&whole[..cut]).is_none()));
    }
}
