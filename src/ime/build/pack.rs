//! Numbers as the bytes that the program reads in place.

/// A table's name and its bytes.
pub type PackedTable = (&'static str, Vec<u8>);

/// Returns 16-bit numbers as bytes, the low one first.
pub fn shorts(numbers: impl IntoIterator<Item = u16>) -> Vec<u8> {
    numbers.into_iter().flat_map(u16::to_le_bytes).collect()
}

/// Returns 32-bit numbers as bytes, the low one first.
pub fn longs(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// Returns 64-bit numbers as bytes, the low one first.
pub fn hashes(numbers: impl IntoIterator<Item = u64>) -> Vec<u8> {
    numbers.into_iter().flat_map(u64::to_le_bytes).collect()
}

/// Returns the places where lists of these lengths begin when they stand in one row, and the end of the last.
pub fn starts(lengths: impl IntoIterator<Item = usize>) -> Result<Vec<u32>, String> {
    let (mut at, mut starts) = (0usize, vec![0u32]);
    for length in lengths {
        at += length;
        starts.push(long(at)?);
    }
    Ok(starts)
}

/// Returns a number that must fit into 16 bits.
pub fn short(number: usize) -> Result<u16, String> {
    u16::try_from(number).map_err(|_| format!("{number} is more than 16 bits hold"))
}

/// Returns a number that must fit into 32 bits.
pub fn long(number: usize) -> Result<u32, String> {
    u32::try_from(number).map_err(|_| format!("{number} is more than 32 bits hold"))
}
