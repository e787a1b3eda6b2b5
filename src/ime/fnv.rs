//! The 64-bit FNV-1a hash, by which refused words are kept; the build script uses this file, too.

/// The hash of nothing.
pub const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// Returns the hash of what `hash` stands for, followed by a text.
#[must_use]
pub fn extend(hash: u64, text: &str) -> u64 {
    text.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_published_function() {
        assert_eq!(extend(EMPTY, "a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(extend(extend(EMPTY, "foo"), "bar"), 0x8594_4171_f739_67e8);
    }
}
