//! Full-width letters and digits, as a Chinese keyboard types them, in the half width that codes are written in.

/// The half-width form of a character; what has none stays as it is.
pub fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{3000}' => ' ',
        _ => letter,
    }
}

/// A code as it is meant: in half width.
pub fn code(typed: &str) -> String {
    typed.chars().map(half_width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_either_width() {
        assert_eq!(code("Ｌ０１"), "L01");
        assert_eq!(code("Ａ－１　机动位"), "A-1 机动位");
    }
}
