//! A window that is lent (借窗口) to another line for a while.
use super::Window;
use crate::hall::queue::LinePreference;
use crate::hall::{ClerkCode, Hall, LineCode, WindowCode};
use chrono::NaiveDateTime;

/// A window that calls for another line until a time of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowLoan {
    /// The window, by code.
    pub window: WindowCode,
    /// The line it is lent to, by code.
    pub line: LineCode,
    /// The moment it was lent.
    pub since: NaiveDateTime,
    /// Until when, exclusive; it ends by itself then.
    pub until: NaiveDateTime,
    /// Who lent it, as the number or the name that was given.
    pub who: ClerkCode,
}

/// Why a window is not lent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoanError {
    /// There is no such window.
    NoWindow,
    /// There is no such line.
    NoLine,
    /// The window serves the line anyway.
    ServesAnyway,
    /// The time is over already, or on another day.
    BadTime,
    /// The window is not lent.
    NotLent,
}

impl LoanError {
    /// The word scripts read.
    pub fn word(self) -> &'static str {
        match self {
            LoanError::NoWindow => "no_window",
            LoanError::NoLine => "no_line",
            LoanError::ServesAnyway => "serves_anyway",
            LoanError::BadTime => "bad_time",
            LoanError::NotLent => "not_lent",
        }
    }
}

impl WindowLoan {
    /// Says whether the window is lent at a moment.
    pub fn is_in_force(&self, at: NaiveDateTime) -> bool {
        at < self.until && at.date() == self.until.date()
    }

    /// Says whether the window may be lent so, in a hall, at a moment.
    pub fn check(&self, hall: &Hall, at: NaiveDateTime) -> Result<(), LoanError> {
        let window = hall.window(&self.window).ok_or(LoanError::NoWindow)?;
        if hall.line(&self.line).is_none() {
            return Err(LoanError::NoLine);
        }
        if window.lines.contains(&self.line) {
            return Err(LoanError::ServesAnyway);
        }
        if self.is_in_force(at) { Ok(()) } else { Err(LoanError::BadTime) }
    }
}

impl Hall {
    /// The hall as it calls at a moment: a window that is lent serves the line it is lent to first, and its own after it, since
    /// nobody who waits there is to be forgotten. Without loans it is the same hall.
    #[must_use]
    pub fn lending(&self, loans: &[WindowLoan], at: NaiveDateTime) -> Hall {
        let mut hall = self.clone();
        for loan in loans.iter().filter(|loan| loan.check(self, at).is_ok()) {
            let windows = &mut hall.setup_mut().windows;
            if let Some(window) = windows.iter_mut().find(|window| window.code == loan.window) {
                lend(window, &loan.line);
            }
        }
        hall
    }
}

fn lend(window: &mut Window, line: &LineCode) {
    window.lines.insert(0, line.clone());
    // Whoever has waited `late` minutes in its own line still goes first.
    window.prefer = LinePreference::Listed;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Setup;
    use crate::hall::queue::Line;

    fn at(time: &str) -> NaiveDateTime {
        format!("2026-11-23T{time}:00").parse().unwrap()
    }

    fn hall() -> Hall {
        let line = |code: &str| Line { code: code.into(), ..Line::default() };
        let window = |code: &str, lines: &[&str]| Window {
            code: code.into(),
            lines: lines.iter().map(|line| (*line).into()).collect(),
            prefer: LinePreference::Oldest,
            late: 20,
            ..Window::default()
        };
        Hall::new(Setup {
            lines: vec![line("A"), line("B")],
            windows: vec![window("1", &["A"]), window("2", &["B"])],
            ..Setup::default()
        })
    }

    fn loan(window: &str, line: &str, until: &str) -> WindowLoan {
        WindowLoan {
            window: window.into(),
            line: line.into(),
            since: at("14:00"),
            until: at(until),
            ..WindowLoan::default()
        }
    }

    #[test]
    fn a_window_that_is_lent_serves_the_other_line_first_and_its_own_after_it_until_the_time_comes() {
        let lent = |time: &str| {
            let hall = hall().lending(&[loan("1", "B", "15:00")], at(time));
            (hall.window("1").unwrap().lines.clone(), hall.windows_of("B").count())
        };
        assert_eq!(lent("14:00"), (vec!["B".into(), "A".into()], 2));
        assert_eq!(lent("14:59"), (vec!["B".into(), "A".into()], 2));
        assert_eq!(lent("15:00"), (vec!["A".into()], 1), "it ends by itself");
        let tomorrow = at("14:30") + chrono::TimeDelta::days(1);
        assert_eq!(hall().lending(&[loan("1", "B", "15:00")], tomorrow), hall());
    }

    #[test]
    fn a_window_is_lent_to_another_line_of_the_hall_and_to_a_time_that_comes() {
        let check = |window, line, until| loan(window, line, until).check(&hall(), at("14:00"));
        assert_eq!(check("1", "B", "15:00"), Ok(()));
        assert_eq!(check("9", "B", "15:00"), Err(LoanError::NoWindow));
        assert_eq!(check("1", "Q", "15:00"), Err(LoanError::NoLine));
        assert_eq!(check("1", "A", "15:00"), Err(LoanError::ServesAnyway));
        assert_eq!(check("1", "B", "14:00"), Err(LoanError::BadTime));
    }
}
