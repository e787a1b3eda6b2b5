//! Days on which the hall, or a line of it, is open at other times than usual: closed this afternoon, a Saturday morning.
use super::Span;
use crate::hall::{LineCode, Name};
use chrono::NaiveDate;

/// A day with hours of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpecialDay {
    /// The day.
    pub day: NaiveDate,
    /// The lines it is about; none means the whole hall.
    pub lines: Vec<LineCode>,
    /// When people are served, in order; none means not at all.
    pub open: Vec<Span>,
    /// Why, as people read it; may be empty.
    pub note: Name,
}

/// What the days say once something is said of a day, or of some lines on it, or taken back with `clears`; nothing where there is
/// nothing to take back. What is over is of no use any more: the editions before have it. What is said of the hall, or of a line,
/// takes the place of all that was said of it before.
pub fn with_special_day(
    days: &[SpecialDay],
    special: &SpecialDay,
    clears: bool,
    today: NaiveDate,
) -> Option<Vec<SpecialDay>> {
    let is_meant = |one: &SpecialDay| {
        let is_of_line = one.lines.iter().any(|line| special.lines.contains(line));
        one.day == special.day
            && (is_of_line || special.lines.is_empty() && (!clears || one.lines.is_empty()))
    };
    if clears && !days.iter().any(is_meant) {
        return None;
    }
    let kept = days.iter().filter(|one| one.day >= today).filter_map(|one| {
        if !is_meant(one) {
            return Some(one.clone());
        }
        let lines: Vec<LineCode> =
            one.lines.iter().filter(|line| !special.lines.contains(line)).cloned().collect();
        let others = !special.lines.is_empty() && !lines.is_empty();
        others.then(|| SpecialDay { lines, ..one.clone() })
    });
    let mut all: Vec<SpecialDay> = kept.collect();
    all.extend((!clears).then(|| special.clone()));
    all.sort_by(|one, other| (one.day, &one.lines).cmp(&(other.day, &other.lines)));
    Some(all)
}
