//! `hall export` of departments, windows, people and cases: rows of texts, in the columns of their sheets.
use super::exercise::machine;
use super::export_file::{ExportTarget, create, open, tell};
use super::login::{Login, denied};
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::{Config, NotReadable, SetupTable};
use crate::export::{TableFile, TableForm, text_rows};
use crate::hall::cases::{Case, CasePart};
use crate::hall::people::{Authority, Permission, may_read_part};
use crate::import::{cells, join, needed_keys, person_cells, sheet_text};
use crate::store::{CaseFilter, Store};
use crate::text::Lang;
use crate::text::cases::{about, source, state};
use crate::text::command::sheets::{CASES, PEOPLE, ROLES, STATES, YES_NO, choice_words, words};
use anyhow::anyhow;
use chrono::NaiveDateTime;
use clap::Args;
use serde_json::json;
use std::path::Path;

/// Cases that are read at a time.
const PAGE: u32 = 500;
/// The national code of a self-service terminal in the hall (评价渠道).
const TERMINAL: &str = "5";

/// A sheet that goes out.
#[derive(Debug, Args)]
pub(super) struct SheetArguments {
    #[command(flatten)]
    target: ExportTarget,
    /// Write the headings alone, with notes and lists to choose from, to be filled in.
    #[arg(long)]
    template: bool,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

/// The sheet of people, and who reads it.
#[derive(Debug, Args)]
pub(super) struct PeopleSheetArguments {
    #[command(flatten)]
    sheet: SheetArguments,
    #[command(flatten)]
    login: Login,
}

/// The register of cases, and whose rights hold for what is read.
#[derive(Debug, Args)]
pub(super) struct CasesArguments {
    #[command(flatten)]
    target: ExportTarget,
    /// Also write what applicants wrote, where the account may read it; each reading is recorded.
    #[arg(long, requires = "login")]
    reveal: bool,
    #[command(flatten)]
    login: Login,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn setup(
    context: &CliContext,
    table: SetupTable,
    arguments: &SheetArguments,
) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let store = open(context, Some(&mut config), arguments.template)?;
    let choices = |key: &str| match key {
        "department" => departments(&config),
        key => choice_words(key).iter().map(|(_, shown)| (*shown).to_owned()).collect(),
    };
    let form = text_rows(sheet_text(table), needed_keys(table), choices);
    let mut rows = Vec::new();
    if let Some(mut store) = store {
        let edition = store.setup_edition()?;
        let documents = store.setup_documents(edition)?;
        let read = table.rows(documents.text(table.document()).unwrap_or_default());
        let read = read.map_err(|NotReadable| {
            let said = (words(context.lang).no_document)(table.document());
            Stop::Failed(Exit::Config, anyhow!(said))
        })?;
        rows = read.iter().map(|row| cells(table, row)).collect();
    }
    let kind = if table == SetupTable::Windows { "windows" } else { "departments" };
    write(context, &form, &rows, arguments, kind)
}

fn departments(config: &Config) -> Vec<String> {
    config.hall.setup.departments.iter().map(|department| department.name.zh.clone()).collect()
}

pub(super) fn people(context: &CliContext, arguments: &PeopleSheetArguments) -> Result<Exit, Stop> {
    let (arguments, login) = (&arguments.sheet, &arguments.login);
    let mut config = context.config()?;
    let store = open(context, Some(&mut config), arguments.template)?;
    let choices = |key: &str| match key {
        "department" => departments(&config),
        "roles" => ROLES.iter().map(|(_, shown)| (*shown).to_owned()).collect(),
        "state" => STATES.map(str::to_owned).to_vec(),
        _ => Vec::new(),
    };
    let form = text_rows(&PEOPLE, &["code", "name", "roles"], choices);
    let accounts = match store {
        Some(mut store) => {
            let now = clock::now(config.machine.utc_offset);
            let reader = login.authority(context, &config, &mut store, ("", "hall export people"), now)?;
            let read = store.acting(&reader, &machine(), now).accounts()?;
            read.map_err(|no| denied(context, no))?
        }
        None => Vec::new(),
    };
    let rows: Vec<Vec<String>> = accounts.iter().map(person_cells).collect();
    write(context, &form, &rows, arguments, "people")
}

fn write(
    context: &CliContext,
    form: &TableForm<Vec<String>>,
    rows: &[Vec<String>],
    arguments: &SheetArguments,
    kind: &'static str,
) -> Result<Exit, Stop> {
    let to = arguments.target.to.as_path();
    let mut file = create(context, &arguments.target, form, arguments.template)?;
    let count = rows.len() as u64;
    for row in rows {
        file.row(form, row).map_err(|error| Stop::cannot_write(to, error))?;
    }
    file.finish().map_err(|error| Stop::cannot_write(to, error))?;
    done(context, to, (kind, count), (arguments.template, arguments.json))
}

fn done(
    context: &CliContext,
    to: &Path,
    (kind, rows): (&'static str, u64),
    (is_template, is_json): (bool, bool),
) -> Result<Exit, Stop> {
    let value = json!({ "kind": kind, "file": to.display().to_string(), "rows": rows });
    tell(context, to, rows, is_template, is_json.then_some(value))
}

pub(super) fn cases(context: &CliContext, arguments: &CasesArguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let mut store = context.open_store(&mut config)?;
    let now = clock::now(config.machine.utc_offset);
    store.settle_cases(&config.hall, now)?;
    let reader = if arguments.reveal {
        let given = ("", "hall export cases");
        Some(arguments.login.authority(context, &config, &mut store, given, now)?)
    } else {
        None
    };
    if let Some(reader) = &reader {
        let machine = machine();
        let allowed = store.acting(reader, &machine, now).require(Permission::ReadCases)?;
        allowed.map_err(|no| denied(context, no))?;
    }
    let form = text_rows(&CASES, &[], |_| Vec::new());
    let to = arguments.target.to.as_path();
    let mut file = create(context, &arguments.target, &form, false)?;
    let mut writer = CaseWriter { config: &config, store: &mut store, reader, now };
    let rows = writer.write(&mut file, &form, to)?;
    file.finish().map_err(|error| Stop::cannot_write(to, error))?;
    done(context, to, ("cases", rows), (false, arguments.json))
}

/// Writes the register of cases, page by page.
struct CaseWriter<'a> {
    config: &'a Config,
    store: &'a mut Store,
    /// Whoever reads what applicants wrote.
    reader: Option<Authority>,
    now: NaiveDateTime,
}

impl CaseWriter<'_> {
    fn write(&mut self, file: &mut TableFile, form: &TableForm<Vec<String>>, to: &Path) -> Result<u64, Stop> {
        let mut filter = CaseFilter { is_of_all: true, limit: PAGE, ..CaseFilter::default() };
        let mut rows = 0;
        loop {
            let page = self.store.cases(&filter)?;
            for case in &page.cases {
                let mut row = self.cells(case);
                row.push(self.text(case)?);
                file.row(form, &row).map_err(|error| Stop::cannot_write(to, error))?;
                rows += 1;
            }
            filter.after = page.next;
            if filter.after.is_none() {
                return Ok(rows);
            }
        }
    }

    /// Everything but what the applicant wrote.
    fn cells(&self, case: &Case) -> Vec<String> {
        let setup = &self.config.hall.setup;
        let class = case.class.as_deref().map(|code| {
            let class = setup.cases.class(case.source, code);
            class.map_or_else(|| code.to_owned(), |class| class.name.zh.clone())
        });
        let [yes, no] = YES_NO;
        let said = |said: Option<bool>| said.map_or("", |is| if is { yes } else { no }).to_owned();
        let window = case.about.window().map(ToString::to_string);
        vec![
            case.number.to_string(),
            source(Lang::Zh, case.source).to_owned(),
            class.unwrap_or_default(),
            state(Lang::Zh, case.state).to_owned(),
            moment(Some(case.submitted_at)),
            case.kiosk.as_ref().map_or("", |_| TERMINAL).to_owned(),
            case.kiosk.as_ref().map(ToString::to_string).unwrap_or_default(),
            about(Lang::Zh, &case.about),
            window.unwrap_or_default(),
            join(&case.concerns, "|"),
            said(Some(!case.has_contact)),
            case.department.clone().unwrap_or_default(),
            moment(case.due),
            moment(case.answered_at),
            moment(case.ended_at),
            said(case.satisfied),
            said(case.rechecked),
            said(case.vote),
            case.urges.to_string(),
        ]
    }

    /// What the applicant wrote, for whoever may read it; that they did is durable first.
    fn text(&mut self, case: &Case) -> Result<String, Stop> {
        let Some(Authority::Person(person)) = self.reader.as_ref().filter(|_| case.has_text) else {
            return Ok(String::new());
        };
        let hall = &self.config.hall;
        if may_read_part(&person.roles, CasePart::Text, case, &hall.setup.cases).is_err() {
            return Ok(String::new());
        }
        let authority = Authority::Person(person.clone());
        let machine = machine();
        let read = self.store.acting(&authority, &machine, self.now).reveal_case(hall, case.number, None)?;
        let words = read.ok().and_then(Result::ok);
        Ok(words.map(|words| words.text.reveal().to_owned()).unwrap_or_default())
    }
}

fn moment(at: Option<NaiveDateTime>) -> String {
    at.map_or_else(String::new, |at| at.format("%Y-%m-%d %H:%M").to_string())
}
