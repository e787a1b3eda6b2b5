//! When the hall and its lines are open on a day: as usual, or as a special day says.
//!
//! This is about when people are served. What counts as a working day in limits is the calendar's alone.
use super::Setup;
use super::calendar::{MissingYear, Span, SpecialDay};
use super::queue::{Interval, Line};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use std::borrow::Cow;

impl Setup {
    /// What is special about a day for the whole hall.
    pub fn special_day(&self, day: NaiveDate) -> Option<&SpecialDay> {
        self.special_days.iter().find(|special| special.day == day && special.lines.is_empty())
    }

    /// The same for a line: what is said of the line goes before what is said of the hall.
    pub fn special_for(&self, line: &str, day: NaiveDate) -> Option<&SpecialDay> {
        let own =
            |special: &&SpecialDay| special.day == day && special.lines.iter().any(|code| *code == *line);
        self.special_days.iter().find(own).or_else(|| self.special_day(day))
    }

    /// When the hall is open on a day; empty where it is closed.
    ///
    /// # Errors
    /// Fails where nothing is said of the day and the calendar does not know its year.
    pub fn hours_on(&self, day: NaiveDate) -> Result<&[Span], MissingYear> {
        match self.special_day(day) {
            Some(special) => Ok(&special.open),
            None => Ok(if self.workdays.is_workday(day)? { &self.hours } else { &[] }),
        }
    }

    /// The first day after a day on which a line gives numbers, within a month; nothing where nobody can say.
    pub fn next_open_after(&self, line: &str, day: NaiveDate) -> Option<NaiveDate> {
        for next in day.iter_days().skip(1).take(31) {
            if self.is_line_open_on(line, next)? {
                return Some(next);
            }
        }
        None
    }

    /// The first day after a day on which the hall is open, within a month, with its hours; nothing where nobody can say.
    pub fn next_hours_after(&self, day: NaiveDate) -> Option<(NaiveDate, &[Span])> {
        for next in day.iter_days().skip(1).take(31) {
            let hours = self.hours_on(next).ok()?;
            if !hours.is_empty() {
                return Some((next, hours));
            }
        }
        None
    }

    /// Says whether a line gives numbers on a day at all; nothing where nobody can say.
    pub fn is_line_open_on(&self, line: &str, day: NaiveDate) -> Option<bool> {
        match self.special_for(line, day) {
            Some(special) => Some(!special.open.is_empty()),
            None => self.workdays.is_workday(day).ok(),
        }
    }

    /// Says whether a line has hours of its own on the day of a moment, and is not open then. One that is closed for the whole day
    /// is so as well.
    pub fn is_special_closed(&self, line: &str, at: NaiveDateTime) -> bool {
        let special = self.special_for(line, at.date());
        special.is_some_and(|special| special.open.iter().all(|span| !span.contains(at.time())))
    }

    /// A line as it is on a day: with the intervals of that day, each with its quota.
    pub fn line_on<'a>(&self, line: &'a Line, day: NaiveDate) -> Cow<'a, Line> {
        let Some(special) = self.special_for(&line.code, day) else { return Cow::Borrowed(line) };
        let mut intervals = within(&line.intervals, &special.open);
        if special.lines.is_empty() {
            self.follow_hall(line, special, &mut intervals);
        } else {
            stretch(&mut intervals, &special.open);
        }
        Cow::Owned(Line { intervals, ..line.clone() })
    }

    /// Where the whole hall opens earlier or closes later than usual, a line that begins or ends about when the hall does keeps
    /// its distance; one of the early morning alone stays one.
    fn follow_hall(&self, line: &Line, special: &SpecialDay, intervals: &mut [Interval]) {
        let ends = |spans: &[Span]| Some((spans.first()?.from, spans.last()?.until));
        let usual: Vec<Span> = line.intervals.iter().map(|interval| interval.open).collect();
        let (Some(hall), Some(today), Some(own)) = (ends(&self.hours), ends(&special.open), ends(&usual))
        else {
            return;
        };
        let (early, late) = (own.0 - hall.0, hall.1 - own.1);
        let is_near = |distance: TimeDelta| (TimeDelta::zero()..=NEAR).contains(&distance);
        if let Some(first) = intervals.first_mut().filter(|_| today.0 < hall.0 && is_near(early)) {
            first.open.from = first.open.from.min(today.0 + early);
        }
        if let Some(last) = intervals.last_mut().filter(|_| today.1 > hall.1 && is_near(late)) {
            last.open.until = last.open.until.max(today.1 - late);
        }
    }
}

/// A line that begins so soon after the hall, or ends so soon before it, begins or ends with it.
const NEAR: TimeDelta = TimeDelta::hours(1);

/// What is left of intervals within the hours of a day. Hours in which the line gives no number usually get the largest quota.
fn within(usual: &[Interval], open: &[Span]) -> Vec<Interval> {
    let most = usual.iter().map(|interval| interval.quota).max().unwrap_or_default();
    let parts = |span: &Span| {
        let parts: Vec<Interval> = usual.iter().filter_map(|interval| part(interval, *span)).collect();
        if parts.is_empty() { vec![Interval { open: *span, quota: most }] } else { parts }
    };
    open.iter().flat_map(parts).collect()
}

/// Makes the intervals fill the stretches they lie in, but for breaks: what is said of a line is meant as it is said.
fn stretch(intervals: &mut [Interval], open: &[Span]) {
    for span in open {
        let mut inside: Vec<&mut Interval> = intervals
            .iter_mut()
            .filter(|one| span.from <= one.open.from && one.open.until <= span.until)
            .collect();
        if let Some(first) = inside.first_mut() {
            first.open.from = span.from;
        }
        if let Some(last) = inside.last_mut() {
            last.open.until = span.until;
        }
    }
}

/// The part of an interval that lies within a stretch.
fn part(interval: &Interval, span: Span) -> Option<Interval> {
    let (from, until) = (interval.open.from.max(span.from), interval.open.until.min(span.until));
    (from < until).then_some(Interval { open: Span { from, until }, quota: interval.quota })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Name;
    use crate::hall::calendar::Workdays;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    fn spans(all: &[&str]) -> Vec<Span> {
        all.iter().map(|span| span.parse().unwrap()).collect()
    }

    fn line(code: &str) -> Line {
        let interval = |(open, quota): &(&str, u32)| Interval { open: open.parse().unwrap(), quota: *quota };
        let intervals = [("09:00-12:00", 50), ("13:00-17:00", 80)].iter().map(interval).collect();
        Line { code: code.into(), intervals, ..Line::default() }
    }

    /// A hall with lines A and B, and what is special about Thursday the 3rd (A is shut), Thursday the 31st (until noon) and
    /// Saturday the 5th (open in the morning, until 12:30).
    fn setup() -> Setup {
        let mut workdays = Workdays::default();
        workdays.add_year(2026, [], []);
        let special = |on, lines: &[&str], open: &[&str]| SpecialDay {
            day: day(on),
            lines: lines.iter().map(|line| (*line).into()).collect(),
            open: spans(open),
            note: Name::default(),
        };
        let special_days = vec![
            special(3, &["A"], &[]),
            special(31, &[], &["09:00-12:00"]),
            special(5, &[], &["10:00-12:30"]),
        ];
        let (lines, hours) = (vec![line("A"), line("B")], spans(&["09:00-12:00", "13:00-17:00"]));
        Setup { lines, hours, workdays, special_days, ..Setup::default() }
    }

    fn intervals(line: &str, on: u32) -> Vec<String> {
        let setup = setup();
        let line = setup.lines.iter().find(|one| one.code == *line).unwrap();
        let line = setup.line_on(line, day(on));
        line.intervals.iter().map(|interval| format!("{} {}", interval.open, interval.quota)).collect()
    }

    #[test]
    fn a_line_keeps_its_quotas_within_the_hours_of_a_day() {
        assert_eq!(intervals("A", 1), ["09:00-12:00 50", "13:00-17:00 80"]);
        assert_eq!(intervals("A", 31), ["09:00-12:00 50"], "the eve of a holiday");
        assert_eq!(intervals("A", 5), ["10:00-12:00 50"], "a Saturday morning");
        assert_eq!(intervals("A", 3), [] as [&str; 0]);
        assert_eq!(intervals("B", 3), ["09:00-12:00 50", "13:00-17:00 80"], "it is about A alone");
        let evening = within(&line("A").intervals, &spans(&["18:00-20:00"]));
        assert_eq!(evening, [Interval { open: "18:00-20:00".parse().unwrap(), quota: 80 }]);
    }

    #[test]
    fn longer_hours_give_more_numbers_and_a_line_of_the_morning_stays_one() {
        let mut setup = setup();
        let mut on = |lines: &[&str], open: &[&str], line: &Line| {
            let lines = lines.iter().map(|line| (*line).into()).collect();
            setup.special_days =
                vec![SpecialDay { day: day(1), lines, open: spans(open), ..SpecialDay::default() }];
            let intervals = setup.line_on(line, day(1)).into_owned().intervals;
            intervals.iter().map(|interval| interval.open.to_string()).collect::<Vec<_>>().join(" ")
        };
        let (usual, mut morning, mut until_half) = (line("A"), line("B"), line("C"));
        morning.intervals.truncate(1);
        until_half.intervals[1].open = "13:00-16:30".parse().unwrap();
        assert_eq!(on(&[], &["08:30-20:00"], &usual), "08:30-12:00 13:00-20:00");
        assert_eq!(
            on(&[], &["08:30-20:00"], &until_half),
            "08:30-12:00 13:00-19:30",
            "half an hour before the end"
        );
        assert_eq!(on(&[], &["08:30-20:00"], &morning), "08:30-12:00");
        assert_eq!(on(&[], &["09:00-16:00"], &until_half), "09:00-12:00 13:00-16:00");
        assert_eq!(on(&["B"], &["09:00-16:00"], &morning), "09:00-16:00", "this line is meant");
        assert_eq!(on(&["A"], &["08:00-12:30", "13:30-19:00"], &usual), "08:00-12:30 13:30-19:00");
    }

    #[test]
    fn who_looks_at_a_day_is_told_its_hours_and_limits_go_by_the_calendar() {
        let setup = setup();
        assert_eq!(setup.hours_on(day(31)), Ok(&spans(&["09:00-12:00"])[..]));
        assert_eq!(setup.hours_on(day(5)).map(<[Span]>::len), Ok(1));
        assert_eq!(setup.workdays.is_workday(day(5)), Ok(false), "a Saturday is no working day");
        assert_eq!(setup.next_hours_after(day(4)).map(|(next, _)| next), Some(day(5)));
        assert_eq!(setup.next_open_after("A", day(5)), Some(day(7)));
        assert_eq!(
            [setup.next_open_after("A", day(2)), setup.next_open_after("B", day(2))],
            [Some(day(4)), Some(day(3))]
        );
        let open = |line, on| setup.is_line_open_on(line, day(on));
        assert_eq!(
            [open("A", 3), open("B", 3), open("A", 5), open("A", 6)].map(Option::unwrap),
            [false, true, true, false]
        );
        assert_eq!(setup.is_line_open_on("A", NaiveDate::from_ymd_opt(2027, 1, 4).unwrap()), None);
    }
}
