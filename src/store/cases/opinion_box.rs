//! The opinion box: how much lies in it and since when, and opening it.
use crate::hall::people::{AuditAct, Denied};
use crate::hall::sealing::BoxHolder;
use crate::store::cases::box_appointments::{self, BoxAppointment};
use crate::store::cases::box_keys::{BoxActors, OpeningKey};
use crate::store::cases::sealed;
use crate::store::engine::database::{Database, all, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{moment_or_none, written};
use crate::store::{Allowed, Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

/// A key of the box, without anything secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxKeyGlance {
    /// Its number, from 1.
    pub number: u32,
    /// When it was made.
    pub made_at: NaiveDateTime,
    /// Who holds it: all of them together open what it sealed.
    pub holders: Vec<BoxHolder>,
    /// How many cases lie in the box under it.
    pub unopened: u32,
}

/// The box as everybody may know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoxGlance {
    /// Its keys, the newest last; none in a hall that has made none, where nothing is sealed.
    pub keys: Vec<BoxKeyGlance>,
    /// How many cases lie in it.
    pub unopened: u32,
    /// When the one came that has lain in it longest.
    pub oldest: Option<NaiveDateTime>,
    /// The newest key that followed one of which a share was lost.
    pub appointment: Option<BoxAppointment>,
}

/// What came of an opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoxOpening {
    /// The cases that can be read now.
    pub opened: Vec<u32>,
    /// The cases whose words were changed or damaged, so that the right key does not open them.
    pub unreadable: Vec<u32>,
    /// How many lie under keys that were not brought.
    pub left: u32,
}

impl Store {
    /// The opinion box, without a word that lies in it.
    pub fn opinion_box(&mut self) -> Result<BoxGlance, StoreError> {
        self.read("looking at the opinion box", look)
    }

    /// Opens the box with the keys that its holders have unlocked: what was sealed under them is among the texts of its cases from
    /// now on, in one transaction with what the audit says of it, once for each holder.
    pub fn open_box(
        &mut self,
        keys: &[OpeningKey],
        actors: &BoxActors<'_>,
        at: NaiveDateTime,
    ) -> Allowed<BoxOpening> {
        if let Err(denied) = actors.check() {
            return self.deny_box(actors, at, denied);
        }
        let (hall, now) = (self.hall.clone(), written(at));
        let opening = self.write("opening the opinion box", |database, _| {
            let mut opening = BoxOpening::default();
            for key in keys {
                for (number, body) in sealed::lying(database, key.number)? {
                    let is_open = sealed::open(database, (number, &body), &key.secret, &now)?;
                    if is_open { &mut opening.opened } else { &mut opening.unreadable }.push(number);
                }
            }
            let lying = first(database, UNOPENED, &[], |row| row.count(0))?.unwrap_or(0);
            opening.left = lying.saturating_sub(u32::try_from(opening.unreadable.len())?);
            let after = format!(
                "opened {}, unreadable {}, left {}",
                opening.opened.len(),
                opening.unreadable.len(),
                opening.left
            );
            actors.note(database, &hall, AuditAct::BoxOpen, &numbers(&opening.opened), &after, at)?;
            Ok(TxOutcome::Commit(opening))
        })?;
        Ok(Ok(opening))
    }

    /// Keeps that the box was not opened, since somebody has no right to it.
    pub(super) fn deny_box<T>(
        &mut self,
        actors: &BoxActors<'_>,
        at: NaiveDateTime,
        denied: Denied,
    ) -> Allowed<T> {
        let hall = self.hall.clone();
        self.write("adding to the audit", |database, _| {
            actors.note(database, &hall, AuditAct::Denied, denied.0.word(), "", at)?;
            Ok(TxOutcome::Commit(()))
        })?;
        Ok(Err(denied))
    }
}

const UNOPENED: &str = "SELECT COUNT(*) FROM case_sealed WHERE hall = :hall";

fn look(database: &mut dyn Database) -> Result<BoxGlance, Fault> {
    let appointment = box_appointments::newest(database)?;
    // A key that was objected to seals nothing and opens nothing.
    let statement = "SELECT number, made_at, (SELECT COUNT(*) FROM case_sealed
             WHERE case_sealed.hall = :hall AND case_sealed.box_key = case_box_key.number)
          + (SELECT COUNT(*) FROM case_sealed_twice
             WHERE case_sealed_twice.hall = :hall AND case_sealed_twice.box_key = case_box_key.number)
         FROM case_box_key WHERE hall = :hall AND number NOT IN
          (SELECT number FROM case_box_appointment WHERE hall = :hall AND objected_at <> '') ORDER BY number";
    let mut keys = all(database, statement, &[], |row| {
        let (number, made_at) = (row.count(0)?, row.text(1)?.parse()?);
        Ok(BoxKeyGlance { number, made_at, holders: Vec::new(), unopened: row.count(2)? })
    })?;
    let statement = "SELECT number, holder FROM case_box_share WHERE hall = :hall ORDER BY number, holder";
    let holders = all(database, statement, &[], |row| {
        let holder = BoxHolder::of(row.text(1)?).ok_or("a share of the key of the box is nobody's")?;
        Ok((row.count(0)?, holder))
    })?;
    for (number, holder) in holders {
        keys.iter_mut().filter(|key| key.number == number).for_each(|key| key.holders.push(holder));
    }
    let unopened = first(database, UNOPENED, &[], |row| row.count(0))?.unwrap_or(0);
    let statement = "SELECT COALESCE(MIN(submitted_at), '') FROM case_file WHERE hall = :hall AND sealed = 1";
    let oldest = first(database, statement, &[], |row| moment_or_none(row.text(0)?))?.flatten();
    Ok(BoxGlance { keys, unopened, oldest, appointment })
}

/// Numbers as the audit says them: those that follow each other by the first and the last of them.
fn numbers(opened: &[u32]) -> String {
    let mut sorted = opened.to_vec();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|one, next| one.checked_add(1) == Some(*next));
    let said = runs.filter_map(|run| match run {
        [] => None,
        [one] => Some(one.to_string()),
        [first, .., last] => Some(format!("{first}..{last}")),
    });
    said.collect::<Vec<_>>().join(" ")
}
