//! The limits of each source, who reads what, and the paces of the engine: data, with what holds where a centre sets nothing.
use super::CaseSource;
use crate::hall::Name;
use crate::hall::calendar::{MissingYear, OfficeCalendar};
use chrono::NaiveDateTime;

/// By when something is done, counted from when a case came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CaseLimit {
    /// As soon as the office is open.
    AtOnce,
    /// Before the office closes on the working day on which it came (当场、当日).
    SameDay,
    /// Within so many minutes of open office.
    Minutes(u32),
    /// Within so many working days, the day on which it came not counted.
    Days(u16),
}

impl CaseLimit {
    /// The last moment that is in time.
    pub fn due(self, at: NaiveDateTime, office: &OfficeCalendar<'_>) -> Result<NaiveDateTime, MissingYear> {
        match self {
            CaseLimit::AtOnce => office.open_from(at),
            CaseLimit::SameDay => office.after_days(at, 0),
            CaseLimit::Minutes(minutes) => office.after_minutes(at, minutes),
            CaseLimit::Days(days) => office.after_days(at, days),
        }
    }
}

/// A class of cases within a source, with a limit of its own; the centre puts a case into it when it is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseClass {
    /// The stable word.
    pub code: String,
    /// What people call it.
    pub name: Name,
    /// By when it is answered.
    pub answer: CaseLimit,
}

/// Who reads a part of a case beside the centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseReaders {
    /// The department it is assigned to.
    pub department: bool,
    /// The supervisors (监督员).
    pub supervisor: bool,
}

/// What holds for one source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own in cases.toml")]
pub struct SourceRules {
    /// By when somebody has spoken with the applicant, where that is asked for.
    pub first_contact: Option<CaseLimit>,
    /// By when it is answered or put right.
    pub answer: CaseLimit,
    /// Classes with limits of their own.
    pub classes: Vec<CaseClass>,
    /// The centre may close it with thanks, without an answer.
    pub closes_with_thanks: bool,
    /// Whoever left a contact is called back after the answer (回访).
    pub calls_back: bool,
    /// The departments it is about read neither its text nor the contact, although it is assigned to them.
    pub is_shielded: bool,
    /// What comes in at a kiosk lies sealed until the opinion box is opened, in a hall that has a key for it.
    pub is_sealed: bool,
    /// Who reads its text beside the centre.
    pub text: CaseReaders,
    /// Who reads the contact beside the centre.
    pub contact: CaseReaders,
}

/// The rules of all cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRules {
    /// By source, in the order of [`CaseSource::ALL`].
    pub sources: Vec<SourceRules>,
    /// How many cases one visit may submit.
    pub visit_limit: u32,
    /// How many cases one kiosk may submit within an hour.
    pub kiosk_limit: u32,
    /// After so many working days an applicant may urge again.
    pub urge_days: u32,
    /// After so many working days an answered case that nobody confirms is closed.
    pub confirm_days: u16,
    /// Within so many working days after the answer whoever left a contact is called back, where the source asks for it.
    pub callback_days: u16,
    /// So many times somebody is called who does not answer.
    pub callback_tries: u32,
    /// Whoever answered a case does not publish what was changed because of it: somebody else does.
    pub publishes_by_two: bool,
    /// By how many working days a case may be extended at most.
    pub extension_days: u16,
    /// So many working days after the limit: a reminder, a supervision order (督办), and word to the leader.
    pub ladder: [u32; 3],
    /// How many days after the end of a case its receipt is still answered.
    pub receipt_days: u16,
    /// How many days after its day the code of a ticket is still known for one: 0 is the day alone.
    pub ticket_days: u16,
    /// The front part of a receipt's QR code, upper case; may be empty.
    pub receipt_link: String,
}

impl CaseRules {
    /// The rules of a source.
    pub fn of(&self, source: CaseSource) -> &SourceRules {
        self.sources.get(source.place()).unwrap_or(&USUAL)
    }

    /// The class of a source that somebody names: by its code, or as it is called in either language.
    pub fn class_named(&self, source: CaseSource, typed: &str) -> Option<&CaseClass> {
        let is_meant = |class: &&CaseClass| {
            class.code == typed || class.name.zh == typed || class.name.en.eq_ignore_ascii_case(typed)
        };
        // A class need not be called anything in English.
        self.of(source).classes.iter().filter(|_| !typed.is_empty()).find(is_meant)
    }

    /// The class of a source by its code.
    pub fn class(&self, source: CaseSource, code: &str) -> Option<&CaseClass> {
        self.of(source).classes.iter().find(|class| class.code == code)
    }
}

/// What holds for a source of which nothing else is said: fifteen working days (四川).
static USUAL: SourceRules = SourceRules {
    first_contact: None,
    answer: CaseLimit::Days(15),
    classes: Vec::new(),
    closes_with_thanks: false,
    calls_back: false,
    is_shielded: false,
    is_sealed: true,
    text: CaseReaders { department: true, supervisor: true },
    contact: CaseReaders { department: false, supervisor: false },
};

impl Default for CaseRules {
    fn default() -> Self {
        CaseRules {
            sources: CaseSource::ALL.iter().map(|(source, _)| usual(*source)).collect(),
            visit_limit: 3,
            kiosk_limit: 30,
            urge_days: 1,
            confirm_days: 5,
            callback_days: 3,
            callback_tries: 3,
            publishes_by_two: true,
            extension_days: 15,
            ladder: [1, 2, 5],
            receipt_days: 365,
            ticket_days: 0,
            receipt_link: String::new(),
        }
    }
}

fn usual(source: CaseSource) -> SourceRules {
    let class = |code: &str, zh: &str, en: &str, answer| CaseClass {
        code: code.to_owned(),
        name: Name::new(zh, en),
        answer,
    };
    let simple = |days| class("simple", "简单", "Simple", CaseLimit::Days(days));
    match source {
        CaseSource::Praise => SourceRules { closes_with_thanks: true, ..USUAL.clone() },
        CaseSource::Complaint => SourceRules {
            first_contact: Some(CaseLimit::Days(1)),
            classes: vec![simple(1)],
            calls_back: true,
            is_shielded: true,
            ..USUAL.clone()
        },
        CaseSource::Unresolved => SourceRules {
            first_contact: Some(CaseLimit::AtOnce),
            classes: vec![
                class("on_the_spot", "当场办结", "On the spot", CaseLimit::SameDay),
                simple(5),
                class("complex", "复杂", "Complex", CaseLimit::Days(15)),
            ],
            calls_back: true,
            is_shielded: true,
            // Whoever reports it stands in the hall, and is spoken with at once.
            is_sealed: false,
            contact: CaseReaders { department: true, supervisor: false },
            ..USUAL.clone()
        },
        CaseSource::BadRating => SourceRules {
            first_contact: Some(CaseLimit::Minutes(60)),
            calls_back: true,
            is_shielded: true,
            is_sealed: false,
            ..USUAL.clone()
        },
        CaseSource::Patrol | CaseSource::StaffNote => {
            SourceRules { answer: CaseLimit::Days(5), ..USUAL.clone() }
        }
        CaseSource::Enquiry | CaseSource::Help => {
            SourceRules { contact: CaseReaders { department: true, supervisor: false }, ..USUAL.clone() }
        }
        CaseSource::Suggestion | CaseSource::Criticism | CaseSource::Supervision => USUAL.clone(),
    }
}
