//! Lists of applications, page by page: the work list by what is due next, and the register of all, received last first.
use crate::hall::applications::{Application, ApplicationState};
use crate::store::engine::database::{Database, Value};
use crate::store::engine::fault::Fault;
use crate::store::rows::application;
use crate::store::rows::application::ApplicationEntry;
use crate::store::rows::ticket::written;
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;

/// What a list of applications is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationFilter {
    /// Also what has come to its end, received last first; else only what is open, what is due next first.
    pub is_of_all: bool,
    /// Only in this state; one that is an end lists all in it.
    pub state: Option<ApplicationState>,
    /// Only those of this department.
    pub department: Option<String>,
    /// Only those of which a limit has run out by this moment.
    pub overdue_at: Option<NaiveDateTime>,
    /// Where the page before ended.
    pub after: Option<ApplicationCursor>,
    /// How many at most.
    pub limit: u32,
}

/// Where a page ends: the next one begins behind it, whatever came meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationCursor {
    sorted_by: String,
    number: u32,
}

impl ApplicationCursor {
    /// Reads a cursor as it was written; nothing where it is none.
    pub fn read(text: &str) -> Option<ApplicationCursor> {
        let (sorted_by, number) = text.rsplit_once('~')?;
        // Nothing but a moment stands there.
        sorted_by.parse::<NaiveDateTime>().ok()?;
        Some(ApplicationCursor { sorted_by: sorted_by.to_owned(), number: number.parse().ok()? })
    }
}

impl std::fmt::Display for ApplicationCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}", self.sorted_by, self.number)
    }
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationPage {
    /// The applications, as they were brought in.
    pub applications: Vec<Application>,
    /// Where the next page begins; none where this is the last.
    pub next: Option<ApplicationCursor>,
}

impl ApplicationFilter {
    /// Says whether it lists by when applications were received.
    fn is_register(&self) -> bool {
        self.is_of_all || self.state.is_some_and(|state| !state.is_open())
    }
}

impl Store {
    /// A page of applications.
    pub fn applications(&mut self, filter: &ApplicationFilter) -> Result<ApplicationPage, StoreError> {
        self.view("listing applications", |database| page(database, filter))
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
    let (sorted_by, order, sign) = if filter.is_register() {
        ("received_at", "received_at DESC, number DESC", '<')
    } else {
        narrowed.push("is_open = 1".to_owned());
        ("next_at", "next_at, number", '>')
    };
    if let Some(after) = &filter.after {
        values.extend([Value::from(&after.sorted_by), after.number.into()]);
        let place = values.len();
        narrowed.push(format!("({sorted_by}, number) {sign} (${}, ${place})", place - 1));
    }
    narrowed.push("number > 0".to_owned());
    // One more than is shown says whether there is another page; the limit is said, so that a server plans with it.
    let limit = filter.limit + 1;
    let condition = format!("{} ORDER BY {order} LIMIT {limit}", narrowed.join(" AND "));
    let mut entries = application::entries(database, &condition, &values)?;
    let shown = usize::try_from(filter.limit)?;
    let has_more = entries.len() > shown;
    entries.truncate(shown);
    let next = entries.last().filter(|_| has_more).map(|entry| cursor(entry, filter.is_register()));
    Ok(ApplicationPage { applications: entries.into_iter().map(|entry| entry.application).collect(), next })
}

fn cursor(entry: &ApplicationEntry, is_register: bool) -> ApplicationCursor {
    let sorted_by = if is_register { written(entry.application.received_at) } else { entry.next_at.clone() };
    ApplicationCursor { sorted_by, number: entry.number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back() {
        let cursor = ApplicationCursor { sorted_by: "2026-11-23T17:00:00".into(), number: 12 };
        assert_eq!(ApplicationCursor::read(&cursor.to_string()), Some(cursor));
        for wrong in ["", "12", "~12", "x~12", "2026-11-23T17:00:00~x"] {
            assert_eq!(ApplicationCursor::read(wrong), None, "{wrong}");
        }
    }
}
