//! Where the hall is remembered: tickets, prints, choices and the catalogue. The only place with statements in SQL.
//!
//! An operation is a method of `Store`; the rule it applies is in `hall`.
mod applications;
mod backup;
mod booking;
mod cases;
mod catalogue;
mod desk;
mod drafts;
mod engine;
mod examine;
mod figures;
mod ledger;
mod list_cursor;
mod people;
mod printing;
mod queue;
mod ratings;
mod read;
mod rows;
mod setup;
mod simulated;

pub use applications::{
    import::ApplicationsImport,
    list::{ApplicationFilter, ApplicationPage},
    show::{ApplicationHistory, ApplicationKey, ApplicationStep},
};
pub use backup::{
    BackupWork,
    about::{BackupAbout, BackupMark},
    backing_up::remove_leftovers,
    file::{BackupFile, BackupFlaw},
    marks::RaisedLine,
    rows::TableSum,
    target::{RestoreRefusal, RestoreTarget, Restored, StoreGlance},
};
pub use booking::{check_in::CheckInAttempt, import::BookingSummary};
pub use cases::{
    act::{CaseKey, CaseOrder, CaseWords},
    box_appointments::{BoxAppointing, BoxAppointment},
    box_keys::{BoxActors, BoxKeyError, NewPassphrase, OpeningKey},
    list::{CaseFilter, CasePage},
    opinion_box::{BoxGlance, BoxKeyGlance, BoxOpening},
    publications::{Publication, PublicationPage},
    receipt_keys::KeyRotation,
    show::{CaseEvent, CaseHistory, CaseStep, PersonWords},
    submit::SubmittedCase,
};
pub use catalogue::{editions::Editions, past::CatalogueEdition};
pub use drafts::{DraftStamp, SetupCheck};
pub use engine::other_centre::OtherCentre;
pub use engine::{change::Change, error::StoreError, url::StoreUrl};
pub use ledger::{loss::Loss, marks::STRIDE};
pub use list_cursor::ListCursor;
pub use people::{
    accounts::AccountChange,
    acting::{Acting, Allowed},
    acting_on_drafts::TakesTwo,
    proof::PinAttempt,
    staff::StaffRefusal,
    trail::AuditFilter,
};
pub use printing::{printers::PrinterState, step::PrintOutcome};
pub use queue::taking::{Given, TakeRequest};
pub use ratings::{
    list::{RatingFilter, RatingPage},
    rate::{GivenRating, RatingOrder},
};
pub use read::{changes::Changes, views::WindowReading};
pub use setup::editions::{SetupAct, SetupEdition, SetupRefusal};

use crate::hall::people::AuditNote;
use crate::hall::receipts::ReceiptKeys;
use crate::hall::{HallCode, HallIdentity};
use engine::{change_set::ChangeSet, database::Database, fault::Fault};
use ledger::{lock::SharedLock, marks::Ledger, opening};
use people::trail;
use rows::line;
use std::path::Path;

/// How often a transaction is tried when others get in its way.
const TRIES: u32 = 10;

/// How often a change is decided anew when others get in its way between the read and the write. Of those who collide one
/// always gets through, so that this is more than a hall has windows at one line.
const TRIES_AT_ONCE: u32 = 50;

/// The hall's memory, whatever keeps it. Open one in every thread that needs it.
pub struct Store {
    // Dropped in this order: the shared lock is held until the database is closed.
    database: Box<dyn Database>,
    ledger: Ledger,
    shared_lock: SharedLock,
    losses: Vec<Loss>,
    /// What the ticket codes of the hall are derived from.
    secret: String,
    /// The keys that receipts are sealed under, as they were when they were looked at last.
    receipt_keys: ReceiptKeys,
    /// Where it is, and whose.
    url: StoreUrl,
    hall: HallCode,
    /// What the audit is to keep of whatever is changed next, in the same change.
    noting: Option<AuditNote>,
}

/// What is decided by what was read.
enum TxDecision<T> {
    /// Nothing is changed.
    Leave(T),
    /// These changes are made, together or not at all.
    Change(Box<ChangeSet>, T),
}

/// How a transaction ends that went well.
enum TxOutcome<T> {
    /// Its changes are kept.
    Commit(T),
    /// Nothing is changed.
    Rollback(T),
}

impl Store {
    /// Opens the store at a place, and makes it where nothing has ever been.
    ///
    /// The ledger lies beside an SQLite file (`hall.db.ledger`) unless a path is named; for PostgreSQL one must be.
    /// What was lost since the last time is in [`Store::losses`]; numbers go on above it.
    pub fn open(url: &StoreUrl, ledger: Option<&Path>) -> Result<Store, StoreError> {
        Self::open_for(&HallIdentity::default(), url, ledger)
    }

    /// The same for a hall of a code, of which there may be several in one database.
    ///
    /// Fails where the code belongs to another centre and the configuration does not name it.
    pub fn open_for(hall: &HallIdentity, url: &StoreUrl, ledger: Option<&Path>) -> Result<Store, StoreError> {
        let opened = opening::open(hall, url, ledger).map_err(|fault| StoreError::new("opening", fault))?;
        let opening::OpenStore { database, ledger, shared_lock, losses, secret, receipt_keys } = opened;
        let (url, hall) = (url.clone(), hall.code.clone());
        Ok(Store { database, ledger, shared_lock, losses, secret, receipt_keys, url, hall, noting: None })
    }

    /// What was found lost when this store was opened.
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    /// Leaves the store; dropping it does the same, but says nothing where that fails.
    ///
    /// The last one to leave records where each line stands, so that no number is passed over next time.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.leave().map_err(|fault| StoreError::new("closing", fault))
    }

    fn leave(&mut self) -> Result<(), Fault> {
        if self.ledger.is_settled()? || !self.shared_lock.is_last() {
            return Ok(());
        }
        let Some(day) = line::latest_day(self.database.as_mut())?.max(self.ledger.day()) else {
            return Ok(());
        };
        let stand = line::last_numbers(self.database.as_mut(), day)?;
        let last = |line: &str| stand.iter().find(|(code, _)| code == line).map_or(0, |(_, last)| *last);
        // A database that has forgotten numbers is not left in order: whoever opens it next raises its lines.
        if self.ledger.floors(day).iter().any(|(line, floor)| last(line) < *floor) {
            return Ok(());
        }
        Ok(self.ledger.close(day, &stand)?)
    }

    /// Performs an operation that gives a number, and records the number before anybody sees it.
    fn giving<N>(
        &mut self,
        doing: &'static str,
        work: impl FnOnce(&mut Store) -> Result<Result<Given, N>, StoreError>,
    ) -> Result<Result<Given, N>, StoreError> {
        self.ledger.begin_taking().map_err(|error| StoreError::new(doing, error))?;
        let done = work(self).inspect(|given| {
            if let Ok(Given { ticket, .. }) = given
                && ticket.number > self.ledger.given(ticket.day, &ticket.line)
            {
                // The number is committed, and its reserve in the ledger is durable: somebody waits with it, whatever the disk says.
                if let Err(error) = self.ledger.record_given(ticket.day, &ticket.line, ticket.number) {
                    log::error!("the ledger cannot record a number that was given: {error}");
                }
            }
        });
        self.ledger.end_taking();
        done
    }

    /// Reads, decides by a rule, and makes the changes that were decided.
    ///
    /// Where writers lock rows, `decide` reads without a lock, and the changes are one statement that checks what must still
    /// hold; where it does not, all of it is done again.
    fn decide<T>(
        &mut self,
        doing: &'static str,
        mut decide: impl FnMut(&mut dyn Database) -> Result<TxDecision<T>, Fault>,
    ) -> Result<T, StoreError> {
        if !self.database.locks_rows() {
            return self.write(doing, |database, _| match decide(database)? {
                TxDecision::Leave(answer) => Ok(TxOutcome::Rollback(answer)),
                TxDecision::Change(changes, answer) => {
                    changes.apply_in_transaction(database)?;
                    Ok(TxOutcome::Commit(answer))
                }
            });
        }
        let (noting, hall) = (&self.noting, &self.hall);
        let decide = |database: &mut dyn Database| match (decide(database)?, noting) {
            (TxDecision::Change(mut changes, answer), Some(note)) => {
                trail::add(database, hall, &mut changes, note)?;
                Ok(TxDecision::Change(changes, answer))
            }
            (decision, _) => Ok(decision),
        };
        decide_at_once(self.database.as_mut(), decide).map_err(|fault| StoreError::new(doing, fault))
    }

    /// Reads by several statements of which all see the hall as it was at one moment, without keeping anybody out.
    fn read<T>(
        &mut self,
        doing: &'static str,
        work: impl FnOnce(&mut dyn Database) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        let database = self.database.as_mut();
        let done = database.begin_reading().and_then(|()| work(database));
        database.roll_back();
        done.map_err(|fault| StoreError::new(doing, fault))
    }

    /// Reads by one statement, which is of one moment by itself and costs one way to a server and back.
    fn view<T>(
        &mut self,
        doing: &'static str,
        work: impl FnOnce(&mut dyn Database) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        work(self.database.as_mut()).map_err(|fault| StoreError::new(doing, fault))
    }

    /// Performs an operation in one transaction, and again where another one got in its way.
    fn write<T>(
        &mut self,
        doing: &'static str,
        mut work: impl FnMut(&mut dyn Database, &mut Ledger) -> Result<TxOutcome<T>, Fault>,
    ) -> Result<T, StoreError> {
        let mut tried = 1;
        loop {
            match self.once(&mut work) {
                Err(fault) if tried < TRIES && self.database.is_transient(&fault) => tried += 1,
                done => return done.map_err(|fault| StoreError::new(doing, fault)),
            }
        }
    }

    fn once<T>(
        &mut self,
        work: &mut impl FnMut(&mut dyn Database, &mut Ledger) -> Result<TxOutcome<T>, Fault>,
    ) -> Result<T, Fault> {
        let database = self.database.as_mut();
        database.begin()?;
        let done = work(database, &mut self.ledger).and_then(|ending| match ending {
            TxOutcome::Commit(kept) => {
                if let Some(note) = &self.noting {
                    trail::append(database, &self.hall, note)?;
                }
                database.commit().map(|()| kept)
            }
            TxOutcome::Rollback(left) => {
                database.roll_back();
                Ok(left)
            }
        });
        if done.is_err() {
            database.roll_back();
        }
        done
    }
}

fn decide_at_once<T>(
    database: &mut dyn Database,
    mut decide: impl FnMut(&mut dyn Database) -> Result<TxDecision<T>, Fault>,
) -> Result<T, Fault> {
    until_done(|_| {
        let (changes, answer) = match decide(database) {
            Ok(TxDecision::Leave(answer)) => return Ok(Some(answer)),
            Ok(TxDecision::Change(changes, answer)) => (changes, answer),
            // Two programs made the first rows of the day at the same moment.
            Err(fault) if database.is_transient(&fault) => return Ok(None),
            Err(fault) => return Err(fault),
        };
        match changes.commit_in_one_statement(database) {
            Ok(is_done) => Ok(is_done.then_some(answer)),
            Err(fault) if database.is_transient(&fault) => Ok(None),
            Err(fault) => Err(fault),
        }
    })
}

/// Tries something again where others got in its way, which it says by `None`; it is told how often it was tried.
fn until_done<T>(mut attempt: impl FnMut(u32) -> Result<Option<T>, Fault>) -> Result<T, Fault> {
    for tried in 0..TRIES_AT_ONCE {
        if let Some(done) = attempt(tried)? {
            return Ok(done);
        }
    }
    Err("too many others wrote at the same time".into())
}

impl Drop for Store {
    fn drop(&mut self) {
        // Not recorded means that some numbers are passed over next time, and nothing worse.
        let _nobody_to_tell = self.leave();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_can_go_to_a_worker() {
        fn can_go<T: Send>() {}
        can_go::<Store>();
    }
}
