//! What windows, boards, speakers and the lead see of the hall; read as it stands, without locking anybody out.
use crate::hall::Hall;
use crate::hall::desk::{BoardView, Window, WindowView};
use crate::hall::queue::{Call, MissedPolicy, Ticket, TicketState};
use crate::store::engine::database::{Database, Row, Value, all, first};
use crate::store::engine::fault::Fault;
use crate::store::read::branches::{
    calls, day, in_hand, lines, lines_and_duties, listed, new_calls, own_duty, people_waiting, tickets,
    today, waiting_for_loan,
};
use crate::store::read::snapshot::Snapshot;
use crate::store::read::waiting;
use crate::store::rows::ticket::{moment, today as business_day, written};
use crate::store::rows::undo;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::{NaiveDateTime, TimeDelta};

/// How many of those who come next a window shows.
const NEXT: usize = 20;
/// Calls that a board shows although their ticket is no longer at a window: those of the last seconds.
const RECENT: i64 = 20;

/// A window as it was read, all of one moment.
#[derive(Clone, Debug, Default)]
pub struct WindowReading {
    /// What the screen shows.
    pub view: WindowView,
    /// The mark of the token that the duty was taken up with; empty where nobody is on duty.
    pub token: String,
    /// The number of the hall's newest journal entry then.
    pub journal: i64,
    /// The edition of the setup in force then.
    pub setup: u32,
}

impl Store {
    /// The number of the hall's newest journal entry: another one after every settled change, so that whoever looks often
    /// reads the hall only where something has happened.
    pub fn change_token(&mut self) -> Result<i64, StoreError> {
        let statement = "SELECT seq FROM journal WHERE hall = :hall ORDER BY seq DESC LIMIT 1";
        let newest = self
            .view("looking at the journal", |database| first(database, statement, &[], |row| row.number(0)));
        Ok(newest?.unwrap_or(0))
    }

    /// Everything a window's screen shows of the hall.
    pub fn at_window(
        &mut self,
        hall: &Hall,
        window: &str,
        at: NaiveDateTime,
    ) -> Result<WindowView, StoreError> {
        self.read_window(hall, window, at).map(|read| read.view)
    }

    /// The same in one round trip with what a window's program goes by; nothing of a window that the hall does not have.
    pub fn read_window(
        &mut self,
        hall: &Hall,
        window: &str,
        at: NaiveDateTime,
    ) -> Result<WindowReading, StoreError> {
        let Some(window) = hall.window(window) else { return Ok(WindowReading::default()) };
        self.view("looking at a window", |database| read_window(database, hall, window, at))
    }

    /// The calls of the business day after a place, in order.
    pub fn calls_after(&mut self, at: NaiveDateTime, seq: u32) -> Result<Vec<Call>, StoreError> {
        let statement = concat!(
            today!(),
            "SELECT day, seq, line, number, at_window, at, again FROM call
             WHERE hall = :hall AND day = (SELECT day FROM today) AND seq > $2 AND undone = 0 ORDER BY seq"
        );
        let date = at.date().to_string();
        let values = [(&date).into(), seq.into()];
        self.view("reading calls", |database| all(database, statement, &values, call))
    }

    /// What a board shows: the newest call of every ticket at a window, who waits, who was missed.
    pub fn on_board(&mut self, at: NaiveDateTime) -> Result<BoardView, StoreError> {
        self.read_board(at, u32::MAX).map(|(view, _)| view)
    }

    /// The same with the calls of the day after a place, in order, all of one moment.
    pub fn read_board(
        &mut self,
        at: NaiveDateTime,
        after: u32,
    ) -> Result<(BoardView, Vec<Call>), StoreError> {
        let (date, since) = (at.date().to_string(), written(at - TimeDelta::seconds(RECENT)));
        self.view("looking for what a board shows", |database| {
            let snapshot = Snapshot::read(database, BOARD, &[(&date).into(), (&since).into(), after.into()])?;
            Ok((on_board(&snapshot), snapshot.new_calls))
        })
    }

    /// How far a reader of calls has come on the business day.
    pub fn reader(&mut self, name: &str, at: NaiveDateTime) -> Result<u32, StoreError> {
        let statement = concat!(
            today!(),
            "SELECT seq FROM reader WHERE hall = :hall AND name = $2 AND day = (SELECT day FROM today)"
        );
        let date = at.date().to_string();
        let values = [(&date).into(), name.into()];
        let seq = self.view("looking how far a reader is", |database| {
            first(database, statement, &values, |row| row.count(0))
        });
        Ok(seq?.unwrap_or(0))
    }

    /// Remembers how far a reader of calls has come.
    pub fn set_reader(&mut self, name: &str, at: NaiveDateTime, seq: u32) -> Result<(), StoreError> {
        self.write("remembering how far a reader is", |database, _| {
            let day = business_day(database, at)?.to_string();
            let statement = "INSERT INTO reader (hall, name, day, seq) VALUES (:hall, $1, $2, $3)
                 ON CONFLICT (hall, name) DO UPDATE SET day = excluded.day, seq = excluded.seq";
            database.run(statement, &[name.into(), (&day).into(), seq.into()])?;
            Ok(TxOutcome::Commit(()))
        })
    }
}

fn call(row: &dyn Row) -> Result<Call, Fault> {
    Ok(Call {
        day: row.text(0)?.parse()?,
        seq: row.count(1)?,
        line: row.text(2)?.into(),
        number: row.count(3)?,
        window: row.text(4)?.into(),
        at: moment(row.text(5)?)?,
        again: row.number(6)? != 0,
    })
}

/// What a window's screen needs beside the people who wait in its lines; `$2` is the window.
const WINDOW: &str = concat!(
    today!(),
    in_hand!(),
    " UNION ALL ",
    tickets!("held"),
    "at_window <> '' AND at_window = $2 AND state = 'held' AND day || '' = (SELECT day FROM today) UNION ALL ",
    "SELECT * FROM (",
    tickets!("missed"),
    "day = (SELECT day FROM today) AND misses > 0 AND state = 'missed' ORDER BY since DESC LIMIT 200) AS missed UNION ALL ",
    lines_and_duties!(),
    " UNION ALL ",
    calls!(),
    "call.day = (SELECT day FROM today) AND call.seq = (SELECT newest.seq FROM call AS newest
         WHERE newest.hall = :hall AND newest.day = (SELECT day FROM today) AND newest.undone = 0
         ORDER BY newest.seq DESC LIMIT 1) UNION ALL ",
    "SELECT '', '', COUNT(*), '', '', 0, 0, '', '', '', '', '', '', $2, 0, 0, 0, '', '', 0, 'done' FROM ticket_step
     WHERE hall = :hall AND day = (SELECT day FROM today) AND at_window = $2 AND event = 'done'
      AND undone = 0 UNION ALL ",
    own_duty!(),
    " UNION ALL ",
    people_waiting!(),
    "IN "
);

/// What a board shows; `$2` is since when calls are recent, `$3` the last call it knows.
const BOARD: &str = concat!(
    today!(),
    "SELECT * FROM (",
    tickets!("missed"),
    "day = (SELECT day FROM today) AND misses > 0 AND state IN ('waiting', 'missed') ORDER BY since DESC LIMIT 20)
     AS missed UNION ALL ",
    day!(),
    " UNION ALL ",
    lines!(),
    " UNION ALL ",
    calls!(),
    "call.day = (SELECT day FROM today) AND (
         call.seq IN (SELECT t.call_seq FROM ticket AS t WHERE t.hall = :hall AND t.day = (SELECT day FROM today)
             AND t.at_window <> '' AND t.state IN ('called', 'serving'))
         OR (call.undone = 0 AND call.seq > (SELECT c.seq - 60 FROM calling AS c WHERE c.hall = :hall
             AND c.day = (SELECT day FROM today)) AND call.at > $2)) UNION ALL ",
    new_calls!()
);

fn read_window(
    database: &mut dyn Database,
    hall: &Hall,
    window: &Window,
    at: NaiveDateTime,
) -> Result<WindowReading, Fault> {
    let own = listed(&window.lines);
    let statement = format!("{WINDOW}{own} UNION ALL {} AND queue NOT IN {own}", waiting_for_loan!());
    let date = at.date().to_string();
    let mut values: Vec<Value<'_>> = vec![(&date).into(), (&window.code).into()];
    values.extend(window.lines.iter().map(Value::from));
    let snapshot = Snapshot::read(database, &statement, &values)?;
    let token = snapshot.token(&window.code).to_owned();
    Ok(WindowReading {
        view: view(&snapshot, hall, window, at),
        token,
        journal: snapshot.journal,
        setup: snapshot.setup,
    })
}

fn view(snapshot: &Snapshot, hall: &Hall, window: &Window, at: NaiveDateTime) -> WindowView {
    let hall = &snapshot.lending(hall, at);
    let window = hall.window(&window.code).unwrap_or(window);
    let loan = snapshot.loans.iter().find(|loan| loan.window == window.code && loan.is_in_force(at));
    let lines = waiting::of_snapshot(snapshot, hall, window, at);
    let (mut waiting, mut resting) = (0, Vec::new());
    for line in &lines {
        let callable = line.order(hall, Some(&window.code), at);
        waiting += callable.len();
        resting.extend(line.resting(&window.code, &callable).cloned());
    }
    let next = waiting::upcoming(hall, window, lines, at, NEXT);
    // Missed tickets among the next ones wait like the others; the rest are called again later.
    let all = waiting + resting.len();
    resting.retain(|ticket| next.iter().all(|next| next.code != ticket.code));
    let waiting = all - resting.len();
    let mut held: Vec<Ticket> = snapshot.tickets_of("held").cloned().collect();
    held.sort_by_key(|ticket| ticket.since);
    let made = snapshot.own_duty.as_ref().filter(|(day, _)| *day == snapshot.day);
    // What another version of the program wrote is not taken back, and is no reason to show nothing.
    let made = made.and_then(|(_, on)| undo::read(&on.undo).ok().flatten());
    WindowView {
        duty: snapshot.duty(&window.code),
        in_hand: snapshot.tickets_of("in_hand").next().cloned(),
        next,
        waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
        resting,
        held,
        missed: kept(snapshot, hall, window, at),
        done: snapshot.done,
        newest: snapshot.calls.last().cloned(),
        loan: loan.cloned(),
        undo: made.map(|made| (made.before.label(), made.at)),
    }
}

/// Tickets that were missed in a window's lines and are still kept, the newest first.
fn kept(snapshot: &Snapshot, hall: &Hall, window: &Window, at: NaiveDateTime) -> Vec<Ticket> {
    let kept = |ticket: &&Ticket| {
        let line = hall.line(&ticket.queue).filter(|line| window.lines.contains(&line.code));
        line.is_some_and(|line| match line.missed {
            MissedPolicy::Kept { minutes } => at < ticket.since + TimeDelta::minutes(minutes.into()),
            _ => false,
        })
    };
    let mut kept: Vec<Ticket> = snapshot.tickets_of("missed").filter(kept).cloned().collect();
    kept.sort_by_key(|ticket| std::cmp::Reverse(ticket.since));
    kept
}

fn on_board(snapshot: &Snapshot) -> BoardView {
    let mut calls: Vec<Call> = Vec::new();
    // The newest call of each ticket; somebody may be on the way although the window has called another meanwhile.
    for call in snapshot.calls.iter().rev() {
        if calls.iter().all(|newer| (&newer.line, newer.number) != (&call.line, call.number)) {
            calls.push(call.clone());
        }
    }
    let mut missed: Vec<&Ticket> = snapshot.tickets_of("missed").collect();
    missed.sort_by_key(|ticket| std::cmp::Reverse(ticket.since));
    // Those that wait again are called by themselves.
    let missed = missed
        .into_iter()
        .map(|ticket| (ticket.label(), ticket.queue.clone(), ticket.state == TicketState::Waiting));
    BoardView {
        calls,
        seq: snapshot.call_seq,
        waiting: snapshot
            .lines
            .iter()
            .map(|row| (row.line.clone(), row.waiting + row.waiting_priority))
            .collect(),
        missed: missed.collect(),
        setup: snapshot.setup,
    }
}
