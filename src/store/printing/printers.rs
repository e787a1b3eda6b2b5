//! How the printers of the hall are, as each machine last said, and what staff ask of them from elsewhere.
use crate::hall::KioskCode;
use crate::store::{
    Store, StoreError, TxOutcome,
    engine::database::{Row, all},
    rows::ticket::{moment_or_none, written},
};
use chrono::NaiveDateTime;

/// How the printer of a machine is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrinterState {
    /// The machine.
    pub kiosk: KioskCode,
    /// When it said so last.
    pub at: NaiveDateTime,
    /// What is in the way; empty where nothing is.
    pub trouble: String,
    /// Since when it is so; `None` where that is not known. The store finds it out by itself.
    pub since: Option<NaiveDateTime>,
    /// The roll is nearly at its end.
    pub paper_low: bool,
    /// What the printer says it is; may be empty.
    pub model: String,
    /// Its serial number; may be empty.
    pub serial: String,
}

impl Store {
    /// Records how the printer of a machine is.
    pub fn record_printer(&mut self, state: &PrinterState) -> Result<(), StoreError> {
        self.write("recording how a printer is", |database, _| {
            let at = written(state.at);
            let statement = "INSERT INTO printer (hall, kiosk, at, trouble, paper_low, model, serial, since)
                 VALUES (:hall, $1, $2, $3, $4, $5, $6, $2)
                 ON CONFLICT (hall, kiosk) DO UPDATE SET at = excluded.at, trouble = excluded.trouble,
                     since = CASE WHEN printer.trouble = excluded.trouble THEN printer.since ELSE excluded.at END,
                     paper_low = excluded.paper_low, model = excluded.model, serial = excluded.serial";
            let values = [
                (&state.kiosk).into(),
                (&at).into(),
                (&state.trouble).into(),
                state.paper_low.into(),
                (&state.model).into(),
                (&state.serial).into(),
            ];
            database.run(statement, &values)?;
            Ok(TxOutcome::Commit(()))
        })
    }

    /// How the printers of all machines are, as each last said.
    pub fn printers(&mut self) -> Result<Vec<PrinterState>, StoreError> {
        let read = |row: &dyn Row| {
            Ok(PrinterState {
                kiosk: row.text(0)?.into(),
                at: row.text(1)?.parse()?,
                trouble: row.text(2)?.to_owned(),
                since: moment_or_none(row.text(6)?)?,
                paper_low: row.number(3)? != 0,
                model: row.text(4)?.to_owned(),
                serial: row.text(5)?.to_owned(),
            })
        };
        let statement = "SELECT kiosk, at, trouble, paper_low, model, serial, since FROM printer
             WHERE hall = :hall ORDER BY kiosk";
        self.view("looking at the printers", |database| all(database, statement, &[], read))
    }

    /// Asks a machine for a test slip; it prints one within seconds, if it runs.
    ///
    /// `false` where no machine of that number has ever said how its printer is.
    pub fn ask_test(&mut self, kiosk: &str, at: NaiveDateTime) -> Result<bool, StoreError> {
        self.write("asking for a test slip", |database, _| {
            let statement = "UPDATE printer SET test = $1 WHERE hall = :hall AND kiosk = $2";
            let known = database.run(statement, &[(&written(at)).into(), kiosk.into()])?;
            Ok(TxOutcome::Commit(known > 0))
        })
    }

    /// Says whether somebody asked this machine for a test slip since a moment; asked once, answered once. An older one is
    /// forgotten: whoever had it has gone.
    pub fn take_test(&mut self, kiosk: &str, since: NaiveDateTime) -> Result<bool, StoreError> {
        let asked = "SELECT test FROM printer WHERE hall = :hall AND kiosk = $1 AND test <> ''";
        let waiting = self.view("looking for a test slip", |database| {
            all(database, asked, &[kiosk.into()], |row| Ok(row.text(0)?.to_owned()))
        })?;
        let Some(asked_at) = waiting.first() else { return Ok(false) };
        let is_fresh = *asked_at >= written(since);
        self.write("taking on a test slip", |database, _| {
            let statement = "UPDATE printer SET test = '' WHERE hall = :hall AND kiosk = $1 AND test <> ''";
            let taken = database.run(statement, &[kiosk.into()])?;
            Ok(TxOutcome::Commit(taken > 0 && is_fresh))
        })
    }
}
