//! `hall cases`: opinions, complaints and other cases, handled from a shell.
mod application_json;
mod application_list;
mod application_receipt;
mod application_show;
mod box_appointment;
mod box_desk;
mod by_receipt;
mod call_back;
mod case_desk;
mod handle;
mod import;
mod json;
mod list;
mod opinion_box;
mod publish;
mod rotate_key;
mod show;
mod submit;

use super::login::Login;
use super::{CliContext, Exit, Stop};
use crate::hall::cases::words::fit_for_screen;
use crate::hall::cases::{ActKind, CaseAct, CaseRole};
use crate::text::{Lang, cases};
use anyhow::anyhow;
use case_desk::CaseDesk;
use clap::{Args, Subcommand};

/// Handle opinions, complaints and other cases (诉求); without a command, list those that are open.
///
/// One life for all of them: submitted, registered, accepted or not, assigned to a department, answered, confirmed by the
/// applicant, closed. Limits and who reads what are in cases.toml. Every step is kept, with who made it.
/// Text and contact are hidden until somebody reveals them, which is kept as well.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, after_help = concat!(
    "Examples:\n  hall cases\n  hall cases --overdue --json\n  hall cases accept 12 --by Li\n",
    "  hall cases answer 12 --text \"We have put up a sign\" --by Li\n\n",
    "With --json: {cases: [{number, source, class, state, since, submitted_at, about: {kind, code}, concerns,\n",
    "  department, contact_due, contacted_at, due, lamp, overdue, escalation, answered_at, lapses_at, ended_at,\n",
    "  extended_at, reopened_at, appealed_at, callback, callback_due, calls, called_at, closing, published_at,\n",
    "  merged_into, satisfied, rechecked, vote, urged_at, urges, kiosk, lang, has_text, has_contact, sealed, opened_at,\n",
    "  steps}], next};\n",
    "  what there is not is null; callback is owed, reached or not_reached, closing is thanks, satisfied, answered\n",
    "  or disputed\n\n",
    "Exit codes:\n  0 done   1 refused: no such case, or not in this state   2 usage   69 store   78 configuration"
))]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: Option<CasesCommand>,
    #[command(flatten)]
    list: list::ListArguments,
}

#[derive(Debug, Subcommand)]
enum CasesCommand {
    List(list::ListCases),
    Show(show::Show),
    Submit(submit::Submit),
    Register(handle::Register),
    Accept(handle::Accept),
    Refuse(handle::Refuse),
    Merge(handle::Merge),
    Assign(handle::Assign),
    Contact(handle::Contact),
    Answer(handle::AnswerCase),
    Extend(handle::Extend),
    CallBack(call_back::CallBack),
    Recheck(handle::Recheck),
    Close(handle::CloseCase),
    Publish(publish::Publish),
    Unpublish(publish::Unpublish),
    Published(publish::Published),
    Confirm(by_receipt::ConfirmCase),
    Withdraw(by_receipt::Withdraw),
    Urge(by_receipt::Urge),
    Vote(by_receipt::Vote),
    Box(opinion_box::OpinionBoxArguments),
    RotateKey(rotate_key::RotateKey),
    Import(import::ImportApplications),
    Receipt(application_receipt::GiveReceipt),
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut desk = CaseDesk::open(context)?;
    match &arguments.what {
        None => list(&mut desk, &arguments.list),
        Some(CasesCommand::List(cases)) => list(&mut desk, &cases.list),
        Some(CasesCommand::Show(show)) => show::run(&mut desk, show),
        Some(CasesCommand::Submit(submit)) => submit::run(&mut desk, submit),
        Some(CasesCommand::Register(register)) => desk.staff(&register.staff, CaseAct::Register),
        Some(CasesCommand::Accept(accept)) => handle::accept(&mut desk, accept),
        Some(CasesCommand::Refuse(refuse)) => handle::refuse(&mut desk, refuse),
        Some(CasesCommand::Merge(merge)) => desk.staff(&merge.staff, CaseAct::Merge { into: merge.into }),
        Some(CasesCommand::Assign(assign)) => handle::assign(&mut desk, assign),
        Some(CasesCommand::Contact(contact)) => desk.staff(&contact.staff, CaseAct::Contact),
        Some(CasesCommand::Answer(answer)) => handle::answer(&mut desk, answer),
        Some(CasesCommand::Extend(extend)) => handle::extend(&mut desk, extend),
        Some(CasesCommand::CallBack(call)) => call_back::run(&mut desk, call),
        Some(CasesCommand::Recheck(recheck)) => {
            desk.staff(&recheck.staff, CaseAct::Recheck { passed: recheck.passed })
        }
        Some(CasesCommand::Close(close)) => handle::close(&mut desk, close),
        Some(CasesCommand::Publish(publish)) => publish::publish(&mut desk, publish),
        Some(CasesCommand::Unpublish(unpublish)) => desk.staff(&unpublish.staff, CaseAct::Unpublish),
        Some(CasesCommand::Published(published)) => publish::published(&mut desk, published),
        Some(CasesCommand::Confirm(confirm)) => by_receipt::confirm(&mut desk, confirm),
        Some(CasesCommand::Withdraw(withdraw)) => desk.applicant(&withdraw.applicant, CaseAct::Withdraw),
        Some(CasesCommand::Urge(urge)) => desk.applicant(&urge.applicant, CaseAct::Urge),
        Some(CasesCommand::Vote(vote)) => {
            desk.applicant(&vote.applicant, CaseAct::Vote { put_right: vote.put_right })
        }
        Some(CasesCommand::Box(opinions)) => opinion_box::run(&mut desk, opinions),
        Some(CasesCommand::RotateKey(rotate)) => rotate_key::run(&mut desk, rotate),
        Some(CasesCommand::Import(import)) => import::run(&mut desk, import),
        Some(CasesCommand::Receipt(receipt)) => application_receipt::run(&mut desk, receipt),
    }
}

/// Lists cases, or the applications beside them.
fn list(desk: &mut CaseDesk<'_>, arguments: &list::ListArguments) -> Result<Exit, Stop> {
    match &arguments.source {
        Some(source) if application_list::is_meant(source) => application_list::run(desk, arguments),
        _ => list::run(desk, arguments),
    }
}

/// Which case, and who does something with it.
#[derive(Debug, Args)]
struct StaffArguments {
    /// The number of the case.
    #[arg(value_name = "NUMBER")]
    case: String,
    /// Who does it: a name or a clerk number. It is recorded that the system's administrator acts for them.
    #[arg(long, value_name = "NAME", value_parser = name, required_unless_present = "login", conflicts_with = "login")]
    by: Option<String>,
    #[command(flatten)]
    login: Login,
    /// In what capacity: centre, supervisor, or the name of a department. With --login that of the account's roles.
    #[arg(long = "as", value_name = "ROLE", default_value = "centre", value_parser = capacity, conflicts_with = "login")]
    capacity: CaseRole,
    /// A note for the staff; the applicant does not see it.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

/// Whoever has the receipt.
#[derive(Debug, Args)]
struct ApplicantArguments {
    /// The receipt: 40 letters and digits, with or without spaces.
    receipt: String,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

/// A name somebody answers for: not blank, not long.
fn name(given: &str) -> Result<String, String> {
    let fit = fit_for_screen(given);
    match fit.chars().count() {
        1..=40 if fit == given.trim() => Ok(fit),
        _ => Err("a name of 1 to 40 characters is needed".into()),
    }
}

/// In what capacity somebody acts.
fn capacity(given: &str) -> Result<CaseRole, String> {
    match given.trim() {
        "" => Err("centre, supervisor or the name of a department is needed".into()),
        "centre" | "中心" => Ok(CaseRole::Centre),
        "supervisor" | "监督员" => Ok(CaseRole::Supervisor),
        department => Ok(CaseRole::Department(department.to_owned())),
    }
}

/// What is wrong with the command line.
fn usage(said: String) -> Stop {
    Stop::Failed(Exit::Usage, anyhow!(said))
}

/// The command that does an act.
fn command(kind: ActKind) -> &'static str {
    cases::act(Lang::En, kind)
}

/// An act as it is called, with its command where that is another word.
fn said(lang: Lang, kind: ActKind) -> String {
    let called = cases::act(lang, kind);
    if called == command(kind) { called.to_owned() } else { format!("{called} {}", command(kind)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_act_of_people_is_a_command_of_its_name() {
        let root = super::super::Cli::command();
        let cases = root.find_subcommand("cases").unwrap();
        for kind in ActKind::all() {
            let by_people = [CaseRole::Applicant, CaseRole::Centre, CaseRole::Supervisor];
            let is_command = by_people.iter().any(|role| kind.is_for(role))
                && !matches!(kind, ActKind::Reveal | ActKind::DenyReveal);
            assert_eq!(cases.find_subcommand(command(kind)).is_some(), is_command, "{kind}");
        }
    }

    #[test]
    fn somebody_acts_for_the_centre_a_supervisor_or_a_department() {
        assert_eq!(capacity("centre"), Ok(CaseRole::Centre));
        assert_eq!(capacity("监督员"), Ok(CaseRole::Supervisor));
        assert_eq!(capacity("市公安局"), Ok(CaseRole::Department("市公安局".into())));
        assert!(capacity(" ").is_err() && name("").is_err() && name(&"长".repeat(41)).is_err());
    }
}
