//! How large a ZIP archive is once it is unpacked, told from its directory alone, before anything of it is unpacked.

/// How the end of a directory begins, and its length without the remark behind it.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
/// How an entry of the directory begins, and its length without name, extra field and remark.
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
/// The longest remark an archive may have.
const REMARK: usize = 65_535;
/// The times DEFLATE can shrink anything; an entry that claims to be smaller unpacked than packed lies.
const MOST_SHRUNK: u64 = 1_032;

/// The bytes of all entries of an archive once they are unpacked; `None` for what is no whole archive.
pub(super) fn unpacked(bytes: &[u8]) -> Option<u64> {
    let from = bytes.len().checked_sub(END_LENGTH)?;
    let end = (from.saturating_sub(REMARK)..=from).rev().find(|at| starts(bytes, *at, END))?;
    let entries = number(bytes, end + 10, 2)?;
    let mut at = usize::try_from(number(bytes, end + 16, 4)?).ok()?;
    let mut size = 0_u64;
    for _ in 0..entries {
        if !starts(bytes, at, ENTRY) {
            return None;
        }
        let (packed, claimed) = (number(bytes, at + 20, 4)?, number(bytes, at + 24, 4)?);
        // A reader stops at the claimed size or fails; what is claimed and cannot be is no table.
        if claimed > packed.saturating_mul(MOST_SHRUNK).saturating_add(MOST_SHRUNK) {
            return None;
        }
        size = size.saturating_add(claimed);
        let tail = number(bytes, at + 28, 2)? + number(bytes, at + 30, 2)? + number(bytes, at + 32, 2)?;
        at = at.checked_add(ENTRY_LENGTH)?.checked_add(usize::try_from(tail).ok()?)?;
    }
    Some(size)
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
