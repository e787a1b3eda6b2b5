//! The matter catalogue: brought in as a new edition beside the old one, and put in force at a stroke.
use super::act::{CatalogueAct, ForceOutcome};
use crate::hall::LineCode;
use crate::hall::catalogue::{Applicants, Catalogue, CatalogueBuilder, Guide, Handling, Kind};
use crate::hall::drafts::AtOnceRefusal;
use crate::store::catalogue::guides;
use crate::store::catalogue::guides::GuideLists;
use crate::store::engine::database::{Database, Row, Value, first, insertion};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::written;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;
use std::io;

/// Matters copied or taken out in one transaction: short, so that nobody waits for a number meanwhile.
pub(in crate::store) const BATCH: usize = 400;
/// Matters written in one transaction. Their codes come in any order, so that each transaction writes most pages of the index of
/// codes: more matters in one, and a province's are in in a third of the time, while somebody waits a tenth of a second at most.
const WRITTEN: usize = 2_000;
/// Matters written by one statement: fewer answers to wait for from a server.
const TOGETHER: usize = 40;

/// All matters in brief, in the order of their source, as [`fill`] reads them.
pub(in crate::store) const BRIEF: &str =
    "SELECT code, name_zh, name_en, aliases, department, line, themes, kind, people, organisations,
         while_you_wait, popularity, situations FROM matter
     WHERE hall = :hall AND edition = (SELECT in_force FROM catalogue WHERE hall = :hall) ORDER BY place";

/// What is in force of what people keep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Editions {
    /// The edition of the setup; 0 before a folder was taken in.
    pub setup: u32,
    /// The edition of the catalogue; 0 before the first.
    pub catalogue: u32,
}

impl Store {
    /// Which editions of setup and catalogue are in force.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn editions(&mut self) -> Result<Editions, StoreError> {
        let statement = "SELECT COALESCE((SELECT in_force FROM setup WHERE hall = :hall), 0),
                 COALESCE((SELECT in_force FROM catalogue WHERE hall = :hall), 0)";
        let read = self.view("looking what is in force", |database| {
            first(database, statement, &[], |row| {
                Ok(Editions { setup: row.count(0)?, catalogue: row.count(1)? })
            })
        });
        Ok(read?.unwrap_or_default())
    }

    /// Replaces the whole catalogue at a moment, and says how many matters it has now.
    ///
    /// Until the last matter is in, everybody sees the old catalogue; after a failure too. `progress` hears how many
    /// are in. Codes must be unique. The old catalogue stays beside the new one, so that one can go back to it.
    pub fn replace_catalogue(
        &mut self,
        at: NaiveDateTime,
        matters: &mut dyn Iterator<Item = Guide>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, StoreError> {
        let done = self.replace_catalogue_by(&CatalogueAct::at(at), &mut matters.map(Ok), progress)?;
        // Where nobody acts, nobody is refused.
        Ok(done.unwrap_or_default())
    }

    /// The same on somebody's authority. Where the table cannot be read to its end, nothing is replaced.
    pub(in crate::store) fn replace_catalogue_by(
        &mut self,
        act: &CatalogueAct<'_>,
        matters: &mut dyn Iterator<Item = io::Result<Guide>>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Result<u64, AtOnceRefusal>, StoreError> {
        let edition = self.begin_edition()?;
        let done = self.write_edition(edition, matters, progress).and_then(|written| {
            let before = self.put_in_place_of_any(edition, act)?;
            Ok((written, before))
        });
        match done {
            Ok((written, Ok(before))) => {
                self.drop_editions(edition, before)?;
                Ok(Ok(written))
            }
            Ok((_, Err(refusal))) => {
                self.clear_given_up(edition);
                Ok(Err(refusal))
            }
            Err(error) => Err(self.given_up(edition, error)),
        }
    }

    /// Puts an edition in the place of whichever is in force, and says which that was.
    fn put_in_place_of_any(
        &mut self,
        edition: u32,
        act: &CatalogueAct<'_>,
    ) -> Result<Result<u32, AtOnceRefusal>, StoreError> {
        loop {
            let before = self.catalogue_version()?;
            if before >= edition {
                return Err(overtaken());
            }
            self.keep_past(edition, before)?;
            match self.put_in_force(edition, before, act)? {
                ForceOutcome::Done => return Ok(Ok(before)),
                ForceOutcome::Refused(refusal) => return Ok(Err(refusal)),
                ForceOutcome::Overtaken => {}
            }
        }
    }

    fn write_edition(
        &mut self,
        edition: u32,
        matters: &mut dyn Iterator<Item = io::Result<Guide>>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, StoreError> {
        let (mut written, whole) = (0, insertions(TOGETHER));
        loop {
            let read: io::Result<Vec<Guide>> = (&mut *matters).take(WRITTEN).collect();
            let batch = read.map_err(|error| StoreError::new("reading the table", error))?;
            if batch.is_empty() {
                break;
            }
            self.write_batch((edition, written), &batch, &whole)?;
            written += batch.len() as u64;
            progress(written);
        }
        Ok(written)
    }

    /// The edition of the catalogue in force; it rises with every replacement, and is 0 before the first.
    pub fn catalogue_version(&mut self) -> Result<u32, StoreError> {
        let statement = "SELECT in_force FROM catalogue WHERE hall = :hall";
        self.view("looking at the catalogue", |database| first(database, statement, &[], |row| row.count(0)))
            .map(Option::unwrap_or_default)
    }

    /// All matters in brief, in the order of their source.
    pub fn catalogue(&mut self) -> Result<Catalogue, StoreError> {
        let mut builder = CatalogueBuilder::default();
        // One guide is filled again and again: a province has two hundred thousand.
        let mut brief = Guide::default();
        self.view("reading the catalogue", |database| {
            database.each(BRIEF, &[], &mut |row| {
                fill(&mut brief, row)?;
                builder.add(&brief);
                Ok(())
            })
        })?;
        Ok(builder.finish())
    }

    pub(in crate::store) fn begin_edition(&mut self) -> Result<u32, StoreError> {
        self.write("beginning a catalogue", |database, _| {
            let statement = "UPDATE catalogue SET newest = newest + 1 WHERE hall = :hall RETURNING newest";
            let newest = first(database, statement, &[], |row| row.count(0))?;
            Ok(TxOutcome::Commit(newest.ok_or("the row of the catalogue is gone")?))
        })
    }

    /// Writes matters from a place on; `whole` are the statements for as many as are written together.
    fn write_batch(
        &mut self,
        (edition, from): (u32, u64),
        batch: &[Guide],
        whole: &[String; 2],
    ) -> Result<(), StoreError> {
        self.write("writing the catalogue", |database, _| {
            let mut place = i64::try_from(from)?;
            for some in batch.chunks(TOGETHER) {
                let rest;
                let statements = if some.len() == TOGETHER {
                    whole
                } else {
                    rest = insertions(some.len());
                    &rest
                };
                write(database, statements, (edition, place), some)?;
                place += i64::try_from(some.len())?;
            }
            Ok(TxOutcome::Commit(()))
        })
    }

    /// Puts an edition in force in the place of another, where that one still is and nothing stands against it.
    pub(super) fn put_in_force(
        &mut self,
        edition: u32,
        before: u32,
        act: &CatalogueAct<'_>,
    ) -> Result<ForceOutcome, StoreError> {
        let others = self.noting.take();
        self.noting = act.note.cloned();
        let done = self.write("putting the catalogue in force", |database, _| {
            if let Some(refusal) = act.refusal(database, before)? {
                return Ok(TxOutcome::Rollback(ForceOutcome::Refused(refusal)));
            }
            if lock(database)? != before {
                return Ok(TxOutcome::Rollback(ForceOutcome::Overtaken));
            }
            advance(database, edition, before, act)?;
            Ok(TxOutcome::Commit(ForceOutcome::Done))
        });
        self.noting = others;
        done
    }

    /// Removes what came before an edition, the remains of broken-off imports too; the one that was in force before it is kept.
    pub(in crate::store) fn drop_editions(&mut self, edition: u32, kept: u32) -> Result<(), StoreError> {
        self.drop_where("edition < $1 AND edition <> $2", &[edition.into(), kept.into()])?;
        self.drop_lost_past(edition)
    }

    /// Removes the rows of an edition that could not be put in force, and hands back why.
    pub(in crate::store) fn given_up(&mut self, edition: u32, error: StoreError) -> StoreError {
        self.clear_given_up(edition);
        error
    }

    /// Removes the rows of an edition that was not put in force, as far as the store lets it.
    pub(super) fn clear_given_up(&mut self, edition: u32) {
        // Where the answer was lost it may be in force all the same.
        let never = "edition = $1 AND NOT EXISTS (SELECT 1 FROM journal WHERE journal.hall = :hall
             AND kind = 'catalogue' AND event = 'published' AND number = $1)";
        let cleared =
            self.drop_where(never, &[edition.into()]).and_then(|()| self.drop_lost_past_of(edition));
        if let Err(left) = cleared {
            log::warn!("edition {edition} of the catalogue was not cleared: {left}");
        }
    }

    /// Removes the rows that a condition holds for, a little at a time.
    fn drop_where(&mut self, condition: &str, values: &[Value<'_>]) -> Result<(), StoreError> {
        for table in ["matter", "guide"] {
            let oldest = format!(
                "SELECT edition, place FROM {table} WHERE hall = :hall AND {condition} ORDER BY edition, place LIMIT 1"
            );
            let remove = format!("DELETE FROM {table} WHERE hall = :hall AND edition = $1 AND place < $2");
            let more = |database: &mut dyn Database| {
                let old = first(database, &oldest, values, |row| Ok((row.number(0)?, row.number(1)?)))?;
                let Some((old, place)) = old else {
                    return Ok(false);
                };
                let until = place + i64::try_from(BATCH)?;
                database.run(&remove, &[Value::Number(old), Value::Number(until)])?;
                Ok(true)
            };
            while self
                .write("clearing the old catalogue", |database, _| more(database).map(TxOutcome::Commit))?
            {
            }
        }
        Ok(())
    }
}

/// What is said where somebody else was faster.
pub(super) fn overtaken() -> StoreError {
    StoreError::new("putting the catalogue in force", "a newer catalogue was brought in meanwhile")
}

/// Locks the row of the catalogue, so that nobody else puts an edition in force, and says which one is.
pub(in crate::store) fn lock(database: &mut dyn Database) -> Result<u32, Fault> {
    let lock = "UPDATE catalogue SET newest = newest WHERE hall = :hall RETURNING in_force";
    let in_force = first(database, lock, &[], |row| row.count(0))?;
    Ok(in_force.ok_or("the row of the catalogue is gone")?)
}

/// Puts an edition in force, of which the past is kept already, while the row is locked.
pub(in crate::store) fn advance(
    database: &mut dyn Database,
    edition: u32,
    before: u32,
    act: &CatalogueAct<'_>,
) -> Result<(), Fault> {
    database.run("UPDATE catalogue SET in_force = $1 WHERE hall = :hall", &[edition.into()])?;
    let at = written(act.at);
    let who = act.note.map_or("", |note| note.actor.name());
    let reason = act.note.map_or("", |note| note.act.word());
    let values = [edition.into(), (&at).into(), who.into(), reason.into()];
    let statement =
        "INSERT INTO catalogue_edition (hall, edition, at, who, reason) VALUES (:hall, $1, $2, $3, $4)";
    database.run(statement, &values)?;
    // Earlier programs did not write down what they put in force.
    let is_known = before == 0 || is_published(database, before)?;
    for number in (!is_known).then_some(before).into_iter().chain([edition]) {
        // Every program hears of it at once.
        database.enter(JournalEntry {
            day: act.at.date().to_string(),
            at: at.clone(),
            kind: "catalogue",
            event: "published".into(),
            number,
            ..JournalEntry::default()
        });
    }
    Ok(())
}

/// Says whether the journal knows that an edition was put in force.
fn is_published(database: &mut dyn Database, edition: u32) -> Result<bool, Fault> {
    let statement =
        "SELECT number FROM journal WHERE hall = :hall AND kind = 'catalogue' AND event = 'published'
         AND number = $1 LIMIT 1";
    Ok(first(database, statement, &[edition.into()], |row| row.number(0))?.is_some())
}

/// The statements that write so many matters: what is brief of them, and the rest. They are long, and the same for nearly all.
fn insertions(rows: usize) -> [String; 2] {
    let columns = "edition, place, code, name_zh, name_en, aliases, department, line, themes, kind, people,
         organisations, while_you_wait, popularity, situations";
    [insertion("matter", columns, rows), insertion("guide", guides::COLUMNS, rows)]
}

fn write(
    database: &mut dyn Database,
    [brief, whole]: &[String; 2],
    (edition, place): (u32, i64),
    some: &[Guide],
) -> Result<(), Fault> {
    let listed: Vec<GuideLists> = some.iter().map(GuideLists::of).collect();
    let (mut matters, mut rest) = (Vec::new(), Vec::new());
    for ((place, guide), listed) in (place..).zip(some).zip(&listed) {
        matters.extend([edition.into(), Value::Number(place)]);
        matters.extend(guides::brief_values(guide, listed));
        rest.extend(guides::values(edition, place, guide, listed));
    }
    database.run(brief, &matters)?;
    database.run(whole, &rest).map(drop)
}

/// Fills a guide with what stands in a row of it in brief.
pub(in crate::store) fn fill(brief: &mut Guide, row: &dyn Row) -> Result<(), Fault> {
    let put = |into: &mut String, text: &str| {
        into.clear();
        into.push_str(text);
    };
    put(&mut brief.code, row.text(0)?);
    put(&mut brief.name.zh, row.text(1)?);
    put(&mut brief.name.en, row.text(2)?);
    guides::refill(&mut brief.aliases, row.text(3)?);
    put(&mut brief.department, row.text(4)?);
    brief.line = LineCode::in_field(row.text(5)?);
    guides::refill(&mut brief.themes, row.text(6)?);
    brief.kind = Kind::of(row.text(7)?).unwrap_or_default();
    brief.applicants = Applicants { people: row.number(8)? != 0, organisations: row.number(9)? != 0 };
    brief.handling = if row.number(10)? == 0 { Handling::Promised } else { Handling::WhileYouWait };
    brief.popularity = u16::try_from(row.number(11)?)?;
    brief.situations = guides::situations(row.text(12)?);
    Ok(())
}

/// The head of a guide, as far as the catalogue has it.
pub(in crate::store) fn brief(row: &dyn Row) -> Result<Guide, Fault> {
    let mut brief = Guide::default();
    fill(&mut brief, row)?;
    Ok(brief)
}
