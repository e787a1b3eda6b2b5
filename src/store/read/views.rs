//! What windows, boards, speakers and the lead see of the hall; read as it stands, without locking anybody out.
use crate::{
    hall::{AtWindow, Call, Hall, Missed, OnBoard, Ticket, TicketState, Window},
    store::{
        Ending, Store, StoreError,
        desk::duty,
        engine::{
            database::{Database, Row, all, first},
            error::Fault,
        },
        queue::orders::in_hand,
        read::waiting,
        rows::ticket::{missed as missed_today, tickets, today, written},
    },
};
use chrono::{NaiveDateTime, TimeDelta};

/// How many of those who come next a window shows.
const NEXT: usize = 20;
/// How many of those who were missed a window looks through.
const KEPT: u32 = 200;
/// How many missed tickets a board shows.
const MISSED: u32 = 20;
/// Calls that a board shows although their ticket is no longer at a window: those of the last seconds.
const RECENT: i64 = 20;

impl Store {
    /// A number that is another one after every deed of a window and every number that was given, so that whoever looks
    /// often reads the hall only where something has happened.
    pub fn pulse(&mut self) -> Result<i64, StoreError> {
        let statement =
            "SELECT (SELECT COALESCE(MAX(turn), 0) FROM calling WHERE day = (SELECT MAX(day) FROM calling)),
             (SELECT CAST(COALESCE(SUM(given), 0) AS BIGINT) FROM line_day WHERE day = (SELECT MAX(day) FROM line_day)),
             (SELECT COUNT(*) FROM line_step)";
        let read = |row: &dyn Row| Ok(row.number(0)? * 1_000_003 + row.number(1)? * 1009 + row.number(2)?);
        let pulse = first(self.database.as_mut(), statement, &[], read);
        Ok(pulse.map_err(|fault| StoreError::new("feeling the hall's pulse", fault))?.unwrap_or(0))
    }

    /// Everything a window's screen shows of the hall.
    pub fn at_window(
        &mut self,
        hall: &Hall,
        window: &str,
        at: NaiveDateTime,
    ) -> Result<AtWindow, StoreError> {
        let Some(window) = hall.window(window) else { return Ok(AtWindow::default()) };
        at_window(self.database.as_mut(), hall, window, at)
            .map_err(|fault| StoreError::new("looking at a window", fault))
    }

    /// The calls of the business day after a place, in order.
    pub fn calls_after(&mut self, at: NaiveDateTime, seq: u32) -> Result<Vec<Call>, StoreError> {
        let database = self.database.as_mut();
        let calls = today(database, at).and_then(|day| {
            let day = day.to_string();
            let statement = "SELECT day, seq, line, number, at_window, at, again FROM call
                 WHERE day = $1 AND seq > $2 ORDER BY seq";
            all(database, statement, &[(&day).into(), seq.into()], call)
        });
        calls.map_err(|fault| StoreError::new("reading calls", fault))
    }

    /// What a board shows: the newest call of every ticket at a window, who waits, who was missed.
    pub fn on_board(&mut self, at: NaiveDateTime) -> Result<OnBoard, StoreError> {
        on_board(self.database.as_mut(), at)
            .map_err(|fault| StoreError::new("looking for what a board shows", fault))
    }

    /// How far a reader of calls has come on the business day.
    pub fn reader(&mut self, name: &str, at: NaiveDateTime) -> Result<u32, StoreError> {
        let database = self.database.as_mut();
        let seq = today(database, at).and_then(|day| {
            let day = day.to_string();
            let statement = "SELECT seq FROM reader WHERE name = $1 AND day = $2";
            first(database, statement, &[name.into(), (&day).into()], |row| row.count(0))
        });
        Ok(seq.map_err(|fault| StoreError::new("looking how far a reader is", fault))?.unwrap_or(0))
    }

    /// Remembers how far a reader of calls has come.
    pub fn set_reader(&mut self, name: &str, at: NaiveDateTime, seq: u32) -> Result<(), StoreError> {
        self.atomically("remembering how far a reader is", |database, _| {
            let day = today(database, at)?.to_string();
            let statement = "INSERT INTO reader (name, day, seq) VALUES ($1, $2, $3)
                 ON CONFLICT (name) DO UPDATE SET day = excluded.day, seq = excluded.seq";
            database.run(statement, &[name.into(), (&day).into(), seq.into()])?;
            Ok(Ending::Keep(()))
        })
    }
}

fn call(row: &dyn Row) -> Result<Call, Fault> {
    Ok(Call {
        day: row.text(0)?.parse()?,
        seq: row.count(1)?,
        line: row.text(2)?.to_owned(),
        number: row.count(3)?,
        window: row.text(4)?.to_owned(),
        at: row.text(5)?.parse()?,
        again: row.number(6)? != 0,
    })
}

fn at_window(
    database: &mut dyn Database,
    hall: &Hall,
    window: &Window,
    at: NaiveDateTime,
) -> Result<AtWindow, Fault> {
    let day = today(database, at)?.to_string();
    let lines = waiting::of_window(database, hall, window, (&day, at))?;
    let (mut waiting, mut resting) = (0, Vec::new());
    for line in &lines {
        let callable = line.order(hall, &window.code, at);
        waiting += callable.len();
        resting.extend(line.resting(&window.code, &callable).cloned());
    }
    let next = waiting::upcoming(hall, window, lines, at, NEXT);
    // Whoever rests and comes up among the next ones waits like them; the others are called again later.
    let all = waiting + resting.len();
    resting.retain(|ticket| next.iter().all(|next| next.code != ticket.code));
    let waiting = all - resting.len();
    let mut held = tickets(database, &day, "at_window = $2 AND state = 'held'", &[(&window.code).into()])?;
    held.sort_by_key(|ticket| ticket.since);
    let done = "SELECT COUNT(*) FROM ticket_step WHERE day = $1 AND at_window = $2 AND event = 'done'";
    let values = [(&day).into(), (&window.code).into()];
    Ok(AtWindow {
        duty: duty::read(database, &window.code, &day)?.duty,
        in_hand: in_hand(database, &day, &window.code)?,
        next,
        waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
        resting,
        held,
        missed: missed(database, hall, window, &day, at)?,
        done: first(database, done, &values, |row| row.count(0))?.unwrap_or(0),
        newest: newest(database, &day)?,
    })
}

/// Tickets that were missed in a window's lines and are still kept, the newest first.
fn missed(
    database: &mut dyn Database,
    hall: &Hall,
    window: &Window,
    day: &str,
    at: NaiveDateTime,
) -> Result<Vec<Ticket>, Fault> {
    let kept = |ticket: &Ticket| {
        let line = hall.line(&ticket.queue).filter(|line| window.lines.contains(&line.code));
        ticket.state == TicketState::Missed
            && line.is_some_and(|line| match line.missed {
                Missed::Kept { minutes } => at < ticket.since + TimeDelta::minutes(minutes.into()),
                _ => false,
            })
    };
    Ok(missed_today(database, day, KEPT)?.into_iter().filter(kept).collect())
}

fn newest(database: &mut dyn Database, day: &str) -> Result<Option<Call>, Fault> {
    let statement = "SELECT day, seq, line, number, at_window, at, again FROM call
         WHERE day = $1 ORDER BY seq DESC LIMIT 1";
    first(database, statement, &[day.into()], call)
}

fn on_board(database: &mut dyn Database, at: NaiveDateTime) -> Result<OnBoard, Fault> {
    let day = today(database, at)?.to_string();
    let statement = "SELECT call.day, call.seq, call.line, call.number, call.at_window, call.at, call.again
         FROM ticket JOIN call ON call.day = ticket.day AND call.seq = ticket.call_seq
         WHERE ticket.day = $1 AND ticket.state IN ('called', 'serving')";
    let mut calls = all(database, statement, &[(&day).into()], call)?;
    // Somebody may be on the way although the window has called another meanwhile.
    let since = written(at - TimeDelta::seconds(RECENT));
    let recent = "SELECT day, seq, line, number, at_window, at, again FROM call
         WHERE day = $1 AND seq > (SELECT seq - 60 FROM calling WHERE day = $2) AND at > $3 ORDER BY seq DESC";
    let values = [(&day).into(), (&day).into(), (&since).into()];
    for late in all(database, recent, &values, call)? {
        if calls.iter().all(|call| (&call.line, call.number) != (&late.line, late.number)) {
            calls.push(late);
        }
    }
    calls.sort_by_key(|call| std::cmp::Reverse(call.seq));
    let waiting = "SELECT line, waiting + waiting_priority FROM line_day WHERE day = $1 ORDER BY line";
    let seq =
        first(database, "SELECT seq FROM calling WHERE day = $1", &[(&day).into()], |row| row.count(0))?;
    Ok(OnBoard {
        calls,
        seq: seq.unwrap_or(0),
        waiting: all(database, waiting, &[(&day).into()], |row| {
            Ok((row.text(0)?.to_owned(), row.count(1)?))
        })?,
        missed: missed_on_board(database, &day)?,
    })
}

/// Missed tickets with their lines, the newest first; those that wait again are called by themselves.
fn missed_on_board(database: &mut dyn Database, day: &str) -> Result<Vec<(String, String, bool)>, Fault> {
    let missed = missed_today(database, day, MISSED)?;
    let told = missed.into_iter().map(|ticket| {
        let again = ticket.state == TicketState::Waiting;
        (ticket.label(), ticket.queue, again)
    });
    Ok(told.collect())
}
