//! The legal clocks of an application: five working days to accept it, the promised and the statutory limit of the decision
//! without the days of special procedures, ten working days to hand the result over.
use super::{Application, ApplicationState};
use crate::hall::calendar::{MissingYear, OfficeCalendar};
use crate::hall::cases::CaseLamp;
use crate::hall::catalogue::{Kind, LimitUnit, TimeLimit};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Within so many working days it is said whether it is accepted, or what is missing; else it is accepted from the day it was
/// received (行政许可法, art. 32).
pub const ACCEPTANCE_DAYS: u16 = 5;
/// Within so many working days after the decision its result is handed over (行政许可法, art. 44).
pub const DELIVERY_DAYS: u16 = 10;
/// A licence is decided within so many working days where no other limit is set (行政许可法, art. 42).
const LICENCE: TimeLimit = TimeLimit { days: 20, unit: LimitUnit::WorkingDays };

/// The statutory limit of a matter: its own, else the law's where it is a licence.
pub fn statutory_limit(kind: Kind, own: Option<TimeLimit>) -> Option<TimeLimit> {
    own.or_else(|| (kind == Kind::Licence).then_some(LICENCE))
}

impl Application {
    /// The limit that runs out next; none where none runs, or nothing is promised.
    pub fn due(
        &self,
        at: NaiveDateTime,
        office: &OfficeCalendar<'_>,
    ) -> Result<Option<NaiveDateTime>, MissingYear> {
        match (self.state, self.accepted_at, self.finished_at) {
            (ApplicationState::Supplement, ..) => Ok(None),
            (state, ..) if !state.is_open() => Ok(None),
            (_, _, Some(decided)) => office.after_days(decided, DELIVERY_DAYS).map(Some),
            _ if self.is_waiting() => self.acceptance_due(office).map(Some),
            // Whoever handed papers in again did so on a day that nobody tells.
            (ApplicationState::Received, None, _) => Ok(None),
            _ => self.promised_due(at, office),
        }
    }

    /// By when it is said whether it is accepted.
    pub fn acceptance_due(&self, office: &OfficeCalendar<'_>) -> Result<NaiveDateTime, MissingYear> {
        office.after_days(self.received_at, ACCEPTANCE_DAYS)
    }

    /// By when it is promised, with what special procedures have taken by a moment; also of one that is finished.
    pub fn promised_due(
        &self,
        at: NaiveDateTime,
        office: &OfficeCalendar<'_>,
    ) -> Result<Option<NaiveDateTime>, MissingYear> {
        let from = self.begins();
        let last = match (self.promised, self.promised_limit) {
            (Some(day), _) => day,
            (None, Some(limit)) if self.accepted_at.is_some() => last_day(limit, from, office)?,
            _ => return Ok(None),
        };
        self.without_special(from, last, at, office).map(Some)
    }

    /// By when the law wants it decided, likewise.
    pub fn statutory_due(
        &self,
        at: NaiveDateTime,
        office: &OfficeCalendar<'_>,
    ) -> Result<Option<NaiveDateTime>, MissingYear> {
        let (Some(limit), Some(from)) = (self.statutory_limit, self.accepted_at) else { return Ok(None) };
        let last = last_day(limit, from, office)?;
        self.without_special(from, last, at, office).map(Some)
    }

    /// Says whether a special procedure goes on at a moment, so that no day counts.
    pub fn is_paused(&self, at: NaiveDateTime) -> bool {
        let today = at.date();
        let is_running = self.state.is_open() && self.finished_at.is_none();
        is_running && self.special.iter().any(|procedure| procedure.takes(today, today))
    }

    /// How many working days of the limit special procedures have taken up to a moment; each counts once.
    pub fn suspended_days(&self, at: NaiveDateTime, office: &OfficeCalendar<'_>) -> Result<u32, MissingYear> {
        let (mut days, today) = (0, at.date());
        if !self.special.is_empty() {
            // The day on which a limit begins does not count, whatever goes on.
            let begins = office.open_from(self.begins())?.date();
            for day in begins.iter_days().skip(1).take_while(|day| *day <= today) {
                days += u32::from(self.is_taken(day, today) && office.workdays.is_workday(day)?);
            }
        }
        Ok(days)
    }

    /// How many days of a unit it took from its acceptance to a moment, without those that special procedures took by then; none
    /// where nobody accepted it. Days count as those of a limit do: the day of acceptance, or the working day on which the office
    /// opens next, is the day before the first.
    pub fn days_taken(
        &self,
        until: NaiveDateTime,
        unit: LimitUnit,
        office: &OfficeCalendar<'_>,
    ) -> Result<Option<u32>, MissingYear> {
        let Some(accepted) = self.accepted_at else { return Ok(None) };
        let (first, last) = (office.open_from(accepted)?.date(), until.date());
        if unit == LimitUnit::WorkingDays {
            return self.counted_days(first, last, last, office).map(Some);
        }
        let days = first.iter_days().skip(1).take_while(|day| *day <= last);
        let counted = days.filter(|day| !self.is_taken(*day, last)).count();
        Ok(Some(u32::try_from(counted).unwrap_or(u32::MAX)))
    }

    /// Says whether a limit has run out.
    pub fn is_overdue(&self, at: NaiveDateTime, office: &OfficeCalendar<'_>) -> bool {
        matches!(self.due(at, office), Ok(Some(due)) if at > due)
    }

    /// Says whether it was finished within what was promised; nothing where it is not finished, or nothing was promised.
    pub fn was_in_time(&self, office: &OfficeCalendar<'_>) -> Option<bool> {
        let finished = self.finished_at?;
        let due = self.promised_due(finished, office).ok().flatten()?;
        Some(finished <= due)
    }

    /// Its lamp, by the limit that runs out next; none where none runs.
    pub fn lamp(&self, at: NaiveDateTime, office: &OfficeCalendar<'_>) -> Option<CaseLamp> {
        let due = self.due(at, office).ok().flatten()?;
        if at > due {
            return Some(CaseLamp::Red);
        }
        let from = self.finished_at.unwrap_or_else(|| self.begins()).date();
        let days = |after: NaiveDate| self.counted_days(after, due.date(), at.date(), office);
        // A calendar that is gone again leaves the caution.
        let (Ok(all), Ok(left)) = (days(from), days(at.date().max(from))) else {
            return Some(CaseLamp::Yellow);
        };
        Some(CaseLamp::of_days(left, all))
    }

    /// The application as it is at a moment: one that nobody has accepted in time is accepted by law.
    #[must_use]
    pub fn as_of(&self, at: NaiveDateTime, office: &OfficeCalendar<'_>) -> Application {
        let is_late = self.is_waiting() && self.acceptance_due(office).is_ok_and(|due| at > due);
        if !is_late {
            return self.clone();
        }
        let (state, accepted_at) = (ApplicationState::Accepted, Some(self.received_at));
        Application { state, accepted_at, is_deemed_accepted: true, ..self.clone() }
    }

    /// The moment the days of its decision count from.
    fn begins(&self) -> NaiveDateTime {
        self.accepted_at.unwrap_or(self.received_at)
    }

    /// Closing time of the day by which a limit is over whose last day would be another, had no special procedure taken days.
    fn without_special(
        &self,
        from: NaiveDateTime,
        last: NaiveDate,
        at: NaiveDateTime,
        office: &OfficeCalendar<'_>,
    ) -> Result<NaiveDateTime, MissingYear> {
        let mut day = last;
        if !self.special.is_empty() {
            let first = office.open_from(from)?.date();
            let counted = self.counted_days(first, last, at.date(), office)?;
            let mut taken = office.days_between(first, last)? - counted;
            while taken > 0 {
                day = day.succ_opt().ok_or(MissingYear(i32::MAX))?;
                taken -= u32::from(office.workdays.is_workday(day)? && !self.is_taken(day, at.date()));
            }
        }
        Ok(day.and_time(office.closing()))
    }

    fn is_taken(&self, day: NaiveDate, known_on: NaiveDate) -> bool {
        self.special.iter().any(|procedure| procedure.takes(day, known_on))
    }

    /// How many working days after one day, up to another and with it, no special procedure takes.
    fn counted_days(
        &self,
        after: NaiveDate,
        until: NaiveDate,
        known_on: NaiveDate,
        office: &OfficeCalendar<'_>,
    ) -> Result<u32, MissingYear> {
        if self.special.is_empty() {
            return office.days_between(after, until);
        }
        let mut count = 0;
        for day in after.iter_days().skip(1).take_while(|day| *day <= until) {
            count += u32::from(office.workdays.is_workday(day)? && !self.is_taken(day, known_on));
        }
        Ok(count)
    }
}

/// The last day of a limit that begins at a moment; one of calendar days that ends on a day off ends on the next working day.
fn last_day(
    limit: TimeLimit,
    from: NaiveDateTime,
    office: &OfficeCalendar<'_>,
) -> Result<NaiveDate, MissingYear> {
    if limit.unit == LimitUnit::WorkingDays {
        return Ok(office.after_days(from, limit.days)?.date());
    }
    let first = office.open_from(from)?.date();
    let last = first.checked_add_days(chrono::Days::new(limit.days.into()));
    let last = last.ok_or(MissingYear(i32::MAX))?;
    Ok(office.open_from(last.and_time(NaiveTime::MIN))?.date())
}
