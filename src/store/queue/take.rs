//! Taking a number: one read, the rule, and one write that checks what must still hold.
//!
//! Where one writer has the whole database, the three follow one another in its transaction. Where writers lock rows, the
//! read locks nothing and the write is one statement that commits by itself, so that no machine ever holds a lock while it
//! is waited for: a machine that stops between the two stops nobody.
use crate::hall::Hall;
use crate::hall::queue::{Line, Refusal, Ticket};
use crate::hall::receipts::ReceiptKeys;
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::ledger::marks::{Ledger, STRIDE};
use crate::store::queue::take_at_once;
use crate::store::queue::taking::{Given, RuleAnswer, TakeRequest, Taking, Terms, cover};
use crate::store::rows::receipt_key;
use crate::store::rows::ticket::by_code;
use crate::store::{Store, StoreError, until_done};
use chrono::NaiveDateTime;

impl Store {
    /// Gives the next number of a line, durably; the whole hall agrees on it.
    ///
    /// The same visit asking again for the same line and matter, by the same entrance, gets the ticket it holds: a
    /// double tap, or a second try after a failure, makes one ticket. Everything else is up to the rule, [`Line::give`].
    pub fn take(&mut self, asked: &TakeRequest, hall: &Hall) -> Result<Result<Given, Refusal>, StoreError> {
        let Some(line) = hall.line(&asked.line) else {
            return Ok(Err(Refusal::NoSuchLine));
        };
        let line = &*hall.setup.line_on(line, asked.at.date());
        let doing = "taking a number";
        if !self.database.locks_rows() {
            let (secret, mut keys) = (self.secret.clone(), self.receipt_keys.clone());
            let given = self.giving(doing, |store| {
                store.write(doing, |database, ledger| {
                    let taking = Taking { asked, line, hall, secret: &secret, appointment: None };
                    taking.locked(database, ledger, &mut keys)
                })
            });
            self.receipt_keys = keys;
            return given;
        }
        self.giving(doing, |store| {
            store.take_at_once(asked, line, hall).map_err(|fault| StoreError::new(doing, fault))
        })
    }

    /// Has a server prepare what taking a number asks of it, so that the first visitor waits no longer than the others.
    pub fn prepare_taking(&mut self, hall: &Hall, at: NaiveDateTime) -> Result<(), StoreError> {
        let Some(line) = hall.setup.lines.first() else { return Ok(()) };
        let asked = TakeRequest { line: line.code.clone(), at, ..TakeRequest::default() };
        let (secret, mut keys) = (self.secret.clone(), self.receipt_keys.clone());
        self.view("preparing to give numbers", |database| {
            let taking = Taking { asked: &asked, line, hall, secret: &secret, appointment: None };
            taking.read(database, &mut keys)?;
            take_at_once::prepare(database)
        })
    }

    /// The ticket of a code; nothing where the code is no true receipt, or nobody has it.
    ///
    /// A forged receipt is found out before the database is asked for a ticket.
    pub fn ticket_by_code(&mut self, code: &str) -> Result<Option<Ticket>, StoreError> {
        let mut keys = self.receipt_keys.clone();
        let found = self.view("looking for a ticket", |database| {
            if receipt_key::is_true_ticket(database, &mut keys, code)? {
                by_code(database, code)
            } else {
                Ok(None)
            }
        });
        self.receipt_keys = keys;
        found
    }

    fn take_at_once(
        &mut self,
        asked: &TakeRequest,
        line: &Line,
        hall: &Hall,
    ) -> Result<Result<Given, Refusal>, Fault> {
        let taking = Taking { asked, line, hall, secret: &self.secret, appointment: None };
        until_done(|tried| {
            Ok(
                match try_at_once(
                    &taking,
                    self.database.as_mut(),
                    &mut self.ledger,
                    &mut self.receipt_keys,
                    tried,
                )? {
                    TakeOutcome::Given(given) | TakeOutcome::Held(given) => Some(Ok(given)),
                    TakeOutcome::Refused(refusal) => Some(Err(refusal)),
                    TakeOutcome::Again => None,
                },
            )
        })
    }
}

/// What became of one try.
pub(in crate::store) enum TakeOutcome {
    /// A number was given.
    Given(Given),
    /// The visit holds this one.
    Held(Given),
    /// None is given.
    Refused(Refusal),
    /// What was read no longer held when it was to be written.
    Again,
}

/// Reads, asks the rule, and writes where it all still holds; no lock is held between the two trips.
///
/// `tried` is how often it did not: then others are taking numbers as well, and the ledger covers some for them, too.
pub(in crate::store) fn try_at_once(
    taking: &Taking<'_>,
    database: &mut dyn Database,
    ledger: &mut Ledger,
    keys: &mut ReceiptKeys,
    tried: u32,
) -> Result<TakeOutcome, Fault> {
    let seen = taking.read(database, keys)?;
    let terms = match taking.ask(&seen, ledger) {
        RuleAnswer::Held(ticket) => {
            // It may have been committed by a try whose answer was lost on its way.
            database.make_durable()?;
            return Ok(TakeOutcome::Held(taking.given(&seen, *ticket, false)));
        }
        RuleAnswer::Refused(refusal) => return Ok(TakeOutcome::Refused(refusal)),
        RuleAnswer::Yes(terms) => terms,
    };
    if seen.row.is_none() {
        // Only now: a day begins with a number that is given, not with one that is asked for.
        return match taking.begin_line(database, &seen) {
            // Another machine began the same day in another order.
            Err(fault) if !database.is_transient(&fault) => Err(fault),
            _ => Ok(TakeOutcome::Again),
        };
    }
    // The first number of a day begins the day, then the count of its interval, and then is taken.
    let others = if tried < 3 { 0 } else { STRIDE };
    let covered = cover(ledger, seen.snapshot.day, &taking.line.code, terms.allotment.number + others)?;
    let terms = Terms { covered, ..*terms };
    match take_at_once::give(database, taking, &seen, &terms) {
        Ok(Some((number, ahead))) => {
            let ticket = Ticket { ahead, ..taking.ticket(&seen, number, ahead) };
            Ok(TakeOutcome::Given(taking.given(&seen, ticket, terms.allotment.tight)))
        }
        Ok(None) => Ok(TakeOutcome::Again),
        Err(fault) if database.is_transient(&fault) => Ok(TakeOutcome::Again),
        Err(fault) => Err(fault),
    }
}
