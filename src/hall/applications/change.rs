//! What differs between what a source says of an application and what it said before.
use super::{Application, SpecialProcedure};
use chrono::{NaiveDateTime, NaiveTime};

/// What a source says of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ApplicationFact {
    /// The code of its matter.
    Matter,
    /// Its department.
    Department,
    /// Where it stands.
    State,
    /// When it was received.
    Received,
    /// When it was accepted.
    Accepted,
    /// The day it is promised by.
    Promised,
    /// When it was finished.
    Finished,
    /// Its special procedures.
    Special,
}

impl ApplicationFact {
    /// Every fact with the word the store keeps.
    pub const ALL: [(ApplicationFact, &'static str); 8] = [
        (ApplicationFact::Matter, "matter"),
        (ApplicationFact::Department, "department"),
        (ApplicationFact::State, "state"),
        (ApplicationFact::Received, "received_at"),
        (ApplicationFact::Accepted, "accepted_at"),
        (ApplicationFact::Promised, "promised"),
        (ApplicationFact::Finished, "finished_at"),
        (ApplicationFact::Special, "special"),
    ];

    /// The word the store keeps.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(fact, _)| *fact == self).map_or("", |(_, word)| word)
    }

    /// The fact of a stored word.
    pub fn of(word: &str) -> Option<ApplicationFact> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(fact, _)| *fact)
    }
}

/// A fact that is another than before; a state by its word, moments and days in numbers, empty where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactChange {
    /// Which fact.
    pub fact: ApplicationFact,
    /// What it was.
    pub from: String,
    /// What it is.
    pub to: String,
}

impl Application {
    /// What is another now than before.
    pub fn changes_since(&self, before: &Application) -> Vec<FactChange> {
        let (before, now) = (before.as_in_source(), self.as_in_source());
        let all = ApplicationFact::ALL.iter().map(|(fact, _)| *fact);
        let differs = |fact: &ApplicationFact| before.fact(*fact) != now.fact(*fact);
        all.filter(differs)
            .map(|fact| FactChange { fact, from: before.fact(fact), to: now.fact(fact) })
            .collect()
    }

    /// A fact in words.
    fn fact(&self, fact: ApplicationFact) -> String {
        let moment = |at: Option<NaiveDateTime>| at.map(moment_or_day).unwrap_or_default();
        match fact {
            ApplicationFact::Matter => self.matter.clone(),
            ApplicationFact::Department => self.department.clone(),
            ApplicationFact::State => self.state.word().to_owned(),
            ApplicationFact::Received => moment_or_day(self.received_at),
            ApplicationFact::Accepted => moment(self.accepted_at),
            ApplicationFact::Promised => self.promised.map(|day| day.to_string()).unwrap_or_default(),
            ApplicationFact::Finished => moment(self.finished_at),
            ApplicationFact::Special => {
                self.special.iter().map(SpecialProcedure::to_string).collect::<Vec<_>>().join(" ")
            }
        }
    }
}

/// A moment in numbers; midnight is what a day without a time is read as.
fn moment_or_day(at: NaiveDateTime) -> String {
    if at.time() == NaiveTime::MIN {
        at.date().to_string()
    } else {
        at.format("%Y-%m-%dT%H:%M:%S").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::applications::ApplicationState;

    #[test]
    fn only_what_the_source_says_otherwise_is_a_change() {
        let before = Application {
            code: "1".into(),
            received_at: "2026-05-06T00:00:00".parse().unwrap(),
            ..Application::default()
        };
        assert_eq!(before.changes_since(&before), []);
        let deemed = Application {
            is_deemed_accepted: true,
            state: ApplicationState::Accepted,
            accepted_at: Some(before.received_at),
            ..before.clone()
        };
        assert_eq!(deemed.changes_since(&before), [], "what follows from a limit");
        let after = Application {
            state: ApplicationState::Special,
            accepted_at: "2026-05-07T10:30:00".parse().ok(),
            special: vec![SpecialProcedure::in_row("2026-05-08/").unwrap()],
            ..before.clone()
        };
        let change = |fact, from: &str, to: &str| FactChange { fact, from: from.into(), to: to.into() };
        assert_eq!(
            after.changes_since(&deemed),
            [
                change(ApplicationFact::State, "received", "special"),
                change(ApplicationFact::Accepted, "", "2026-05-07T10:30:00"),
                change(ApplicationFact::Special, "", "2026-05-08/"),
            ]
        );
        assert!(ApplicationFact::ALL.iter().all(|(fact, word)| ApplicationFact::of(word) == Some(*fact)));
    }
}
