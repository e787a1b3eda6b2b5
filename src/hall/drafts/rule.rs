//! How many people it takes to publish.
use crate::hall::people::Denied;

/// How many people it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PublishRule {
    /// Whoever has the right publishes, their own changes too.
    #[default]
    One,
    /// Whoever changed something does not publish it (双人复核).
    Two,
}

impl PublishRule {
    /// The stable word: `one` or `two`.
    pub fn word(self) -> &'static str {
        match self {
            PublishRule::One => "one",
            PublishRule::Two => "two",
        }
    }

    /// The rule of a word.
    pub fn of(word: &str) -> Option<PublishRule> {
        [PublishRule::One, PublishRule::Two].into_iter().find(|rule| rule.word() == word)
    }
}

/// Why something is not put in force at once, past the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtOnceRefusal {
    /// Whoever acts has no right to it, or none any more.
    Denied(Denied),
    /// It takes two people: it has to go through the draft.
    TakesTwo,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_go_by_word() {
        for rule in [PublishRule::One, PublishRule::Two] {
            assert_eq!(PublishRule::of(rule.word()), Some(rule));
        }
        assert_eq!(PublishRule::of("three"), None);
    }
}
