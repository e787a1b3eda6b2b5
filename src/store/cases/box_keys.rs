//! The keys of the opinion box: made by its holders together, and unlocked by them together.
use crate::hall::HallCode;
use crate::hall::people::{AuditAct, AuditActor, AuditNote, Denied, Permission, ProvenPerson};
use crate::hall::sealing::{BoxHolder, BoxSecret, KeyShare, LockedShare, Passphrase, UnlockError};
use crate::store::cases::fresh_key::FreshKey;
use crate::store::cases::sealed;
use crate::store::engine::database::{Database, all};
use crate::store::engine::fault::Fault;
use crate::store::people::trail;
use crate::store::rows::ticket::{moment_or_none, written};
use crate::store::rows::ticket_code::random;
use crate::store::{Allowed, Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;
use std::collections::BTreeSet;

/// Those who stand at the box, each proven to be who they are.
#[derive(Clone, Copy, Debug)]
pub struct BoxActors<'a> {
    /// In what capacity, and who.
    pub people: &'a [(BoxHolder, ProvenPerson)],
    /// On which machine.
    pub machine: &'a str,
}

/// A key that its holders have unlocked.
#[derive(Clone, Debug)]
pub struct OpeningKey {
    /// Its number.
    pub number: u32,
    /// The half that opens.
    pub secret: BoxSecret,
}

/// Why a key is not made, or a share not given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxKeyError {
    /// There is a key already; a new one takes its place only where that is said.
    HasKey,
    /// There is no key yet.
    NoKey,
    /// Whoever came holds no share of the key.
    NoHolder(BoxHolder),
    /// A holder of the newest key has not come.
    Missing(BoxHolder),
    /// The passphrase, or the code of the paper, is not the one of this holder.
    WrongPassphrase(BoxHolder),
    /// The machine has not the memory that a passphrase costs.
    NoMemory,
    /// The key follows one of which a share is lost, and may be objected to until this moment.
    Waiting(NaiveDateTime),
    /// So many lie unread under the lost share, which is not the number that was agreed to.
    Unread(u32),
    /// No key is waiting to be objected to.
    NothingToObject,
}

/// How a holder shows to be one: to set another passphrase, or to let a new key follow.
#[derive(Clone, Debug)]
pub enum NewPassphrase {
    /// By the one that held until now.
    Known(Passphrase),
    /// By the recovery code on the holder's paper, which is the share itself.
    Recovered(KeyShare),
}

impl BoxActors<'_> {
    /// Whether everybody holds what they say by the roles of their account, and nobody stands there twice.
    pub(super) fn check(&self) -> Result<(), Denied> {
        let may = |(holder, person): &(BoxHolder, ProvenPerson)| {
            let role = holder.role();
            person.roles.contains(&role) && role.may(Permission::OpenBox)
        };
        let is_twice = |place: usize| {
            let (holder, person) = &self.people[place];
            let mut before = self.people[..place].iter();
            before.any(|(other, someone)| someone.code == person.code || other == holder)
        };
        let is_right = !self.people.is_empty() && self.people.iter().all(may);
        if is_right && !(0..self.people.len()).any(is_twice) {
            Ok(())
        } else {
            Err(Denied(Permission::OpenBox))
        }
    }

    /// Keeps what they did together: an entry for each, in the transaction that is open.
    pub(super) fn note(
        &self,
        database: &mut dyn Database,
        hall: &HallCode,
        act: AuditAct,
        object: &str,
        after: &str,
        at: NaiveDateTime,
    ) -> Result<(), Fault> {
        for (_, person) in self.people {
            let note = AuditNote {
                at,
                actor: AuditActor::Account(person.code.clone()),
                machine: self.machine.to_owned(),
                act,
                object: object.to_owned(),
                before: String::new(),
                after: after.to_owned(),
            };
            trail::append(database, hall, &note)?;
        }
        Ok(())
    }
}

impl Store {
    /// Makes a key of those who are there, each with a passphrase of their own: all of them together open what it seals. One of them
    /// holds it alone only where `alone` says that this is meant. What each has to write on paper comes back, and is kept nowhere. A
    /// new key follows one that there is only where `replaces` proves every holder of that one, so that nobody takes the box over
    /// alone; what lies in the box stays under the old one.
    pub fn make_box_key(
        &mut self,
        (passphrases, alone): (&[(BoxHolder, Passphrase)], bool),
        actors: &BoxActors<'_>,
        replaces: Option<&[(BoxHolder, NewPassphrase)]>,
        at: NaiveDateTime,
    ) -> Allowed<Result<Vec<(BoxHolder, KeyShare)>, BoxKeyError>> {
        if let Err(denied) = actors.check() {
            return self.deny_box(actors, at, denied);
        }
        let before = match self.key_to_replace(replaces, at)? {
            Ok(before) => before,
            Err(no) => {
                self.box_stayed_shut(actors, no, at)?;
                return Ok(Ok(Err(no)));
            }
        };
        let holders: Vec<BoxHolder> = actors.people.iter().map(|(holder, _)| *holder).collect();
        if let Err(no) = are_all(&holders, passphrases, alone) {
            return Ok(Ok(Err(no)));
        }
        let fresh = FreshKey::of(passphrases);
        let fresh = fresh.map_err(|fault| StoreError::new("making a key of the opinion box", fault))?;
        let Some(fresh) = fresh else { return Ok(Ok(Err(BoxKeyError::NoMemory))) };
        let hall = self.hall.clone();
        let made = self.write("making a key of the opinion box", |database, _| {
            // Whoever adds to the audit waits for others who do, so that of two who make a key at once one is told.
            trail::lock(database)?;
            if sealed::newest(database)? != before {
                return Ok(TxOutcome::Rollback(Err(BoxKeyError::HasKey)));
            }
            let number = fresh.insert(database, at)?;
            let words: Vec<&str> = holders.iter().map(|holder| holder.word()).collect();
            actors.note(database, &hall, AuditAct::BoxKey, &number.to_string(), &words.join("+"), at)?;
            Ok(TxOutcome::Commit(Ok(())))
        })?;
        Ok(Ok(made.map(|()| fresh.shares)))
    }

    /// The number of the key that a new one follows, 0 where there is none yet; why none may follow it otherwise.
    fn key_to_replace(
        &mut self,
        proofs: Option<&[(BoxHolder, NewPassphrase)]>,
        at: NaiveDateTime,
    ) -> Result<Result<u32, BoxKeyError>, StoreError> {
        let rows = self.view("reading the keys of the opinion box", share_rows)?;
        let Some(newest) = rows.iter().map(|row| row.number).max() else { return Ok(Ok(0)) };
        let Some(proofs) = proofs else { return Ok(Err(BoxKeyError::HasKey)) };
        if let Some(waiting) = rows.iter().find_map(|row| row.waiting(at)) {
            return Ok(Err(waiting));
        }
        let mut own = rows.iter().filter(|row| row.number == newest);
        Ok(own.try_for_each(|row| row.prove(proofs)).map(|()| newest))
    }

    /// Unlocks the keys that these passphrases unlock together; those under other passphrases, or of other holders, are left out. Where
    /// there is none, says why the newest stays locked.
    pub fn unlock_box(
        &mut self,
        given: &[(BoxHolder, Passphrase)],
        at: NaiveDateTime,
    ) -> Result<Result<Vec<OpeningKey>, BoxKeyError>, StoreError> {
        let rows = self.view("reading the keys of the opinion box", share_rows)?;
        let numbers: BTreeSet<u32> = rows.iter().map(|row| row.number).collect();
        let (mut keys, mut stays) = (Vec::new(), BoxKeyError::NoKey);
        for number in numbers {
            let own = rows.iter().filter(|row| row.number == number);
            let shares: Result<Vec<KeyShare>, BoxKeyError> = own.map(|row| row.unlock(given, at)).collect();
            match shares {
                Ok(shares) => keys.push(OpeningKey { number, secret: BoxSecret::join(&shares) }),
                Err(no) => stays = no,
            }
        }
        Ok(if keys.is_empty() { Err(stays) } else { Ok(keys) })
    }

    /// Sets another passphrase for a holder's share of every key that the old one, or the paper, gives out: how many there were.
    pub fn change_box_passphrase(
        &mut self,
        by: &NewPassphrase,
        new: &Passphrase,
        actors: &BoxActors<'_>,
        at: NaiveDateTime,
    ) -> Allowed<Result<u32, BoxKeyError>> {
        if let Err(denied) = actors.check() {
            return self.deny_box(actors, at, denied);
        }
        let Some((holder, _)) = actors.people.first() else { return Ok(Ok(Err(BoxKeyError::NoKey))) };
        let rows = self.view("reading the keys of the opinion box", share_rows)?;
        if rows.is_empty() {
            return Ok(Ok(Err(BoxKeyError::NoKey)));
        }
        let own: Vec<ShareRow> = rows.into_iter().filter(|row| row.holder == *holder).collect();
        if own.is_empty() {
            return Ok(Ok(Err(BoxKeyError::NoHolder(*holder))));
        }
        let relocked = relocked(own, by, new);
        let locked = match relocked.map_err(|fault| StoreError::new("changing a passphrase", fault))? {
            Some(locked) if locked.is_empty() => {
                let no = BoxKeyError::WrongPassphrase(*holder);
                self.box_stayed_shut(actors, no, at)?;
                return Ok(Ok(Err(no)));
            }
            Some(locked) => locked,
            None => return Ok(Ok(Err(BoxKeyError::NoMemory))),
        };
        let hall = self.hall.clone();
        self.write("changing a passphrase", |database, _| {
            for (row, lock) in &locked {
                row.relock(database, lock, at)?;
            }
            let (how, count) = (by.word(), format!("{} keys", locked.len()));
            actors.note(database, &hall, AuditAct::BoxPassphrase, how, &count, at)?;
            Ok(TxOutcome::Commit(()))
        })?;
        Ok(Ok(Ok(u32::try_from(locked.len()).unwrap_or(u32::MAX))))
    }

    /// Keeps that the box, or its key, stayed as it is: of whoever did not know the passphrase, where it was that; else of all. A
    /// machine without memory is nobody's doing.
    pub fn box_stayed_shut(
        &mut self,
        actors: &BoxActors<'_>,
        no: BoxKeyError,
        at: NaiveDateTime,
    ) -> Result<(), StoreError> {
        if no == BoxKeyError::NoMemory {
            return Ok(());
        }
        let own = actors.people.iter().filter(|(holder, _)| no == BoxKeyError::WrongPassphrase(*holder));
        let own: Vec<(BoxHolder, ProvenPerson)> = own.cloned().collect();
        let people = if own.is_empty() { actors.people } else { &own[..] };
        let actors = BoxActors { people, machine: actors.machine };
        self.deny_box::<()>(&actors, at, Denied(Permission::OpenBox)).map(drop)
    }
}

impl NewPassphrase {
    /// What the audit says of it.
    fn word(&self) -> &'static str {
        match self {
            NewPassphrase::Known(_) => "passphrase",
            NewPassphrase::Recovered(_) => "recovery",
        }
    }
}

/// A share as the store keeps it.
pub(super) struct ShareRow {
    pub number: u32,
    pub holder: BoxHolder,
    locked: LockedShare,
    mark: String,
    /// From when on its key opens; none of one that nobody may object to.
    opens_from: Option<NaiveDateTime>,
}

impl ShareRow {
    /// Keeps the share under another passphrase, where it is still the same.
    fn relock(
        &self,
        database: &mut dyn Database,
        lock: &LockedShare,
        at: NaiveDateTime,
    ) -> Result<(), Fault> {
        let statement = "UPDATE case_box_share SET locked = $3, set_at = $4
             WHERE hall = :hall AND number = $1 AND holder = $2 AND mark = $5";
        let (lock, at) = (lock.in_column(), written(at));
        let values = [
            self.number.into(),
            self.holder.word().into(),
            (&lock).into(),
            (&at).into(),
            (&self.mark).into(),
        ];
        database.run(statement, &values).map(drop)
    }

    /// That the key of this share may still be objected to.
    pub fn waiting(&self, at: NaiveDateTime) -> Option<BoxKeyError> {
        self.opens_from.filter(|from| *from > at).map(BoxKeyError::Waiting)
    }

    fn unlock(&self, given: &[(BoxHolder, Passphrase)], at: NaiveDateTime) -> Result<KeyShare, BoxKeyError> {
        if let Some(waiting) = self.waiting(at) {
            return Err(waiting);
        }
        let own = given.iter().find(|(holder, _)| *holder == self.holder);
        let (_, passphrase) = own.ok_or(BoxKeyError::Missing(self.holder))?;
        self.locked.unlock(passphrase).map_err(|no| self.stays(no))
    }

    /// Fails where the holder of this share is not among those who prove that they are, by passphrase or paper.
    pub fn prove(&self, proofs: &[(BoxHolder, NewPassphrase)]) -> Result<(), BoxKeyError> {
        let own = proofs.iter().find(|(holder, _)| *holder == self.holder);
        let (_, by) = own.ok_or(BoxKeyError::Missing(self.holder))?;
        self.given_out(by).map(drop).map_err(|no| self.stays(no))
    }

    fn given_out(&self, by: &NewPassphrase) -> Result<KeyShare, UnlockError> {
        match by {
            NewPassphrase::Known(passphrase) => self.locked.unlock(passphrase),
            NewPassphrase::Recovered(share) if share.mark() == self.mark => Ok(share.clone()),
            NewPassphrase::Recovered(_) => Err(UnlockError::WrongPassphrase),
        }
    }

    /// Why the key stays locked where this share was not given out.
    fn stays(&self, no: UnlockError) -> BoxKeyError {
        match no {
            UnlockError::WrongPassphrase => BoxKeyError::WrongPassphrase(self.holder),
            UnlockError::NoMemory => BoxKeyError::NoMemory,
        }
    }
}

/// The shares of every key that nobody has objected to.
pub(super) fn share_rows(database: &mut dyn Database) -> Result<Vec<ShareRow>, Fault> {
    let statement = "SELECT s.number, s.holder, s.locked, s.mark, COALESCE(a.opens_from, '')
         FROM case_box_share s LEFT JOIN case_box_appointment a ON a.hall = s.hall AND a.number = s.number
         WHERE s.hall = :hall AND COALESCE(a.objected_at, '') = '' ORDER BY s.number, s.holder";
    all(database, statement, &[], |row| {
        Ok(ShareRow {
            number: row.count(0)?,
            holder: BoxHolder::of(row.text(1)?).ok_or("a share of the key of the box is nobody's")?,
            locked: LockedShare::of_column(row.text(2)?).ok_or("a share of the key of the box is none")?,
            mark: row.text(3)?.to_owned(),
            opens_from: moment_or_none(row.text(4)?)?,
        })
    })
}

/// The shares that the old passphrase, or the paper, gives out, locked under the new one; none where there is no memory for it.
fn relocked(
    own: Vec<ShareRow>,
    by: &NewPassphrase,
    new: &Passphrase,
) -> Result<Option<Vec<(ShareRow, LockedShare)>>, Fault> {
    let mut locked = Vec::new();
    for row in own {
        let share = match row.given_out(by) {
            Ok(share) => share,
            Err(UnlockError::WrongPassphrase) => continue,
            Err(UnlockError::NoMemory) => return Ok(None),
        };
        let Some(lock) = share.lock(new, random()?) else { return Ok(None) };
        locked.push((row, lock));
    }
    Ok(Some(locked))
}

/// Fails where a key would be made without somebody who has to hold it, or of a share that nobody has a passphrase for.
pub(super) fn are_all(
    holders: &[BoxHolder],
    passphrases: &[(BoxHolder, Passphrase)],
    alone: bool,
) -> Result<(), BoxKeyError> {
    let absent = BoxHolder::ALL.iter().find(|(holder, _)| !alone && !holders.contains(holder));
    if let Some((absent, _)) = absent {
        return Err(BoxKeyError::Missing(*absent));
    }
    let of = |holder: &BoxHolder| passphrases.iter().filter(|(own, _)| own == holder).count();
    if let Some(without) = holders.iter().find(|holder| of(holder) != 1) {
        return Err(BoxKeyError::Missing(*without));
    }
    let stranger = passphrases.iter().find(|(own, _)| !holders.contains(own));
    stranger.map_or(Ok(()), |(own, _)| Err(BoxKeyError::NoHolder(*own)))
}
