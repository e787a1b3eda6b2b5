//! Whom or what a case is about.
use crate::hall::queue::{Line, Ticket, TicketLabel};
use crate::hall::{Hall, WindowCode};
use chrono::NaiveDate;

/// Whom or what a case is about, as whoever wrote it said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CaseSubject {
    /// The hall as a whole, or nothing was said.
    #[default]
    Hall,
    /// A department, by its Chinese name.
    Department(String),
    /// A window.
    Window(WindowCode),
    /// A matter, by code.
    Matter(String),
    /// A number of a day, and the window that served it where one did.
    Ticket {
        /// The business day.
        day: NaiveDate,
        /// The number.
        label: TicketLabel,
        /// The window that served it.
        window: Option<WindowCode>,
    },
}

impl From<&Ticket> for CaseSubject {
    /// The number somebody holds, with the window that has or had it.
    fn from(ticket: &Ticket) -> Self {
        CaseSubject::Ticket { day: ticket.day, label: ticket.label(), window: ticket.window.clone() }
    }
}

impl CaseSubject {
    /// The stable word for what it is.
    pub fn word(&self) -> &'static str {
        match self {
            CaseSubject::Hall => "",
            CaseSubject::Department(_) => "department",
            CaseSubject::Window(_) => "window",
            CaseSubject::Matter(_) => "matter",
            CaseSubject::Ticket { .. } => "ticket",
        }
    }

    /// Its code or name: `A012 2026-11-23` for a ticket.
    pub fn code(&self) -> String {
        match self {
            CaseSubject::Hall => String::new(),
            CaseSubject::Department(code) | CaseSubject::Matter(code) => code.clone(),
            CaseSubject::Window(window) => window.to_string(),
            CaseSubject::Ticket { day, label, .. } => format!("{label} {day}"),
        }
    }

    /// The window it is about, where there is one.
    pub fn window(&self) -> Option<&WindowCode> {
        match self {
            CaseSubject::Window(window) => Some(window),
            CaseSubject::Ticket { window, .. } => window.as_ref(),
            _ => None,
        }
    }

    /// The subject of a row: its word, code and window; nothing where they do not belong together.
    pub fn in_row(word: &str, code: &str, window: Option<WindowCode>) -> Option<CaseSubject> {
        Some(match word {
            "" => CaseSubject::Hall,
            "department" => CaseSubject::Department(code.to_owned()),
            "window" => CaseSubject::Window(code.into()),
            "matter" => CaseSubject::Matter(code.to_owned()),
            "ticket" => {
                let (label, day) = code.split_once(' ')?;
                CaseSubject::Ticket { day: day.parse().ok()?, label: label.parse().ok()?, window }
            }
            _ => return None,
        })
    }

    /// Says whether the hall knows it: no case is about a department, a window, a line or a matter that is not there.
    pub fn is_known(&self, hall: &Hall) -> bool {
        match self {
            CaseSubject::Hall => true,
            CaseSubject::Department(name) => hall.setup.departments.iter().any(|d| d.name.zh == *name),
            CaseSubject::Window(window) => hall.window(window).is_some(),
            CaseSubject::Matter(code) => hall.catalogue.coded(code).is_some(),
            CaseSubject::Ticket { label, .. } => hall.line(&label.line).is_some(),
        }
    }

    /// The departments it concerns: those that must not read what was written about them. A window may serve several, and
    /// then none of them may.
    pub fn departments(&self, hall: &Hall) -> Vec<String> {
        let of_lines = |lines: &mut dyn Iterator<Item = &Line>| {
            let mut all: Vec<String> = Vec::new();
            for name in lines.flat_map(|line| &line.departments) {
                if !all.contains(name) {
                    all.push(name.clone());
                }
            }
            all
        };
        match self {
            CaseSubject::Hall => Vec::new(),
            CaseSubject::Department(name) => vec![name.clone()],
            CaseSubject::Matter(code) => {
                let matter = hall.catalogue.coded(code);
                matter.map(|matter| vec![matter.department.to_owned()]).unwrap_or_default()
            }
            CaseSubject::Ticket { label, .. } => of_lines(&mut hall.line(&label.line).into_iter()),
            CaseSubject::Window(window) => {
                let lines = hall.window(window).into_iter().flat_map(|window| &window.lines);
                of_lines(&mut lines.filter_map(|line| hall.line(line)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Setup;
    use crate::hall::desk::Window;

    #[test]
    fn a_subject_comes_back_from_its_row() {
        let day = "2026-11-23".parse().unwrap();
        let label = TicketLabel::new("A", 12);
        for subject in [
            CaseSubject::Hall,
            CaseSubject::Department("市公安局".into()),
            CaseSubject::Window("A01".into()),
            CaseSubject::Matter("1136".into()),
            CaseSubject::Ticket { day, label: label.clone(), window: Some("A01".into()) },
            CaseSubject::Ticket { day, label, window: None },
        ] {
            let (word, code, window) = (subject.word(), subject.code(), subject.window().cloned());
            assert_eq!(CaseSubject::in_row(word, &code, window), Some(subject));
        }
        assert_eq!(CaseSubject::in_row("ticket", "A012", None), None);
        assert_eq!(CaseSubject::in_row("planet", "x", None), None);
    }

    #[test]
    fn a_window_concerns_every_department_it_serves() {
        let line = |code: &str, departments: &[&str]| Line {
            code: code.into(),
            departments: departments.iter().map(|name| (*name).to_owned()).collect(),
            ..Line::default()
        };
        let window = Window { code: "A01".into(), lines: vec!["A".into(), "B".into()], ..Window::default() };
        let lines = vec![line("A", &["公安局", "民政局"]), line("B", &["公安局"]), line("C", &["税务局"])];
        let hall = Hall::new(Setup { lines, windows: vec![window], ..Setup::default() });
        assert_eq!(CaseSubject::Window("A01".into()).departments(&hall), ["公安局", "民政局"]);
        let ticket = |line: &str| CaseSubject::Ticket {
            day: "2026-11-23".parse().unwrap(),
            label: TicketLabel::new(line, 1),
            window: None,
        };
        assert_eq!(ticket("C").departments(&hall), ["税务局"]);
        assert!(ticket("C").is_known(&hall) && !ticket("Q").is_known(&hall));
        assert!(CaseSubject::Hall.departments(&hall).is_empty() && CaseSubject::Hall.is_known(&hall));
        assert!(!CaseSubject::Department("火星局".into()).is_known(&hall));
    }
}
