//! How the centre is set up: what its configuration says, the same all day.
use super::booking::CodeForms;
use super::calendar::{OfficeCalendar, Span, SpecialDay, Workdays};
use super::cases::CaseRules;
use super::catalogue::{Department, Theme};
use super::desk::{Board, Clerk, FunctionKeys, Window};
use super::figures::Alarms;
use super::queue::{CallingRules, Class, Line};
use super::ratings::RatingRules;
use super::{HallIdentity, KioskCode, Name, NamedCode};

/// How the centre is set up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// Which hall of its database it is.
    pub identity: HallIdentity,
    /// The centre's name.
    pub centre: Name,
    /// This machine's number in the hall, as people read it.
    pub kiosk: KioskCode,
    /// Where people are helped: a desk and a telephone.
    pub help_desk: Name,
    /// The centre's telephone.
    pub phone: String,
    /// The front part of every ticket's QR code, upper case, e.g. `HTTPS://ZWFW.EXAMPLE/T/`; may be empty.
    pub ticket_link: String,
    /// The units in the hall, in the order the centre lists them.
    pub departments: Vec<Department>,
    /// Themes that matters are grouped by.
    pub themes: Vec<Theme>,
    /// The lines people can queue in.
    pub lines: Vec<Line>,
    /// The windows that serve the lines.
    pub windows: Vec<Window>,
    /// Classes of people who may be called before others.
    pub classes: Vec<Class>,
    /// The rules of calling.
    pub calling: CallingRules,
    /// The function keys of windows.
    pub keys: FunctionKeys,
    /// The forms of the centre's own appointment codes.
    pub code_forms: CodeForms,
    /// When the lead should look.
    pub alarms: Alarms,
    /// Who calls numbers.
    pub clerks: Vec<Clerk>,
    /// Why a window may pause.
    pub pauses: Vec<NamedCode>,
    /// How a business may end at a window.
    pub outcomes: Vec<NamedCode>,
    /// The boards on the walls.
    pub boards: Vec<Board>,
    /// When the hall is open on a working day.
    pub hours: Vec<Span>,
    /// Which days are working days.
    pub workdays: Workdays,
    /// Days with hours of their own.
    pub special_days: Vec<SpecialDay>,
    /// The limits of cases, and who reads them.
    pub cases: CaseRules,
    /// How long people may rate, and why.
    pub ratings: RatingRules,
}

impl Setup {
    /// The office's time, by which limits are counted.
    pub fn office(&self) -> OfficeCalendar<'_> {
        OfficeCalendar { workdays: &self.workdays, hours: &self.hours }
    }
}
