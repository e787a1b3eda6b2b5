//! Tickets as rows: read, written, and every step of theirs noted.
use crate::hall::queue::{LastOrder, Step, Ticket, TicketState};
use crate::hall::{ClerkCode, WindowCode};
use crate::store::engine::change_set::{ChangeSet, ColumnValue, Columns};
use crate::store::engine::database::{Database, Row, first};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket_code;
use chrono::{NaiveDate, NaiveDateTime};

/// The columns of a ticket in the order in which [`read`] reads them; `ticket` is the table.
macro_rules! columns {
    () => {
        "day, line, number, issued_at, kiosk, priority, ahead, matter, \
         CASE WHEN receipt = '' THEN code ELSE receipt END, \
         CASE WHEN removed = 0 THEN state ELSE 'removed' END AS state, since, queue, class, at_window, \
         calls, misses, turn, due, called_at, steps"
    };
}

/// What is written down with a step beside the ticket itself.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct StepRecord<'a> {
    /// The step.
    pub step: Step,
    /// The moment of the step, by the hall's clock.
    pub at: NaiveDateTime,
    /// The window where it was made, if one made it.
    pub window: Option<&'a WindowCode>,
    /// The clerk who made it, if one did.
    pub clerk: Option<&'a ClerkCode>,
    /// A word about it, such as where a transfer goes; never of a person.
    pub detail: &'a str,
    /// Somebody made it, and not the end of the day.
    pub exact: bool,
}

/// Reads a ticket out of a row of [`columns`].
pub(in crate::store) fn read(row: &dyn Row) -> Result<Ticket, Fault> {
    let (due, called_at) = (row.text(17)?, row.text(18)?);
    Ok(Ticket {
        day: row.text(0)?.parse()?,
        line: row.text(1)?.into(),
        number: row.count(2)?,
        issued_at: row.text(3)?.parse()?,
        kiosk: row.text(4)?.into(),
        priority: row.number(5)? != 0,
        ahead: row.count(6)?,
        matter: Some(row.text(7)?.to_owned()).filter(|matter| !matter.is_empty()),
        code: row.text(8)?.into(),
        state: TicketState::of(row.text(9)?).ok_or("a ticket stands where no ticket can")?,
        since: row.text(10)?.parse()?,
        queue: row.text(11)?.into(),
        class: row.text(12)?.to_owned(),
        window: WindowCode::in_field(row.text(13)?),
        calls: row.count(14)?,
        misses: row.count(15)?,
        turn: row.count(16)?,
        due: moment_or_none(due)?,
        called_at: moment_or_none(called_at)?,
    })
}

pub(in crate::store) fn by_code(database: &mut dyn Database, code: &str) -> Result<Option<Ticket>, Fault> {
    let statement = concat!("SELECT ", columns!(), " FROM ticket WHERE hall || '' = :hall AND code = $1");
    first(database, statement, &[(&ticket_code::in_column(code)).into()], read)
}

/// Appends a ticket as it was given, and its giving to the journal. `slip` is the language in which it is to be printed.
pub(in crate::store) fn insert(
    database: &mut dyn Database,
    ticket: &Ticket,
    visit: &str,
    slip: Option<&str>,
) -> Result<(), Fault> {
    let (day, issued_at) = (ticket.day.to_string(), written(ticket.issued_at));
    let due = ticket.due.map(written).unwrap_or_default();
    let code = ticket_code::in_column(&ticket.code);
    let values = [
        (&day).into(),
        (&ticket.line).into(),
        ticket.number.into(),
        (&issued_at).into(),
        (&ticket.kiosk).into(),
        visit.into(),
        ticket.priority.into(),
        ticket.ahead.into(),
        ticket.matter.as_deref().unwrap_or_default().into(),
        (&code).into(),
        if due > issued_at { &due } else { &issued_at }.into(),
        (&ticket.class).into(),
        (&due).into(),
        if slip.is_some() { "queued" } else { "" }.into(),
        slip.unwrap_or_default().into(),
        (&ticket.code).into(),
    ];
    let statement = "INSERT INTO ticket (hall, day, line, number, issued_at, kiosk, visit, priority, ahead, matter, code,
             state, since, waits_from, queue, class, due, print_state, print_lang, print_at, receipt)
         VALUES (:hall, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $4, $11, $2, $12, $13, $14, $15, $4, $16)";
    database.run(statement, &values)?;
    database.enter(JournalEntry {
        day,
        at: issued_at,
        kind: "ticket",
        event: Step::Issued.word().into(),
        line: Some(ticket.line.clone()),
        number: ticket.number,
        step: 1,
        window: None,
    });
    Ok(())
}

/// A ticket must still have made so many steps, so that nobody has done anything with it.
pub(in crate::store) fn require(changes: &mut ChangeSet, day: &str, line: &str, number: u32, steps: u32) {
    let key = [("day", day.into()), ("line", line.into()), ("number", number.into())];
    changes.require("ticket", key.into_iter().chain([("steps", steps.into())]).collect());
}

/// Changes a ticket to what it is after so many steps; `is_called` where the last of them is a call.
pub(in crate::store) fn change(changes: &mut ChangeSet, after: &Ticket, steps: u32, is_called: bool) {
    let called_at = after.called_at.map(written).unwrap_or_default();
    // For the rules of the tables a number that was taken out of the line is one that was given back.
    let is_removed = after.state == TicketState::Removed;
    let state = if is_removed { TicketState::Cancelled } else { after.state };
    let mut set: Columns = vec![
        ("state", state.word().into()),
        ("since", (&written(after.since)).into()),
        ("queue", (&after.queue).into()),
        ("class", (&after.class).into()),
        ("at_window", after.window.as_deref().unwrap_or_default().into()),
        ("calls", after.calls.into()),
        ("misses", after.misses.into()),
        ("turn", after.turn.into()),
        ("called_at", (&called_at).into()),
        ("steps", steps.into()),
    ];
    if is_removed {
        set.push(("removed", true.into()));
    }
    if is_called {
        set.push(("call_seq", ColumnValue::CallSeq));
    }
    changes.update("ticket", key(after), set);
}

/// Marks the steps of an order that is taken back, and its call where it was one.
pub(in crate::store) fn mark_undone(changes: &mut ChangeSet, ticket: &Ticket, made: &LastOrder) {
    for step in made.steps_before + 1..=made.steps_after {
        let mut own = key(ticket);
        own.push(("step", step.into()));
        changes.update("ticket_step", own, vec![("undone", true.into())]);
    }
    if matches!(made.step, Step::Called | Step::BroughtBack) {
        let mut own = key(ticket);
        own.push(("at", (&written(made.at)).into()));
        changes.update("call", own, vec![("undone", true.into())]);
    }
}

fn key(ticket: &Ticket) -> Columns {
    vec![
        ("day", (&ticket.day.to_string()).into()),
        ("line", (&ticket.line).into()),
        ("number", ticket.number.into()),
    ]
}

/// Adds a step of a ticket, also to the journal; `step` says which one it is, from 1.
pub(in crate::store) fn append_step(
    changes: &mut ChangeSet,
    ticket: &Ticket,
    step: u32,
    noted: &StepRecord<'_>,
) {
    let (day, at) = (ticket.day.to_string(), written(noted.at));
    let mut set = key(ticket);
    set.extend([
        ("step", step.into()),
        ("at", (&at).into()),
        ("event", noted.step.word().into()),
        ("queue", (&ticket.queue).into()),
        ("at_window", noted.window.map_or("", WindowCode::as_str).into()),
        ("clerk", noted.clerk.map_or("", ClerkCode::as_str).into()),
        ("detail", noted.detail.into()),
        ("exact", noted.exact.into()),
    ]);
    changes.insert("ticket_step", set);
    changes.enter(JournalEntry {
        day,
        at,
        kind: "ticket",
        event: noted.step.word().into(),
        line: Some(ticket.line.clone()),
        number: ticket.number,
        step,
        window: noted.window.cloned(),
    });
}

/// The business day as it stands, or the clock's where nothing was given yet.
pub(in crate::store) fn today(database: &mut dyn Database, at: NaiveDateTime) -> Result<NaiveDate, Fault> {
    Ok(crate::hall::calendar::business_day(crate::store::rows::line::latest_day(database)?, at.date()))
}

/// A moment as the store keeps it: `2026-11-23T09:30:00.25`, in the order of time when sorted as text.
pub(in crate::store) fn written(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.f").to_string()
}

/// A moment as [`written`] writes it, or nothing where the text is empty.
pub(in crate::store) fn moment_or_none(text: &str) -> Result<Option<NaiveDateTime>, Fault> {
    Ok(if text.is_empty() { None } else { Some(moment(text)?) })
}

/// A moment as [`written`] writes it.
pub(in crate::store) fn moment(text: &str) -> Result<NaiveDateTime, Fault> {
    Ok(text.parse()?)
}
