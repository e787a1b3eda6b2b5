//! Why a waiting number is taken out of the line (移出), and why somebody is let in before others (插队).

/// Why the staff take a number out of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RemovalReason {
    /// The person has left.
    Left,
    /// The person holds another number for the same business.
    Duplicate,
    /// The line does not do what the person came for.
    WrongLine,
    /// Something else.
    Other,
}

impl RemovalReason {
    /// Every reason with its stable word.
    pub const ALL: [(RemovalReason, &'static str); 4] = [
        (RemovalReason::Left, "left"),
        (RemovalReason::Duplicate, "duplicate"),
        (RemovalReason::WrongLine, "wrong_line"),
        (RemovalReason::Other, "other"),
    ];

    /// The stable word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(reason, _)| *reason == self).map_or("other", |(_, word)| word)
    }

    /// The reason of a stable word, with `-` or `_` in it.
    pub fn of(word: &str) -> Option<RemovalReason> {
        let word = word.replace('-', "_");
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(reason, _)| *reason)
    }
}

/// Why somebody who waits is let in before those whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LetInReason {
    /// A short question.
    ShortQuestion,
    /// The person comes back with a paper that was missing.
    BackWithPapers,
    /// The person cannot wait: ill, frail, with a small child.
    CannotWait,
    /// Something else.
    Other,
}

impl LetInReason {
    /// Every reason with its stable word.
    pub const ALL: [(LetInReason, &'static str); 4] = [
        (LetInReason::ShortQuestion, "short_question"),
        (LetInReason::BackWithPapers, "back_with_papers"),
        (LetInReason::CannotWait, "cannot_wait"),
        (LetInReason::Other, "other"),
    ];

    /// The stable word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(reason, _)| *reason == self).map_or("other", |(_, word)| word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_known_by_its_word() {
        for (reason, word) in RemovalReason::ALL {
            assert_eq!((RemovalReason::of(word), reason.word()), (Some(reason), word));
        }
        assert_eq!(RemovalReason::of("wrong-line"), Some(RemovalReason::WrongLine));
        assert_eq!(RemovalReason::of("李"), None);
        assert!(LetInReason::ALL.iter().all(|(reason, word)| reason.word() == *word));
    }
}
