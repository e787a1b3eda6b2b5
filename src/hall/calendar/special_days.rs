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
/// takes the place of all that was said of it before; but a line that is closed stays closed when the hall is open at other times.
pub fn with_special_day(
    days: &[SpecialDay],
    special: &SpecialDay,
    clears: bool,
    today: NaiveDate,
) -> Option<Vec<SpecialDay>> {
    let is_meant = |one: &SpecialDay| {
        let is_of_line = one.lines.iter().any(|line| special.lines.contains(line));
        let stays_closed = !one.lines.is_empty() && one.open.is_empty() && !special.open.is_empty();
        let is_of_hall = special.lines.is_empty() && (one.lines.is_empty() || !clears && !stays_closed);
        one.day == special.day && (is_of_line || is_of_hall)
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

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;

    fn at(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M").unwrap()
    }

    /// A day: its lines, and the hour at which it opens; it closes at noon.
    fn day(lines: &[&str], opens: Option<&str>) -> SpecialDay {
        SpecialDay {
            day: "2026-12-03".parse().unwrap(),
            lines: lines.iter().map(|line| (*line).into()).collect(),
            open: opens.map(|opens| Span { from: at(opens), until: at("12:00") }).into_iter().collect(),
            note: Name::default(),
        }
    }

    /// What is said of the day afterwards, such as `A,B:closed hall:10:00`.
    fn told(days: &[SpecialDay], special: &SpecialDay, clears: bool) -> Option<String> {
        let days = with_special_day(days, special, clears, "2026-12-01".parse().unwrap())?;
        let one = |day: &SpecialDay| {
            let lines = day.lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            let opens =
                day.open.first().map_or("closed".into(), |span| span.from.format("%H:%M").to_string());
            format!("{}:{opens}", if lines.is_empty() { "hall" } else { &lines })
        };
        Some(days.iter().map(one).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_is_said_of_a_day_takes_the_place_of_what_was_said_before() {
        let closed = [day(&["A", "B"], None)];
        let later = [day(&["A", "B"], Some("10:00"))];
        let told =
            |days: &[SpecialDay], special, clears| told(days, &special, clears).unwrap_or("nothing".into());
        // Of a line: it leaves the others of its entry as they are.
        assert_eq!(told(&closed, day(&["A"], Some("09:00")), false), "A:09:00 B:closed");
        assert_eq!(told(&closed, day(&["A"], None), true), "B:closed");
        assert_eq!(told(&closed, day(&["C"], None), true), "nothing");
        // Of the hall: other hours of lines are over, a closed line is not opened by it.
        assert_eq!(told(&later, day(&[], Some("09:00")), false), "hall:09:00");
        assert_eq!(told(&closed, day(&[], Some("09:00")), false), "hall:09:00 A,B:closed");
        assert_eq!(told(&later, day(&[], None), false), "hall:closed");
        assert_eq!(told(&closed, day(&[], None), false), "hall:closed");
        // Taking back what was said of the hall leaves the lines alone.
        let both = [day(&[], Some("10:00")), day(&["A"], None)];
        assert_eq!(told(&both, day(&[], None), true), "A:closed");
        assert_eq!(told(&closed, day(&[], None), true), "nothing");
    }
}
