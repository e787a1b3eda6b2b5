//! Tending a kiosk: it is taken out of service and put back, and what else is done at it is kept.
use crate::hall::KioskCode;
use crate::hall::people::{AuditAct, KioskAct, KioskOut, Permission};
use crate::store::engine::database::first;
use crate::store::people::acting::{Acting, Allowed};
use crate::store::rows::ticket::{moment, written};
use crate::store::{Store, StoreError, TxOutcome};

impl Acting<'_> {
    /// Notes that something is done at a kiosk, and takes it out of service or puts it back where that is what is done.
    pub fn tend_kiosk(&mut self, kiosk: &KioskCode, act: KioskAct) -> Allowed<()> {
        if let Err(denied) = self.require(Permission::TendKiosks)? {
            return Ok(Err(denied));
        }
        let note = self.noting(AuditAct::KioskTend, kiosk, act.word());
        let (since, who) = (written(self.at), self.authority.who().to_owned());
        match act {
            KioskAct::TakeOut => self.noted(note, |store| {
                store.write("taking a kiosk out of service", |database, _| {
                    let statement =
                        "INSERT INTO kiosk_out (hall, kiosk, since, who) VALUES (:hall, $1, $2, $3)
                         ON CONFLICT (hall, kiosk) DO UPDATE SET since = excluded.since, who = excluded.who";
                    database.run(statement, &[kiosk.into(), (&since).into(), (&who).into()])?;
                    Ok(TxOutcome::Commit(()))
                })
            })?,
            KioskAct::PutBack => self.noted(note, |store| {
                store.write("putting a kiosk back into service", |database, _| {
                    let statement = "DELETE FROM kiosk_out WHERE hall = :hall AND kiosk = $1";
                    database.run(statement, &[kiosk.into()])?;
                    Ok(TxOutcome::Commit(()))
                })
            })?,
            KioskAct::TestPrint | KioskAct::Reload | KioskAct::Restart => self.store.note(&note)?,
        }
        Ok(Ok(()))
    }
}

impl Store {
    /// Says since when a kiosk is out of service, and by whom; nothing where it serves.
    pub fn kiosk_out(&mut self, kiosk: &KioskCode) -> Result<Option<KioskOut>, StoreError> {
        let statement = "SELECT since, who FROM kiosk_out WHERE hall = :hall AND kiosk = $1";
        self.view("looking whether a kiosk is out of service", |database| {
            first(database, statement, &[kiosk.into()], |row| {
                Ok(KioskOut { since: moment(row.text(0)?)?, who: row.text(1)?.into() })
            })
        })
    }
}
