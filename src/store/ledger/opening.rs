//! Opening the store: who is first looks for losses and sees to it that no number is ever given again.
use crate::hall::LineCode;
use crate::hall::receipts::ReceiptKeys;
use crate::store::rows::{line, receipt_key};
use crate::{
    hall::HallIdentity,
    store::{
        TRIES,
        engine::{
            database::{Database, Row, all},
            fault::Fault,
            postgres::Postgres,
            schema,
            sqlite::Sqlite,
            url::StoreUrl,
        },
        ledger::{
            files::{beside, free_name, sync_folder},
            halls,
            lock::{OpenLock, SharedLock},
            loss::Loss,
            marks::{Ledger, LedgerDamage},
        },
    },
};
use chrono::NaiveDate;
use std::{
    fs, io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// Everything an open store holds.
pub struct OpenStore {
    /// The connection, its tables as this program knows them.
    pub database: Box<dyn Database>,
    /// The ledger of this machine.
    pub ledger: Ledger,
    /// Being in.
    pub shared_lock: SharedLock,
    /// What was found lost.
    pub losses: Vec<Loss>,
    /// What the ticket codes of the hall are derived from.
    pub secret: String,
    /// The keys its receipts are sealed under.
    pub receipt_keys: ReceiptKeys,
}

/// Opens a store and its ledger; whoever is alone makes what is missing and mends what was lost.
pub fn open(hall: &HallIdentity, url: &StoreUrl, ledger: Option<&Path>) -> Result<OpenStore, Fault> {
    let StorePaths { file: beside_file, ledger } = paths(url, ledger)?;
    let door = OpenLock::acquire(beside_file.as_ref().unwrap_or(&ledger))?;
    let mut ledger = Ledger::open_of(&hall.code, &ledger)?;
    let mut losses = Vec::new();
    let mut database: Box<dyn Database> = match (url, &beside_file) {
        (StoreUrl::Postgres(address), _) => Box::new(Postgres::connect(address, &hall.code)?),
        (_, Some(path)) if door.alone => Box::new(found_or_made(path, &ledger, &mut losses)?),
        (StoreUrl::Sqlite(path), _) => Box::new(Sqlite::open(path, false, schema::NEWEST)?),
    };
    database.serve(&hall.code);
    let secret;
    if door.alone {
        bring_up(database.as_mut())?;
        secret = halls::register(database.as_mut(), hall)?;
        mend(database.as_mut(), &mut ledger, &mut losses)?;
    } else {
        if schema::check(database.as_mut())? < schema::NEWEST {
            return Err("programs of an earlier build have the store open: close them all first".into());
        }
        secret = halls::register(database.as_mut(), hall)?;
        let settled = ledger.settle_takings();
        let raised = settled
            .map_err(Fault::from)
            .and_then(|settled| catch_up_with(database.as_mut(), &ledger, settled, &mut losses));
        ledger.end_taking();
        raised?;
    }
    if ledger.is_empty() {
        ledger.begin()?;
    }
    ledger.claim(&hall.code)?;
    ledger.mark_boot()?;
    let receipt_keys = receipt_key::ensure(database.as_mut())?;
    Ok(OpenStore { database, ledger, shared_lock: door.enter()?, losses, secret, receipt_keys })
}

/// Where a store lies on this machine.
pub struct StorePaths {
    /// The one true name of its file, where it is one.
    pub file: Option<PathBuf>,
    /// The ledger.
    pub ledger: PathBuf,
}

/// Where a store lies on this machine: its ledger is beside its file unless a path is named.
pub fn paths(url: &StoreUrl, ledger: Option<&Path>) -> Result<StorePaths, Fault> {
    let file = match url {
        StoreUrl::Sqlite(path) => Some(true_path(path)?),
        StoreUrl::Postgres(_) => None,
    };
    let ledger = ledger.map(Path::to_owned).or_else(|| Some(beside(file.as_ref()?, ".ledger")));
    let ledger = ledger.ok_or("a PostgreSQL store needs a ledger on this machine, and none is named")?;
    Ok(StorePaths { file, ledger })
}

/// The file's one true name, so that everybody finds the same ledger; a file with several names is refused.
fn true_path(path: &Path) -> Result<PathBuf, Fault> {
    if path.exists() {
        let path = fs::canonicalize(path)?;
        if fs::metadata(&path)?.nlink() > 1 {
            return Err("the file has a second name (a hard link), and SQLite would corrupt it".into());
        }
        return Ok(path);
    }
    let name = path.file_name().ok_or("the store's path names no file")?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(fs::canonicalize(folder)?.join(name))
}

fn found_or_made(path: &Path, ledger: &Ledger, losses: &mut Vec<Loss>) -> Result<Sqlite, Fault> {
    let begun = !ledger.is_empty();
    let found = fs::metadata(path).is_ok_and(|file| file.len() > 0);
    let kept = if found { Vec::new() } else { put_aside(path)? };
    let mut sqlite = Sqlite::open(path, !found, schema::NEWEST)?;
    if sqlite.is_empty()? {
        if begun {
            losses.push(Loss::Database { kept });
        }
        bring_up(&mut sqlite)?;
        // The tables themselves must not depend on the write-ahead log being kept.
        sqlite.settle()?;
        sync_folder(path)?;
    }
    Ok(sqlite)
}

/// Puts away what is left of a lost database; above all a log that must never be paired with a new file.
fn put_aside(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut kept = Vec::new();
    for ending in ["", "-wal", "-shm"] {
        let left = beside(path, ending);
        if left.exists() {
            let name = free_name(&left, "lost");
            fs::rename(&left, &name)?;
            kept.push(name);
        }
    }
    Ok(kept)
}

/// Brings the tables up to the newest schema, in one transaction.
pub fn bring_up(database: &mut dyn Database) -> Result<(), Fault> {
    if schema::check(database).is_ok_and(|schema| schema == schema::NEWEST) {
        return Ok(());
    }
    in_one(database, &mut schema::migrate)
}

/// Raises every line above what the ledger says was given, unless nothing is missing; for a process that is alone.
fn mend(database: &mut dyn Database, ledger: &mut Ledger, losses: &mut Vec<Loss>) -> Result<(), Fault> {
    let Some(day) = line::latest_day(database)?.max(ledger.day()) else {
        return Ok(());
    };
    let known = lines(database, day)?;
    let unknown = ledger.day().is_none() && !known.is_empty();
    let skipped = passed_over(day, &known, &ledger.floors(day));
    if !skipped.is_empty() {
        in_one(database, &mut |database| raise(database, day, &skipped))?;
    }
    losses.extend(skipped);
    let spoiled = ledger.spoiled();
    let kept = ledger.tidy()?;
    if spoiled != LedgerDamage::No {
        losses.push(Loss::LedgerLines { kept });
    }
    if unknown {
        losses.push(Loss::Ledger);
        known.iter().try_for_each(|line| ledger.reserve(day, &line.code, line.last))?;
    }
    Ok(())
}

/// Raises lines that the database knows less of than the ledger does, while other processes of this machine go on: a server
/// may have come back as an older copy. `settled` says that no process is between committing and recording a number.
fn catch_up_with(
    database: &mut dyn Database,
    ledger: &Ledger,
    settled: bool,
    losses: &mut Vec<Loss>,
) -> Result<(), Fault> {
    let Some(day) = line::latest_day(database)?.max(ledger.day()) else {
        return Ok(());
    };
    let floors = if settled { ledger.floors(day) } else { ledger.highs(day) };
    let skipped = passed_over(day, &lines(database, day)?, &floors);
    if !skipped.is_empty() {
        in_one(database, &mut |database| raise(database, day, &skipped))?;
    }
    losses.extend(skipped);
    Ok(())
}

struct KnownLine {
    code: String,
    last: u32,
}

fn lines(database: &mut dyn Database, day: NaiveDate) -> Result<Vec<KnownLine>, Fault> {
    let day = day.to_string();
    let read = |row: &dyn Row| Ok(KnownLine { code: row.text(0)?.to_owned(), last: row.count(1)? });
    all(database, "SELECT line, last FROM line_day WHERE hall = :hall AND day = $1", &[(&day).into()], read)
}

fn passed_over(day: NaiveDate, known: &[KnownLine], highs: &[(LineCode, u32)]) -> Vec<Loss> {
    let last = |code: &str| known.iter().find(|line| line.code == code).map_or(0, |line| line.last);
    let ahead = highs.iter().filter(|(line, high)| last(line) < *high);
    ahead
        .map(|(line, high)| Loss::Numbers { day, line: line.clone(), known: last(line), until: *high })
        .collect()
}

fn raise(database: &mut dyn Database, day: NaiveDate, skipped: &[Loss]) -> Result<(), Fault> {
    for loss in skipped {
        if let Loss::Numbers { line: code, until, .. } = loss {
            line::raise(database, day, code, *until)?;
        }
    }
    Ok(())
}

/// Performs something in one transaction, and again where another machine got in its way.
fn in_one(
    database: &mut dyn Database,
    work: &mut dyn FnMut(&mut dyn Database) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut tried = 1;
    loop {
        database.begin()?;
        let fault = match work(database).and_then(|()| database.commit()) {
            Ok(()) => return Ok(()),
            Err(fault) => fault,
        };
        database.roll_back();
        // Two machines that make the tables of a new database at the same moment get in each other's way.
        if tried == TRIES || !database.is_transient(&fault) {
            return Err(fault);
        }
        tried += 1;
    }
}
