//! Every word people read. A missing translation does not compile.
/// What can be wrong, in words for the people who keep the hall.
pub mod problems;
/// Breaking text into lines by the rules of Chinese typesetting.
pub mod wrap;

/// A language of the hall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The other language.
    pub fn other(self) -> Lang {
        if self == Lang::Zh { Lang::En } else { Lang::Zh }
    }
}
