//! What whoever has a receipt does with a case: the same transactions as at a kiosk.
use super::{ApplicantArguments, CaseDesk, name, usage};
use crate::cli::login::Login;
use crate::cli::{Exit, Stop};
use crate::hall::cases::{CaseAct, CaseActor, CaseError, CaseRole};
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
    /// Who heard it: a name or a clerk number. It is recorded that the system's administrator acts for them.
    #[arg(long, value_name = "NAME", value_parser = name, conflicts_with = "login")]
    by: Option<String>,
    #[command(flatten)]
    login: Login,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn confirm(desk: &mut CaseDesk<'_>, confirm: &ConfirmCase) -> Result<Exit, Stop> {
    let Some(key) = desk.key(&confirm.case)? else {
        return desk.say_no(&CaseError::Forged, None, &[], confirm.json);
    };
    let act = CaseAct::Confirm { satisfied: confirm.satisfied };
    match key {
        CaseKey::Receipt(_) => {
            let order = CaseOrder { act, actor: CaseActor::applicant(), words: CaseWords::default() };
            desk.order(key, &order, confirm.json)
        }
        CaseKey::Number(_) if confirm.by.is_none() && !confirm.login.is_given() => {
            Err(usage(words(desk.context.lang).by_needed.to_owned()))
        }
        CaseKey::Number(number) => {
            let who = (&confirm.login, confirm.by.as_deref(), &CaseRole::Centre);
            desk.act(number, who, (act, CaseWords::default()), confirm.json)
        }
    }
}
