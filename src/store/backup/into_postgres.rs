//! Into a server: one transaction, in which nobody else has the hall open.
use crate::store::backup::marks;
use crate::store::backup::source::RestoreSource;
use crate::store::backup::target::{RestoreRefusal, RestoreTarget, Restored};
use crate::store::backup::{BackupWork, owner, rows, watch::BackupObserver};
use crate::store::engine::database::{Database, Value, for_hall};
use crate::store::engine::{fault::Fault, postgres::Postgres};
use crate::store::ledger::{lock::OpenLock, marks::Ledger, opening};
use crate::store::people::trail::AuditHead;
use std::path::Path;

/// Replaces the hall on a server.
pub(super) fn restore(
    source: &mut RestoreSource,
    target: &RestoreTarget,
    address: &str,
    ledger: &Path,
    watch: &mut BackupObserver<'_>,
) -> Result<Result<Restored, RestoreRefusal>, Fault> {
    let door = OpenLock::acquire(ledger)?;
    if !door.alone {
        return Ok(Err(RestoreRefusal::InUse(Vec::new())));
    }
    owner::give_beside(ledger);
    let mut ledger = Ledger::open_of(&target.hall.code, ledger)?;
    let mut server = Postgres::connect(address, &target.hall.code)?;
    opening::bring_up(&mut server)?;
    server.begin()?;
    let done = replace(source, target, &mut server, &mut ledger, watch);
    let (restored, floors) = match done {
        Ok(Ok(done)) => done,
        Ok(Err(refusal)) => {
            server.roll_back();
            return Ok(Err(refusal));
        }
        Err(fault) => {
            server.roll_back();
            return Err(fault);
        }
    };
    watch.tell(BackupWork::Replacing, 0, 2)?;
    server.commit()?;
    watch.tell_only(BackupWork::Replacing, 1, 2);
    if let Err(error) = marks::tell_ledger(&mut ledger, &floors) {
        // Every number is in the database, and is written into the ledger before the next one is given.
        log::error!("the ledger cannot record what was restored: {error}");
    }
    Ok(Ok(restored))
}

type Replaced = Result<(Restored, marks::Floors), RestoreRefusal>;

fn replace(
    source: &mut RestoreSource,
    target: &RestoreTarget,
    server: &mut Postgres,
    ledger: &mut Ledger,
    watch: &mut BackupObserver<'_>,
) -> Result<Replaced, Fault> {
    // Large tables are emptied and filled for longer than anything else the hall does.
    server.batch("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")?;
    if let Some(others) = server.stand_alone()? {
        return Ok(Err(RestoreRefusal::InUse(others)));
    }
    let floors = target.floors(&source.about.marks, marks::of_database(server)?, &ledger.every_mark()?);
    let was = AuditHead::of(server)?;
    // The audit is only added to, but by this transaction.
    server.batch(&for_hall("SET LOCAL service_hall.restoring = :hall", &target.hall.code))?;
    for table in source.tables.iter().rev() {
        watch.tell(BackupWork::Copying, 0, source.about.rows())?;
        rows::clear(server, table)?;
    }
    source.copy_into(server, watch)?;
    let raised = target.complete(server, source, &floors, was.as_ref())?;
    // Here the hall's row counts the entries of its journal.
    server.run("UPDATE hall SET journal = $1 WHERE code = :hall", &[Value::Number(source.about.entry)])?;
    Ok(Ok((Restored { kept: None, raised }, floors)))
}
