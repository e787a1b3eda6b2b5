//! How a case was closed, as its applicant is told, and who may tell everybody of it.
use super::{Case, CaseState};

/// How a case was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CaseClosing {
    /// With thanks: there was nothing to answer.
    Thanks,
    /// The applicant is satisfied.
    Satisfied,
    /// It was answered, and nobody has objected.
    Answered,
    /// The centre decided, although the applicant or a recheck held that it is not put right.
    Disputed,
}

impl CaseClosing {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            CaseClosing::Thanks => "thanks",
            CaseClosing::Satisfied => "satisfied",
            CaseClosing::Answered => "answered",
            CaseClosing::Disputed => "disputed",
        }
    }
}

impl Case {
    /// How it was closed; none where it is not.
    pub fn closing(&self) -> Option<CaseClosing> {
        if self.state != CaseState::Closed {
            return None;
        }
        Some(match (self.answered_at, self.satisfied) {
            (None, _) => CaseClosing::Thanks,
            // A vote may be cast after the end, and does not change how it came to it.
            _ if self.satisfied == Some(false) || self.rechecked == Some(false) => CaseClosing::Disputed,
            (_, Some(true)) => CaseClosing::Satisfied,
            _ => CaseClosing::Answered,
        })
    }
}

/// Says whether two names are those of one person, as far as a name says: spaces, and large and small or wide and narrow
/// letters, make no other person.
pub fn is_same_person(one: &str, other: &str) -> bool {
    let plain = |name: &str| -> String {
        name.chars().filter(|c| !c.is_whitespace()).map(narrow).flat_map(char::to_lowercase).collect()
    };
    plain(one) == plain(other)
}

/// A letter of full width (Ａ) as it is usually written.
fn narrow(letter: char) -> char {
    let is_wide = ('！'..='～').contains(&letter);
    let plain = u32::from(letter).checked_sub(0xFEE0).and_then(char::from_u32);
    plain.filter(|_| is_wide).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Hall;
    use crate::hall::cases::{CaseAct, CaseActor, CaseContext};

    #[test]
    fn a_person_is_the_same_however_the_name_is_written() {
        for (one, other, same) in
            [("Li", " li ", true), ("Ｌｉ", "LI", true), ("李 明", "李明", true), ("李明", "王芳", false)]
        {
            assert_eq!(is_same_person(one, other), same, "{one} {other}");
        }
    }

    #[test]
    fn how_a_case_was_closed_follows_from_what_was_said_of_it() {
        let answered = Case {
            state: CaseState::Closed,
            answered_at: Some("2026-11-24T09:00:00".parse().unwrap()),
            ..Case::default()
        };
        let told = |case: &Case| case.closing().map(CaseClosing::word);
        assert_eq!(told(&answered), Some("answered"));
        assert_eq!(told(&Case { satisfied: Some(true), ..answered.clone() }), Some("satisfied"));
        assert_eq!(told(&Case { satisfied: Some(false), ..answered.clone() }), Some("disputed"));
        assert_eq!(told(&Case { vote: Some(false), ..answered.clone() }), Some("answered"));
        assert_eq!(told(&Case { answered_at: None, ..answered.clone() }), Some("thanks"));
        assert_eq!(told(&Case { state: CaseState::Answered, ..answered }), None);
    }

    #[test]
    fn what_was_published_is_taken_down_in_every_state() {
        let (hall, actor) = (Hall::default(), CaseActor::centre("Zhao"));
        let at = "2026-11-24T09:00:00".parse().unwrap();
        for (state, _) in CaseState::ALL {
            let published = Case { state, published_at: Some(at), ..Case::default() };
            let context = CaseContext { hall: &hall, actor: &actor, at, into: None };
            let down = published.act(&CaseAct::Unpublish, &context).unwrap().unwrap();
            assert_eq!((down.published_at, down.state), (None, state));
        }
    }
}
