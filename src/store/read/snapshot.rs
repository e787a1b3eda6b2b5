//! What is read of the hall in one statement, so that it is of one moment and costs one way to a server and back.
//!
//! Every kind of row comes in the columns of a ticket with one more that names the kind; a kind that needs fewer leaves the
//! others empty.
use crate::hall::desk::{Duty, WindowLoan};
use crate::hall::figures::{LineChange, NewBadRating, UnopenedCases};
use crate::hall::queue::{Call, LineToday, Ticket, TicketState};
use crate::hall::{ClerkCode, Hall, LineCode, WindowCode};
use crate::store::engine::database::{Database, Row, Value};
use crate::store::engine::fault::Fault;
use crate::store::people::failures::FailureRow;
use crate::store::read::coverage::since;
use crate::store::rows::duty;
use crate::store::rows::duty::DutyRow;
use crate::store::rows::line::{ByInterval, LineRow, Recent};
use crate::store::rows::ticket;
use crate::store::rows::ticket::{moment, moment_or_none, written};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// The column that names the kind of a row.
const KIND: usize = 20;

/// A ticket as a statement found it.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct TicketRow {
    /// The kind it was asked for as.
    pub kind: String,
    /// The ticket.
    pub ticket: Ticket,
    /// How many steps it has made; another number after every step.
    pub steps: u32,
}

/// The hall as it was at one moment, as far as a statement asked for it.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Snapshot {
    /// The business day.
    pub day: NaiveDate,
    /// The number of the newest journal entry.
    pub journal: i64,
    /// The place of the day's newest call; 0 before the first.
    pub call_seq: u32,
    /// The edition of the setup in force.
    pub setup: u32,
    /// The rows of the lines, in order of their codes.
    pub lines: Vec<LineRow>,
    /// The lines that are stopped, in order of their codes.
    pub stops: Vec<(LineCode, LineChange)>,
    /// Who is or was on duty, in order of the windows.
    pub duties: Vec<DutyRow>,
    /// Wrong PINs, where there were many.
    pub failures: Vec<FailureRow>,
    /// Windows that are lent to another line.
    pub loans: Vec<WindowLoan>,
    /// Appointments still expected, with their lines, in order.
    pub dues: Vec<(LineCode, NaiveDateTime)>,
    /// Tickets under the kind they were asked for as, in order of the statement.
    pub tickets: Vec<TicketRow>,
    /// Windows with how many were finished there and when something last happened.
    pub work: Vec<(WindowCode, u32, NaiveDateTime)>,
    /// Calls in order of their places.
    pub calls: Vec<Call>,
    /// Calls after a place, in order of their places.
    pub new_calls: Vec<Call>,
    /// How many were finished at the window that was asked for.
    pub done: u32,
    /// The row of the duty at the window that was asked for, and the day it is of.
    pub own_duty: Option<(NaiveDate, DutyRow)>,
    /// How many changes of duty there were at that window.
    pub duty_steps: u32,
    /// A window has ordered something on the day.
    pub has_begun: bool,
    /// The number of the newest key of receipts.
    pub receipt_key: u8,
    /// How many cases lie in the opinion box unopened, and when the oldest of them came.
    pub unopened: Option<UnopenedCases>,
    /// The bad ratings that nobody has taken up.
    pub bad_ratings: Vec<NewBadRating>,
}

impl Snapshot {
    /// Performs a statement of the pieces of this file.
    pub fn read(
        database: &mut dyn Database,
        statement: &str,
        values: &[Value<'_>],
    ) -> Result<Snapshot, Fault> {
        let mut snapshot = Snapshot::default();
        database.each(statement, values, &mut |row| snapshot.add(row))?;
        snapshot.lines.sort_by(|a, b| a.line.cmp(&b.line));
        snapshot.stops.sort_by(|a, b| a.0.cmp(&b.0));
        snapshot.duties.sort_by(|a, b| a.duty.window.cmp(&b.duty.window));
        snapshot.dues.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        snapshot.calls.sort_by_key(|call| call.seq);
        snapshot.new_calls.sort_by_key(|call| call.seq);
        Ok(snapshot)
    }

    fn add(&mut self, row: &dyn Row) -> Result<(), Fault> {
        match row.text(KIND)? {
            "day" => {
                (self.day, self.journal) = (row.text(0)?.parse()?, row.number(2)?);
                (self.call_seq, self.setup) = (row.count(14)?, row.count(15)?);
            }
            "line" => self.lines.push(line(row)?),
            "stop" => self.stops.push((row.text(1)?.into(), stop(row)?)),
            "duty" => self.duties.push(on_duty(row)?),
            "failure" => self.failures.push(FailureRow::read(row)?),
            "loan" => self.loans.push(loan(row)?),
            "due" => self.dues.push((row.text(1)?.into(), moment(row.text(3)?)?)),
            "work" => self.work.push((row.text(13)?.into(), row.count(2)?, moment(row.text(3)?)?)),
            "call" => self.calls.push(call(row)?),
            "new call" => self.new_calls.push(call(row)?),
            "done" => self.done = row.count(2)?,
            "own duty" => self.own_duty = Some((row.text(0)?.parse()?, on_duty(row)?)),
            "duty steps" => self.duty_steps = row.count(2)?,
            "begun" => self.has_begun = true,
            "unopened" => self.unopened = unopened(row)?,
            "bad rating" => self.bad_ratings.push(bad_rating(row)?),
            "key" => self.receipt_key = u8::try_from(row.number(2)?)?,
            kind => {
                let (kind, ticket) = (kind.to_owned(), ticket::read(row)?);
                self.tickets.push(TicketRow { kind, ticket, steps: row.count(19)? });
            }
        }
        Ok(())
    }

    /// The row of a line; `None` before its first number of the day.
    pub fn line(&self, code: &str) -> Option<&LineRow> {
        self.lines.iter().find(|row| row.line == code)
    }

    /// The hall as it calls at a moment, with the windows that are lent.
    pub fn lending(&self, hall: &Hall, at: NaiveDateTime) -> Hall {
        hall.lending(&self.loans, at)
    }

    /// The tickets that were asked for as a kind.
    pub fn tickets_of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Ticket> {
        self.rows_of(kind).map(|row| &row.ticket)
    }

    /// The same with how many steps they have made.
    pub fn rows_of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a TicketRow> {
        self.tickets.iter().filter(move |row| row.kind == kind)
    }

    /// The duty at a window; closed where nobody has signed in on the day.
    pub fn duty(&self, window: &str) -> Duty {
        let found = self.duties.iter().find(|on| on.duty.window == window).map(|on| on.duty.clone());
        found.unwrap_or_else(|| Duty { window: window.into(), ..Duty::default() })
    }

    /// The token that the duty at a window was taken up with; empty where nobody is on duty.
    pub fn token(&self, window: &str) -> &str {
        self.duties.iter().find(|on| on.duty.window == window).map_or("", |on| &on.token)
    }

    /// Says whether somebody is on duty at a window, with a program that was heard lately.
    pub fn is_online(&self, window: &str, at: NaiveDateTime) -> bool {
        self.duties.iter().any(|on| on.duty.window == window && duty::is_online(&on.duty, at))
    }

    /// Says whether a window keeps a ticket, waiting or held, that is closed or offline; then it is anybody's.
    pub fn is_reservation_void(&self, ticket: &Ticket, at: NaiveDateTime) -> bool {
        let is_kept = matches!(ticket.state, TicketState::Waiting | TicketState::Held);
        is_kept && ticket.window.as_ref().is_some_and(|window| !self.is_online(window, at))
    }

    /// The row of the duty at a window; closed where nobody has signed in on the day.
    pub fn duty_row(&self, window: &str) -> DutyRow {
        let found = self.duties.iter().find(|on| on.duty.window == window).cloned();
        found.unwrap_or_else(|| DutyRow { duty: self.duty(window), ..DutyRow::default() })
    }

    /// Forgets one appointment of a line.
    pub fn forget_due(&mut self, line: &str, due: NaiveDateTime) {
        if let Some(place) = self.dues.iter().position(|(of, at)| of == line && *at == due) {
            self.dues.remove(place);
        }
    }

    /// The same hall where somebody more waits in a line since a moment, which counts where nobody else does.
    pub fn with_waiter(&self, code: &str, at: NaiveDateTime) -> Snapshot {
        let mut after = self.clone();
        match after.lines.iter_mut().find(|row| row.line == code) {
            Some(row) => row.oldest = row.oldest.or(Some(at)),
            None => {
                after.lines.push(LineRow { line: code.into(), oldest: Some(at), ..LineRow::default() });
            }
        }
        after
    }

    /// How a line stands on the day, as the rules and the screens see it.
    pub fn line_today(&self, hall: &Hall, code: &str, at: NaiveDateTime) -> LineToday {
        let unused = LineRow::default();
        let row = self.line(code).unwrap_or(&unused);
        let oldest: Vec<(LineCode, NaiveDateTime)> =
            self.lines.iter().filter_map(|row| Some((row.line.clone(), row.oldest?))).collect();
        let duties: Vec<Duty> = self.duties.iter().map(|on| on.duty.clone()).collect();
        let mine = self.dues.iter().filter(|(line, _)| line == code);
        LineToday {
            line: code.into(),
            last: row.last,
            today: row.given,
            waiting_priority: row.waiting_priority,
            waiting: row.waiting,
            by_interval: row.intervals.0.clone(),
            stopped: self.stops.iter().any(|(line, _)| line == code),
            windows: crate::store::read::coverage::windows(
                &self.lending(hall, at),
                code,
                &duties,
                &oldest,
                at,
            ),
            pace: row.recent.pace(),
            oldest: since(&oldest, code),
            appointments: mine.map(|(_, due)| *due).collect(),
        }
    }
}

/// From when on an appointment may still be checked in for, as the store writes moments.
pub(in crate::store) fn dues_from(hall: &Hall, at: NaiveDateTime) -> String {
    written(at - TimeDelta::minutes(hall.setup.calling.late.into()))
}

fn line(row: &dyn Row) -> Result<LineRow, Fault> {
    let oldest = row.text(7)?;
    let intervals = ByInterval::read(row.text(3)?);
    Ok(LineRow {
        line: row.text(1)?.into(),
        last: row.count(2)?,
        given: row.count(5)?,
        is_unpadded: intervals.written() != row.text(3)?,
        intervals,
        waiting: row.count(6)?,
        waiting_priority: row.count(14)?,
        called: row.count(15)?,
        cycle: row.count(16)?,
        recent: Recent::read(row.text(4)?),
        oldest: if oldest.is_empty() { None } else { Some(moment(oldest)?) },
    })
}

fn stop(row: &dyn Row) -> Result<LineChange, Fault> {
    let (who, reason) = (row.text(4)?.into(), row.text(7)?.to_owned());
    Ok(LineChange { at: moment(row.text(3)?)?, stopped: true, who, reason })
}

fn on_duty(row: &dyn Row) -> Result<DutyRow, Fault> {
    Ok(DutyRow {
        duty: Duty {
            window: row.text(13)?.into(),
            clerk: ClerkCode::in_field(row.text(4)?),
            state: duty::state(row.text(9)?, row.text(7)?),
            since: moment(row.text(3)?)?,
            auto_call: row.number(5)? != 0,
            seen: moment(row.text(10)?)?,
        },
        token: row.text(8)?.to_owned(),
        press: row.text(11)?.to_owned(),
        undo: row.text(12)?.to_owned(),
    })
}

fn loan(row: &dyn Row) -> Result<WindowLoan, Fault> {
    Ok(WindowLoan {
        window: row.text(13)?.into(),
        line: row.text(1)?.into(),
        since: moment(row.text(3)?)?,
        until: moment(row.text(7)?)?,
        who: row.text(4)?.into(),
    })
}

fn bad_rating(row: &dyn Row) -> Result<NewBadRating, Fault> {
    let (window, since) = (WindowCode::in_field(row.text(13)?), moment(row.text(3)?)?);
    Ok(NewBadRating { case: row.count(2)?, window, since })
}

fn unopened(row: &dyn Row) -> Result<Option<UnopenedCases>, Fault> {
    let since = moment_or_none(row.text(3)?)?;
    let count = row.count(2)?;
    Ok(since.map(|since| UnopenedCases { count, since }))
}

fn call(row: &dyn Row) -> Result<Call, Fault> {
    Ok(Call {
        day: row.text(0)?.parse()?,
        seq: row.count(6)?,
        line: row.text(1)?.into(),
        number: row.count(2)?,
        window: row.text(13)?.into(),
        at: moment(row.text(3)?)?,
        again: row.number(5)? != 0,
    })
}
