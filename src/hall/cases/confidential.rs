//! Words of a person: they show themselves only where somebody asks for them by name.
use std::fmt;

/// What somebody wrote, or how to reach them; it never shows itself.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Confidential(String);

impl Confidential {
    /// The words themselves, for whoever may read them.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Says whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many characters there are.
    pub fn length(&self) -> usize {
        self.0.chars().count()
    }
}

impl From<String> for Confidential {
    fn from(words: String) -> Self {
        Confidential(words)
    }
}

impl From<&str> for Confidential {
    fn from(words: &str) -> Self {
        Confidential(words.to_owned())
    }
}

impl fmt::Debug for Confidential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "Confidential()" } else { "Confidential(…)" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_do_not_show_themselves() {
        let words = Confidential::from("窗口态度很好");
        assert_eq!(format!("{words:?}"), "Confidential(…)");
        assert_eq!((words.reveal(), words.length(), words.is_empty()), ("窗口态度很好", 6, false));
        assert!(Confidential::default().is_empty());
    }
}
