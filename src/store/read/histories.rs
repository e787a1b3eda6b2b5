//! The steps of a day's tickets and duties, as they were written down.
use crate::hall::figures::{Absences, History, PassedStep};
use crate::hall::queue::{Step, TicketState};
use crate::hall::{LineCode, WindowCode};
use crate::store::engine::database::{Database, Row, all};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::today;
use crate::store::{Store, StoreError};
use chrono::{NaiveDate, NaiveDateTime};

impl Store {
    /// Everything that happened on a day, ticket by ticket, and when windows were away.
    pub fn histories(&mut self, day: NaiveDate) -> Result<(Vec<History>, Absences), StoreError> {
        let day = day.to_string();
        self.read("reading what happened on a day", |database| {
            Ok((histories(database, &day)?, away(database, &day)?))
        })
    }

    /// The business day of a moment.
    pub fn business_day(&mut self, at: NaiveDateTime) -> Result<NaiveDate, StoreError> {
        self.view("looking what day it is", |database| today(database, at))
    }
}

fn histories(database: &mut dyn Database, day: &str) -> Result<Vec<History>, Fault> {
    // The giving of a ticket is its own row; stores of older programs have a step of it as well.
    let statement = "SELECT line, number, CASE WHEN removed = 0 THEN state ELSE 'removed' END, 'waiting', issued_at, 1, '', queue, 1 AS step FROM ticket
         WHERE hall = :hall AND day = $1
         UNION ALL
         SELECT past.line, past.number, CASE WHEN ticket.removed = 0 THEN ticket.state ELSE 'removed' END, past.event, past.at, past.exact, past.at_window,
             ticket.queue, past.step
         FROM ticket_step AS past
         JOIN ticket ON ticket.hall = past.hall AND ticket.day = past.day AND ticket.line = past.line
          AND ticket.number = past.number
         WHERE past.hall = :hall AND past.day = $1 AND past.event <> 'waiting' AND past.event <> 'undone'
          AND past.undone = 0 ORDER BY 1, 2, 9";
    let rows = all(database, statement, &[day.into()], step)?;
    let mut histories: Vec<(u32, History)> = Vec::new();
    for (line, number, (state, queue), passed) in rows {
        match histories.last_mut() {
            Some((same, history)) if *same == number && history.line == line => history.steps.push(passed),
            _ => histories.push((number, History { line, queue, state, steps: vec![passed] })),
        }
    }
    Ok(histories.into_iter().map(|(_, history)| history).collect())
}

/// Line, number, where the ticket stands and in which line, and one step of it with its window.
type HistoryRow = (LineCode, u32, (TicketState, LineCode), (PassedStep, Option<WindowCode>));

fn step(row: &dyn Row) -> Result<HistoryRow, Fault> {
    let passed = PassedStep {
        step: Step::of(row.text(3)?).ok_or("a step is written down that no ticket can make")?,
        at: row.text(4)?.parse()?,
        exact: row.number(5)? != 0,
    };
    let state = TicketState::of(row.text(2)?).ok_or("a ticket stands where no ticket can")?;
    let stands = (state, row.text(7)?.into());
    Ok((row.text(0)?.into(), row.count(1)?, stands, (passed, WindowCode::in_field(row.text(6)?))))
}

/// From each pause or end of a duty until the window opened again that day.
fn away(database: &mut dyn Database, day: &str) -> Result<Absences, Fault> {
    let statement =
        "SELECT at_window, event, at FROM duty_step WHERE hall = :hall AND day = $1 ORDER BY at_window, step";
    let steps = all(database, statement, &[day.into()], |row| {
        let at: NaiveDateTime = row.text(2)?.parse()?;
        Ok((WindowCode::from(row.text(0)?), row.text(1)? == "open", at))
    })?;
    let mut away = Absences::new();
    for pair in steps.windows(2) {
        if let [(window, false, from), (same, _, until)] = pair
            && window == same
        {
            away.entry(window.clone()).or_default().push((*from, *until));
        }
    }
    Ok(away)
}
