//! `hall export ratings`: the record of ratings in the fields by which they are handed on, without a word of how to reach anybody.
use super::exercise::machine;
use super::export_file::{ExportTarget, create, tell};
use super::login::{Login, denied};
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::Config;
use crate::export::{TableFile, TableForm, text_rows};
use crate::hall::cases::{Case, CasePart};
use crate::hall::people::{Authority, Permission, may_read_part};
use crate::hall::ratings::{Rating, RatingSubject};
use crate::import::join;
use crate::store::{CaseKey, RatingFilter, Store};
use crate::text::Lang;
use crate::text::command::sheets::RATINGS;
use crate::text::ratings::state;
use chrono::{NaiveDate, NaiveDateTime};
use clap::Args;
use serde_json::json;
use std::path::Path;

/// Ratings that are read at a time.
const PAGE: u32 = 500;
/// The national code of something that is finished (办件状态).
const FINISHED: &str = "3";
/// The national codes of a rating that is anonymous, and of one that is not (匿名标志).
const ANONYMOUS: [&str; 2] = ["1", "2"];

/// The record of ratings, and whose rights hold for what is read.
#[derive(Debug, Args)]
pub(super) struct RatingsArguments {
    #[command(flatten)]
    target: ExportTarget,
    /// Only those given on this day or later, as YYYY-MM-DD.
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// Only those given on this day or before.
    #[arg(long = "to", value_name = "DATE")]
    until: Option<NaiveDate>,
    #[command(flatten)]
    login: Login,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &RatingsArguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let mut store = context.open_store(&mut config)?;
    let now = clock::now(config.machine.utc_offset);
    let reader = if arguments.login.is_given() {
        let given = ("", "hall export ratings");
        Some(arguments.login.authority(context, &config, &mut store, given, now)?)
    } else {
        None
    };
    if let Some(reader) = &reader {
        let allowed = store.acting(reader, &machine(), now).require(Permission::HandleRatings)?;
        allowed.map_err(|no| denied(context, no))?;
    }
    let form = text_rows(&RATINGS, &[], |_| Vec::new());
    let to = arguments.target.to.as_path();
    let mut file = create(context, &arguments.target, &form, false)?;
    let filter =
        RatingFilter { from: arguments.from, to: arguments.until, limit: PAGE, ..RatingFilter::default() };
    let mut writer = RatingExport { config: &config, store: &mut store, reader, now };
    let rows = writer.write(&mut file, &form, filter, to)?;
    file.finish().map_err(|error| Stop::cannot_write(to, error))?;
    let value = json!({ "kind": "ratings", "file": to.display().to_string(), "rows": rows });
    tell(context, to, rows, false, arguments.json.then_some(value))
}

/// Writes the record, page by page.
struct RatingExport<'a> {
    config: &'a Config,
    store: &'a mut Store,
    /// Whoever reads which clerk was rated, and what people wrote.
    reader: Option<Authority>,
    now: NaiveDateTime,
}

impl RatingExport<'_> {
    fn write(
        &mut self,
        file: &mut TableFile,
        form: &TableForm<Vec<String>>,
        mut filter: RatingFilter,
        to: &Path,
    ) -> Result<u64, Stop> {
        let mut rows = 0;
        loop {
            let page = self.store.ratings(&filter)?;
            for rating in &page.ratings {
                let mut row = self.cells(rating);
                row.push(self.text(rating)?);
                file.row(form, &row).map_err(|error| Stop::cannot_write(to, error))?;
                rows += 1;
            }
            filter.after = page.next;
            if filter.after.is_none() {
                return Ok(rows);
            }
        }
    }

    /// Everything but what was written. Which window and which clerk it is of, only whoever signs in reads: nobody who is rated
    /// is to see who rated what.
    fn cells(&self, rating: &Rating) -> Vec<String> {
        let hall = &self.config.hall;
        let work = &rating.work;
        let [anonymous, named] = ANONYMOUS;
        let flag = if rating.is_anonymous { anonymous } else { named };
        let matter = hall.catalogue.coded(&work.matter).map(|matter| matter.name.to_owned());
        let of_reader = |text: Option<String>| text.filter(|_| self.reader.is_some()).unwrap_or_default();
        let yes = |is: bool| if is { "1" } else { "0" }.to_owned();
        vec![
            rating.number.to_string(),
            hall.setup.centre.zh.clone(),
            work.matter.clone(),
            matter.unwrap_or_default(),
            self.project(rating),
            FINISHED.to_owned(),
            join(&work.departments, "|"),
            of_reader(work.window.as_ref().map(ToString::to_string)),
            of_reader(work.clerk.as_ref().map(ToString::to_string)),
            rating.channel.national_code().to_string(),
            flag.to_owned(),
            rating.grade.interface_code().to_string(),
            rating.reasons.join(","),
            rating.at.format("%Y-%m-%d %H:%M:%S").to_string(),
            rating.turn.number().to_string(),
            state(Lang::Zh, rating.state).to_owned(),
            rating.case.map(|case| case.to_string()).unwrap_or_default(),
            work.line.as_ref().map(ToString::to_string).unwrap_or_default(),
            work.class.clone(),
            rating.lang.clone(),
            yes(work.from_appointment),
        ]
    }

    /// The number of an application; of a ticket the day alone, by which nobody is recognised, unless somebody signs in.
    fn project(&self, rating: &Rating) -> String {
        match &rating.subject {
            RatingSubject::Application(code) => code.clone(),
            RatingSubject::Ticket { day, .. } if self.reader.is_none() => day.to_string(),
            RatingSubject::Ticket { .. } => rating.subject.code(),
        }
    }

    /// What was written, for whoever may read it; of a bad rating it lies with its case, and that it was read is durable first.
    fn text(&mut self, rating: &Rating) -> Result<String, Stop> {
        let Some(Authority::Person(person)) = self.reader.as_ref().filter(|_| rating.has_text) else {
            return Ok(String::new());
        };
        let Some(number) = rating.case else {
            return Ok(self.store.rating_text(rating.number)?.reveal().to_owned());
        };
        let hall = &self.config.hall;
        let found = self.store.case(hall, CaseKey::Number(number), self.now)?;
        let may_read =
            |case: &Case| may_read_part(&person.roles, CasePart::Text, case, &hall.setup.cases).is_ok();
        if !found.is_ok_and(|found| may_read(&found.case)) {
            return Ok(String::new());
        }
        let authority = Authority::Person(person.clone());
        let read = self.store.acting(&authority, &machine(), self.now).reveal_case(hall, number, None)?;
        let words = read.ok().and_then(Result::ok);
        Ok(words.map(|words| words.text.reveal().to_owned()).unwrap_or_default())
    }
}
