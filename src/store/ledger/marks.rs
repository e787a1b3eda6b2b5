//! The ledger: a second, independent memory of how high numbers may have gone, in case the database forgets.
//!
//! One line a record, tabs between, a CRC-32 of what precedes it at the end. `high` is flushed *before* any number up
//! to it can be given; `given` is written, not flushed, after a number was committed and before anybody sees it, so it is
//! exact for as long as the machine has not been started anew (`boot`); `clean` is written by the last process to leave and
//! says exactly where each line stands.
use crate::hall::{HallCode, LineCode};
use crate::store::ledger::files::{beside, free_name, sync_folder};
use chrono::NaiveDate;
use rustix::fs::{FlockOperation, flock};
use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

/// How many numbers one flush of the ledger covers.
pub const STRIDE: u32 = 20;

const LONG: u64 = 64 * 1024;
const BEGUN: &str = "v1\tbegun";
/// Another name for every start of the machine.
const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";
/// How long an opening waits for takings of other processes, and how often it looks.
const TAKINGS: Duration = Duration::from_secs(2);
const TAKINGS_STEP: Duration = Duration::from_millis(1);

/// A business day and a line, as the ledger writes them.
type DayLine = (NaiveDate, LineCode);

/// An open ledger and everything read from it so far.
#[derive(Debug)]
pub struct Ledger {
    file: File,
    /// What takings pass on their way in, so that an opening can make them wait for it.
    turnstile: File,
    path: PathBuf,
    read: u64,
    /// The hall whose numbers these are; `None` where an earlier program began the ledger.
    owner: Option<HallCode>,
    highs: BTreeMap<DayLine, u32>,
    /// The last number of each line that was really given, as far as this start of the machine knows.
    given: BTreeMap<DayLine, u32>,
    /// The start of the machine that wrote `given`; empty where none is recorded.
    boot: String,
    orderly: bool,
    spoiled: LedgerDamage,
}

/// How much of a ledger could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LedgerDamage {
    /// Nothing.
    No,
    /// The last line was cut short, as by a loss of power.
    Tail,
    /// Lines in the middle.
    Lines,
}

impl Ledger {
    /// Opens the ledger at a path and reads it; makes an empty one where there is none.
    pub fn open(path: &Path) -> io::Result<Ledger> {
        let file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
        let turnstile = beside(path, ".turnstile");
        let turnstile = OpenOptions::new().create(true).truncate(false).write(true).open(turnstile)?;
        let (path, highs, given, boot) = (path.to_owned(), BTreeMap::new(), BTreeMap::new(), String::new());
        let (read, owner, spoiled) = (0, None, LedgerDamage::No);
        let mut ledger =
            Ledger { file, turnstile, path, read, owner, highs, given, boot, orderly: true, spoiled };
        ledger.catch_up()?;
        Ok(ledger)
    }

    /// Opens the ledger of a hall: the one at a path, or one beside it where that is another hall's.
    pub fn open_of(hall: &HallCode, path: &Path) -> io::Result<Ledger> {
        let ledger = Ledger::open(path)?;
        match &ledger.owner {
            Some(owner) if owner != hall => Ledger::open(&beside(path, &format!(".{hall}"))),
            _ => Ok(ledger),
        }
    }

    /// Records whose numbers these are, where that is not recorded yet.
    pub fn claim(&mut self, hall: &HallCode) -> io::Result<()> {
        if self.owner.is_some() {
            return Ok(());
        }
        let was_orderly = self.orderly;
        self.append(&sealed(&format!("v1\thall\t{hall}")))?;
        self.orderly = was_orderly;
        Ok(())
    }

    /// Says whether nothing has ever been recorded.
    pub fn is_empty(&self) -> bool {
        self.read == 0 && self.spoiled == LedgerDamage::No
    }

    /// Says whether the last one to leave did so in good order, and nothing was reserved since.
    pub fn is_settled(&mut self) -> io::Result<bool> {
        self.catch_up()?;
        Ok(self.orderly)
    }

    /// How much could not be read.
    pub fn spoiled(&self) -> LedgerDamage {
        self.spoiled
    }

    /// The latest business day recorded.
    pub fn day(&self) -> Option<NaiveDate> {
        self.highs.keys().map(|(day, _)| *day).max()
    }

    /// How high each line may have gone on a day, by the line's code.
    pub fn highs(&self, day: NaiveDate) -> Vec<(LineCode, u32)> {
        let of_day = self.highs.iter().filter(|((of, _), _)| *of == day);
        of_day.map(|((_, line), high)| (line.clone(), *high)).collect()
    }

    /// How high each line has gone on a day at least: exactly where nothing written since can be lost, else as it may have.
    ///
    /// What a process wrote survives the process, not a loss of power.
    pub fn floors(&self, day: NaiveDate) -> Vec<(LineCode, u32)> {
        if !self.is_of_this_boot() {
            return self.highs(day);
        }
        let of_day = self.highs.keys().filter(|(of, _)| *of == day);
        of_day.map(|key| (key.1.clone(), self.given.get(key).copied().unwrap_or(0))).collect()
    }

    /// The last number of a line that this process has given or has read of; 0 where it knows of none.
    pub fn given(&self, day: NaiveDate, line: &str) -> u32 {
        self.given.get(&(day, line.into())).copied().unwrap_or(0)
    }

    /// Records that a number was given, before anybody sees it.
    pub fn record_given(&mut self, day: NaiveDate, line: &str, number: u32) -> io::Result<()> {
        // The newline in front keeps what a full disk cut short from spoiling this record.
        let record = format!("\n{}", sealed(&format!("v1\tgiven\t{day}\t{line}\t{number}")));
        self.file.write_all(record.as_bytes())?;
        let known = self.given.entry((day, line.into())).or_insert(number);
        *known = number.max(*known);
        Ok(())
    }

    /// Marks the beginning of a taking: until [`Ledger::end_taking`] no process reads the ledger to go by it.
    pub fn begin_taking(&self) -> io::Result<()> {
        flock(&self.turnstile, FlockOperation::LockShared)?;
        let entered = flock(&self.file, FlockOperation::LockShared);
        flock(&self.turnstile, FlockOperation::Unlock)?;
        Ok(entered?)
    }

    /// Marks the end of a taking, recorded or given up.
    pub fn end_taking(&self) {
        for file in [&self.file, &self.turnstile] {
            let _gone_with_the_file = flock(file, FlockOperation::Unlock);
        }
    }

    /// Waits until no other process is between committing a number and recording it, and reads what they wrote.
    ///
    /// `false` where one of them hangs; then only [`Ledger::highs`] are safe. Ended by [`Ledger::end_taking`].
    pub fn settle_takings(&mut self) -> io::Result<bool> {
        let since = Instant::now();
        // New takings wait at the turnstile, so that in a rush the lock becomes free at all.
        for file in [&self.turnstile, &self.file] {
            while flock(file, FlockOperation::NonBlockingLockExclusive).is_err() {
                if since.elapsed() > TAKINGS {
                    return Ok(false);
                }
                thread::park_timeout(TAKINGS_STEP);
            }
        }
        self.catch_up()?;
        Ok(true)
    }

    /// Records which start of the machine what follows belongs to.
    pub fn mark_boot(&mut self) -> io::Result<()> {
        let now = boot();
        if now.is_empty() || now == self.boot {
            return Ok(());
        }
        let mut text = sealed(&format!("v1\tboot\t{now}"));
        if let Some(day) = self.day() {
            for (line, floor) in self.floors(day) {
                text.push_str(&sealed(&format!("v1\tgiven\t{day}\t{line}\t{floor}")));
            }
        }
        let was_orderly = self.orderly;
        self.append(&text)?;
        // Nothing was given by this, so an orderly end stays one.
        self.orderly = was_orderly;
        Ok(())
    }

    fn is_of_this_boot(&self) -> bool {
        self.orderly || !self.boot.is_empty() && self.boot == boot()
    }

    /// Says whether a number is covered, having read what other processes of this machine have written.
    pub fn covers(&mut self, day: NaiveDate, line: &str, number: u32) -> io::Result<bool> {
        let key = (day, line.into());
        let known = |highs: &BTreeMap<DayLine, u32>| highs.get(&key).is_some_and(|high| number <= *high);
        if !known(&self.highs) {
            self.catch_up()?;
        }
        Ok(known(&self.highs))
    }

    /// The highest number of a line that is covered, as far as this process has read; 0 where none is.
    pub fn high(&self, day: NaiveDate, line: &str) -> u32 {
        self.highs.get(&(day, line.into())).copied().unwrap_or(0)
    }

    /// Records that a database was made, so that its absence later is known to be a loss.
    pub fn begin(&mut self) -> io::Result<()> {
        self.append(&sealed(BEGUN))?;
        sync_folder(&self.path)
    }

    /// Covers all numbers of a line up to `high`, durably.
    pub fn reserve(&mut self, day: NaiveDate, line: &str, high: u32) -> io::Result<()> {
        if line.contains(char::is_control) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "a line's code with control characters"));
        }
        self.append(&sealed(&format!("v1\thigh\t{day}\t{line}\t{high}")))
    }

    /// Records that everybody has left, and the last number of every line.
    pub fn close(&mut self, day: NaiveDate, lines: &[(LineCode, u32)]) -> io::Result<()> {
        self.append(&clean(day, lines))
    }

    /// Writes the ledger anew where it was spoiled or has grown long, for one who is alone with it.
    ///
    /// A ledger with damaged lines is kept under the name returned.
    pub fn tidy(&mut self) -> io::Result<Option<PathBuf>> {
        if self.spoiled == LedgerDamage::No && self.read < LONG {
            return Ok(None);
        }
        let mut kept = None;
        if self.spoiled == LedgerDamage::Lines {
            let name = free_name(&self.path, "damaged");
            fs::copy(&self.path, &name)?;
            kept = Some(name);
        }
        let mut text = sealed(BEGUN);
        if let Some(hall) = &self.owner {
            text.push_str(&sealed(&format!("v1\thall\t{hall}")));
        }
        if !self.boot.is_empty() {
            text.push_str(&sealed(&format!("v1\tboot\t{}", self.boot)));
        }
        if let Some(day) = self.day() {
            let highs = self.highs(day);
            if self.orderly {
                text.push_str(&clean(day, &highs));
            } else {
                for (line, high) in &highs {
                    text.push_str(&sealed(&format!("v1\thigh\t{day}\t{line}\t{high}")));
                    let given = self.given(day, line);
                    text.push_str(&sealed(&format!("v1\tgiven\t{day}\t{line}\t{given}")));
                }
            }
        }
        let draft = beside(&self.path, ".new");
        let mut file = File::create(&draft)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&draft, &self.path)?;
        sync_folder(&self.path)?;
        *self = Ledger::open(&self.path)?;
        Ok(kept)
    }

    fn append(&mut self, line: &str) -> io::Result<()> {
        let mut end = [b'\n'];
        let length = self.file.metadata()?.len();
        if length > 0 {
            self.file.read_exact_at(&mut end, length - 1)?;
        }
        // What a full disk has cut short must not spoil the line after it.
        let start = if end == [b'\n'] { "" } else { "\n" };
        self.file.write_all(format!("{start}{line}").as_bytes())?;
        self.file.sync_data()?;
        self.catch_up()
    }

    fn catch_up(&mut self) -> io::Result<()> {
        let length = self.file.metadata()?.len();
        let mut bytes = vec![0; usize::try_from(length.saturating_sub(self.read)).unwrap_or(0)];
        self.file.read_exact_at(&mut bytes, self.read)?;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let whole = line.ends_with(b"\n");
            let text = std::str::from_utf8(line).ok();
            let sound = text.and_then(|text| self.note(text.trim_end_matches('\n'))).is_some();
            if !sound {
                self.orderly = false;
                self.spoiled = self.spoiled.max(if whole { LedgerDamage::Lines } else { LedgerDamage::Tail });
            }
            // What is cut short may still be in the writing by another process; it is read again then.
            if sound || whole {
                self.read += line.len() as u64;
            }
        }
        Ok(())
    }

    fn note(&mut self, line: &str) -> Option<()> {
        if line.is_empty() {
            return Some(());
        }
        let (body, seal) = line.rsplit_once('\t')?;
        if u32::from_str_radix(seal, 16).ok()? != crc32fast::hash(body.as_bytes()) {
            return None;
        }
        if body == BEGUN {
            return Some(());
        }
        let mut fields = body.split('\t');
        let (version, record) = (fields.next()?, fields.next()?);
        if version != "v1" {
            return None;
        }
        if record == "hall" {
            self.owner = Some(fields.next()?.parse().ok()?);
            return Some(());
        }
        if record == "boot" {
            fields.next()?.clone_into(&mut self.boot);
            // Numbers of an earlier start may have been lost with its last writes; what was covered holds.
            self.given.clear();
            return Some(());
        }
        let day = fields.next()?.parse().ok()?;
        let mut lines = Vec::new();
        while let Some(line) = fields.next() {
            lines.push(((day, line.into()), fields.next()?.parse().ok()?));
        }
        self.enter(record, lines)
    }

    fn enter(&mut self, record: &str, lines: Vec<(DayLine, u32)>) -> Option<()> {
        match record {
            "clean" => {
                self.orderly = true;
                self.highs = lines.iter().cloned().collect();
                self.given.clone_from(&self.highs);
            }
            "high" => {
                self.orderly = false;
                raise(&mut self.highs, lines);
            }
            "given" => {
                self.orderly = false;
                raise(&mut self.given, lines.clone());
                raise(&mut self.highs, lines);
            }
            _ => return None,
        }
        Some(())
    }
}

fn raise(marks: &mut BTreeMap<DayLine, u32>, lines: Vec<(DayLine, u32)>) {
    for (key, number) in lines {
        let known = marks.entry(key).or_insert(number);
        *known = number.max(*known);
    }
}

fn boot() -> String {
    fs::read_to_string(BOOT_ID).map(|id| id.trim().to_owned()).unwrap_or_default()
}

fn clean(day: NaiveDate, lines: &[(LineCode, u32)]) -> String {
    let mut body = format!("v1\tclean\t{day}");
    for (line, last) in lines {
        body = format!("{body}\t{line}\t{last}");
    }
    sealed(&body)
}

fn sealed(body: &str) -> String {
    format!("{body}\t{:08x}\n", crc32fast::hash(body.as_bytes()))
}

mod every;
pub use every::LedgerMark;
#[cfg(test)]
mod tests;
