//! What is rated, and by what somebody shows that it is theirs.
use super::ServedWork;
use crate::hall::Hall;
use crate::hall::TicketCode;
use crate::hall::cases::CaseSubject;
use crate::hall::queue::TicketLabel;
use crate::hall::receipts::Receipt;
use chrono::NaiveDate;

/// By what whoever rates shows that it is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RatingKey {
    /// The code of the ticket in their hand.
    Ticket(TicketCode),
    /// The receipt of an application, true or not.
    Application(Receipt),
}

/// What is rated: one thing that was done for somebody (一事一评).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RatingSubject {
    /// The number of a day.
    Ticket {
        /// The business day.
        day: NaiveDate,
        /// The number.
        label: TicketLabel,
    },
    /// An application (办件), by number.
    Application(String),
}

impl RatingSubject {
    /// The stable word for what it is.
    pub fn word(&self) -> &'static str {
        match self {
            RatingSubject::Ticket { .. } => "ticket",
            RatingSubject::Application(_) => "application",
        }
    }

    /// Its code: `A012 2026-11-23` for a ticket.
    pub fn code(&self) -> String {
        match self {
            RatingSubject::Ticket { day, label } => format!("{label} {day}"),
            RatingSubject::Application(code) => code.clone(),
        }
    }

    /// The subject of a row: its word and code; nothing where they do not belong together.
    pub fn in_row(word: &str, code: &str) -> Option<RatingSubject> {
        match word {
            "ticket" => {
                let (label, day) = code.split_once(' ')?;
                Some(RatingSubject::Ticket { day: day.parse().ok()?, label: label.parse().ok()? })
            }
            "application" => Some(RatingSubject::Application(code.to_owned())),
            _ => None,
        }
    }

    /// What the case of a bad rating is about: the number with its window, or else the matter, or the department.
    pub fn in_case(&self, work: &ServedWork, hall: &Hall) -> CaseSubject {
        let about = match self {
            RatingSubject::Ticket { day, label } => {
                CaseSubject::Ticket { day: *day, label: label.clone(), window: work.window.clone() }
            }
            RatingSubject::Application(_) => CaseSubject::Matter(work.matter.clone()),
        };
        let department = || work.departments.first().map(|name| CaseSubject::Department(name.clone()));
        let known = [Some(about), department()].into_iter().flatten().find(|about| about.is_known(hall));
        known.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::catalogue::Department;
    use crate::hall::{Name, Setup};

    #[test]
    fn a_subject_comes_back_from_its_row() {
        let day = "2026-11-23".parse().unwrap();
        let label = TicketLabel::new("A", 12);
        for subject in [RatingSubject::Ticket { day, label }, RatingSubject::Application("5116-1".into())] {
            assert_eq!(RatingSubject::in_row(subject.word(), &subject.code()), Some(subject));
        }
        assert_eq!(RatingSubject::in_row("ticket", "A012"), None);
        assert_eq!(RatingSubject::in_row("window", "A01"), None);
    }

    #[test]
    fn an_application_of_an_unknown_matter_is_about_its_department() {
        let department = Department { name: Name::new("公安局", ""), ..Department::default() };
        let hall = Hall::new(Setup { departments: vec![department], ..Setup::default() });
        let subject = RatingSubject::Application("5116-1".into());
        let of = |name: &str| ServedWork { departments: vec![name.into()], ..ServedWork::default() };
        assert_eq!(subject.in_case(&of("公安局"), &hall), CaseSubject::Department("公安局".into()));
        assert_eq!(subject.in_case(&of("火星局"), &hall), CaseSubject::Hall);
    }
}
