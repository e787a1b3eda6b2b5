//! Folds what is written one way or another (width, case, brackets, spaces) into one way.

/// What stands between a kept character and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing at all.
    None,
    /// A mark that only divides: a bracket, a comma, the apostrophe of `lu'an`.
    Mark,
    /// White space, which divides the words of a question.
    Space,
}

/// A character that counts, and what stood before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FoldedChar {
    /// The character: half width, lower case.
    pub ch: char,
    /// What stood between it and the kept character before it.
    pub gap: Gap,
}

/// Yields the characters of a text that count, folded.
pub(super) fn kept(text: &str) -> impl Iterator<Item = FoldedChar> + '_ {
    let mut gap = Gap::None;
    text.chars().filter_map(move |raw| {
        let ch = narrow(raw);
        if ch.is_alphanumeric() {
            let before = std::mem::replace(&mut gap, Gap::None);
            return Some(FoldedChar { ch: lower(ch), gap: before });
        }
        if ch.is_whitespace() {
            gap = Gap::Space;
        } else if gap == Gap::None {
            gap = Gap::Mark;
        }
        None
    })
}

/// What a search takes in of a text.
#[must_use]
pub fn folded(text: &str) -> String {
    kept(text).map(|kept| kept.ch).collect()
}

/// Turns a full-width letter, digit or space into its half-width one.
fn narrow(ch: char) -> char {
    match ch {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch),
        '\u{3000}' => ' ',
        _ => ch,
    }
}

/// Lowers the case of a letter; ü is typed as v on every Chinese keyboard.
fn lower(ch: char) -> char {
    match ch {
        'A'..='Z' => ch.to_ascii_lowercase(),
        'ü' | 'Ü' => 'v',
        _ if ch.is_ascii() => ch,
        _ => ch.to_lowercase().next().unwrap_or(ch),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> String {
        kept(raw).map(|kept| kept.ch).collect()
    }

    #[test]
    fn brackets_width_and_case_do_not_count() {
        assert_eq!(text("Ａ类（县级）"), text("a类(县级)"));
        assert_eq!(text("【SIM】１２３"), "sim123");
    }

    #[test]
    fn emoji_and_control_characters_vanish() {
        assert_eq!(text("\u{0}\u{1b}[31m😀%_'\""), "31m");
        assert_eq!(text("😀‰、。"), "");
    }

    #[test]
    fn the_gap_before_a_character_is_remembered() {
        let gaps: Vec<Gap> = kept("lu'an 市（a）").map(|kept| kept.gap).collect();
        assert_eq!(gaps, [Gap::None, Gap::None, Gap::Mark, Gap::None, Gap::Space, Gap::Mark]);
    }

    #[test]
    fn a_space_outweighs_a_mark_beside_it() {
        let gaps: Vec<Gap> = kept("a, b").map(|kept| kept.gap).collect();
        assert_eq!(gaps, [Gap::None, Gap::Space]);
    }

    #[test]
    fn umlaut_is_typed_as_v() {
        assert_eq!(text("LÜ"), "lv");
    }
}
