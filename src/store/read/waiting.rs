//! Who waits in the lines of a window, as the policies of `hall` see them.
use crate::hall::desk::Window;
use crate::hall::queue::{Line, LineQueue, SelectionRules, Ticket, WaitingTicket, next};
use crate::hall::{Hall, WindowCode};
use crate::store::read::snapshot::Snapshot;
use chrono::NaiveDateTime;

/// A line with the tickets that wait in it.
pub(in crate::store) struct WaitingLine<'h> {
    /// The line.
    pub line: &'h Line,
    /// People it has called today.
    pub called: u32,
    /// Where its ratio stands.
    pub cycle: u32,
    /// Who waits.
    pub tickets: Vec<Ticket>,
}

/// Everybody who waits in the lines of a window, in the order of its preference, out of a snapshot with the lines, the duties
/// and the tickets that wait.
pub(in crate::store) fn of_snapshot<'h>(
    snapshot: &Snapshot,
    hall: &'h Hall,
    window: &Window,
    at: NaiveDateTime,
) -> Vec<WaitingLine<'h>> {
    let lines = window.lines.iter().filter_map(|code| hall.line(code));
    lines.map(|line| line_of_snapshot(snapshot, line, at)).collect()
}

/// Everybody who waits in a line, out of such a snapshot.
///
/// Tickets reserved for a window that is closed or offline are callable anywhere.
pub(in crate::store) fn line_of_snapshot<'h>(
    snapshot: &Snapshot,
    line: &'h Line,
    at: NaiveDateTime,
) -> WaitingLine<'h> {
    let row = snapshot.line(&line.code);
    let mine = snapshot.tickets_of("waiting").filter(|ticket| ticket.queue == line.code);
    let freed = mine.cloned().map(|mut ticket| {
        if snapshot.is_reservation_void(&ticket, at) {
            ticket.window = None;
        }
        ticket
    });
    WaitingLine {
        line,
        called: row.map_or(0, |row| row.called),
        cycle: row.map_or(0, |row| row.cycle),
        tickets: freed.collect(),
    }
}

impl WaitingLine<'_> {
    fn waiters(&self, hall: &Hall) -> Vec<WaitingTicket<'_>> {
        self.tickets.iter().map(|ticket| WaitingTicket::of(ticket, &hall.setup.classes)).collect()
    }

    fn queue<'a>(&self, waiters: &'a [WaitingTicket<'a>]) -> LineQueue<'a> {
        LineQueue { policy: self.line.policy, cycle: self.cycle, called: self.called, waiters }
    }

    /// Places in the list of tickets, in the order in which a window would call them if nobody else came.
    pub fn order(&self, hall: &Hall, window: Option<&WindowCode>, at: NaiveDateTime) -> Vec<usize> {
        self.queue(&self.waiters(hall)).order(window, at)
    }

    /// Who waits again after being missed and is not among the callable of a window yet.
    pub fn resting(&self, window: &WindowCode, callable: &[usize]) -> impl Iterator<Item = &Ticket> {
        let rests = move |ticket: &Ticket| {
            ticket.turn > self.called && ticket.window.as_ref().is_none_or(|only| only == window)
        };
        let waiting = self.tickets.iter().enumerate();
        waiting.filter(move |(at, ticket)| rests(ticket) && !callable.contains(at)).map(|(_, ticket)| ticket)
    }

    /// Where the line's ratio stands once a ticket of it has been called.
    pub fn cycle_after(&self, hall: &Hall, ticket: &Ticket) -> u32 {
        self.queue(&self.waiters(hall)).cycle_after(&WaitingTicket::of(ticket, &hall.setup.classes))
    }
}

/// The next tickets a window would call, the first first, at most so many.
///
/// A ratio and the count of those called go on as if each of them had been called.
pub(in crate::store) fn upcoming(
    hall: &Hall,
    window: &Window,
    mut waiting: Vec<WaitingLine<'_>>,
    at: NaiveDateTime,
    most: usize,
) -> Vec<Ticket> {
    let choosing = SelectionRules { window: &window.code, prefer: window.prefer, late: window.late };
    let mut upcoming = Vec::new();
    while upcoming.len() < most {
        let waiters: Vec<Vec<WaitingTicket<'_>>> = waiting.iter().map(|line| line.waiters(hall)).collect();
        let queues: Vec<LineQueue<'_>> =
            waiting.iter().zip(&waiters).map(|(line, waiters)| line.queue(waiters)).collect();
        let Some((line, person)) = next(&choosing, &queues, at) else { break };
        let cycle = queues.get(line).zip(waiters.get(line).and_then(|waiters| waiters.get(person)));
        let cycle = cycle.map_or(0, |(queue, waiter)| queue.cycle_after(waiter));
        let Some(line) = waiting.get_mut(line) else { break };
        upcoming.push(line.tickets.remove(person));
        line.called += 1;
        line.cycle = cycle;
    }
    upcoming
}
