//! Wrong PINs, of a person and at a machine: counted before a PIN is checked, so that no end of the program forgets one.
use crate::hall::figures::{Locked, LockedOut};
use crate::hall::people::{Lockout, LockoutRule, session_mark};
use crate::store::engine::database::{Database, Row, all, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::written;
use crate::store::{Store, StoreError};
use chrono::{NaiveDateTime, TimeDelta};

/// Whose wrong PINs are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum TryCounter<'a> {
    Person(&'a str),
    /// Whoever typed a number that no account has, by its [`nobody_mark`].
    Nobody(&'a str),
    Machine(&'a str),
}

impl TryCounter<'_> {
    pub fn rule(self) -> &'static LockoutRule {
        match self {
            TryCounter::Person(_) | TryCounter::Nobody(_) => &LockoutRule::PERSON,
            TryCounter::Machine(_) => &LockoutRule::MACHINE,
        }
    }

    fn key(self) -> (&'static str, String) {
        match self {
            TryCounter::Person(code) => ("person", code.to_owned()),
            TryCounter::Nobody(mark) => ("person", format!("?{mark}")),
            // A machine that has no name is one all the same.
            TryCounter::Machine(name) => {
                ("machine", if name.is_empty() { "-".to_owned() } else { name.to_owned() })
            }
        }
    }
}

/// What is kept of a number that no account has: it may be a PIN in the wrong field, of which there are few enough to try them all
/// for whoever has no secret of the hall.
pub(super) fn nobody_mark(secret: &str, typed: &str) -> String {
    session_mark(&format!("{secret} {typed}"))
}

/// What is kept of a number that was typed at the entrance of a kiosk, whoever has it: it is counted at that machine alone.
pub(super) fn entrance_mark(secret: &str, machine: &str, typed: &str) -> String {
    session_mark(&format!("{secret} entrance {machine} {typed}"))
}

/// How it stands, as of now; the row is there and locked until the transaction ends.
pub(in crate::store) fn lock(
    database: &mut dyn Database,
    counted: TryCounter<'_>,
    at: NaiveDateTime,
) -> Result<Lockout, Fault> {
    let (kind, subject) = counted.key();
    let when = written(at);
    let statement = "INSERT INTO account_failure (hall, kind, subject, wrong, since) VALUES (:hall, $1, $2, 0, $3)
         ON CONFLICT (hall, kind, subject) DO UPDATE SET wrong = account_failure.wrong RETURNING wrong, since";
    let found = first(database, statement, &[kind.into(), (&subject).into(), (&when).into()], lockout)?;
    let lockout = found.ok_or("wrong PINs are not counted")?;
    let now = lockout.as_of(counted.rule(), at);
    if now != lockout {
        write(database, counted, now)?;
    }
    Ok(now)
}

/// Keeps how it stands.
pub(in crate::store) fn write(
    database: &mut dyn Database,
    counted: TryCounter<'_>,
    lockout: Lockout,
) -> Result<(), Fault> {
    let ((kind, subject), since) = (counted.key(), written(lockout.since));
    let statement = "UPDATE account_failure SET wrong = $3, since = $4
         WHERE hall = :hall AND kind = $1 AND subject = $2";
    let values = [kind.into(), (&subject).into(), lockout.wrong.into(), (&since).into()];
    database.run(statement, &values).map(drop)
}

impl Store {
    /// The machines at which nobody may try at a moment, by name.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn locked_machines(&mut self, at: NaiveDateTime) -> Result<Vec<String>, StoreError> {
        let statement = "SELECT kind, subject, wrong, since FROM account_failure
             WHERE hall = :hall AND kind = 'machine' ORDER BY subject";
        let rows = self.view("looking which machines are locked", |database| {
            all(database, statement, &[], FailureRow::read)
        })?;
        let machine = |locked: LockedOut| match locked.whose {
            Locked::Machine(name) => Some(name),
            _ => None,
        };
        Ok(rows.iter().filter_map(|row| row.locked_out(at).and_then(machine)).collect())
    }
}

/// What was counted of a person before a PIN that was right is taken back.
pub(in crate::store) fn forgive(
    database: &mut dyn Database,
    person: TryCounter<'_>,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    lock(database, person, at)?;
    write(database, person, Lockout { wrong: 0, since: at })
}

/// How long nobody may try.
pub(in crate::store) fn wait(counted: TryCounter<'_>, lockout: Lockout, at: NaiveDateTime) -> TimeDelta {
    lockout.wait(counted.rule(), at)
}

/// A wait in whole seconds, rounded up: nobody is told to try while they are still refused.
pub(super) fn whole_seconds(wait: TimeDelta) -> u32 {
    u32::try_from((wait.num_milliseconds().max(0) + 999) / 1000).unwrap_or(u32::MAX)
}

/// Wrong PINs of somebody or at a machine, as they are kept.
#[derive(Clone, Debug)]
pub(in crate::store) struct FailureRow {
    kind: String,
    subject: String,
    lockout: Lockout,
}

impl FailureRow {
    /// Reads `kind, subject, wrong, since`.
    pub fn read(row: &dyn Row) -> Result<FailureRow, Fault> {
        let lockout = Lockout { wrong: row.count(2)?, since: row.text(3)?.parse()? };
        Ok(FailureRow { kind: row.text(0)?.to_owned(), subject: row.text(1)?.to_owned(), lockout })
    }

    /// Who is locked out, where somebody is; a number that no account has is not told.
    pub fn locked_out(&self, at: NaiveDateTime) -> Option<LockedOut> {
        let is_machine = self.kind == "machine";
        let rule = if is_machine { &LockoutRule::MACHINE } else { &LockoutRule::PERSON };
        let lockout = self.lockout.as_of(rule, at);
        let wait = lockout.wait(rule, at);
        let whose = match self.subject.as_str() {
            subject if is_machine => Locked::Machine(subject.to_owned()),
            subject if subject.starts_with('?') => Locked::Nobody,
            subject => Locked::Account(subject.into()),
        };
        (wait > TimeDelta::zero()).then(|| LockedOut { whose, wrong: lockout.wrong, until: at + wait })
    }
}

/// Reads `wrong, since`.
fn lockout(row: &dyn Row) -> Result<Lockout, Fault> {
    Ok(Lockout { wrong: row.count(0)?, since: row.text(1)?.parse()? })
}
