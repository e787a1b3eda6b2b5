//! Where an application stands in the work list, and until when it stands there if no table says otherwise.
use super::{Application, ApplicationState};
use crate::hall::calendar::{MissingYear, OfficeCalendar};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// When the place of an application in the work list is another, by time alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextChange {
    /// Never.
    Never,
    /// Right after a moment.
    After(NaiveDateTime),
    /// Once the calendar of a year is there; nobody can tell before.
    WithCalendar(i32),
}

/// The place of an application in the work list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkListPlace {
    /// The limit it is sorted by, and overdue after; none where none runs, or nobody can tell.
    pub due: Option<NaiveDateTime>,
    /// Until when that is so.
    pub next_change: NextChange,
}

impl Application {
    /// Its place in the work list at a moment; it must be [`Application::as_of`] that moment.
    pub fn work_list_place(&self, at: NaiveDateTime, office: &OfficeCalendar<'_>) -> WorkListPlace {
        let (due, next_change) = match self.due(at, office) {
            Err(MissingYear(year)) => (None, NextChange::WithCalendar(year)),
            Ok(None) => (None, NextChange::Never),
            // Accepted by law, if nobody says otherwise by then.
            Ok(Some(due)) if self.is_waiting() => (Some(due), NextChange::After(due)),
            Ok(Some(due)) => match self.suspended_from() {
                // While no day counts the limit moves before it, and is never over.
                Some(from) if from <= at.date() && at <= due => (None, NextChange::Never),
                Some(from) if from > at.date() && from <= due.date() => {
                    let last = from.and_time(NaiveTime::MIN) - TimeDelta::seconds(1);
                    (Some(due), NextChange::After(last))
                }
                // Begun behind the limit: it was late already.
                _ => (Some(due), NextChange::Never),
            },
        };
        WorkListPlace { due, next_change }
    }

    /// Says whether it runs out that nobody has said whether it is accepted.
    pub(super) fn is_waiting(&self) -> bool {
        self.state == ApplicationState::Received && self.accepted_at.is_none() && !self.was_supplemented
    }

    /// The first day of a special procedure of which no end is known; what is decided has none.
    fn suspended_from(&self) -> Option<NaiveDate> {
        let unended = self.special.iter().filter(|procedure| procedure.until.is_none());
        unended.map(|procedure| procedure.from).min().filter(|_| self.finished_at.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Setup;
    use crate::hall::applications::SpecialProcedure;
    use crate::hall::calendar::Workdays;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_place_holds_until_a_limit_runs_out_a_procedure_begins_or_a_calendar_comes() {
        let mut workdays = Workdays::default();
        workdays.add_year(2026, [], []);
        let setup = Setup { workdays, hours: vec!["09:00-17:00".parse().unwrap()], ..Setup::default() };
        let accepted = |promised: &str, special: &[&str]| Application {
            state: ApplicationState::Accepted,
            received_at: at("2026-11-02T10:00:00"),
            accepted_at: Some(at("2026-11-02T10:00:00")),
            promised: promised.parse().ok(),
            promised_limit: "60工作日".parse().ok(),
            special: special.iter().map(|text| SpecialProcedure::in_row(text).unwrap()).collect(),
            ..Application::default()
        };
        let received = Application {
            state: ApplicationState::Received,
            accepted_at: None,
            ..accepted("2026-11-10", &[])
        };
        let asked = Application { was_supplemented: true, ..received.clone() };
        let (never, after) = (NextChange::Never, |text| NextChange::After(at(text)));
        let table = [
            (received, "2026-11-04", Some("2026-11-09"), after("2026-11-09T17:00:00")),
            (asked, "2026-11-20", None, never),
            (accepted("2026-11-10", &[]), "2026-11-04", Some("2026-11-10"), never),
            // Its end is known, and so is what it takes.
            (accepted("2026-11-10", &["2026-11-04/2026-11-06"]), "2026-11-04", Some("2026-11-13"), never),
            (accepted("2026-11-10", &["2026-11-04/"]), "2026-11-04", None, never),
            (accepted("2026-11-10", &["2026-11-04/"]), "2026-11-20", None, never),
            (
                accepted("2026-11-10", &["2026-11-09/"]),
                "2026-11-06",
                Some("2026-11-10"),
                after("2026-11-08T23:59:59"),
            ),
            (accepted("2026-11-10", &["2026-11-12/"]), "2026-11-06", Some("2026-11-10"), never),
            (accepted("2026-11-10", &["2026-11-12/"]), "2026-11-20", Some("2026-11-10"), never),
            (accepted("", &[]), "2026-11-04", None, NextChange::WithCalendar(2027)),
        ];
        for (application, day, due, next_change) in table {
            let place = application.work_list_place(at(&format!("{day}T12:00:00")), &setup.office());
            let due = due.map(|day| at(&format!("{day}T17:00:00")));
            assert_eq!(place, WorkListPlace { due, next_change }, "{day}: {application:?}");
        }
    }
}
