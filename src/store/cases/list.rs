//! Lists of cases, page by page: the work list by what is due next, and the register of all, newest first.
use crate::hall::cases::{Case, CaseSource, CaseState};
use crate::store::engine::database::{Database, Value, all};
use crate::store::engine::fault::Fault;
use crate::store::rows::case;
use crate::store::rows::ticket::written;
use crate::store::{ListCursor, Store, StoreError};
use chrono::NaiveDateTime;

/// What a list of cases is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Also what has come to its end, newest first; else only what is open, what is due next first.
    pub is_of_all: bool,
    /// Only in this state; one that is an end lists all in it, newest first.
    pub state: Option<CaseState>,
    /// Only of this source.
    pub source: Option<CaseSource>,
    /// Only those with this department, by Chinese name.
    pub department: Option<String>,
    /// Only those of which a limit has run out by this moment.
    pub overdue_at: Option<NaiveDateTime>,
    /// Only those of which somebody is to be called back.
    pub owes_callback: bool,
    /// Where the page before ended.
    pub after: Option<ListCursor>,
    /// How many at most.
    pub limit: u32,
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CasePage {
    /// The cases, without a word of anybody's.
    pub cases: Vec<Case>,
    /// Where the next page begins; none where this is the last.
    pub next: Option<ListCursor>,
}

impl CaseFilter {
    /// Says whether it lists by number, newest first; pages of it end with numbers alone.
    pub fn is_register(&self) -> bool {
        self.is_of_all || self.state.is_some_and(|state| !state.is_open())
    }

    /// Says whether it is narrowed to nothing. Numbers are dense, so that a page of all is a range of them.
    fn is_everything(&self) -> bool {
        let is_narrowed_to = (self.state, self.source, &self.department, self.overdue_at);
        is_narrowed_to == (None, None, &None, None) && !self.owes_callback
    }
}

impl Store {
    /// A page of cases.
    pub fn cases(&mut self, filter: &CaseFilter) -> Result<CasePage, StoreError> {
        self.view("listing cases", |database| page(database, filter))
    }

    /// The departments that cases are with or were, by Chinese name: also those that the hall has no more.
    pub fn departments_of_cases(&mut self) -> Result<Vec<String>, StoreError> {
        self.view("looking which departments have cases", |database| {
            let statement =
                "SELECT DISTINCT department FROM case_file WHERE hall = :hall AND department <> ''";
            all(database, statement, &[], |row| Ok(row.text(0)?.to_owned()))
        })
    }
}

/// Conditions of a statement while they are put together, with their values.
#[derive(Default)]
struct Conditions<'a> {
    texts: Vec<String>,
    values: Vec<Value<'a>>,
}

impl<'a> Conditions<'a> {
    /// The place of one more value.
    fn value(&mut self, value: impl Into<Value<'a>>) -> usize {
        self.values.push(value.into());
        self.values.len()
    }

    /// One more condition on a column.
    fn equal(&mut self, column: &str, value: Option<&'a str>) {
        if let Some(value) = value {
            let at = self.value(value);
            self.texts.push(format!("{column} = ${at}"));
        }
    }
}

fn page(database: &mut dyn Database, filter: &CaseFilter) -> Result<CasePage, Fault> {
    let overdue = filter.overdue_at.map(written);
    let mut narrowed = Conditions::default();
    narrowed.equal("state", filter.state.map(CaseState::word));
    narrowed.equal("source", filter.source.map(CaseSource::word));
    narrowed.equal("department", filter.department.as_deref());
    if let Some(overdue) = &overdue {
        let at = narrowed.value(overdue);
        narrowed.texts.push(format!("next_at < ${at} AND {OWED}"));
    }
    if filter.owes_callback {
        narrowed.texts.push("callback = 'owed' AND ended_at = ''".to_owned());
    }
    // One more than is shown says whether there is another page. A limit that a server does not know when it plans is taken for
    // a tenth of all rows, and all of them would be sorted.
    let limit = filter.limit + 1;
    let order = if filter.is_register() { "number DESC" } else { "next_at, number" };
    match &filter.after {
        Some(after) if filter.is_register() => {
            let number = narrowed.value(after.number);
            narrowed.texts.push(format!("number < ${number}"));
            if filter.is_everything() {
                narrowed.texts.push(format!("number >= ${number} - {limit}"));
            }
        }
        Some(after) => {
            let next_at = after.next_at.as_deref().unwrap_or_default();
            let (at, number) = (narrowed.value(next_at), narrowed.value(after.number));
            narrowed.texts.push(format!("(next_at, number) > (${at}, ${number})"));
        }
        None if filter.is_register() && filter.is_everything() => {
            let last = "(SELECT last FROM case_head WHERE case_head.hall = :hall)";
            narrowed.texts.push(format!("number > {last} - {limit}"));
        }
        None => {}
    }
    let always = if filter.is_register() { "number > 0" } else { "ended_at = ''" };
    narrowed.texts.push(always.to_owned());
    let condition = format!("{} ORDER BY {order} LIMIT {limit}", narrowed.texts.join(" AND "));
    let mut rows = case::cases(database, &condition, &narrowed.values)?;
    let shown = usize::try_from(filter.limit)?;
    let has_more = rows.len() > shown;
    rows.truncate(shown);
    let is_register = filter.is_register();
    let next = rows.last().filter(|_| has_more).map(|row| {
        let number = row.case.number;
        if is_register { ListCursor::of_register(number) } else { ListCursor::of_work(&row.next_at, number) }
    });
    Ok(CasePage { cases: rows.into_iter().map(|row| row.case).collect(), next })
}

/// An answer or a callback is owed, and somebody can say by when: what else is answered closes by itself and is open no longer
/// than that.
const OWED: &str = "next_at <> '' AND lapses_at = ''";
