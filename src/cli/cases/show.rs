//! `hall cases show`: one case with its history; its text and contact for whoever may read them.
use super::case_desk::is_like_receipt;
use super::{CaseDesk, application_show, capacity, json, list, name, said};
use crate::cli::exercise::machine;
use crate::cli::login::{Login, denied};
use crate::cli::{Exit, Stop};
use crate::hall::cases::{ActKind, Case, CaseError, CaseRole, Confidential};
use crate::hall::receipts::ReceiptKind;
use crate::store::{ApplicationKey, CaseEvent, CaseHistory, CaseKey, CaseStep, PersonWords};
use crate::text::cases::{act, closing, result, role, source, state};
use crate::text::command::cases::{CasesWords, words};
use crate::text::layout::half_width;
use chrono::NaiveDateTime;
use clap::{ArgGroup, Args};
use serde_json::{Value, json as value};
use std::io::{self, Write};

/// Show a case by its number or its receipt: where it stands, and every step of its history.
///
/// With a receipt: what its applicant may see. By its number: what the staff see, without the receipt.
///
/// With --reveal also what the applicant wrote and how to be reached, as far as whoever asks may read it; that it was read, by
/// whom and when, is kept in the history first, and so is that somebody was refused. A department that a complaint is about
/// reads neither.
///
/// The number of an application (办件编号), or a receipt of one, shows that: its steps, its limits, what has changed. Where a case has
/// the same number the case is shown, and that there is an application, too.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("reader").args(["by", "login"]), after_help = concat!(
    "Examples:\n  hall cases show 12\n  hall cases show 12 --reveal --by Li\n",
    "  hall cases show 12 --reveal --by Wang --as 市公安局 --json\n  hall cases show 36990020261105010000127\n\n",
    "With --json: the fields of hall cases --json, and {receipt, answer, may, text, name, phone,\n",
    "  history: [{step, at, act, role, unit, who, from, to, detail, answer, reason, instead, note}]};\n",
    "  of an application the fields of hall cases list --source application --json, and {matter_name,\n",
    "  statutory_limit, promised_limit, receipt, receipt_code, imported_at, milestones: [{kind, day, time}],\n",
    "  history: [{step, at, from, to, changes: [{fact, from, to}]}]}\n\n",
    "Exit codes:\n  0 done   1 no such case, or not for you to read   2 usage   69 store   78 configuration"
))]
pub(super) struct Show {
    /// The number of the case or of an application (办件编号), or its receipt.
    #[arg(value_name = "NUMBER")]
    case: String,
    /// Take the number for that of an application (办件编号), where a case has it, too.
    #[arg(long, conflicts_with = "reveal")]
    application: bool,
    /// Also show what the applicant wrote, and how to be reached; this is recorded.
    #[arg(long, requires = "reader")]
    reveal: bool,
    /// Who reads it: a name or a clerk number. It is recorded that the system's administrator reads it for them.
    #[arg(long, value_name = "NAME", value_parser = name)]
    by: Option<String>,
    #[command(flatten)]
    login: Login,
    /// In what capacity: centre, supervisor, or the name of a department. With --login that of the account's roles.
    #[arg(long = "as", value_name = "ROLE", default_value = "centre", value_parser = capacity, conflicts_with = "login")]
    capacity: CaseRole,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(desk: &mut CaseDesk<'_>, arguments: &Show) -> Result<Exit, Stop> {
    if let Some(key) = application(desk, arguments)? {
        return application_show::show(desk, &key, arguments.json);
    }
    let Some(key) = desk.key(&arguments.case)? else {
        return desk.say_no(&CaseError::Forged, None, &[], arguments.json);
    };
    let read = match look(desk, key, arguments)? {
        Ok(read) => read,
        Err(no) => return desk.say_no(&no, None, &[], arguments.json),
    };
    let (history, person) = (&read.0, read.1.as_ref());
    let role = match key {
        CaseKey::Receipt(_) if !arguments.reveal => &CaseRole::Applicant,
        _ => &arguments.capacity,
    };
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if arguments.json {
        writeln!(stdout, "{}", as_json(desk, history, person, role))?;
    } else {
        for line in lines(desk, history, person, role) {
            writeln!(stdout, "{line}")?;
        }
    }
    Ok(Exit::Done)
}

/// The application that somebody means: by a receipt for one, or by a number that an application has and no case. One that neither
/// has is refused as what it looks like.
fn application(desk: &mut CaseDesk<'_>, arguments: &Show) -> Result<Option<ApplicationKey>, Stop> {
    let typed = &arguments.case;
    if let Some(receipt) = desk.receipt(typed) {
        let is_of_one = receipt.kind() == ReceiptKind::Application;
        return Ok(is_of_one.then_some(ApplicationKey::Receipt(receipt)));
    }
    let hall = &desk.config.hall;
    let code = half_width::code(typed).trim().to_owned();
    let number: Option<u32> = code.parse().ok();
    let is_case = match number {
        Some(number) => desk.store.case(hall, CaseKey::Number(number), desk.now)?.is_ok(),
        None => false,
    };
    let key = ApplicationKey::Code(code.clone());
    let is_there = desk.store.application(hall, &key, desk.now)?.is_ok();
    // No case is numbered 0012.
    let is_meant = arguments.application || is_there && number.is_some_and(|it| it.to_string() != code);
    if is_case && !is_meant {
        if is_there {
            let also = words(desk.context.lang).also_application;
            writeln!(crate::cli::fit(io::stderr().lock()), "{}", also(&code))?;
        }
        return Ok(None);
    }
    Ok((is_meant || is_there || number.is_none() && !is_like_receipt(typed)).then_some(key))
}

/// The case, and what its applicant wrote where that is to be revealed.
fn look(
    desk: &mut CaseDesk<'_>,
    key: CaseKey,
    arguments: &Show,
) -> Result<Result<(CaseHistory, Option<PersonWords>), CaseError>, Stop> {
    let found = desk.store.case(&desk.config.hall, key, desk.now)?.map(|history| match key {
        // Whoever has the receipt reads what was told, and nothing of what the staff do among themselves.
        CaseKey::Receipt(_) if !arguments.reveal => history.for_applicant(),
        // The receipt is the applicant's alone: with it somebody else would act in the applicant's name.
        _ => CaseHistory { receipt: None, ..history },
    });
    let history = match found {
        Ok(history) if arguments.reveal => history,
        found => return Ok(found.map(|history| (history, None))),
    };
    let number = history.case.number;
    let authority = desk.authority(&arguments.login, arguments.by.as_deref())?;
    let (machine, hall) = (machine(), &desk.config.hall);
    let mut acting = desk.store.acting(&authority, &machine, desk.now);
    let read = acting.reveal_case(hall, number, arguments.login.or(&arguments.capacity))?;
    let person = match read.map_err(|no| denied(desk.context, no))? {
        Ok(person) => person,
        Err(no) => return Ok(Err(no)),
    };
    // The reading itself is a step by now.
    let again = desk.store.case(&desk.config.hall, CaseKey::Number(number), desk.now)?;
    Ok(again.map(|history| (CaseHistory { receipt: None, ..history }, Some(person))))
}

fn as_json(
    desk: &CaseDesk<'_>,
    history: &CaseHistory,
    person: Option<&PersonWords>,
    role: &CaseRole,
) -> Value {
    let mut shown = json::case(&history.case, &desk.config.hall, desk.now);
    let may: Vec<&str> = may(desk, history, role).into_iter().map(super::command).collect();
    let read = |words: Option<&Confidential>| {
        words.filter(|words| !words.is_empty()).map(|words| words.reveal().to_owned())
    };
    let more = value!({
        "receipt": history.receipt.map(|receipt| receipt.to_string()),
        "answer": history.answer(),
        "may": may,
        "text": read(person.map(|person| &person.text)),
        "name": read(person.map(|person| &person.name)),
        "phone": read(person.map(|person| &person.phone)),
        "history": json::history(history),
    });
    if let (Some(shown), Value::Object(more)) = (shown.as_object_mut(), more) {
        shown.extend(more);
    }
    shown
}

fn lines(
    desk: &CaseDesk<'_>,
    history: &CaseHistory,
    person: Option<&PersonWords>,
    role: &CaseRole,
) -> Vec<String> {
    let (lang, case) = (desk.context.lang, &history.case);
    let words = words(lang);
    let mut lines = vec![list::in_brief(desk, case)];
    let came = case.submitted_at.format("%Y-%m-%d %H:%M").to_string();
    lines.push((words.came)(&came, source(lang, case.source)));
    lines.extend(history.receipt.map(|receipt| (words.receipt)(&receipt.in_groups())));
    match person {
        _ if case.is_sealed => lines.push(words.in_box.to_owned()),
        Some(person) => lines.extend(wrote(person, case.has_contact, words)),
        None if case.has_text || case.has_contact => lines.push(words.hidden.to_owned()),
        None => lines.extend([words.no_text.to_owned(), words.anonymous.to_owned()]),
    }
    lines.extend(case.opened_at.map(|at| (words.opened)(&at.format("%Y-%m-%d %H:%M").to_string())));
    lines.extend(history.steps.iter().flat_map(|step| step_lines(desk, case, step)));
    if let (Some(_), Some(told)) = (&history.merged, history.answer()) {
        lines.push((words.answer)(told));
    }
    if let Some(how) = history.standing().closing() {
        lines.push((words.closed)(history.closing_reason().unwrap_or(closing(lang, how))));
    }
    let may: Vec<String> = may(desk, history, role).into_iter().map(|kind| said(lang, kind)).collect();
    if !may.is_empty() {
        lines.push((words.may)(&lang.list(&may)));
    }
    lines
}

/// What somebody may do with the case by a command; whoever has the receipt, also with the one it went on in.
fn may(desk: &CaseDesk<'_>, history: &CaseHistory, role: &CaseRole) -> Vec<ActKind> {
    let goes_on = history.merged.as_ref().map(|merged| &merged.case);
    match role {
        CaseRole::Applicant => history.case.possible_by_receipt(goes_on, &desk.config.hall.setup.cases),
        _ => desk.may(&history.case, role),
    }
}

/// What the applicant wrote.
fn wrote(person: &PersonWords, has_contact: bool, words: &CasesWords) -> [String; 2] {
    let text =
        if person.text.is_empty() { words.no_text.to_owned() } else { (words.text)(person.text.reveal()) };
    let reach: Vec<&str> = [&person.name, &person.phone].map(Confidential::reveal).to_vec();
    let contact = match (reach.join(" ").trim(), has_contact) {
        ("", true) => words.no_contact_for_you.to_owned(),
        ("", false) => words.anonymous.to_owned(),
        (reach, _) => (words.contact)(reach),
    };
    [text, contact]
}

/// The word that goes with a step, as people say it.
fn detail(desk: &CaseDesk<'_>, case: &Case, step: &CaseStep) -> String {
    let word = step.detail.as_str();
    match step.event {
        CaseEvent::Act(ActKind::Accept) if !word.is_empty() => list::class(desk, case, word),
        CaseEvent::Act(ActKind::Extend | ActKind::Schedule) => {
            let until: Option<NaiveDateTime> = word.parse().ok();
            until.map_or_else(|| word.to_owned(), |until| until.format("%Y-%m-%d %H:%M").to_string())
        }
        // A department may be called as it likes.
        CaseEvent::Act(ActKind::Assign) | CaseEvent::Submitted => word.to_owned(),
        CaseEvent::Act(kind) => result(desk.context.lang, kind, word).unwrap_or(word).to_owned(),
    }
}

/// A step of the history, and what was told or noted with it.
fn step_lines(desk: &CaseDesk<'_>, case: &Case, step: &CaseStep) -> Vec<String> {
    let lang = desk.context.lang;
    let words = words(lang);
    let done = match step.event {
        CaseEvent::Submitted => words.submitted,
        CaseEvent::Act(kind) => act(lang, kind),
    };
    let parts = [
        step.at.format("%m-%d %H:%M").to_string(),
        done.to_owned(),
        detail(desk, case, step),
        role(lang, &step.actor.role).to_owned(),
        step.actor.who.clone(),
        format!("→ {}", state(lang, step.to)),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut lines = vec![format!("  {}  {}", step.step, parts.join("  "))];
    let told = [
        (&step.answer, words.answer),
        (&step.reason, words.reason),
        (&step.instead, words.instead),
        (&step.note, words.note),
    ];
    lines.extend(
        told.into_iter()
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, said)| format!("       {}", said(text).replace('\n', "\n       "))),
    );
    lines
}
