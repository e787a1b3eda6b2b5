//! What whoever has a receipt does with a case: the same transactions as at a kiosk.
use super::{ApplicantArguments, CaseDesk, name, usage};
use crate::cli::{Exit, Stop};
use crate::hall::cases::{CaseAct, CaseActor, CaseError};
use crate::store::{CaseKey, CaseOrder, CaseWords};
use crate::text::command::cases::words;
use clap::Args;

/// Take a case back (撤回) by its receipt, as long as it is not answered.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hall cases withdraw RECEIPT\n\n\
    Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration")]
pub(super) struct Withdraw {
    #[command(flatten)]
    pub applicant: ApplicantArguments,
}

/// Urge a case (催办) by its receipt, once a working day.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hall cases urge RECEIPT\n\n\
    Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration")]
pub(super) struct Urge {
    #[command(flatten)]
    pub applicant: ApplicantArguments,
}

/// Vote by the receipt whether a case is put right (复查投票), once for each answer.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("vote").required(true), after_help = concat!(
    "Example:\n  hall cases vote RECEIPT --put-right\n\n",
    "Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration"
))]
pub(super) struct Vote {
    #[command(flatten)]
    pub applicant: ApplicantArguments,
    /// It is put right.
    #[arg(long, group = "vote")]
    pub put_right: bool,
    /// It is not.
    #[arg(long, group = "vote")]
    not_put_right: bool,
}

/// Say whether the applicant is satisfied (评价): by the receipt, or by number for somebody who says so at the desk or
/// by telephone; a callback is noted with hall cases call-back.
///
/// Whoever is not satisfied reopens the case once.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("verdict").required(true), after_help = concat!(
    "Examples:\n  hall cases confirm RECEIPT --satisfied\n  hall cases confirm 12 --dissatisfied --by Li\n\n",
    "Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration"
))]
pub(super) struct ConfirmCase {
    /// The receipt; or the number of the case, with --by.
    #[arg(value_name = "RECEIPT")]
    case: String,
    /// Satisfied.
    #[arg(long, group = "verdict")]
    satisfied: bool,
    /// Not satisfied.
    #[arg(long, group = "verdict")]
    dissatisfied: bool,
    /// Who heard it: a name or a clerk number.
    #[arg(long, value_name = "NAME", value_parser = name)]
    by: Option<String>,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn confirm(desk: &mut CaseDesk<'_>, confirm: &ConfirmCase) -> Result<Exit, Stop> {
    let Some(key) = desk.key(&confirm.case)? else {
        return desk.say_no(&CaseError::Forged, None, &[], confirm.json);
    };
    let actor = match (key, &confirm.by) {
        (CaseKey::Receipt(_), _) => CaseActor::applicant(),
        (CaseKey::Number(_), Some(by)) => CaseActor::centre(by),
        (CaseKey::Number(_), None) => {
            return Err(usage(words(desk.context.lang).by_needed.to_owned()));
        }
    };
    let act = CaseAct::Confirm { satisfied: confirm.satisfied };
    desk.order(key, &CaseOrder { act, actor, words: CaseWords::default() }, confirm.json)
}
