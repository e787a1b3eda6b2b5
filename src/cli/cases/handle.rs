//! What the staff do with a case, one command each.
use super::{CaseDesk, StaffArguments, submit};
use crate::cli::{Exit, Stop};
use crate::hall::cases::CaseAct;
use crate::hall::cases::words::{ANSWER, REMARK, needed};
use crate::store::CaseWords;
use clap::Args;
use std::path::PathBuf;

/// Put a case into the register (登记).
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hall cases register 12 --by Li\n\n\
    Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration")]
pub(super) struct Register {
    #[command(flatten)]
    pub staff: StaffArguments,
}

/// Accept a case (受理), in a class where its source has some.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hall cases accept 12 --by Li\n  hall cases accept 12 --class simple --by Li\n\n\
    Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration"
)]
pub(super) struct Accept {
    #[command(flatten)]
    staff: StaffArguments,
    /// The class, by its code in cases.toml; it sets the limit.
    #[arg(long, value_name = "CLASS")]
    class: Option<String>,
}

/// Do not accept a case (不予受理): say why, and where to go instead.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  hall cases refuse 12 --reason \"Not a matter of this hall\" --instead \"The tax office\" --by Li\n\n\
    Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration"
)]
pub(super) struct Refuse {
    #[command(flatten)]
    staff: StaffArguments,
    /// Why; the applicant is told.
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Where to go instead; the applicant is told.
    #[arg(long, value_name = "TEXT")]
    instead: String,
}

/// Let a case go on in another of the same thing (并案); its receipt then tells of that one.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hall cases merge 13 --into 12 --by Li\n\n\
    Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration")]
pub(super) struct Merge {
    #[command(flatten)]
    pub staff: StaffArguments,
    /// The number of the case it goes on in.
    #[arg(long, value_name = "NUMBER")]
    pub into: u32,
}

/// Assign a case to a department (转办); again hands it over to another.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hall cases assign 12 --department 市公安局 --by Li\n\n\
    Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration")]
pub(super) struct Assign {
    #[command(flatten)]
    staff: StaffArguments,
    /// The department, as departments.toml calls it.
    #[arg(long, value_name = "NAME")]
    department: String,
}

/// Note that somebody has spoken with the applicant for the first time (首次联系).
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hall cases contact 12 --by Li\n\n\
    Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration")]
pub(super) struct Contact {
    #[command(flatten)]
    pub staff: StaffArguments,
}

/// Answer a case (答复); whoever has the receipt reads it.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("words").required(true), after_help = concat!(
    "Examples:\n  hall cases answer 12 --text \"We have put up a sign\" --by Li\n",
    "  hall cases answer 12 --file answer.txt --by Wang --as 市公安局\n\n",
    "Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration"
))]
pub(super) struct AnswerCase {
    #[command(flatten)]
    staff: StaffArguments,
    /// The answer, at most 2000 characters.
    #[arg(long, value_name = "TEXT", group = "words")]
    text: Option<String>,
    /// A file with the answer, in UTF-8.
    #[arg(long, value_name = "FILE", group = "words")]
    file: Option<PathBuf>,
}

/// Extend the limit of a case (延期): once, before it falls due, with a reason that the applicant is told.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  hall cases extend 12 --days 10 --reason \"Parts have to come first\" --by Li\n\n\
    Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration"
)]
pub(super) struct Extend {
    #[command(flatten)]
    staff: StaffArguments,
    /// By how many working days.
    #[arg(long, value_name = "N")]
    days: u16,
    /// Why; the applicant is told.
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// Note whether a recheck found a case put right (复查); if not, it is reopened once.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("found").required(true), after_help = concat!(
    "Example:\n  hall cases recheck 12 --passed --by Zhao --as supervisor\n\n",
    "Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration"
))]
pub(super) struct Recheck {
    #[command(flatten)]
    pub staff: StaffArguments,
    /// It is put right.
    #[arg(long, group = "found")]
    pub passed: bool,
    /// It is not.
    #[arg(long, group = "found")]
    failed: bool,
}

/// Close a case that is answered (办结); praise may be closed with thanks at once.
///
/// Whoever has the receipt reads why: the reason, or else how it came about. Where the applicant or a recheck holds that it is
/// not put right, a reason is needed.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall cases close 12 --by Li\n",
    "  hall cases close 12 --reason \"The hall has no room for more seats\" --by Li\n\n",
    "Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration"
))]
pub(super) struct CloseCase {
    #[command(flatten)]
    staff: StaffArguments,
    /// Why; the applicant is told.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(super) fn accept(desk: &mut CaseDesk<'_>, accept: &Accept) -> Result<Exit, Stop> {
    desk.staff(&accept.staff, CaseAct::Accept { class: accept.class.clone() })
}

pub(super) fn refuse(desk: &mut CaseDesk<'_>, refuse: &Refuse) -> Result<Exit, Stop> {
    let reason = desk.checked_without_numbers("--reason", &refuse.reason)?;
    let instead = desk.checked(needed("--instead", &refuse.instead, REMARK))?;
    desk.staff_with(&refuse.staff, CaseAct::Refuse, CaseWords { reason, instead, ..CaseWords::default() })
}

pub(super) fn assign(desk: &mut CaseDesk<'_>, assign: &Assign) -> Result<Exit, Stop> {
    desk.staff(&assign.staff, CaseAct::Assign { department: assign.department.trim().to_owned() })
}

pub(super) fn answer(desk: &mut CaseDesk<'_>, answer: &AnswerCase) -> Result<Exit, Stop> {
    let text = match (&answer.text, &answer.file) {
        (Some(text), _) => desk.checked(needed("--text", text, ANSWER))?,
        (None, Some(file)) => {
            let text = submit::read(desk, file)?;
            desk.checked(needed("--file", &text, ANSWER))?
        }
        (None, None) => String::new(),
    };
    desk.staff_with(&answer.staff, CaseAct::Answer, CaseWords { answer: text, ..CaseWords::default() })
}

pub(super) fn close(desk: &mut CaseDesk<'_>, close: &CloseCase) -> Result<Exit, Stop> {
    let reason = match &close.reason {
        Some(reason) => desk.checked_without_numbers("--reason", reason)?,
        None => String::new(),
    };
    desk.staff_with(&close.staff, CaseAct::Close, CaseWords { reason, ..CaseWords::default() })
}

pub(super) fn extend(desk: &mut CaseDesk<'_>, extend: &Extend) -> Result<Exit, Stop> {
    let reason = desk.checked_without_numbers("--reason", &extend.reason)?;
    let words = CaseWords { reason, ..CaseWords::default() };
    desk.staff_with(&extend.staff, CaseAct::Extend { days: extend.days }, words)
}
