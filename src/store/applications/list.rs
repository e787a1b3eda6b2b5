//! Lists of applications, page by page: the work list by what is due next, and the register of all, what came in last first.
use crate::hall::applications::{Application, ApplicationState};
use crate::store::engine::database::{Database, Value, all};
use crate::store::engine::fault::Fault;
use crate::store::rows::application;
use crate::store::rows::ticket::written;
use crate::store::{ListCursor, Store, StoreError};
use chrono::NaiveDateTime;

/// What a list of applications is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationFilter {
    /// Also what has come to its end, what came in last first; else only what is open, what is due next first.
    pub is_of_all: bool,
    /// Only in this state; one that is an end lists all in it.
    pub state: Option<ApplicationState>,
    /// Only those of this department.
    pub department: Option<String>,
    /// Only those of which a limit has run out by this moment.
    pub overdue_at: Option<NaiveDateTime>,
    /// Where the page before ended.
    pub after: Option<ListCursor>,
    /// How many at most.
    pub limit: u32,
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationPage {
    /// The applications, as they were brought in.
    pub applications: Vec<Application>,
    /// Where the next page begins; none where this is the last.
    pub next: Option<ListCursor>,
}

impl ApplicationFilter {
    /// Says whether it lists by number; pages of it end with numbers alone.
    pub fn is_register(&self) -> bool {
        self.is_of_all || self.state.is_some_and(|state| !state.is_open())
    }
}

impl Store {
    /// A page of applications.
    pub fn applications(&mut self, filter: &ApplicationFilter) -> Result<ApplicationPage, StoreError> {
        self.view("listing applications", |database| page(database, filter))
    }

    /// The departments of applications, as their sources write them.
    pub fn departments_of_applications(&mut self) -> Result<Vec<String>, StoreError> {
        self.view("looking which departments have applications", |database| {
            let statement =
                "SELECT DISTINCT department FROM application WHERE hall = :hall AND department <> ''";
            all(database, statement, &[], |row| Ok(row.text(0)?.to_owned()))
        })
    }
}

fn page(database: &mut dyn Database, filter: &ApplicationFilter) -> Result<ApplicationPage, Fault> {
    let overdue = filter.overdue_at.map(written);
    let mut values: Vec<Value<'_>> = Vec::new();
    let mut narrowed: Vec<String> = Vec::new();
    if let Some(state) = filter.state {
        values.push(state.word().into());
        narrowed.push(format!("state = ${}", values.len()));
    }
    if let Some(department) = &filter.department {
        values.push(department.into());
        narrowed.push(format!("department = ${}", values.len()));
    }
    if let Some(overdue) = &overdue {
        values.push(overdue.into());
        narrowed.push(format!("is_open = 1 AND next_at < ${}", values.len()));
    }
    let is_register = filter.is_register();
    match &filter.after {
        Some(after) if is_register => {
            values.push(after.number.into());
            narrowed.push(format!("number < ${}", values.len()));
        }
        Some(after) => {
            let next_at = after.next_at.as_deref().unwrap_or_default();
            values.extend([Value::from(next_at), after.number.into()]);
            let place = values.len();
            narrowed.push(format!("(next_at, number) > (${}, ${place})", place - 1));
        }
        None => {}
    }
    let (always, order) =
        if is_register { ("number > 0", "number DESC") } else { ("is_open = 1", "next_at, number") };
    narrowed.push(always.to_owned());
    // One more than is shown says whether there is another page; the limit is said, so that a server plans with it.
    let limit = filter.limit + 1;
    let condition = format!("{} ORDER BY {order} LIMIT {limit}", narrowed.join(" AND "));
    let mut entries = application::entries(database, &condition, &values)?;
    let shown = usize::try_from(filter.limit)?;
    let has_more = entries.len() > shown;
    entries.truncate(shown);
    let next = entries.last().filter(|_| has_more).map(|entry| {
        let number = entry.number;
        if is_register {
            ListCursor::of_register(number)
        } else {
            ListCursor::of_work(&entry.next_at, number)
        }
    });
    Ok(ApplicationPage { applications: entries.into_iter().map(|entry| entry.application).collect(), next })
}
