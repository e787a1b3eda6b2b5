//! A window (窗口) of the hall.
use crate::hall::{LineCode, Name, WindowCode, calendar::Span, queue::LinePreference};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

/// A window and the lines it serves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// What is written above it, such as `A01`.
    pub code: WindowCode,
    /// What it is for.
    pub name: Name,
    /// The floor, or 0 where unknown.
    pub floor: u8,
    /// The lines it serves, by code.
    pub lines: Vec<LineCode>,
    /// How it chooses among them.
    pub prefer: LinePreference,
    /// Whoever has waited so many minutes goes first whatever line it prefers.
    pub late: u16,
    /// It is a delegated unit's (委托), and counted apart from those of the units that have come into the hall.
    pub entrusted: bool,
    /// When it is staffed on a working day; empty means whenever its lines give numbers.
    pub open: Vec<Span>,
}

impl Window {
    /// Says whether the window is staffed at a time of a working day, by the timetable.
    pub fn is_open(&self, time: NaiveTime, otherwise: &[Span]) -> bool {
        let open = if self.open.is_empty() { otherwise } else { &self.open };
        open.iter().any(|span| span.contains(time))
    }
}

impl Window {
    /// How much of it a line gets, in hundredths; `oldest` says since when people have waited in a line.
    pub(in crate::hall) fn share(
        &self,
        line: &str,
        oldest: impl Fn(&str) -> Option<NaiveDateTime>,
        now: NaiveDateTime,
    ) -> u32 {
        let others = u32::try_from(self.lines.len()).unwrap_or(1).saturating_sub(1);
        if others == 0 {
            return 100;
        }
        let is_late = |since: &NaiveDateTime| now - *since >= TimeDelta::minutes(self.late.into());
        let since = |code: &&LineCode| oldest(code);
        let late = self.lines.iter().filter(|code| since(code).is_some_and(|since| is_late(&since)));
        let longest = self.lines.iter().filter(|code| since(code).is_some()).min_by_key(since);
        let by_time = self.prefer == LinePreference::Oldest || late.count() > 0;
        let listed = self.lines.iter().find(|code| since(code).is_some());
        let favourite = if by_time { longest } else { listed };
        match favourite.or(self.lines.first()) {
            Some(favourite) if favourite == line => FAVOURITE,
            _ => (100 - FAVOURITE) / others,
        }
    }
}

/// How much of a window the line gets where it would call next, in hundredths.
const FAVOURITE: u32 = 75;

/// Window codes for people, neighbours joined: `A01–A03`, `B02`.
pub fn joined_codes(codes: &[&str]) -> Vec<String> {
    let mut groups: Vec<(&str, &str)> = Vec::new();
    for code in codes {
        match groups.last_mut() {
            Some((_, last)) if follows(last, code) => *last = code,
            _ => groups.push((code, code)),
        }
    }
    groups
        .iter()
        .map(|(first, last)| if first == last { (*first).to_owned() } else { format!("{first}–{last}") })
        .collect()
}

/// Says whether one code comes right after another: the same letters, and the next number.
fn follows(one: &str, other: &str) -> bool {
    let split = |code: &str| {
        let at = code.find(|c: char| c.is_ascii_digit()).unwrap_or(code.len());
        let (letters, digits) = code.split_at(at);
        digits.parse::<u32>().ok().map(|number| (letters.to_owned(), number))
    };
    match (split(one), split(other)) {
        (Some((a, n)), Some((b, m))) => a == b && m == n + 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_joined() {
        assert_eq!(joined_codes(&["A01", "A02", "A03", "B02", "机动位"]), ["A01–A03", "B02", "机动位"]);
        assert!(joined_codes(&[]).is_empty());
    }
}
