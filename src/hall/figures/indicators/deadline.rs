//! By when an application was promised, as far as the calendar tells: a year that is missing is not guessed, and whatever is certain
//! without it is told.
use crate::hall::applications::Application;
use crate::hall::calendar::{MissingYear, OfficeCalendar};
use chrono::{Datelike, NaiveDateTime};

/// By when an application was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// By a moment.
    At(NaiveDateTime),
    /// On a day of this year or a later one: its calendar is missing, and days are counted one after the other.
    FromYear(i32),
    /// Nothing was promised.
    None,
}

impl Deadline {
    /// The deadline of an application, with what special procedures have taken by a moment.
    pub fn of(application: &Application, known_at: NaiveDateTime, office: &OfficeCalendar<'_>) -> Deadline {
        match application.promised_due(known_at, office) {
            Ok(Some(due)) => Deadline::At(due),
            Ok(None) => Deadline::None,
            Err(MissingYear(year)) => Deadline::FromYear(year),
        }
    }

    /// Says whether something that was finished at a moment was finished by then; nothing where nobody can tell.
    pub fn is_kept_by(self, finished: NaiveDateTime) -> Option<bool> {
        match self {
            Deadline::At(due) => Some(finished <= due),
            Deadline::FromYear(year) => (finished.year() < year).then_some(true),
            Deadline::None => None,
        }
    }

    /// Says whether something that was finished at a moment was finished on a day before; nothing where nobody can tell.
    pub fn is_beaten_by(self, finished: NaiveDateTime) -> Option<bool> {
        match self {
            Deadline::At(due) => Some(finished.date() < due.date()),
            Deadline::FromYear(year) => (finished.year() < year).then_some(true),
            Deadline::None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Setup;
    use crate::hall::calendar::Workdays;

    #[test]
    fn what_is_due_in_a_year_without_a_calendar_is_still_ahead_of_those_that_are_over() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let mut workdays = Workdays::default();
        workdays.add_year(2026, [], []);
        let setup = Setup { workdays, hours: vec!["09:00-17:00".parse().unwrap()], ..Setup::default() };
        let accepted = |day: &str, limit: &str| Application {
            accepted_at: Some(at(&format!("{day}T10:00:00"))),
            promised_limit: limit.parse().ok(),
            ..Application::default()
        };
        let of =
            |application: &Application| Deadline::of(application, at("2027-02-01T09:00:00"), &setup.office());
        let far = of(&accepted("2026-12-21", "20工作日"));
        assert_eq!(far, Deadline::FromYear(2027));
        assert_eq!(of(&accepted("2026-12-21", "")), Deadline::None);
        let near = of(&accepted("2026-12-21", "2工作日"));
        assert_eq!(near, Deadline::At(at("2026-12-23T17:00:00")));
        let table = [
            (near, "2026-12-22T09:00:00", Some(true), Some(true)),
            (near, "2026-12-23T17:00:00", Some(true), Some(false)),
            (near, "2026-12-23T17:00:01", Some(false), Some(false)),
            (far, "2026-12-31T23:00:00", Some(true), Some(true)),
            (far, "2027-01-01T09:00:00", None, None),
            (Deadline::None, "2026-12-22T09:00:00", None, None),
        ];
        for (deadline, finished, kept, beaten) in table {
            let said = (deadline.is_kept_by(at(finished)), deadline.is_beaten_by(at(finished)));
            assert_eq!(said, (kept, beaten), "{deadline:?} {finished}");
        }
    }
}
