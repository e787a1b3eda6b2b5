//! The office's time: working days with their opening hours, by which limits are counted.
use super::{MissingYear, Span, Workdays};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// Working days and the hours of each.
#[derive(Clone, Copy, Debug)]
pub struct OfficeCalendar<'a> {
    /// Which days are working days.
    pub workdays: &'a Workdays,
    /// When the office is open on a working day, in order; empty means all day.
    pub hours: &'a [Span],
}

/// The last moment of a day where no hours are known.
const MIDNIGHT: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

impl OfficeCalendar<'_> {
    /// When the office closes on a working day.
    pub fn closing(&self) -> NaiveTime {
        self.hours.last().map_or(MIDNIGHT, |span| span.until)
    }

    /// The first moment from a moment on at which the office is open.
    pub fn open_from(&self, at: NaiveDateTime) -> Result<NaiveDateTime, MissingYear> {
        for day in at.date().iter_days() {
            if !self.workdays.is_workday(day)? {
                continue;
            }
            let from = if day == at.date() { at.time() } else { NaiveTime::MIN };
            if self.hours.is_empty() {
                return Ok(day.and_time(from));
            }
            if let Some(span) = self.hours.iter().find(|span| from < span.until) {
                return Ok(day.and_time(from.max(span.from)));
            }
        }
        Err(MissingYear(i32::MAX))
    }

    /// When so many working days are over: at closing time of the last of them.
    ///
    /// The day on which something comes is not counted; what comes when the office is closed comes on the working day on which
    /// it opens next.
    pub fn after_days(&self, at: NaiveDateTime, days: u16) -> Result<NaiveDateTime, MissingYear> {
        let mut day = self.open_from(at)?.date();
        let mut left = days;
        while left > 0 {
            day = day.succ_opt().ok_or(MissingYear(i32::MAX))?;
            left -= u16::from(self.workdays.is_workday(day)?);
        }
        Ok(day.and_time(self.closing()))
    }

    /// When so many minutes of open office are over.
    pub fn after_minutes(&self, at: NaiveDateTime, minutes: u32) -> Result<NaiveDateTime, MissingYear> {
        let mut left = TimeDelta::minutes(minutes.into());
        let mut from = self.open_from(at)?;
        loop {
            let open = self.hours.iter().find(|span| span.contains(from.time()));
            let until = from.date().and_time(open.map_or(MIDNIGHT, |span| span.until));
            if from + left <= until {
                return Ok(from + left);
            }
            left -= until - from;
            from = self.open_from(until + TimeDelta::seconds(i64::from(open.is_none())))?;
        }
    }

    /// How many working days lie after one day, up to another and with it; none where the other is not later.
    pub fn days_between(&self, after: NaiveDate, until: NaiveDate) -> Result<u32, MissingYear> {
        let mut count = 0;
        for day in after.iter_days().skip(1).take_while(|day| *day <= until) {
            count += u32::from(self.workdays.is_workday(day)?);
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    /// The spring of 2026: new year's holidays, and two Saturdays that were worked for them.
    fn workdays() -> Workdays {
        let mut workdays = Workdays::default();
        let off = (15..=23).map(|d| day(&format!("2026-02-{d}")));
        workdays.add_year(2026, off, [day("2026-02-14"), day("2026-02-28")]);
        workdays
    }

    fn office<T>(ask: impl FnOnce(OfficeCalendar<'_>) -> T) -> T {
        let hours = ["09:00-12:00", "13:00-17:00"].map(|span| span.parse().unwrap());
        ask(OfficeCalendar { workdays: &workdays(), hours: &hours })
    }

    #[test]
    fn days_pass_over_holidays_and_count_worked_saturdays() {
        let table = [
            // A Thursday; the Friday, then the worked Saturday.
            ("2026-02-12T10:00:00", 1, "2026-02-13T17:00:00"),
            ("2026-02-12T10:00:00", 2, "2026-02-14T17:00:00"),
            ("2026-02-12T10:00:00", 3, "2026-02-24T17:00:00"),
            ("2026-02-12T10:00:00", 7, "2026-02-28T17:00:00"),
            ("2026-02-12T10:00:00", 8, "2026-03-02T17:00:00"),
            ("2026-02-12T10:00:00", 0, "2026-02-12T17:00:00"),
            // At lunch, and before the office opens, it is that day still; after closing it is the next one.
            ("2026-02-12T12:30:00", 1, "2026-02-13T17:00:00"),
            ("2026-02-12T07:00:00", 1, "2026-02-13T17:00:00"),
            ("2026-02-12T17:00:00", 1, "2026-02-14T17:00:00"),
            // In the holidays: the first working day is the day of coming.
            ("2026-02-17T10:00:00", 0, "2026-02-24T17:00:00"),
            ("2026-02-17T10:00:00", 1, "2026-02-25T17:00:00"),
        ];
        for (from, days, until) in table {
            assert_eq!(office(|office| office.after_days(at(from), days)), Ok(at(until)), "{from} {days}");
        }
    }

    #[test]
    fn minutes_pass_only_while_the_office_is_open() {
        let table = [
            ("2026-02-12T10:00:00", 60, "2026-02-12T11:00:00"),
            ("2026-02-12T11:30:00", 60, "2026-02-12T13:30:00"),
            ("2026-02-14T16:30:00", 60, "2026-02-24T09:30:00"),
            ("2026-02-12T11:00:00", 60, "2026-02-12T12:00:00"),
            ("2026-02-12T20:00:00", 0, "2026-02-13T09:00:00"),
            ("2026-02-12T09:00:00", 7 * 60 + 1, "2026-02-13T09:01:00"),
        ];
        for (from, minutes, until) in table {
            assert_eq!(office(|office| office.after_minutes(at(from), minutes)), Ok(at(until)), "{from}");
        }
    }

    #[test]
    fn an_office_without_hours_is_open_all_day() {
        let workdays = workdays();
        let office = OfficeCalendar { workdays: &workdays, hours: &[] };
        assert_eq!(office.after_minutes(at("2026-02-12T23:00:00"), 60), Ok(at("2026-02-13T00:00:01")));
        assert_eq!(office.after_days(at("2026-02-12T23:00:00"), 1), Ok(at("2026-02-13T23:59:59")));
    }

    #[test]
    fn a_year_without_a_calendar_is_said_and_never_guessed() {
        office(|office| {
            assert_eq!(office.after_days(at("2026-12-31T10:00:00"), 0), Ok(at("2026-12-31T17:00:00")));
            assert_eq!(office.after_days(at("2026-12-31T10:00:00"), 1), Err(MissingYear(2027)));
            assert_eq!(office.days_between(day("2026-12-31"), day("2027-01-02")), Err(MissingYear(2027)));
            assert_eq!(office.days_between(day("2026-02-12"), day("2026-02-24")), Ok(3));
            assert_eq!(office.days_between(day("2026-02-24"), day("2026-02-12")), Ok(0));
        });
    }
}
