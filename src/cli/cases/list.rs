//! `hall cases list`: the work list, or the register of all.
use super::{CaseDesk, box_appointment, json, usage};
use crate::cli::{Exit, Stop};
use crate::hall::cases::{Case, CaseSource, CaseState};
use crate::store::{CaseFilter, ListCursor, StoreError};
use crate::text::Lang;
use crate::text::cases::{about, escalation, lamp, source, source_named, state, state_named};
use crate::text::command::cases::{CasesWords, words};
use chrono::NaiveDateTime;
use clap::Args;
use serde_json::{Value, json as value};
use std::io::{self, Write};

/// List cases: what is open, by what is due next; with --all everything, newest first.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall cases list --overdue\n  hall cases list --state assigned --department 市公安局 --json\n",
    "  hall cases list --all --source complaint --limit 100\n  hall cases list --source application --overdue\n\n",
    "With --json: the same value as hall cases --json; of applications {applications: [{code, matter, department,\n",
    "  state, stage, received_at, accepted_at, deemed_accepted, promised, promised_due, statutory_due, due,\n",
    "  finished_at, in_time, special: [{from, until}], paused, lamp, overdue}], next}\n\n",
    "Exit codes:\n  0 done   2 usage   69 store   78 configuration"
))]
pub(super) struct ListCases {
    #[command(flatten)]
    pub list: ListArguments,
}

/// What a list is narrowed to.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(super) struct ListArguments {
    /// Also those that are closed, refused, merged or withdrawn, newest first.
    #[arg(long)]
    pub all: bool,
    /// Only in this state, such as answered.
    #[arg(long, value_name = "STATE")]
    pub state: Option<String>,
    /// Only from this source, such as complaint; application (办件) lists what came in by hall cases import.
    #[arg(long, value_name = "SOURCE")]
    pub source: Option<String>,
    /// Only those assigned to this department.
    #[arg(long, value_name = "NAME")]
    pub department: Option<String>,
    /// Only those of which a limit has run out.
    #[arg(long)]
    pub overdue: bool,
    /// Only those of which somebody is to be called back (回访).
    #[arg(long)]
    pub call_back: bool,
    /// How many at most.
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub limit: u32,
    /// Go on behind the page that ended with this.
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<String>,
    /// Print one JSON value.
    #[arg(long)]
    pub json: bool,
}

impl ListArguments {
    /// What is said of a list with nothing in it.
    fn without_any(&self, words: &CasesWords) -> &'static str {
        let is_narrowed = self.overdue || self.call_back || self.after.is_some();
        let is_of_some = self.state.is_some() || self.source.is_some() || self.department.is_some();
        match (is_narrowed || is_of_some, self.all) {
            (true, _) => words.none_such,
            (false, true) => words.none,
            (false, false) => words.none_open,
        }
    }
}

pub(super) fn run(desk: &mut CaseDesk<'_>, arguments: &ListArguments) -> Result<Exit, Stop> {
    let filter = filter(desk, arguments)?;
    let page = desk.store.cases(&filter)?;
    let notice = if arguments.json { Vec::new() } else { box_appointment::notice(desk)? };
    let mut stdout = crate::cli::fit(io::stdout().lock());
    let next = page.next.as_ref().map(ToString::to_string);
    if arguments.json {
        let cases: Vec<Value> =
            page.cases.iter().map(|case| json::case(case, &desk.config.hall, desk.now)).collect();
        writeln!(stdout, "{}", value!({ "cases": cases, "next": next }))?;
        return Ok(Exit::Done);
    }
    for line in notice {
        writeln!(stdout, "{line}")?;
    }
    let words = words(desk.context.lang);
    if page.cases.is_empty() {
        writeln!(stdout, "{}", arguments.without_any(words))?;
    }
    for case in &page.cases {
        writeln!(stdout, "{}", in_brief(desk, case))?;
    }
    if let Some(next) = next {
        writeln!(stdout, "{}", (words.more)(&next))?;
    }
    Ok(Exit::Done)
}

fn filter(desk: &mut CaseDesk<'_>, arguments: &ListArguments) -> Result<CaseFilter, Stop> {
    let lang = desk.context.lang;
    let words = words(lang);
    let wanted_state = match &arguments.state {
        None => None,
        Some(typed) => Some(state_named(typed).ok_or_else(|| {
            let known = CaseState::ALL.iter().map(|(known, word)| with_word(lang, state(lang, *known), word));
            let known: Vec<String> = known.collect();
            usage((words.bad_state)(typed, &lang.list(&known)))
        })?),
    };
    let wanted_source = arguments.source.as_deref().map(|typed| kind(desk, typed)).transpose()?;
    let departments = |desk: &mut CaseDesk<'_>| desk.store.departments_of_cases();
    let department = department(desk, arguments.department.as_deref(), departments)?;
    let filter = CaseFilter {
        is_of_all: arguments.all,
        state: wanted_state,
        source: wanted_source,
        department,
        overdue_at: arguments.overdue.then_some(desk.now),
        owes_callback: arguments.call_back,
        after: None,
        limit: arguments.limit,
    };
    let after = cursor(desk, arguments.after.as_deref(), filter.is_register())?;
    Ok(CaseFilter { after, ..filter })
}

/// Where a page is to begin: it must come from a list of the same kind.
pub(super) fn cursor(
    desk: &CaseDesk<'_>,
    typed: Option<&str>,
    is_register: bool,
) -> Result<Option<ListCursor>, Stop> {
    let Some(typed) = typed else { return Ok(None) };
    let read = ListCursor::read(typed).filter(|cursor| cursor.is_of_register() == is_register);
    let wrong = || usage((words(desk.context.lang).bad_cursor)(typed));
    read.ok_or_else(wrong).map(Some)
}

/// The department that somebody names, by its Chinese name: one of the hall's, in either language, or one that is among what is
/// listed, which the hall may have no more.
pub(super) fn department(
    desk: &mut CaseDesk<'_>,
    typed: Option<&str>,
    listed: impl FnOnce(&mut CaseDesk<'_>) -> Result<Vec<String>, StoreError>,
) -> Result<Option<String>, Stop> {
    let Some(typed) = typed.map(str::trim) else { return Ok(None) };
    let known = desk.config.hall.setup.departments.iter().map(|department| &department.name);
    if let Some(name) = known
        .clone()
        .find(|name| name.zh == typed || !typed.is_empty() && name.en.eq_ignore_ascii_case(typed))
    {
        return Ok(Some(name.zh.clone()));
    }
    let lang = desk.context.lang;
    let mut names: Vec<String> = known.map(|name| lang.say(name).to_owned()).collect();
    let others = listed(desk)?;
    if others.iter().any(|name| name == typed) {
        return Ok(Some(typed.to_owned()));
    }
    let is_new =
        |name: &String| !desk.config.hall.setup.departments.iter().any(|known| known.name.zh == *name);
    names.extend(others.into_iter().filter(is_new));
    Err(usage((words(lang).bad_department)(typed, &lang.list(&names))))
}

/// What something is called, with the word that scripts know it by where that is another one.
pub(super) fn with_word(lang: Lang, called: &str, word: &str) -> String {
    let notes = if called.eq_ignore_ascii_case(word) { Vec::new() } else { vec![word.to_owned()] };
    lang.noted(called, &notes)
}

/// The source that somebody names.
pub(super) fn kind(desk: &CaseDesk<'_>, typed: &str) -> Result<CaseSource, Stop> {
    source_named(typed).ok_or_else(|| {
        let lang = desk.context.lang;
        let known = CaseSource::ALL.iter().map(|(known, word)| with_word(lang, source(lang, *known), word));
        let known: Vec<String> = known.collect();
        usage((words(lang).bad_kind)(typed, &lang.list(&known)))
    })
}

/// A case in one line.
pub(super) fn in_brief(desk: &CaseDesk<'_>, case: &Case) -> String {
    let lang = desk.context.lang;
    let words = words(lang);
    let mut parts = vec![
        case.number.to_string(),
        source(lang, case.source).to_owned(),
        state(lang, case.state).to_owned(),
    ];
    parts.extend(case.class.as_deref().map(|code| class(desk, case, code)));
    parts.extend(case.department.clone());
    if case.owes_callback() {
        parts.push((words.callback)(case.calls));
    }
    if case.state.owes_answer() || case.owes_callback() {
        parts.push(limit(desk, case));
    }
    if case.is_sealed {
        parts.push(words.sealed.to_owned());
    }
    parts.extend(said_by_applicant(words, case));
    parts.extend(case.merged_into.map(|into| (words.merged)(into)));
    let subject = about(lang, &case.about);
    parts.extend(Some((words.about)(&subject)).filter(|_| !subject.is_empty()));
    parts.join("  ")
}

/// A class as people call it; one that cases.toml has no more goes by its code.
pub(super) fn class(desk: &CaseDesk<'_>, case: &Case, code: &str) -> String {
    let class = desk.config.hall.setup.cases.class(case.source, code);
    class.map_or_else(|| code.to_owned(), |class| desk.context.lang.say(&class.name).to_owned())
}

/// What whoever looks through a list must not pass over: it was urged, or somebody holds that it is not put right.
fn said_by_applicant(words: &CasesWords, case: &Case) -> Vec<String> {
    let marks = [
        (case.urges > 0).then(|| (words.urged)(case.urges)),
        (case.satisfied == Some(false)).then(|| words.not_satisfied.to_owned()),
        (case.rechecked == Some(false)).then(|| words.recheck_failed.to_owned()),
        case.vote.map(|put_right| if put_right { words.put_right } else { words.not_put_right }.to_owned()),
    ];
    marks.into_iter().flatten().collect()
}

/// By when something is due, and who is told where it is late.
fn limit(desk: &CaseDesk<'_>, case: &Case) -> String {
    let (lang, setup) = (desk.context.lang, &desk.config.hall.setup);
    let words = words(lang);
    let short = |at: NaiveDateTime| at.format("%m-%d %H:%M").to_string();
    let office = setup.office();
    match (case.next_due(), case.lamp(desk.now, &office)) {
        (Some(due), Some(colour)) => {
            let told = case.escalation(desk.now, &setup.cases, &office).ok().flatten();
            let late = told.map(|told| format!("  {}", (words.late)(escalation(lang, told))));
            (words.due)(&short(due), lamp(lang, colour)) + &late.unwrap_or_default()
        }
        _ => words.due_unknown.to_owned(),
    }
}
