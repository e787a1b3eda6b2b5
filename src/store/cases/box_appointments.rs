//! A new key of the opinion box where a holder of the old one has lost passphrase and paper: announced, and open to objection for a while.
//!
//! What lies sealed under the lost share stays shut for everybody, and nothing here can change that; what comes in from now on is sealed
//! under the old and the new key until the time to object is over, so that no objection costs a letter.
use crate::hall::people::{AuditAct, AuditNote, Authority, Permission};
use crate::hall::sealing::{BoxHolder, KeyShare, Passphrase};
use crate::store::cases::box_keys::{BoxActors, BoxKeyError, NewPassphrase, are_all, share_rows};
use crate::store::cases::fresh_key::FreshKey;
use crate::store::cases::sealed;
use crate::store::engine::database::{Database, first};
use crate::store::engine::fault::Fault;
use crate::store::people::trail;
use crate::store::rows::ticket::{moment, moment_or_none, written};
use crate::store::{Allowed, Store, StoreError, TxOutcome};
use chrono::{NaiveDateTime, TimeDelta};

/// How long such a key may be objected to, and does not open, in hours.
const HOURS: i64 = 24;

/// A key that follows one of which a share is lost, as everybody may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxAppointment {
    /// The number of the key.
    pub number: u32,
    /// Who had lost their share.
    pub lost: Vec<BoxHolder>,
    /// When it was announced.
    pub announced_at: NaiveDateTime,
    /// Until when it may be objected to; from then on it opens.
    pub opens_from: NaiveDateTime,
    /// On whose authority: the number of an account, or empty for whoever runs the system.
    pub who: String,
    /// What was said for it.
    pub reason: String,
    /// How many cases lay unread under the lost share.
    pub unread: u32,
    /// When somebody objected to it.
    pub objected_at: Option<NaiveDateTime>,
}

impl BoxAppointment {
    /// Says whether it may still be objected to.
    pub fn is_waiting(&self, at: NaiveDateTime) -> bool {
        self.objected_at.is_none() && at < self.opens_from
    }
}

/// What whoever runs the system announces.
#[derive(Clone, Copy, Debug)]
pub struct BoxAppointing<'a> {
    /// On whose authority.
    pub authority: &'a Authority,
    /// Who has lost passphrase and paper.
    pub lost: &'a [BoxHolder],
    /// Why it is done.
    pub reason: &'a str,
    /// How many unread cases it was agreed to leave shut.
    pub unread: u32,
}

impl Store {
    /// How many cases lie in the box of which a share of one of these holders is needed.
    pub fn unread_without(&mut self, lost: &[BoxHolder]) -> Result<u32, StoreError> {
        self.read("looking at the opinion box", |database| unread_without(database, lost))
    }

    /// Makes a key of those who are there, which follows the newest although some of its holders have lost their share: every other
    /// holder proves to be there. It seals from now on, beside the old one as long as it may be objected to, and opens after that.
    pub fn appoint_box_holders(
        &mut self,
        asked: &BoxAppointing<'_>,
        passphrases: &[(BoxHolder, Passphrase)],
        (actors, proofs): (&BoxActors<'_>, &[(BoxHolder, NewPassphrase)]),
        at: NaiveDateTime,
    ) -> Allowed<Result<Vec<(BoxHolder, KeyShare)>, BoxKeyError>> {
        let mut acting = self.acting(asked.authority, actors.machine, at);
        if let Err(denied) = acting.require(Permission::AppointBoxHolder)? {
            return Ok(Err(denied));
        }
        if let Err(denied) = actors.check() {
            return self.deny_box(actors, at, denied);
        }
        let before = match self.key_to_follow(asked.lost, actors, proofs, at)? {
            Ok(before) => before,
            Err(no) => {
                self.box_stayed_shut(actors, no, at)?;
                return Ok(Ok(Err(no)));
            }
        };
        let holders: Vec<BoxHolder> = actors.people.iter().map(|(holder, _)| *holder).collect();
        if let Err(no) = are_all(&holders, passphrases, holders.len() == 1) {
            return Ok(Ok(Err(no)));
        }
        let fresh = FreshKey::of(passphrases);
        let fresh = fresh.map_err(|fault| StoreError::new("making a key of the opinion box", fault))?;
        let Some(fresh) = fresh else { return Ok(Ok(Err(BoxKeyError::NoMemory))) };
        let made = self.keep_appointment(asked, (&fresh, before), actors, at)?;
        Ok(Ok(made.map(|()| fresh.shares)))
    }

    fn keep_appointment(
        &mut self,
        asked: &BoxAppointing<'_>,
        (fresh, before): (&FreshKey, u32),
        actors: &BoxActors<'_>,
        at: NaiveDateTime,
    ) -> Result<Result<(), BoxKeyError>, StoreError> {
        let hall = self.hall.clone();
        self.write("making a key of the opinion box", |database, _| {
            trail::lock(database)?;
            if sealed::newest(database)? != before {
                return Ok(TxOutcome::Rollback(Err(BoxKeyError::HasKey)));
            }
            let unread = unread_without(database, asked.lost)?;
            if unread != asked.unread {
                return Ok(TxOutcome::Rollback(Err(BoxKeyError::Unread(unread))));
            }
            let number = fresh.insert(database, at)?;
            let (lost, opens_from) = (words(asked.lost), at + TimeDelta::hours(HOURS));
            insert(database, asked, (number, before), (at, opens_from))?;
            let after = format!("lost {lost}, unread {unread}, opens from {opens_from}: {}", asked.reason);
            let note = AuditNote {
                at,
                actor: asked.authority.actor(),
                machine: actors.machine.to_owned(),
                act: AuditAct::BoxAppoint,
                object: number.to_string(),
                before: before.to_string(),
                after,
            };
            trail::append(database, &hall, &note)?;
            let made: Vec<BoxHolder> = actors.people.iter().map(|(holder, _)| *holder).collect();
            actors.note(database, &hall, AuditAct::BoxKey, &number.to_string(), &words(&made), at)?;
            Ok(TxOutcome::Commit(Ok(())))
        })
    }

    /// The number of the key that one follows of which these shares are lost; why none may follow it.
    fn key_to_follow(
        &mut self,
        lost: &[BoxHolder],
        actors: &BoxActors<'_>,
        proofs: &[(BoxHolder, NewPassphrase)],
        at: NaiveDateTime,
    ) -> Result<Result<u32, BoxKeyError>, StoreError> {
        let rows = self.view("reading the keys of the opinion box", share_rows)?;
        let Some(newest) = rows.iter().map(|row| row.number).max() else {
            return Ok(Err(BoxKeyError::NoKey));
        };
        if let Some(waiting) = rows.iter().find_map(|row| row.waiting(at)) {
            return Ok(Err(waiting));
        }
        let own = || rows.iter().filter(|row| row.number == newest);
        if let Some(stranger) = lost.iter().find(|holder| own().all(|row| row.holder != **holder)) {
            return Ok(Err(BoxKeyError::NoHolder(*stranger)));
        }
        // A key of two stays one of two: whoever is left does not come to hold the box alone.
        let has_come = |holder| actors.people.iter().any(|(come, _)| *come == holder);
        if let Some(missing) = own().find(|row| !has_come(row.holder)) {
            return Ok(Err(BoxKeyError::Missing(missing.holder)));
        }
        let mut left = own().filter(|row| !lost.contains(&row.holder));
        Ok(left.try_for_each(|row| row.prove(proofs)).map(|()| newest))
    }

    /// Takes the key that waits out of use: its holders open nothing with it, and what came in meanwhile lies under the old one.
    pub fn object_to_box_holder(
        &mut self,
        actors: &BoxActors<'_>,
        reason: &str,
        at: NaiveDateTime,
    ) -> Allowed<Result<u32, BoxKeyError>> {
        if let Err(denied) = actors.check() {
            return self.deny_box(actors, at, denied);
        }
        let hall = self.hall.clone();
        let done = self.write("objecting to a key of the opinion box", |database, _| {
            trail::lock(database)?;
            let Some(waiting) = newest(database)?.filter(|newest| newest.is_waiting(at)) else {
                return Ok(TxOutcome::Rollback(Err(BoxKeyError::NothingToObject)));
            };
            let (number, now) = (waiting.number, written(at));
            let statement =
                "UPDATE case_box_appointment SET objected_at = $2 WHERE hall = :hall AND number = $1";
            database.run(statement, &[number.into(), (&now).into()])?;
            let statement = "DELETE FROM case_sealed_twice WHERE hall = :hall AND box_key = $1";
            database.run(statement, &[number.into()])?;
            actors.note(database, &hall, AuditAct::BoxObject, &number.to_string(), reason, at)?;
            Ok(TxOutcome::Commit(Ok(number)))
        })?;
        Ok(Ok(done))
    }
}

/// The newest of them; none where nobody's share was ever lost.
pub(super) fn newest(database: &mut dyn Database) -> Result<Option<BoxAppointment>, Fault> {
    let statement = "SELECT number, lost, announced_at, opens_from, who, reason, unread, objected_at
         FROM case_box_appointment WHERE hall = :hall ORDER BY number DESC LIMIT 1";
    first(database, statement, &[], |row| {
        Ok(BoxAppointment {
            number: row.count(0)?,
            lost: row.text(1)?.split('+').filter_map(BoxHolder::of).collect(),
            announced_at: moment(row.text(2)?)?,
            opens_from: moment(row.text(3)?)?,
            who: row.text(4)?.to_owned(),
            reason: row.text(5)?.to_owned(),
            unread: row.count(6)?,
            objected_at: moment_or_none(row.text(7)?)?,
        })
    })
}

fn insert(
    database: &mut dyn Database,
    asked: &BoxAppointing<'_>,
    (number, follows): (u32, u32),
    (at, opens_from): (NaiveDateTime, NaiveDateTime),
) -> Result<(), Fault> {
    let statement = "INSERT INTO case_box_appointment
         (hall, number, follows, lost, announced_at, opens_from, who, reason, unread)
         VALUES (:hall, $1, $2, $3, $4, $5, $6, $7, $8)";
    let (lost, at, opens_from) = (words(asked.lost), written(at), written(opens_from));
    let values = [
        number.into(),
        follows.into(),
        (&lost).into(),
        (&at).into(),
        (&opens_from).into(),
        asked.authority.who().into(),
        asked.reason.into(),
        asked.unread.into(),
    ];
    database.run(statement, &values).map(drop)
}

/// Unread cases that lie under a key of which one of these holders has a share, and under no other.
fn unread_without(database: &mut dyn Database, lost: &[BoxHolder]) -> Result<u32, Fault> {
    let statement = "SELECT COUNT(*) FROM case_sealed s WHERE s.hall = :hall
          AND NOT EXISTS (SELECT 1 FROM case_sealed_twice t WHERE t.hall = :hall AND t.number = s.number)
          AND EXISTS (SELECT 1 FROM case_box_share h
           WHERE h.hall = :hall AND h.number = s.box_key AND h.holder IN ($1, $2))";
    let of = |place: usize| lost.get(place).or(lost.first()).map_or("", |holder| holder.word());
    Ok(first(database, statement, &[of(0).into(), of(1).into()], |row| row.count(0))?.unwrap_or(0))
}

fn words(holders: &[BoxHolder]) -> String {
    holders.iter().map(|holder| holder.word()).collect::<Vec<_>>().join("+")
}
