//! Keeps back what is never offered, known by its hashes only.
use super::fnv;
use super::table::{Shorts, numbers, short};

static ANYWHERE: &[[u8; 8]] = numbers!("refused_anywhere", 8);
static WHOLE: &[[u8; 8]] = numbers!("refused_whole", 8);
static FILTER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ime_refused_filter"));
static LONGEST: Shorts = numbers!("refused_longest", 2);

/// Is a text never offered, as a whole or for something in it?
pub(super) fn refuses(text: &str) -> bool {
    let longest = longest();
    let mut buffer = [0; 4];
    text.char_indices().any(|(start, _)| {
        let mut hash = fnv::EMPTY;
        text[start..].chars().take(longest).any(|ch| {
            hash = fnv::extend(hash, ch.encode_utf8(&mut buffer));
            may_stand(hash) && stands(ANYWHERE, hash)
        })
    }) || stands(WHOLE, fnv::extend(fnv::EMPTY, text))
}

/// Returns how many characters the longest refused text has.
pub(super) fn longest() -> usize {
    usize::from(short(LONGEST, 0))
}

fn may_stand(hash: u64) -> bool {
    let bits = FILTER.len() as u64 * 8;
    let bit = usize::try_from(hash % bits.max(1)).unwrap_or(0);
    FILTER.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
}

fn stands(hashes: &[[u8; 8]], hash: u64) -> bool {
    hashes.binary_search_by(|bytes| u64::from_le_bytes(*bytes).cmp(&hash)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_meets_in_innocent_sentences_is_refused_as_a_whole_only() {
        // The hash of a text that is refused as a whole.
        assert!(stands(WHOLE, 0xabd5_875a_7584_41ec) && !stands(ANYWHERE, 0xabd5_875a_7584_41ec));
        for text in ["窗口交费", "路口交通", "妈妈的话", "复杂种类", "拿去死亡证明", "性别", ""]
        {
            assert!(!refuses(text), "{text}");
        }
    }

    #[test]
    fn the_filter_lets_every_refused_hash_through() {
        assert!(ANYWHERE.len() > 50 && WHOLE.len() > 50);
        assert!(ANYWHERE.iter().all(|bytes| may_stand(u64::from_le_bytes(*bytes))));
    }
}
