//! A taking while it is done: what was asked, what was read, what the rule says.
use crate::hall::forecast::Wait;
use crate::hall::queue::{
    GREEN, Interval, IssuedNumber, Line, LineCounts, LineToday, Refusal, TakeAttempt, Ticket, TicketState,
};
use crate::hall::receipts::{ReceiptId, ReceiptKeys, ReceiptKind};
use crate::hall::{Hall, KioskCode, LineCode, TicketCode};
use crate::store::TxOutcome;
use crate::store::engine::database::{Database, Value};
use crate::store::engine::fault::Fault;
use crate::store::ledger::marks::{Ledger, STRIDE};
use crate::store::queue::end_of_day;
use crate::store::read::ahead::place;
use crate::store::read::branches::{lines_in_full, newest_key, people_waiting, tickets_of_codes, today};
use crate::store::read::snapshot::{Snapshot, dues_from};
use crate::store::read::waiting::line_of_snapshot;
use crate::store::rows::line::LineRow;
use crate::store::rows::{line, receipt_key, ticket, ticket_code};
use chrono::{NaiveDate, NaiveDateTime};

/// How many tickets of one visit are looked for at once; more than one is rare.
const CODES_PER_READ: u32 = 4;

/// Somebody asks for a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakeRequest {
    /// The visit: the same for as long as one person stands before the machine, and for nobody else.
    pub visit: String,
    /// The machine's number in the hall.
    pub kiosk: KioskCode,
    /// The line, by code.
    pub line: LineCode,
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

impl TakeRequest {
    /// The class of the person: the one named, else what the priority entrance gives.
    pub(in crate::store) fn class(&self) -> &str {
        if self.class.is_empty() && self.priority { GREEN } else { &self.class }
    }

    fn is_for(&self, ticket: &Ticket) -> bool {
        (&ticket.line, &ticket.matter, ticket.priority) == (&self.line, &self.matter, self.priority)
            && (ticket.class.as_str(), ticket.due) == (self.class(), self.due)
    }
}

/// A number was given, and what lies before its holder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The ticket.
    pub ticket: Ticket,
    /// How long it will take, if anything honest can be said.
    pub wait: Option<Wait>,
    /// There may be no time before closing.
    pub tight: bool,
}

/// Somebody's taking of a number while it is done.
pub(in crate::store) struct Taking<'a> {
    pub asked: &'a TakeRequest,
    pub line: &'a Line,
    pub hall: &'a Hall,
    pub secret: &'a str,
    /// The code of the appointment that is checked in for, if it is one.
    pub appointment: Option<&'a str>,
}

/// Everything a taking goes by.
const TAKING: &str = concat!(
    today!(),
    tickets_of_codes!("held"),
    "code IN ($4, $5, $6, $7) UNION ALL ",
    newest_key!(),
    "UNION ALL ",
    lines_in_full!()
);

/// Who waits in the line: a ticket with a time of its own has its place among them.
const WAITING: &str = concat!(" UNION ALL ", people_waiting!(), "= $3");

/// What a taking has read.
pub(in crate::store) struct TakingSnapshot {
    pub snapshot: Snapshot,
    /// The line on the day, as the rule and the forecast see it.
    pub today: LineToday,
    /// Its row; `None` before the first number of the day.
    pub row: Option<LineRow>,
    /// The live ticket of the visit, if it has one.
    pub held: Option<Ticket>,
    /// The code that the next ticket of the visit has, sealed under the newest key; empty where the visit holds one.
    pub code: TicketCode,
}

/// What the rule says, and what must still hold when the number is written.
pub(in crate::store) struct Terms {
    pub allotment: IssuedNumber,
    pub counted: LineCounts,
    pub rules: TakeAttempt,
    /// The highest number that the ledger covers.
    pub covered: u32,
}

pub(in crate::store) enum RuleAnswer {
    Held(Box<Ticket>),
    Refused(Refusal),
    Yes(Box<Terms>),
}

impl Taking<'_> {
    /// Everything the taking goes by, in one statement; in another one keys of receipts that are new to this program.
    pub(in crate::store) fn read(
        &self,
        database: &mut dyn Database,
        keys: &mut ReceiptKeys,
    ) -> Result<TakingSnapshot, Fault> {
        let statement = format!("{TAKING}{}", self.asked.due.map_or("", |_| WAITING));
        let (date, after) = (self.asked.at.date().to_string(), dues_from(self.hall, self.asked.at));
        let mut from = 0;
        loop {
            let id = |turn| ticket_code::of_visit(self.secret, &self.asked.visit, from + turn);
            let ids: Vec<ReceiptId> = (0..CODES_PER_READ).map(id).collect();
            let codes: Vec<String> = ids.iter().map(ToString::to_string).collect();
            let mut values = vec![(&date).into(), (&after).into(), (&self.asked.line).into()];
            values.extend(codes.iter().map(Value::from));
            let mut snapshot = Snapshot::read(database, &statement, &values)?;
            let known: Vec<String> =
                snapshot.tickets_of("held").map(|held| ticket_code::in_column(&held.code)).collect();
            let free = ids.iter().zip(&codes).find(|(_, code)| !known.contains(code)).map(|(id, _)| *id);
            let held = snapshot.tickets_of("held").find(|ticket| ticket.state.is_live()).cloned();
            if free.is_none() && held.is_none() {
                from += CODES_PER_READ;
                continue;
            }
            // A visit that holds a ticket gets no other one, so none is sealed.
            let code = match free.filter(|_| held.is_none()) {
                Some(id) => sealed(database, keys, snapshot.receipt_key, id)?,
                None => TicketCode::default(),
            };
            if let Some(own) = self.asked.due {
                // The appointment that is checked in for is not to come any more.
                snapshot.forget_due(&self.asked.line, own);
            }
            let today = snapshot.line_today(self.hall, &self.asked.line, self.asked.at);
            let row = snapshot.line(&self.asked.line).cloned();
            return Ok(TakingSnapshot { snapshot, today, row, held, code });
        }
    }

    /// Begins the day for a line: what is left of earlier days is void, and the line has a row.
    pub(in crate::store) fn begin_line(
        &self,
        database: &mut dyn Database,
        seen: &TakingSnapshot,
    ) -> Result<(), Fault> {
        let day = seen.snapshot.day.to_string();
        end_of_day::expire_before(database, &day, self.asked.at)?;
        line::ensure(database, &day, &self.line.code)
    }

    /// Asks the rule with what was read.
    pub(in crate::store) fn ask(&self, seen: &TakingSnapshot, ledger: &Ledger) -> RuleAnswer {
        if let Some(same) = seen.held.as_ref().filter(|held| self.asked.is_for(held)) {
            return RuleAnswer::Held(Box::new(same.clone()));
        }
        let day = seen.snapshot.day;
        let workday = self.hall.setup.is_line_open_on(&self.line.code, day);
        let counted = self.counted(seen, ledger);
        let has_class = !self.asked.class().is_empty();
        let rules = TakeAttempt { at: self.asked.at, priority: self.asked.priority, has_class, workday };
        // An appointment is outside of every quota.
        let rule = if self.asked.due.is_some() { Line::admit } else { Line::give };
        match rule(self.line, &rules, &counted) {
            Err(Refusal::ClosedToday { .. }) => {
                let next = self.hall.setup.next_open_after(&self.line.code, day);
                RuleAnswer::Refused(Refusal::ClosedToday { next })
            }
            Err(refusal) => RuleAnswer::Refused(refusal),
            Ok(allotment) => RuleAnswer::Yes(Box::new(Terms { allotment, counted, rules, covered: 0 })),
        }
    }

    fn counted(&self, seen: &TakingSnapshot, ledger: &Ledger) -> LineCounts {
        let today = &seen.today;
        let interval = self.line.interval_at(self.asked.at.time());
        // A server may have come back as an older copy without anybody noticing.
        let last = today.last.max(ledger.given(seen.snapshot.day, &self.line.code));
        LineCounts {
            last,
            today: today.today,
            in_interval: interval
                .map_or(0, |interval| today.given_in(interval, self.counted_under(interval))),
            waiting_priority: today.waiting_priority,
            waiting: today.waiting,
            oldest: today.oldest,
            holding: seen.held.as_ref().map(Ticket::label),
            stopped: today.stopped,
            windows: today.windows,
            pace: today.pace,
            appointments: u32::try_from(today.appointments.len()).unwrap_or(u32::MAX),
        }
    }

    /// Takes a number in a transaction that keeps all others out, as where one writer has the whole database.
    pub(in crate::store) fn locked(
        &self,
        database: &mut dyn Database,
        ledger: &mut Ledger,
        keys: &mut ReceiptKeys,
    ) -> Result<TxOutcome<Result<Given, Refusal>>, Fault> {
        let mut seen = self.read(database, keys)?;
        if seen.row.is_none() {
            self.begin_line(database, &seen)?;
            seen = self.read(database, keys)?;
        }
        let terms = match self.ask(&seen, ledger) {
            RuleAnswer::Held(ticket) => {
                return Ok(TxOutcome::Rollback(Ok(self.given(&seen, *ticket, false))));
            }
            RuleAnswer::Refused(refusal) => return Ok(TxOutcome::Rollback(Err(refusal))),
            RuleAnswer::Yes(terms) => terms,
        };
        let IssuedNumber { number, ahead: people, tight } = terms.allotment;
        cover(ledger, seen.snapshot.day, &self.line.code, number)?;
        let mut row = seen.row.clone().unwrap_or_default();
        self.count_in(&mut row, number);
        line::update(database, &seen.snapshot.day.to_string(), &row)?;
        let ticket = self.ticket(&seen, number, people);
        ticket::insert(database, &ticket, &self.asked.visit, self.asked.slip)?;
        Ok(TxOutcome::Commit(Ok(self.given(&seen, ticket, tight))))
    }

    fn count_in(&self, row: &mut LineRow, number: u32) {
        row.last = number;
        row.given += 1;
        // An appointment is outside of every quota, so no interval counts it.
        if let Some(interval) = self.counted_interval() {
            row.intervals.add(interval);
        }
        *row.count(!self.asked.class().is_empty()) += 1;
    }

    /// The beginning of the interval that counts the number, if one does.
    pub(in crate::store) fn counted_interval(&self) -> Option<chrono::NaiveTime> {
        let interval = self.line.interval_at(self.asked.at.time()).filter(|_| self.asked.due.is_none());
        interval.map(|interval| self.counted_under(interval))
    }

    /// Under which beginning an interval of the line counts its numbers.
    fn counted_under(&self, interval: &Interval) -> chrono::NaiveTime {
        let usual = self.hall.line(&self.line.code);
        usual.map_or(interval.open.from, |usual| usual.counted_under(interval))
    }

    /// How many numbers the interval of the moment may give, without those that stand under another beginning.
    pub(in crate::store) fn quota(&self, today: &LineToday) -> Option<u32> {
        let interval = self.line.interval_at(self.asked.at.time())?;
        let before = today.given_before(interval, self.counted_under(interval));
        Some(interval.quota.saturating_sub(before))
    }

    /// The ticket as it is given, with `ahead` people before it as the rule counts them.
    pub(in crate::store) fn ticket(&self, seen: &TakingSnapshot, number: u32, ahead: u32) -> Ticket {
        let asked = self.asked;
        let ticket = Ticket {
            day: seen.snapshot.day,
            line: asked.line.clone(),
            number,
            issued_at: asked.at,
            kiosk: asked.kiosk.clone(),
            priority: asked.priority,
            ahead,
            matter: asked.matter.clone(),
            code: seen.code.clone(),
            state: TicketState::Waiting,
            since: asked.at,
            queue: asked.line.clone(),
            class: asked.class().to_owned(),
            due: asked.due,
            ..Ticket::default()
        };
        if ticket.due.is_none() {
            return ticket;
        }
        // The rule counts people by their class; whoever has a time of their own is called by it.
        let waiting = line_of_snapshot(&seen.snapshot, self.line, asked.at);
        Ticket { ahead: place(waiting, &ticket, self.hall, asked.at), ..ticket }
    }

    /// What the holder is told: the wait as the line stands once the ticket is in it.
    pub(in crate::store) fn given(&self, seen: &TakingSnapshot, ticket: Ticket, tight: bool) -> Given {
        let at = self.asked.at;
        let with_holder = seen.today.windows.map(|_| {
            let snapshot = seen.snapshot.with_waiter(&self.line.code, at);
            snapshot.line_today(self.hall, &self.line.code, at)
        });
        let today = with_holder.as_ref().unwrap_or(&seen.today);
        let wait = self.hall.wait(self.line, Some(today), ticket.ahead, at);
        Given { ticket, wait, tight }
    }
}

/// The code of a ticket, sealed under the key of a number, which may be new to this program.
fn sealed(
    database: &mut dyn Database,
    keys: &mut ReceiptKeys,
    number: u8,
    id: ReceiptId,
) -> Result<TicketCode, Fault> {
    let key = receipt_key::newest(database, keys, number)?;
    Ok(key.seal(ReceiptKind::Ticket, id).to_string().into())
}

/// Sees to it that the ledger covers a number before the number can be given, and says up to which one it does.
pub(in crate::store) fn cover(
    ledger: &mut Ledger,
    day: NaiveDate,
    line: &str,
    number: u32,
) -> Result<u32, Fault> {
    if ledger.covers(day, line, number)? {
        return Ok(ledger.high(day, line));
    }
    let high = number + STRIDE - 1;
    ledger.reserve(day, line, high)?;
    Ok(high)
}
