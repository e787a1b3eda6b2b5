//! What indicators are called, and how each is defined.
mod en;
mod zh;

use super::Lang;
use crate::hall::figures::indicators::Indicator;

/// The words of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndicatorWords {
    /// What it is called.
    pub name: &'static str,
    /// The way of counting, where there are several; else empty.
    pub variant: &'static str,
    /// How it is defined.
    pub definition: &'static str,
}

/// The words of an indicator.
pub fn words(lang: Lang, indicator: Indicator) -> IndicatorWords {
    let (name, variant, definition) = match lang {
        Lang::Zh => zh::words(indicator),
        Lang::En => en::words(indicator),
    };
    IndicatorWords { name, variant, definition }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_way_of_counting_is_told_apart_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let mut told = BTreeSet::new();
            for indicator in Indicator::all() {
                let words = words(lang, indicator);
                assert_eq!(words.variant.is_empty(), indicator.variant().is_none(), "{indicator:?}");
                assert!(told.insert((words.name, words.variant)), "{indicator:?}");
                assert!(told.insert((words.definition, "")), "{indicator:?}");
            }
        }
    }
}
