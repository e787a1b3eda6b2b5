//! Into a file: a new one is made beside it and takes its name; the old one is kept.
use crate::store::backup::backing_up::empty;
use crate::store::backup::marks::{self, Floors, RaisedLine};
use crate::store::backup::source::{RestoreSource, remove};
use crate::store::backup::target::{RestoreRefusal, RestoreTarget, Restored};
use crate::store::backup::{BackupWork, owner, rows, watch::BackupObserver};
use crate::store::engine::database::{Database, all};
use crate::store::engine::{fault::Fault, schema, sqlite::Sqlite};
use crate::store::ledger::files::{beside, sync_folder};
use crate::store::ledger::{lock::OpenLock, marks::Ledger, opening};
use crate::store::people::trail::AuditHead;
use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Steps of the replacing, of which the watcher is told.
const STEPS: u64 = 5;

/// Replaces the hall in a file.
pub(super) fn restore(
    source: &mut RestoreSource,
    target: &RestoreTarget,
    path: &Path,
    ledger: &Path,
    watch: &mut BackupObserver<'_>,
) -> Result<Result<Restored, RestoreRefusal>, Fault> {
    let door = OpenLock::acquire(path)?;
    if !door.alone {
        return Ok(Err(RestoreRefusal::InUse(Vec::new())));
    }
    let mut ledger = Ledger::open_of(&target.hall.code, ledger)?;
    let mut old = open_old(path, target);
    let known = old.as_mut().map_or_else(|| Ok(Floors::new()), |old| marks::of_database(old))?;
    let floors = target.floors(&source.about.marks, known, &ledger.every_mark()?);
    let draft = beside(path, ".restoring");
    remove(&draft)?;
    let made = make(source, target, &draft, old.as_mut(), &floors, watch).and_then(|raised| {
        drop(old);
        let kept = replace(path, &draft, target, watch)?;
        Ok(Restored { kept, raised })
    });
    if made.is_err() {
        let _nobody_to_tell = remove(&draft);
    }
    let restored = made?;
    if let Err(error) = marks::tell_ledger(&mut ledger, &floors) {
        // Every number is in the database, and is written into the ledger before the next one is given.
        log::error!("the ledger cannot record what was restored: {error}");
    }
    owner::give_beside(path);
    Ok(Ok(restored))
}

/// The store that is there, brought up to date; none where there is none, or nobody can read it.
fn open_old(path: &Path, target: &RestoreTarget) -> Option<Sqlite> {
    if !path.exists() {
        return None;
    }
    let opened = Sqlite::open(path, false, schema::NEWEST).and_then(|mut old| {
        opening::bring_up(&mut old)?;
        // What is only in its log goes into the file, which is then whole by itself.
        old.settle()?;
        old.serve(&target.hall.code);
        Ok(old)
    });
    opened.inspect_err(|fault| log::info!("the store that is there cannot be read: {fault}")).ok()
}

fn make(
    source: &mut RestoreSource,
    target: &RestoreTarget,
    draft: &Path,
    old: Option<&mut Sqlite>,
    floors: &Floors,
    watch: &mut BackupObserver<'_>,
) -> Result<Vec<RaisedLine>, Fault> {
    OpenOptions::new().create_new(true).write(true).mode(0o600).open(draft)?;
    let mut new = Sqlite::open_draft(draft)?;
    empty(&mut new)?;
    new.serve(&target.hall.code);
    new.begin()?;
    source.copy_into(&mut new, watch)?;
    let mut old = old;
    let was = old.as_mut().map_or(Ok(None), |old| AuditHead::of(*old))?;
    let raised = target.complete(&mut new, source, floors, was.as_ref())?;
    if let Some(old) = old {
        keep_others(source, target, old, &mut new, watch)?;
    }
    new.commit()?;
    let orphans = "SELECT \"table\" FROM pragma_foreign_key_check";
    if let Some(table) = all(&mut new, orphans, &[], |row| Ok(row.text(0)?.to_owned()))?.first() {
        return Err(format!("a row of {table} refers to one that is not there").into());
    }
    Ok(raised)
}

/// Takes over the other halls of the file: they have nothing to do with what is restored.
fn keep_others(
    source: &RestoreSource,
    target: &RestoreTarget,
    old: &mut Sqlite,
    new: &mut Sqlite,
    watch: &mut BackupObserver<'_>,
) -> Result<(), Fault> {
    let codes =
        all(old, "SELECT code FROM hall WHERE code <> :hall", &[], |row| Ok(row.text(0)?.to_owned()))?;
    for code in codes {
        let code = code.parse()?;
        old.serve(&code);
        new.serve(&code);
        for table in &source.tables {
            rows::copy(old, new, table, &mut |_| watch.tell(BackupWork::Copying, 0, 0))?;
        }
    }
    new.serve(&target.hall.code);
    Ok(())
}

/// Puts the new file in the place of the old one, of which a copy is kept; says where that is.
fn replace(
    path: &Path,
    draft: &Path,
    target: &RestoreTarget,
    watch: &mut BackupObserver<'_>,
) -> Result<Option<PathBuf>, Fault> {
    owner::give(draft, if path.exists() { path } else { path.parent().unwrap_or(path) });
    File::open(draft)?.sync_all()?;
    watch.tell(BackupWork::Replacing, 0, STEPS)?;
    let mut kept = None;
    if path.exists() {
        let name = name_for_old(path, target);
        for ending in ["-wal", ""] {
            keep(&beside(path, ending), &beside(&name, ending))?;
            watch.tell(BackupWork::Replacing, 1, STEPS)?;
        }
        sync_folder(path)?;
        kept = Some(name);
    }
    watch.tell(BackupWork::Replacing, 2, STEPS)?;
    // A log must never be paired with another file. What it holds is in the old one by now, or cannot be read.
    for ending in ["-wal", "-shm"] {
        match fs::remove_file(beside(path, ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    sync_folder(path)?;
    watch.tell(BackupWork::Replacing, 3, STEPS)?;
    fs::rename(draft, path)?;
    sync_folder(path)?;
    watch.tell_only(BackupWork::Replacing, 4, STEPS);
    Ok(kept)
}

/// Copies a file, if there is one, durably and under a name that says what it is once it is whole.
fn keep(from: &Path, to: &Path) -> Result<(), Fault> {
    if !from.exists() {
        return Ok(());
    }
    let part = beside(to, ".part");
    fs::copy(from, &part)?;
    File::open(&part)?.sync_all()?;
    Ok(fs::rename(&part, to)?)
}

fn name_for_old(path: &Path, target: &RestoreTarget) -> PathBuf {
    let name = format!(".before-restore-{}", target.at.format("%Y%m%d-%H%M%S"));
    let mut free = beside(path, &name);
    let mut more = 2;
    while free.exists() {
        free = beside(path, &format!("{name}-{more}"));
        more += 1;
    }
    free
}
