//! Who holds the key of the opinion box.
use crate::hall::people::Role;

/// In what capacity somebody holds the key, or a share of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BoxHolder {
    /// The centre (中心).
    Centre,
    /// The discipline inspection (监察).
    Discipline,
}

impl BoxHolder {
    /// Everybody who may hold it, with the stable word.
    pub const ALL: [(BoxHolder, &'static str); 2] =
        [(BoxHolder::Centre, "centre"), (BoxHolder::Discipline, "discipline")];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            BoxHolder::Centre => "centre",
            BoxHolder::Discipline => "discipline",
        }
    }

    /// The holder of a stable word.
    pub fn of(word: &str) -> Option<BoxHolder> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(holder, _)| *holder)
    }

    /// What the account of a holder has to be in the hall.
    pub fn role(self) -> Role {
        match self {
            BoxHolder::Centre => Role::Centre,
            BoxHolder::Discipline => Role::Discipline,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holders_go_by_word() {
        for (holder, word) in BoxHolder::ALL {
            assert_eq!((BoxHolder::of(word), holder.word()), (Some(holder), word));
        }
        assert_eq!(BoxHolder::of("leader"), None);
    }
}
