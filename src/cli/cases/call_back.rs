//! Calling back whoever left a contact, after the answer: what came of it is kept, and where nobody answers it is tried again.
use super::{CaseDesk, StaffArguments};
use crate::cli::{Exit, Stop};
use crate::hall::cases::{CallOutcome, CaseAct};
use clap::Args;

/// Note that somebody was called back after the answer (回访): reached or not, and satisfied or not.
///
/// For cases whose source asks for it in cases.toml and that have a contact; anonymous ones are not called back.
/// Three calls that nobody answers end it; calls within an hour are one. Whoever is not satisfied reopens the case once.
/// hall cases list --call-back says who is to be called. For the centre alone.
#[derive(Debug, Args)]
#[command(
    group = clap::ArgGroup::new("outcome").required(true),
    group = clap::ArgGroup::new("verdict"),
    after_help = concat!(
        "Examples:\n  hall cases call-back 12 --reached --satisfied --by Li\n",
        "  hall cases call-back 12 --not-reached --by Li\n\n",
        "Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration"
    )
)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(super) struct CallBack {
    #[command(flatten)]
    staff: StaffArguments,
    /// The applicant answered the call.
    #[arg(long, group = "outcome")]
    reached: bool,
    /// Nobody answered.
    #[arg(long, group = "outcome")]
    not_reached: bool,
    /// The applicant is satisfied.
    #[arg(long, group = "verdict", conflicts_with = "not_reached")]
    satisfied: bool,
    /// The applicant is not satisfied.
    #[arg(long, group = "verdict", conflicts_with = "not_reached")]
    not_satisfied: bool,
}

pub(super) fn run(desk: &mut CaseDesk<'_>, call: &CallBack) -> Result<Exit, Stop> {
    let outcome = if call.reached {
        let said = call.satisfied || call.not_satisfied;
        CallOutcome::Reached { satisfied: said.then_some(call.satisfied) }
    } else {
        CallOutcome::NotReached
    };
    desk.staff(&call.staff, CaseAct::CallBack(outcome))
}
