//! Tickets: taking a number, finding a ticket again, and recording what became of it.
use crate::{
    hall::{Allotment, Asked, Counted, GREEN, Hall, Line, Refusal, Step, Ticket, TicketState},
    store::{
        Ending, Store, StoreError,
        booking::check_in,
        engine::{
            database::{Database, first},
            error::Fault,
        },
        ledger::marks::{Ledger, STRIDE},
        printing::prints,
        queue::{end_of_day, ticket_code},
        read::{ahead::ahead, lead},
        rows::{
            line::{self, LineRow},
            ticket::{Noted, by_code, columns, insert, note, read, today},
        },
    },
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Somebody asks for a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakeRequest {
    /// The visit: the same for as long as one person stands before the machine, and for nobody else.
    pub visit: String,
    /// The machine's number in the hall.
    pub kiosk: String,
    /// The line, by code.
    pub line: String,
    /// The matter, by code, if one was chosen.
    pub matter: Option<String>,
    /// By the priority entrance.
    pub priority: bool,
    /// The class of the person, by code; empty where none was named.
    pub class: String,
    /// When the appointment is, for those who have one.
    pub due: Option<NaiveDateTime>,
    /// When, by the hall's clock.
    pub at: NaiveDateTime,
    /// The language of the slip that is to be printed (`zh` or `en`); nothing where none is.
    pub slip: Option<&'static str>,
}

impl Store {
    /// Gives the next number of a line, durably; the whole hall agrees on it.
    ///
    /// The same visit asking again for the same line and matter, by the same entrance, gets the ticket it holds: a
    /// double tap, or a second try after a failure, makes one ticket. Everything else is up to the rule, [`Line::give`].
    pub fn take(&mut self, asked: &TakeRequest, hall: &Hall) -> Result<Result<Ticket, Refusal>, StoreError> {
        let Some(line) = hall.line(&asked.line) else {
            return Ok(Err(Refusal::NoSuchLine));
        };
        self.giving("taking a number", |database, ledger| take(database, ledger, asked, line, hall))
    }

    /// The ticket of an opaque code, or `None`.
    pub fn ticket_by_code(&mut self, code: &str) -> Result<Option<Ticket>, StoreError> {
        by_code(self.database.as_mut(), code).map_err(|fault| StoreError::new("looking for a ticket", fault))
    }
}

pub(in crate::store) fn take(
    database: &mut dyn Database,
    ledger: &mut Ledger,
    asked: &TakeRequest,
    line: &Line,
    hall: &Hall,
) -> Result<Ending<Result<Ticket, Refusal>>, Fault> {
    let date = today(database, asked.at)?;
    let day = date.to_string();
    let mut row = line::hold(database, &day, &line.code)?;
    // A server may have come back as an older copy without anybody noticing.
    row.last = row.last.max(ledger.given(date, &line.code));
    if row.given == 0 {
        end_of_day::expire(database, &day, asked.at)?;
    }
    let holding = held_by(database, &asked.visit)?;
    if let Some(same) = holding.as_ref().filter(|held| is_for(held, asked)) {
        return Ok(Ending::Leave(Ok(same.clone())));
    }
    let workday = hall.workdays.is_workday(date).ok();
    // An appointment is outside of every quota, so no interval counts it.
    let interval = line.interval_at(asked.at.time()).filter(|_| asked.due.is_none());
    let from = interval.map(|interval| interval.open.from);
    let counted = counted(database, hall, asked, &day, &row, holding.as_ref())?;
    let has_class = !class_of(asked).is_empty();
    let rule = if asked.due.is_some() { Line::admit } else { Line::give };
    let asks = Asked { at: asked.at, priority: asked.priority, has_class, workday };
    let given = match rule(line, &asks, &counted) {
        Err(Refusal::ClosedToday { .. }) => {
            let next = hall.workdays.next_after(date).ok().flatten();
            return Ok(Ending::Leave(Err(Refusal::ClosedToday { next })));
        }
        Err(refusal) => return Ok(Ending::Leave(Err(refusal))),
        Ok(given) => given,
    };
    cover(ledger, date, &line.code, given.number, &mut row)?;
    count_in(&mut row, given.number, from, has_class);
    line::keep(database, &day, &line.code, &row)?;
    let mut ticket = drawn(asked, date, given)?;
    if ticket.due.is_some() {
        ticket.ahead = ahead(database, &ticket, hall, asked.at)?;
    }
    insert(database, &ticket, &asked.visit)?;
    note(database, &ticket, &Noted::plain(Step::Issued, asked.at))?;
    if let Some(lang) = asked.slip {
        prints::queue(database, &ticket, lang, asked.at)?;
    }
    Ok(Ending::Keep(Ok(ticket)))
}

fn count_in(row: &mut LineRow, number: u32, from: Option<NaiveTime>, has_class: bool) {
    row.last = number;
    row.given += 1;
    if let Some(from) = from {
        row.intervals.add(from);
    }
    *row.count(has_class) += 1;
}

fn drawn(asked: &TakeRequest, day: NaiveDate, given: Allotment) -> Result<Ticket, Fault> {
    Ok(Ticket {
        day,
        line: asked.line.clone(),
        number: given.number,
        issued_at: asked.at,
        kiosk: asked.kiosk.clone(),
        priority: asked.priority,
        ahead: given.ahead,
        matter: asked.matter.clone(),
        code: ticket_code::new()?,
        state: TicketState::Waiting,
        since: asked.at,
        queue: asked.line.clone(),
        class: class_of(asked).to_owned(),
        due: asked.due,
        ..Ticket::default()
    })
}

/// The class of somebody who asks: the one named, else what the priority entrance gives.
fn class_of(asked: &TakeRequest) -> &str {
    if asked.class.is_empty() && asked.priority { GREEN } else { &asked.class }
}

fn is_for(ticket: &Ticket, asked: &TakeRequest) -> bool {
    (&ticket.line, &ticket.matter, ticket.priority) == (&asked.line, &asked.matter, asked.priority)
        && (ticket.class.as_str(), ticket.due) == (class_of(asked), asked.due)
}

/// Everything the rule goes by; windows and pace as they are at this moment.
fn counted(
    database: &mut dyn Database,
    hall: &Hall,
    asked: &TakeRequest,
    day: &str,
    row: &LineRow,
    holding: Option<&Ticket>,
) -> Result<Counted, Fault> {
    let line = hall.line(&asked.line);
    let from = line.and_then(|line| line.interval_at(asked.at.time())).map(|interval| interval.open.from);
    let oldest = lead::oldest(database, day)?;
    let to_come = check_in::to_come_in(database, hall, (day, &asked.line), asked.at)?;
    Ok(Counted {
        last: row.last,
        today: row.given,
        in_interval: from.map_or(0, |from| row.intervals.given(from)),
        waiting_priority: row.waiting_priority,
        waiting: row.waiting,
        oldest: lead::since(&oldest, &asked.line),
        holding: holding.map(Ticket::label),
        stopped: lead::stops(database)?.contains(&asked.line),
        windows: lead::windows(hall, &asked.line, &lead::duties_of(database, day)?, &oldest, asked.at),
        pace: lead::pace(database, day, &asked.line)?,
        appointments: u32::try_from(to_come.len()).unwrap_or(u32::MAX),
    })
}

/// Sees to it that the ledger covers a number before the number can be given.
fn cover(
    ledger: &mut Ledger,
    day: NaiveDate,
    line: &str,
    number: u32,
    row: &mut LineRow,
) -> Result<(), Fault> {
    if !ledger.covers(day, line, number)? {
        row.reserved = number + STRIDE - 1;
        ledger.reserve(day, line, row.reserved)?;
    }
    Ok(())
}

fn held_by(database: &mut dyn Database, visit: &str) -> Result<Option<Ticket>, Fault> {
    let statement = concat!(
        "SELECT ",
        columns!(),
        " FROM ticket WHERE visit = $1 AND state IN ('waiting', 'called', 'serving', 'held')"
    );
    first(database, statement, &[visit.into()], read)
}
