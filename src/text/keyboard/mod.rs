//! What the keyboard on the screen says.
mod en;
mod phrases;
mod zh;

use super::Lang;

pub use phrases::{PhraseKind, Phrases};

/// What a way of writing is called, for whom it is, and how one goes about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModeWords {
    /// What it is called, on a key.
    pub name: &'static str,
    /// For whom or for what it is, in very few words.
    pub about: &'static str,
    /// How one writes with it, in one sentence.
    pub how: &'static str,
}

/// Every word on the keyboard.
#[expect(missing_docs, reason = "each field is named for where it stands, and its words say the rest")]
pub struct KeyboardWords {
    // Ways of writing.
    pub pinyin: ModeWords,
    pub nine_keys: ModeWords,
    pub strokes: ModeWords,
    pub latin: ModeWords,
    pub digits: ModeWords,
    pub symbols: ModeWords,
    pub phrases: ModeWords,
    /// The strokes typed are those of no character, and what to do.
    pub no_such_strokes: &'static str,
    pub modes: &'static str,
    // Keys.
    /// The strokes 1 to 5, then any of them.
    pub stroke_keys: [&'static str; 6],
    pub erase: &'static str,
    pub clear: &'static str,
    pub space: &'static str,
    // The same on keys of three columns.
    pub narrow_clear: &'static str,
    pub narrow_space: &'static str,
    pub new_line: &'static str,
    /// Ends a syllable.
    pub separator: &'static str,
    pub capitals: &'static str,
    pub small_letters: &'static str,
    /// Comma and full stop.
    pub comma: char,
    pub full_stop: char,
    /// Punctuation and signs, the ones that are wanted most first.
    pub signs: &'static str,
    /// What people often write.
    pub common: Phrases,
    // The field.
    /// How many characters of how many are written.
    pub counter: fn(usize, usize) -> String,
    pub full: fn(usize) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static KeyboardWords {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}

/// The names of the strokes 1 to 5 as they are shown while a character is being written.
pub const STROKES: [&str; 5] = ["横", "竖", "撇", "捺", "折"];
/// Any stroke.
pub const ANY_STROKE: &str = "＊";

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn nothing_is_offered_twice() {
        for lang in [Lang::Zh, Lang::En] {
            let words = words(lang);
            let signs: BTreeSet<char> = words.signs.chars().collect();
            assert_eq!(signs.len(), words.signs.chars().count(), "{lang:?}");
            let all = words.common.for_writing(PhraseKind::default());
            let common: BTreeSet<&str> = all.iter().copied().collect();
            assert!(common.len() == all.len() && common.len() >= 16, "{lang:?}");
        }
    }

    #[test]
    fn what_suits_what_is_written_for_comes_first() {
        let first = |kind| words(Lang::Zh).common.for_writing(kind).first().copied();
        assert_eq!(first(PhraseKind::Praise), Some("服务态度很好"));
        assert_eq!(first(PhraseKind::Grievance), Some("排队时间太长"));
        assert_eq!(first(PhraseKind::Improvement), Some("希望增加窗口"));
        assert_eq!(first(PhraseKind::Question), Some("请问在哪个窗口办"));
        for lang in [Lang::Zh, Lang::En] {
            let phrases =
                |kind| -> BTreeSet<&str> { words(lang).common.for_writing(kind).into_iter().collect() };
            let all = phrases(PhraseKind::Improvement);
            let others = [PhraseKind::Praise, PhraseKind::Grievance, PhraseKind::Question];
            assert!(others.into_iter().all(|kind| phrases(kind) == all), "{lang:?}: none is lost");
        }
    }
}
