//! What is read of the hall in one statement, so that it is of one moment and costs one way to a server and back.
//!
//! Every kind of row comes in the columns of a ticket with one more that names the kind; a kind that needs fewer leaves the
//! others empty.
use crate::hall::desk::Duty;
use crate::hall::figures::LineChange;
use crate::hall::queue::{Call, LineToday, Ticket, TicketState};
use crate::hall::{ClerkCode, Hall, LineCode, WindowCode};
use crate::store::engine::database::{Database, Row, Value};
use crate::store::engine::fault::Fault;
use crate::store::read::coverage::since;
use crate::store::rows::duty;
use crate::store::rows::duty::DutyRow;
use crate::store::rows::line::{ByInterval, LineRow, Recent};
use crate::store::rows::ticket;
use crate::store::rows::ticket::{moment, written};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// The column that names the kind of a row.
const KIND: usize = 20;

/// The business day, as a common table named `today`: the newest day of any line, or `$1` where that is later.
macro_rules! today {
    () => {
        "WITH newest AS (SELECT MAX(day) AS day FROM line_day WHERE hall = :hall),
         today AS (SELECT CASE WHEN newest.day > $1 THEN newest.day ELSE $1 END AS day FROM newest) "
    };
}

/// Tickets under a kind; what follows is the condition.
macro_rules! tickets {
    ($kind:literal) => {
        concat!(
            "SELECT day, line, number, issued_at, kiosk, priority, ahead, matter, code, state, since, queue, class,
             at_window, calls, misses, turn, due, called_at, steps, '",
            $kind,
            "' AS kind FROM ticket WHERE hall = :hall AND "
        )
    };
}

/// The business day itself, the number of the hall's newest journal entry, and the place of the day's newest call.
macro_rules! day {
    () => {
        "SELECT today.day, '', CAST(COALESCE((SELECT MAX(seq) FROM journal WHERE hall = :hall), 0) AS BIGINT), '', '',
             CAST(0 AS BIGINT), CAST(0 AS BIGINT), '', '', '', '', '', '', '',
             CAST(COALESCE((SELECT MAX(seq) FROM call WHERE call.hall = :hall AND call.day = today.day), 0) AS BIGINT),
             CAST(0 AS BIGINT), CAST(0 AS BIGINT), '', '', CAST(0 AS BIGINT), 'day' AS kind FROM today "
    };
}

/// The lines that have a row on the day, each with since when people wait.
macro_rules! lines {
    () => {
        "SELECT d.day, d.line, d.last, d.by_interval, d.recent, d.given, d.waiting,
             COALESCE((SELECT MIN(w.waits_from) FROM ticket AS w
                 WHERE w.hall = :hall AND w.queue = d.line AND w.state = 'waiting'), ''),
             '', '', '', '', '', '', d.waiting_priority, d.called, d.cycle, '', '', d.stopped, 'line'
         FROM line_day AS d WHERE d.hall = :hall AND d.day = (SELECT day FROM today) "
    };
}

/// The lines that are stopped.
macro_rules! stops {
    () => {
        "SELECT '', line, 0, at, who, 0, 0, reason, '', '', '', '', '', '', 0, 0, 0, '', '', 0, 'stop'
         FROM line_stop WHERE hall = :hall "
    };
}

/// Who was on duty on the day.
macro_rules! duties {
    () => {
        "SELECT day, '', 0, since, clerk, auto_call, 0, reason, token, state, seen, press, '', at_window, 0, 0, 0, '',
             '', 0, 'duty'
         FROM duty WHERE hall = :hall AND day = (SELECT day FROM today) "
    };
}

/// Appointments still expected from `$2` on, of the line `$3` or of all where that is empty.
macro_rules! dues {
    () => {
        "SELECT day, line, 0, due, '', 0, 0, '', '', '', '', '', '', '', 0, 0, 0, '', '', 0, 'due'
         FROM appointment WHERE hall = :hall AND day = (SELECT day FROM today) AND due >= $2 AND state = 'expected'
          AND ($3 = '' OR line = $3) "
    };
}

/// What was finished on the day at each window with a duty, and when something last happened there.
macro_rules! work {
    () => {
        "SELECT '', '', (SELECT COUNT(*) FROM ticket_step AS s WHERE s.hall = :hall AND s.day = o.day
                 AND s.at_window = o.at_window AND s.event = 'done'),
             COALESCE((SELECT MAX(s.at) FROM ticket_step AS s WHERE s.hall = :hall AND s.day = o.day
                 AND s.at_window = o.at_window), o.since), '', 0, 0, '', '', '', '', '', '', o.at_window, 0, 0, 0, '', '',
             0, 'work'
         FROM duty AS o WHERE o.hall = :hall AND o.day = (SELECT day FROM today) "
    };
}

/// Calls; what follows is the condition on `call`.
macro_rules! calls {
    () => {
        "SELECT call.day, call.line, call.number, call.at, '', call.again, call.seq, '', '', '', '', '', '',
             call.at_window, 0, 0, 0, '', '', 0, 'call' FROM call WHERE call.hall = :hall AND "
    };
}

/// The duty of the window `$2`, whatever the day.
macro_rules! own_duty {
    () => {
        "SELECT day, '', 0, since, clerk, auto_call, 0, reason, token, state, seen, press, '', at_window, 0, 0, 0, '',
             '', 0, 'own duty'
         FROM duty WHERE hall = :hall AND at_window = $2 "
    };
}

/// How many changes of duty the day has seen at the window `$2`.
macro_rules! duty_steps {
    () => {
        "SELECT '', '', COUNT(*), '', '', 0, 0, '', '', '', '', '', '', '', 0, 0, 0, '', '', 0, 'duty steps'
         FROM duty_step WHERE hall = :hall AND day = (SELECT day FROM today) AND at_window = $2 "
    };
}

/// One row once a window has ordered anything on the day.
macro_rules! begun {
    () => {
        "SELECT day, '', 0, '', '', 0, 0, '', '', '', '', '', '', '', 0, 0, 0, '', '', 0, 'begun'
         FROM calling WHERE hall = :hall AND day = (SELECT day FROM today) "
    };
}

/// The day's calls after the place `$3`.
macro_rules! new_calls {
    () => {
        "SELECT call.day, call.line, call.number, call.at, '', call.again, call.seq, '', '', '', '', '', '',
             call.at_window, 0, 0, 0, '', '', 0, 'new call' FROM call
         WHERE call.hall = :hall AND call.day = (SELECT day FROM today) AND call.seq > $3 "
    };
}

pub(in crate::store) use {
    begun, calls, day, dues, duties, duty_steps, lines, new_calls, own_duty, stops, tickets, today, work,
};

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
    /// The rows of the lines, in order of their codes.
    pub lines: Vec<LineRow>,
    /// The lines that are stopped, in order of their codes.
    pub stops: Vec<(LineCode, LineChange)>,
    /// Who is or was on duty, in order of the windows.
    pub duties: Vec<DutyRow>,
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
                self.call_seq = row.count(14)?;
            }
            "line" => self.lines.push(line(row)?),
            "stop" => self.stops.push((row.text(1)?.into(), stop(row)?)),
            "duty" => self.duties.push(on_duty(row)?),
            "due" => self.dues.push((row.text(1)?.into(), moment(row.text(3)?)?)),
            "work" => self.work.push((row.text(13)?.into(), row.count(2)?, moment(row.text(3)?)?)),
            "call" => self.calls.push(call(row)?),
            "new call" => self.new_calls.push(call(row)?),
            "done" => self.done = row.count(2)?,
            "own duty" => self.own_duty = Some((row.text(0)?.parse()?, on_duty(row)?)),
            "duty steps" => self.duty_steps = row.count(2)?,
            "begun" => self.has_begun = true,
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
            windows: crate::store::read::coverage::windows(hall, code, &duties, &oldest, at),
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
    Ok(LineRow {
        line: row.text(1)?.into(),
        last: row.count(2)?,
        given: row.count(5)?,
        intervals: ByInterval::read(row.text(3)?),
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
    })
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
