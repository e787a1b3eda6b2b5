//! Proving who somebody is: the try is counted and durable before the PIN is looked at.
use crate::hall::people::{Account, AuditAct, AuditActor, AuditNote, LockoutRule, SignInError};
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
    /// The try is counted against the person and the machine before it is asked, and that is durable: whoever ends the program in
    /// between has tried all the same. The right PIN takes the count back.
    pub fn prove(
        &mut self,
        attempt: &PinAttempt<'_>,
        is_pin: &mut dyn FnMut(&str) -> bool,
        at: NaiveDateTime,
    ) -> Result<Result<Account, SignInError>, StoreError> {
        let counted = self.write("counting a try to sign in", |database, _| {
            count(database, attempt, at).map(TxOutcome::Commit)
        })?;
        let (row, left) = match counted {
            Ok(counted) => counted,
            Err(wait) => return Ok(Err(wait)),
        };
        let is_right = is_pin(row.as_ref().map_or(DECOY, |row| row.pin.as_str()));
        match row {
            Some(row) if is_right && row.account.is_open => self.let_in(attempt, row, at).map(Ok),
            Some(_) if is_right => Ok(Err(SignInError::Closed)),
            row => self.keep_out(attempt, row.is_some(), left, at).map(Err),
        }
    }

    fn let_in(
        &mut self,
        attempt: &PinAttempt<'_>,
        row: AccountRow,
        at: NaiveDateTime,
    ) -> Result<Account, StoreError> {
        let (hall, code) = (self.hall.clone(), row.account.code.clone());
        let actor = AuditActor::Account(code);
        let note = note(attempt, AuditAct::SignIn, actor, attempt.purpose, String::new(), at);
        self.write("signing in", |database, _| {
            failures::forgive(database, attempt.code, attempt.machine, at)?;
            trail::append(database, &hall, &note)?;
            Ok(TxOutcome::Commit(()))
        })?;
        Ok(Account { wrong: 0, locked: 0, ..row.account })
    }

    /// The PIN was wrong; where a wait begins by that, the audit has it.
    fn keep_out(
        &mut self,
        attempt: &PinAttempt<'_>,
        is_known: bool,
        left: u32,
        at: NaiveDateTime,
    ) -> Result<SignInError, StoreError> {
        if left > 0 {
            return Ok(SignInError::WrongPin { left });
        }
        let hall = self.hall.clone();
        let seconds = self.write("counting a try to sign in", |database, _| {
            let wait = waits(database, attempt, is_known, at)?;
            let seconds = whole_seconds(wait);
            let note = note(
                attempt,
                AuditAct::AccountLock,
                AuditActor::Program,
                if is_known { attempt.code } else { "" },
                format!("{seconds} s"),
                at,
            );
            trail::append(database, &hall, &note)?;
            Ok(TxOutcome::Commit(seconds))
        })?;
        Ok(SignInError::Wait { seconds })
    }
}

/// An account, where there is one, and how many more tries are free; or how long nobody may try.
type CountedTry = Result<(Option<AccountRow>, u32), SignInError>;

fn count(
    database: &mut dyn Database,
    attempt: &PinAttempt<'_>,
    at: NaiveDateTime,
) -> Result<CountedTry, Fault> {
    let row = accounts::find(database, attempt.code)?;
    let wait = waits(database, attempt, row.is_some(), at)?;
    if wait > TimeDelta::zero() {
        return Ok(Err(SignInError::Wait { seconds: whole_seconds(wait) }));
    }
    let mut left = LockoutRule::PERSON.free;
    for counted in subjects(attempt, row.is_some()) {
        let now = failures::lock(database, counted, at)?.and_one(at);
        failures::write(database, counted, now)?;
        left = left.min(now.left(counted.rule()));
    }
    Ok(Ok((row, left)))
}

/// Who is counted, the person first, so that two never wait for each other. A number that nobody has is counted like any other, so
/// that it does not show which ones there are; but it is not kept, since it may be a PIN in the wrong field.
fn subjects<'a>(attempt: &PinAttempt<'a>, is_known: bool) -> [TryCounter<'a>; 2] {
    let person = if is_known { TryCounter::Person(attempt.code) } else { TryCounter::Nobody(attempt.code) };
    [person, TryCounter::Machine(attempt.machine)]
}

/// The longer of both waits.
fn waits(
    database: &mut dyn Database,
    attempt: &PinAttempt<'_>,
    is_known: bool,
    at: NaiveDateTime,
) -> Result<TimeDelta, Fault> {
    let mut longest = TimeDelta::zero();
    for counted in subjects(attempt, is_known) {
        let lockout = failures::lock(database, counted, at)?;
        longest = longest.max(failures::wait(counted, lockout, at));
    }
    Ok(longest)
}

fn whole_seconds(wait: TimeDelta) -> u32 {
    u32::try_from((wait.num_milliseconds().max(0) + 999) / 1000).unwrap_or(u32::MAX)
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
