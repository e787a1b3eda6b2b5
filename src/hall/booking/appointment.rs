//! An appointment (预约): a time that was promised in a line, and the one rule of checking in (签到) for it.
use super::code;
use crate::hall::LineCode;
use crate::hall::calendar::is_clock_set;
use crate::hall::queue::{CallingRules, IssuedNumber, Line, LineCounts, Refusal, TakeAttempt, TicketLabel};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// How an appointment stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Attendance {
    /// Nobody has checked in yet.
    #[default]
    Expected,
    /// Somebody checked in and holds the number of this label.
    Here {
        /// The label, such as `A012`.
        label: TicketLabel,
    },
    /// It was cancelled.
    Cancelled,
}

/// A time that was promised to somebody; of whom is not known here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appointment {
    /// What the person types or shows, as [`code::plain`] writes it.
    pub code: String,
    /// The business day it is for.
    pub day: NaiveDate,
    /// The time of day.
    pub time: NaiveTime,
    /// The end of the time that was promised, where it is a slot and not a moment.
    pub until: Option<NaiveTime>,
    /// The line, by code.
    pub line: LineCode,
    /// The matter, by code, where one was named.
    pub matter: Option<String>,
    /// How it stands.
    pub standing: Attendance,
}

/// Why somebody cannot check in. Words for people are in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckInError {
    /// Nobody has a code like this, and its check digit says that it was mistyped.
    Mistyped,
    /// Nobody has this code.
    Unknown,
    /// Too early; from this time on it can be done.
    TooEarly {
        /// The time of day from which checking in is open.
        from: NaiveTime,
    },
    /// The time is over.
    TooLate {
        /// When the appointment was.
        due: NaiveTime,
    },
    /// It was done in another visit.
    AlreadyHere {
        /// The label of the number that was given.
        label: TicketLabel,
    },
    /// It was cancelled.
    Cancelled,
    /// It is on another day.
    AnotherDay {
        /// The day it is on.
        day: NaiveDate,
    },
    /// The line has other hours that day, and is closed when the appointment is.
    ClosedThen {
        /// When the appointment is.
        due: NaiveTime,
    },
    /// Its line is there no more.
    LineGone,
    /// The hall gives no number.
    Refused(Refusal),
}

impl Appointment {
    /// The moment it is for.
    pub fn due(&self) -> NaiveDateTime {
        self.day.and_time(self.time)
    }

    /// When checking in begins and ends, half-open: `early` minutes before its time until `late` minutes after, and a slot is
    /// good until its end at the least. Where `late` is nothing, the minute itself is left.
    pub fn open(&self, calling: &CallingRules) -> (NaiveDateTime, NaiveDateTime) {
        let minutes = |count: u16| TimeDelta::minutes(count.into());
        let late = self.due() + minutes(calling.late.max(1));
        let end = self.until.map_or(late, |until| self.day.and_time(until).max(late));
        (self.due() - minutes(calling.early), end)
    }

    /// Says whether somebody may check in at a moment of a business day; whether the line takes them is [`Line::admit`].
    pub fn may_check_in(
        &self,
        day: NaiveDate,
        at: NaiveDateTime,
        calling: &CallingRules,
    ) -> Result<(), CheckInError> {
        if !is_clock_set(at) {
            return Err(CheckInError::Refused(Refusal::ClockNotSet));
        }
        match &self.standing {
            Attendance::Cancelled => return Err(CheckInError::Cancelled),
            Attendance::Here { label } => return Err(CheckInError::AlreadyHere { label: label.clone() }),
            Attendance::Expected => {}
        }
        if self.day != day {
            return Err(CheckInError::AnotherDay { day: self.day });
        }
        let (from, until) = self.open(calling);
        if at < from {
            return Err(CheckInError::TooEarly { from: from.time() });
        }
        if at >= until {
            return Err(CheckInError::TooLate { due: self.time });
        }
        Ok(())
    }
}

impl CheckInError {
    /// Why a code leads to no appointment: it was mistyped, as far as its check digit can tell, or nobody has it.
    ///
    /// A centre's own codes may be of eight digits too, so this is asked only about a code that was not found.
    pub fn not_found(code: &str) -> CheckInError {
        if code::is_mistyped(code) { CheckInError::Mistyped } else { CheckInError::Unknown }
    }

    /// The word scripts read.
    pub fn word(&self) -> &'static str {
        match self {
            CheckInError::Mistyped => "mistyped",
            CheckInError::Unknown => "unknown",
            CheckInError::TooEarly { .. } => "too_early",
            CheckInError::TooLate { .. } => "too_late",
            CheckInError::AlreadyHere { .. } => "already_here",
            CheckInError::Cancelled => "cancelled",
            CheckInError::AnotherDay { .. } => "another_day",
            CheckInError::ClosedThen { .. } => "closed_then",
            CheckInError::LineGone => "line_gone",
            CheckInError::Refused(_) => "refused",
        }
    }
}

impl Line {
    /// Lets somebody with an appointment in: past quotas, priority lane and the hours in which numbers are given, but on
    /// no day on which the hall is closed.
    pub fn admit(&self, asked: &TakeAttempt, counted: &LineCounts) -> Result<IssuedNumber, Refusal> {
        asked.by_a_set_clock()?;
        if let Some(label) = &counted.holding {
            return Err(Refusal::AlreadyHolding { label: label.clone() });
        }
        match asked.workday {
            None => Err(Refusal::CalendarMissing),
            Some(false) => Err(Refusal::ClosedToday { next: None }),
            Some(true) if counted.stopped => Err(Refusal::Stopped),
            Some(true) => Ok(IssuedNumber {
                number: counted.last + 1,
                ahead: self.ahead_of(&TakeAttempt { has_class: true, ..asked.clone() }, counted),
                tight: false,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::queue::{IssuedNumber, LineCounts, TakeAttempt};

    fn half_past_ten() -> Appointment {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let time = NaiveTime::from_hms_opt(10, 30, 0).unwrap();
        Appointment { code: "12345674".into(), day, time, line: "A".into(), ..Appointment::default() }
    }

    fn at(text: &str) -> NaiveDateTime {
        format!("2026-11-23T{text}").parse().unwrap()
    }

    fn asked(appointment: &Appointment, time: &str, calling: &CallingRules) -> Result<(), CheckInError> {
        appointment.may_check_in(at(time).date(), at(time), calling)
    }

    #[test]
    fn the_time_for_checking_in_is_half_open_and_exact_at_both_ends() {
        let (appointment, calling) =
            (half_past_ten(), CallingRules { early: 30, late: 15, ..CallingRules::default() });
        let early = Err(CheckInError::TooEarly { from: at("10:00:00").time() });
        let late = Err(CheckInError::TooLate { due: appointment.time });
        let table = [
            ("00:00:00", early.clone()),
            ("09:59:59.999", early),
            ("10:00:00", Ok(())),
            ("10:30:00", Ok(())),
            ("10:44:59.999", Ok(())),
            ("10:45:00", late.clone()),
            ("23:59:59", late),
        ];
        for (time, answer) in table {
            assert_eq!(asked(&appointment, time, &calling), answer, "{time}");
        }
    }

    #[test]
    fn t_d6_a_slot_is_good_until_its_end_and_never_shorter_than_a_moment() {
        let calling = CallingRules { early: 30, late: 15, ..CallingRules::default() };
        let slot = |until: &str| Appointment { until: until.parse().ok(), ..half_past_ten() };
        for (until, good, over) in [
            ("12:00:00", "11:59:59", "12:00:00"),
            ("10:40:00", "10:44:59", "10:45:00"),
            ("", "10:44:59", "10:45:00"),
        ] {
            assert_eq!(asked(&slot(until), good, &calling), Ok(()), "{until}");
            let late = CheckInError::TooLate { due: half_past_ten().time };
            assert_eq!(asked(&slot(until), over, &calling), Err(late), "{until}");
        }
    }

    #[test]
    fn without_tolerance_the_minute_itself_is_left() {
        let (appointment, calling) =
            (half_past_ten(), CallingRules { early: 0, late: 0, ..CallingRules::default() });
        let open = ["10:29:59.999", "10:30:00", "10:30:59.999", "10:31:00"]
            .map(|time| asked(&appointment, time, &calling).is_ok());
        assert_eq!(open, [false, true, true, false]);
    }

    #[test]
    fn what_became_of_it_counts_before_the_time() {
        let calling = CallingRules::default();
        let stands = |standing| Appointment { standing, ..half_past_ten() };
        let here = Attendance::Here { label: TicketLabel::new("A", 7) };
        for time in ["08:00:00", "10:30:00", "12:00:00"] {
            assert_eq!(asked(&stands(Attendance::Cancelled), time, &calling), Err(CheckInError::Cancelled));
            let label = TicketLabel::new("A", 7);
            let answer = asked(&stands(here.clone()), time, &calling);
            assert_eq!(answer, Err(CheckInError::AlreadyHere { label }));
        }
        let tomorrow = Appointment { day: at("10:30:00").date().succ_opt().unwrap(), ..half_past_ten() };
        assert_eq!(
            asked(&tomorrow, "10:30:00", &calling),
            Err(CheckInError::AnotherDay { day: tomorrow.day }),
            "the time would be right"
        );
    }

    #[test]
    fn an_appointment_passes_quotas_and_hours_but_no_closed_day() {
        let line = Line { code: "A".into(), day_cap: 1, ..Line::default() };
        let asked = |workday| TakeAttempt { at: at("12:30:00"), priority: false, has_class: true, workday };
        let counted =
            LineCounts { last: 9, today: 9, waiting: 2, waiting_priority: 1, ..LineCounts::default() };
        assert_eq!(
            line.admit(&asked(Some(true)), &counted),
            Ok(IssuedNumber { number: 10, ahead: 1, tight: false })
        );
        assert_eq!(line.admit(&asked(Some(false)), &counted), Err(Refusal::ClosedToday { next: None }));
        assert_eq!(line.admit(&asked(None), &counted), Err(Refusal::CalendarMissing));
        let holding = LineCounts { holding: Some(TicketLabel::new("A", 3)), ..counted };
        let label = TicketLabel::new("A", 3);
        assert_eq!(line.admit(&asked(Some(true)), &holding), Err(Refusal::AlreadyHolding { label }));
    }
}
