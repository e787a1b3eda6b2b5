//! Bringing appointments in: all rows of a table or none, and the same table again changes nothing.
use crate::hall::LineCode;
use crate::hall::booking::code;
use crate::hall::booking::{Appointment, Attendance};
use crate::store::booking::appointments::{columns, enter, read};
use crate::store::engine::database::{Database, all, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::written;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;
use std::collections::{HashMap, HashSet};

/// What became of the rows of a table of appointments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookingSummary {
    /// The code of every row, in order; one was made where the row had none.
    pub codes: Vec<String>,
    /// Rows that were new.
    pub added: u32,
    /// Rows of known appointments that said something else, and now count.
    pub changed: u32,
    /// Rows of known appointments that said the same.
    pub same: u32,
    /// Rows that said something else of an appointment somebody has checked in for: nothing was changed.
    pub kept: u32,
}

/// Day and time, line, matter, end of the slot: what tells appointments without a code apart.
type AppointmentFacts = (String, LineCode, String, String);

impl Store {
    /// Brings appointments in, all or none. Rows go by their code; one with an empty code gets a code made here.
    ///
    /// Rows without a code go by day, time, line and matter: where the table has three alike, three are kept, and none
    /// is added when it is brought in again. A row that differs from a cancelled appointment books it anew.
    pub fn book(&mut self, rows: &[Appointment], at: NaiveDateTime) -> Result<BookingSummary, StoreError> {
        self.book_or_try(rows, at, false)
    }

    /// What [`Store::book`] would come to; nothing is changed, and codes that would be made are left empty.
    pub fn try_book(
        &mut self,
        rows: &[Appointment],
        at: NaiveDateTime,
    ) -> Result<BookingSummary, StoreError> {
        let booked = self.book_or_try(rows, at, true)?;
        Ok(BookingSummary { codes: Vec::new(), ..booked })
    }

    fn book_or_try(
        &mut self,
        rows: &[Appointment],
        at: NaiveDateTime,
        is_trial: bool,
    ) -> Result<BookingSummary, StoreError> {
        self.write("bringing in appointments", |database, _| {
            let mut booked = BookingSummary::default();
            let mut free = made_here(database, rows)?;
            for row in rows {
                let code = book(database, row, at, &mut free, &mut booked)?;
                booked.codes.push(code);
            }
            Ok(if is_trial { TxOutcome::Rollback(booked) } else { TxOutcome::Commit(booked) })
        })
    }
}

fn book(
    database: &mut dyn Database,
    row: &Appointment,
    at: NaiveDateTime,
    free: &mut HashMap<AppointmentFacts, Vec<String>>,
    booked: &mut BookingSummary,
) -> Result<String, Fault> {
    if row.code.is_empty() {
        if let Some(code) = free.get_mut(&facts(row)).and_then(Vec::pop) {
            booked.same += 1;
            return Ok(code);
        }
        let code = new_code(database)?;
        insert(database, &Appointment { code: code.clone(), ..row.clone() }, true)?;
        enter(database, row, "booked", 0, at);
        booked.added += 1;
        return Ok(code);
    }
    let statement = concat!("SELECT ", columns!(), " FROM appointment WHERE hall = :hall AND code = $1");
    let known = first(database, statement, &[(&row.code).into()], read)?;
    match known {
        None => {
            insert(database, row, false)?;
            enter(database, row, "booked", 0, at);
            booked.added += 1;
        }
        Some(known) if facts(&known) == facts(row) => booked.same += 1,
        Some(Appointment { standing: Attendance::Here { .. }, .. }) => booked.kept += 1,
        Some(_) if change(database, row)? => {
            enter(database, row, "changed", 0, at);
            booked.changed += 1;
        }
        // Somebody checked in for it meanwhile.
        Some(_) => booked.kept += 1,
    }
    Ok(row.code.clone())
}

fn facts(row: &Appointment) -> AppointmentFacts {
    (written(row.due()), row.line.clone(), row.matter.clone().unwrap_or_default(), end(row))
}

/// The end of an appointment's slot as its row keeps it.
fn end(row: &Appointment) -> String {
    row.until.map(|until| until.to_string()).unwrap_or_default()
}

/// The codes made here that are there already, by what they are for; the rows that are about it say for which days.
fn made_here(
    database: &mut dyn Database,
    rows: &[Appointment],
) -> Result<HashMap<AppointmentFacts, Vec<String>>, Fault> {
    let days: HashSet<String> =
        rows.iter().filter(|row| row.code.is_empty()).map(|row| row.day.to_string()).collect();
    let mut free: HashMap<AppointmentFacts, Vec<String>> = HashMap::new();
    for day in days {
        let statement = concat!(
            "SELECT ",
            columns!(),
            " FROM appointment WHERE hall = :hall AND day = $1 AND made = 1 ORDER BY code DESC"
        );
        for known in all(database, statement, &[(&day).into()], read)? {
            free.entry(facts(&known)).or_default().push(known.code);
        }
    }
    Ok(free)
}

/// A code that nobody has, by chance: whoever knows one cannot guess the next.
fn new_code(database: &mut dyn Database) -> Result<String, Fault> {
    loop {
        let mut bytes = [0; 4];
        getrandom::fill(&mut bytes)?;
        // No code begins with 0: a spreadsheet would leave it out.
        let code = code::of(1_000_000 + u32::from_le_bytes(bytes) % 9_000_000);
        let taken = first(
            database,
            "SELECT code FROM appointment WHERE hall = :hall AND code = $1",
            &[(&code).into()],
            |row| Ok(row.text(0)?.to_owned()),
        )?;
        if taken.is_none() {
            return Ok(code);
        }
    }
}

fn insert(database: &mut dyn Database, row: &Appointment, made: bool) -> Result<(), Fault> {
    let (day, due, end) = (row.day.to_string(), written(row.due()), end(row));
    let values = [
        (&row.code).into(),
        (&day).into(),
        (&due).into(),
        (&row.line).into(),
        row.matter.as_deref().unwrap_or_default().into(),
        made.into(),
        (&end).into(),
    ];
    let statement = "INSERT INTO appointment (hall, code, day, due, line, matter, state, number, made, until)
         VALUES (:hall, $1, $2, $3, $4, $5, 'expected', 0, $6, $7)";
    database.run(statement, &values).map(drop)
}

/// Changes an appointment that nobody has checked in for; `false` where somebody has.
fn change(database: &mut dyn Database, row: &Appointment) -> Result<bool, Fault> {
    let (day, due, end) = (row.day.to_string(), written(row.due()), end(row));
    let values = [
        (&day).into(),
        (&due).into(),
        (&row.line).into(),
        row.matter.as_deref().unwrap_or_default().into(),
        (&row.code).into(),
        (&end).into(),
    ];
    let statement =
        "UPDATE appointment SET day = $1, due = $2, line = $3, matter = $4, until = $6, state = 'expected'
         WHERE hall = :hall AND code = $5 AND state <> 'here'";
    Ok(database.run(statement, &values)? > 0)
}
