//! Proving who somebody is: the try is counted and durable before the PIN is looked at.
use crate::hall::people::{Account, AuditAct, AuditActor, AuditNote, SignInError};
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::people::accounts::{self, AccountRow};
use crate::store::people::failures::{self, TryCounter};
use crate::store::people::trail;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::{NaiveDateTime, TimeDelta};

/// What a PIN of nobody is compared with, so that it takes as long as a PIN of somebody; whatever comes of it, nobody is let in.
const DECOY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$7ycB6z5fyRuDiaWd8Tjnhw$TD+yZNoWsI6RLFMSYqaWVJvR4ffZRIL+4cBodM0Gr7w";

/// Somebody who wants to be known.
#[derive(Clone, Copy, Debug)]
pub struct PinAttempt<'a> {
    /// The number of the account.
    pub code: &'a str,
    /// The machine, by name.
    pub machine: &'a str,
    /// What for, as the audit says it: a window, a command.
    pub purpose: &'a str,
}

impl Store {
    /// Proves who somebody is. `is_pin` says whether the PIN that was typed belongs to a hash; it is asked once, and not at all
    /// while somebody has to wait.
    ///
    /// The try is counted against the person before it is asked, and that is durable: whoever ends the program in between has tried
    /// all the same. The right PIN takes the count back. Against the machine a wrong PIN is counted afterwards, so that a hall
    /// whose windows all sign in at nine o'clock does not lock itself out.
    pub fn prove(
        &mut self,
        attempt: &PinAttempt<'_>,
        is_pin: &mut dyn FnMut(&str) -> bool,
        at: NaiveDateTime,
    ) -> Result<Result<Account, SignInError>, StoreError> {
        self.prove_counting(attempt, false, is_pin, at)
    }

    /// The same where anybody can stand, at the entrance of a kiosk: what is mistyped there counts against the machine, and against
    /// this number at this machine alone, so that no visitor keeps somebody out of their window.
    pub fn prove_at_entrance(
        &mut self,
        attempt: &PinAttempt<'_>,
        is_pin: &mut dyn FnMut(&str) -> bool,
        at: NaiveDateTime,
    ) -> Result<Result<Account, SignInError>, StoreError> {
        self.prove_counting(attempt, true, is_pin, at)
    }

    fn prove_counting(
        &mut self,
        attempt: &PinAttempt<'_>,
        is_apart: bool,
        is_pin: &mut dyn FnMut(&str) -> bool,
        at: NaiveDateTime,
    ) -> Result<Result<Account, SignInError>, StoreError> {
        let mark = if is_apart {
            failures::entrance_mark(&self.secret, attempt.machine, attempt.code)
        } else {
            failures::nobody_mark(&self.secret, attempt.code)
        };
        let counting = CountedAttempt { attempt, nobody: &mark, is_apart };
        let counted = self.write("counting a try to sign in", |database, _| {
            count(database, counting, at).map(TxOutcome::Commit)
        })?;
        let (row, left) = match counted {
            Ok(counted) => counted,
            Err(wait) => return Ok(Err(wait)),
        };
        let is_right = is_pin(row.as_ref().map_or(DECOY, |row| row.pin.as_str()));
        match row {
            Some(row) if is_right && row.account.is_open => self.let_in(counting, row, at).map(Ok),
            Some(_) if is_right => Ok(Err(SignInError::Closed)),
            row => self.keep_out(counting, row.is_some(), left, at).map(Err),
        }
    }

    fn let_in(
        &mut self,
        counting: CountedAttempt<'_>,
        row: AccountRow,
        at: NaiveDateTime,
    ) -> Result<Account, StoreError> {
        let attempt = counting.attempt;
        let (hall, code) = (self.hall.clone(), row.account.code.clone());
        let actor = AuditActor::Account(code);
        let note = note(attempt, AuditAct::SignIn, actor, attempt.purpose, String::new(), at);
        self.write("signing in", |database, _| {
            let [person, _] = subjects(counting, true);
            failures::forgive(database, person, at)?;
            trail::append(database, &hall, &note)?;
            Ok(TxOutcome::Commit(()))
        })?;
        Ok(Account { wrong: 0, locked: 0, ..row.account })
    }

    /// The PIN was wrong; where a wait begins by that, the audit has it: whether of the person or at the machine.
    fn keep_out(
        &mut self,
        counting: CountedAttempt<'_>,
        is_known: bool,
        left: u32,
        at: NaiveDateTime,
    ) -> Result<SignInError, StoreError> {
        let hall = self.hall.clone();
        self.write("counting a try to sign in", |database, _| {
            let machine = TryCounter::Machine(counting.attempt.machine);
            let here = failures::lock(database, machine, at)?.and_one(at);
            failures::write(database, machine, here)?;
            let left = left.min(here.left(machine.rule()));
            if left > 0 {
                return Ok(TxOutcome::Commit(SignInError::WrongPin { left }));
            }
            let (wait, is_machine) = waits(database, counting, is_known, at)?;
            let (seconds, attempt) = (failures::whole_seconds(wait), counting.attempt);
            let (object, counted) = match (is_machine, is_known) {
                (true, _) => (attempt.machine, "machine"),
                (false, true) => (attempt.code, "person"),
                (false, false) => ("", "person"),
            };
            let after = format!("{counted} {seconds} s");
            let note = note(attempt, AuditAct::AccountLock, AuditActor::Program, object, after, at);
            trail::append(database, &hall, &note)?;
            Ok(TxOutcome::Commit(SignInError::Wait { seconds }))
        })
    }
}

/// An account, where there is one, and how many more tries are free; or how long nobody may try.
type CountedTry = Result<(Option<AccountRow>, u32), SignInError>;

/// Somebody who wants to be known, as it is counted.
#[derive(Clone, Copy)]
struct CountedAttempt<'a> {
    attempt: &'a PinAttempt<'a>,
    /// What is kept of the number where no account has it.
    nobody: &'a str,
    /// Whether the number is counted at this machine alone.
    is_apart: bool,
}

fn count(
    database: &mut dyn Database,
    counting: CountedAttempt<'_>,
    at: NaiveDateTime,
) -> Result<CountedTry, Fault> {
    let row = accounts::find(database, counting.attempt.code)?;
    let (wait, _) = waits(database, counting, row.is_some(), at)?;
    if wait > TimeDelta::zero() {
        return Ok(Err(SignInError::Wait { seconds: failures::whole_seconds(wait) }));
    }
    let [person, _] = subjects(counting, row.is_some());
    let now = failures::lock(database, person, at)?.and_one(at);
    failures::write(database, person, now)?;
    Ok(Ok((row, now.left(person.rule()))))
}

/// Who is counted, the person first, so that two never wait for each other. A number that nobody has is counted like any other, so
/// that it does not show which ones there are; but it is not kept, since it may be a PIN in the wrong field.
fn subjects(counting: CountedAttempt<'_>, is_known: bool) -> [TryCounter<'_>; 2] {
    let CountedAttempt { attempt, nobody, is_apart } = counting;
    let person =
        if is_known && !is_apart { TryCounter::Person(attempt.code) } else { TryCounter::Nobody(nobody) };
    [person, TryCounter::Machine(attempt.machine)]
}

/// The longer of both waits, and whether it is the machine's.
fn waits(
    database: &mut dyn Database,
    counting: CountedAttempt<'_>,
    is_known: bool,
    at: NaiveDateTime,
) -> Result<(TimeDelta, bool), Fault> {
    let (mut longest, mut is_machine) = (TimeDelta::zero(), false);
    for counted in subjects(counting, is_known) {
        let lockout = failures::lock(database, counted, at)?;
        let wait = failures::wait(counted, lockout, at);
        if wait > longest {
            (longest, is_machine) = (wait, matches!(counted, TryCounter::Machine(_)));
        }
    }
    Ok((longest, is_machine))
}

fn note(
    attempt: &PinAttempt<'_>,
    act: AuditAct,
    actor: AuditActor,
    object: &str,
    after: String,
    at: NaiveDateTime,
) -> AuditNote {
    let machine = attempt.machine.to_owned();
    AuditNote { at, actor, machine, act, object: object.to_owned(), before: String::new(), after }
}
