//! The changes that steps of tickets make: the ticket, its line's counts, the step itself, and the call where it is one.
use crate::hall;
use crate::hall::desk::{LetInReason, RemovalReason, Work};
use crate::hall::queue::{
    LastOrder, Line, Step, StepContext, StepError, Ticket, TicketState, TransferTarget,
};
use crate::hall::{ClerkCode, Hall, LineCode, WindowCode};
use crate::store::TxDecision;
use crate::store::engine::change_set::{ChangeSet, ColumnValue};
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::queue::begin_day;
use crate::store::read::snapshot::{Snapshot, TicketRow};
use crate::store::read::waiting;
use crate::store::rows::line::{LineDelta, LineRow};
use crate::store::rows::ticket::{StepRecord, append_step, written};
use crate::store::rows::{line, ticket};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// The ticket after a step, or why it is not made.
pub(in crate::store) type StepResult = Result<Ticket, StepError>;

/// Changes while they are put together.
pub(in crate::store) struct StepChanges<'a> {
    /// What was read of the hall.
    pub snapshot: &'a Snapshot,
    /// What is going to be written, but for the lines.
    pub changes: ChangeSet,
    hall: &'a Hall,
    window: Option<&'a WindowCode>,
    clerk: Option<&'a ClerkCode>,
    at: NaiveDateTime,
    lines: BTreeMap<LineCode, LineDelta>,
    /// Tickets that must still be as they were.
    tickets: BTreeMap<(LineCode, u32), u32>,
    /// What is done to the first ticket, so that it may be taken back.
    made: Option<LastOrder>,
}

impl<'a> StepChanges<'a> {
    /// No changes yet, at a window by a clerk; there may be neither.
    pub fn new(
        hall: &'a Hall,
        window: Option<&'a WindowCode>,
        clerk: Option<&'a ClerkCode>,
        snapshot: &'a Snapshot,
        at: NaiveDateTime,
    ) -> Self {
        let (lines, tickets) = (BTreeMap::new(), BTreeMap::new());
        StepChanges {
            snapshot,
            changes: ChangeSet::default(),
            hall,
            window,
            clerk,
            at,
            lines,
            tickets,
            made: None,
        }
    }

    /// Makes a step of a ticket.
    pub fn step(&mut self, row: &TicketRow, step: Step, to: TransferTarget<'_>, detail: &str) -> StepResult {
        let before = &row.ticket;
        let lost = Line::default();
        let line = self.hall.line(&before.queue).unwrap_or(&lost);
        let called = self.snapshot.line(&before.queue).map_or(0, |row| row.called);
        let context = StepContext { window: self.window, at: self.at, line, called, to };
        let Some(after) = before.step(step, &context, &self.hall.setup.calling)? else {
            return Ok(before.clone());
        };
        self.require(row);
        self.remember(row, step, row.steps + 1);
        self.count(before, &after, step);
        let calls = matches!(step, Step::Called | Step::Recalled | Step::BroughtBack);
        ticket::change(&mut self.changes, &after, row.steps + 1, calls);
        // Giving back is no work of the window that held the ticket.
        let window = self.window.filter(|_| !matches!(step, Step::Cancelled | Step::Removed));
        let noted = StepRecord { step, at: self.at, window, clerk: self.clerk, detail, exact: true };
        append_step(&mut self.changes, &after, row.steps + 1, &noted);
        if calls {
            self.call(&after, step == Step::Recalled);
        }
        Ok(after)
    }

    /// Ends a business at the window, with what was done and a remark; goes on in another line with the same number where
    /// more is to be done there (接着办).
    pub fn finish(
        &mut self,
        row: &TicketRow,
        works: &[Work],
        remark: &str,
        onward: Result<Option<LineCode>, StepError>,
    ) -> StepResult {
        hall::desk::remark(remark)?;
        let Some(line) = onward? else {
            let after = self.step(row, Step::Finished, None, "")?;
            self.note_works(&after, row.steps + 1, works, remark);
            return Ok(after);
        };
        let (step, window, clerk) = (Step::Finished, self.window, self.clerk);
        self.remember(row, step, row.steps + 1);
        let noted = StepRecord { step, at: self.at, window, clerk, detail: "onward", exact: true };
        append_step(&mut self.changes, &row.ticket, row.steps + 1, &noted);
        self.count_service(&row.ticket);
        self.note_works(&row.ticket, row.steps + 1, works, remark);
        self.require(row);
        let done = TicketRow { steps: row.steps + 1, ..row.clone() };
        self.step(&done, Step::Transferred, Some((&line, None)), &line)
    }

    /// Calls somebody who waits before those whose turn it is (插队); why is written down as a step of its own.
    pub fn let_in(&mut self, row: &TicketRow, reason: LetInReason) -> StepResult {
        let (step, line) = (Step::LetIn, Line::default());
        let context = StepContext { window: self.window, at: self.at, line: &line, called: 0, to: None };
        row.ticket.step(step, &context, &self.hall.setup.calling)?;
        self.require(row);
        self.remember(row, step, row.steps + 1);
        let (window, clerk) = (self.window, self.clerk);
        let noted = StepRecord { step, at: self.at, window, clerk, detail: reason.word(), exact: true };
        append_step(&mut self.changes, &row.ticket, row.steps + 1, &noted);
        self.step(&TicketRow { steps: row.steps + 1, ..row.clone() }, Step::Called, None, "")
    }

    /// Takes a waiting number out of the line (移出), and the appointment it was given for with it.
    pub fn remove(&mut self, row: &TicketRow, reason: RemovalReason) -> StepResult {
        let after = self.step(row, Step::Removed, None, reason.word())?;
        if after.due.is_some() && after.state != row.ticket.state {
            self.cancel_appointment(&after);
        }
        Ok(after)
    }

    /// Takes back what a window did last (撤销): the ticket is as it was before, the steps stay and are marked, and that they were
    /// taken back is a step of its own.
    pub fn undo(&mut self, made: &LastOrder, row: &TicketRow) -> StepResult {
        let after = made.take_back(&row.ticket, row.steps, self.at, &self.hall.setup.calling)?;
        self.require(row);
        self.count_waiting(&row.ticket, &after);
        let called = self.snapshot.line(&made.before.queue).map_or(0, |row| row.called);
        let line = self.line(&made.before.queue);
        if made.is_call() {
            line.takes_call_back = true;
            // Where others were called meanwhile the round has gone on with them.
            line.cycle = (called == made.called + 1).then_some(made.cycle);
        }
        line.service_back = made.service;
        ticket::change(&mut self.changes, &after, row.steps + 1, false);
        ticket::mark_undone(&mut self.changes, &after, made);
        let (step, window, clerk) = (Step::Undone, self.window, self.clerk);
        let detail = made.step.word();
        let noted = StepRecord { step, at: self.at, window, clerk, detail, exact: true };
        append_step(&mut self.changes, &after, row.steps + 1, &noted);
        Ok(after)
    }

    /// What was done to the ticket, where it may be taken back.
    pub fn made(&self) -> Option<&LastOrder> {
        let is_back = |step| matches!(step, Step::Recalled | Step::Removed | Step::Undone);
        self.made.as_ref().filter(|made| !is_back(made.step))
    }

    /// Keeps how a ticket is before its step, for whoever takes the step back; of several steps the first counts.
    pub fn remember(&mut self, row: &TicketRow, step: Step, steps_after: u32) {
        let line = self.snapshot.line(&row.ticket.queue);
        let made = self.made.get_or_insert_with(|| LastOrder {
            before: row.ticket.clone(),
            steps_before: row.steps,
            steps_after,
            step,
            at: self.at,
            called: line.map_or(0, |row| row.called),
            cycle: line.map_or(0, |row| row.cycle),
            service: None,
        });
        (made.step, made.steps_after) = (step, steps_after);
    }

    fn note_works(&mut self, ticket: &Ticket, step: u32, works: &[Work], remark: &str) {
        let own = [Work { quantity: 1, ..Work::default() }];
        let works = if works.is_empty() { &own } else { works };
        for (place, work) in (0..).zip(works) {
            let matter = if work.matter.is_empty() { ticket.matter.as_deref() } else { Some(&*work.matter) };
            self.changes.insert(
                "work",
                vec![
                    ("day", (&ticket.day.to_string()).into()),
                    ("line", (&ticket.line).into()),
                    ("number", ticket.number.into()),
                    ("step", step.into()),
                    ("place", ColumnValue::Number(place)),
                    ("matter", matter.unwrap_or_default().into()),
                    ("quantity", work.quantity.max(1).into()),
                    ("outcome", (&work.outcome).into()),
                    ("remark", ColumnValue::FreeText(if place == 0 { remark } else { "" }.to_owned())),
                ],
            );
        }
    }

    fn require(&mut self, row: &TicketRow) {
        let ticket = &row.ticket;
        // A ticket that makes two steps must be as it was before the first.
        self.tickets.entry((ticket.line.clone(), ticket.number)).or_insert(row.steps);
    }

    /// Counts who waits where, how many the line has called, and how long its services take.
    fn count(&mut self, before: &Ticket, after: &Ticket, step: Step) {
        self.count_waiting(before, after);
        if before.state == TicketState::Waiting && after.state == TicketState::Called {
            let cycle = self.hall.line(&before.queue).map(|line| {
                waiting::line_of_snapshot(self.snapshot, line, self.at).cycle_after(self.hall, before)
            });
            let line = self.line(&before.queue);
            (line.calls, line.cycle) = (true, cycle);
        }
        if step == Step::Missed {
            // When the ticket's turn comes is counted from those called so far.
            self.line(&before.queue).counts_from_calls = true;
        }
        if matches!(step, Step::Finished | Step::Missed) {
            self.count_service(before);
        }
    }

    /// Counts who waits where.
    fn count_waiting(&mut self, before: &Ticket, after: &Ticket) {
        let (was, is) = (before.state == TicketState::Waiting, after.state == TicketState::Waiting);
        let has_class = !before.class.is_empty();
        if was && !(is && before.queue == after.queue) {
            *self.line(&before.queue).count(has_class) -= 1;
        }
        if is && !(was && before.queue == after.queue) {
            *self.line(&after.queue).count(has_class) += 1;
        }
    }

    /// Counts how long somebody took up a window, from the call to the end; whoever did not come took up time as well.
    fn count_service(&mut self, ticket: &Ticket) {
        if let Some(called_at) = ticket.called_at {
            let seconds = u32::try_from((self.at - called_at).num_seconds()).unwrap_or(0);
            if let Some(made) = &mut self.made {
                made.service = Some(seconds);
            }
            self.line(&ticket.queue).service = Some(seconds);
        }
    }

    fn line(&mut self, code: &LineCode) -> &mut LineDelta {
        self.lines.entry(code.clone()).or_default()
    }

    /// Writes a call down, after every other call of the day.
    fn call(&mut self, ticket: &Ticket, again: bool) {
        let day = ticket.day.to_string();
        self.changes.draw_call(&day);
        self.changes.insert(
            "call",
            vec![
                ("day", (&day).into()),
                ("seq", ColumnValue::CallSeq),
                ("line", (&ticket.line).into()),
                ("number", ticket.number.into()),
                ("at_window", self.window.map_or("", WindowCode::as_str).into()),
                ("at", (&written(self.at)).into()),
                ("again", again.into()),
            ],
        );
    }

    /// Cancels the appointment that a ticket was given for.
    pub fn cancel_appointment(&mut self, ticket: &Ticket) {
        let key = vec![
            ("day", (&ticket.day.to_string()).into()),
            ("line", (&ticket.line).into()),
            ("number", ticket.number.into()),
            ("state", "here".into()),
        ];
        self.changes.update("appointment", key, vec![("state", "cancelled".into())]);
    }

    /// All changes, with the answer to whoever asked for them; none where it was so already.
    ///
    /// Lines that have no row on the day yet get one first.
    pub fn into_decision<T>(
        mut self,
        database: &mut dyn Database,
        answer: T,
    ) -> Result<TxDecision<T>, Fault> {
        if self.changes.is_empty() {
            return Ok(TxDecision::Leave(answer));
        }
        begin_day::ensure(database, self.snapshot, self.at)?;
        let day = self.snapshot.day.to_string();
        for (code, changed) in &self.lines {
            let none = LineRow { line: code.clone(), ..LineRow::default() };
            let known = self.snapshot.line(code);
            if known.is_none() {
                line::ensure(database, &day, code)?;
            }
            line::change(&mut self.changes, &day, known.unwrap_or(&none), changed);
        }
        for ((line, number), steps) in &self.tickets {
            ticket::require(&mut self.changes, &day, line, *number, *steps);
        }
        Ok(TxDecision::Change(Box::new(self.changes), answer))
    }
}
