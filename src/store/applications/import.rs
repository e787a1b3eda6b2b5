//! Bringing applications in: new ones are added, others become what the table says, and every change is a step that is kept.
use crate::hall::Hall;
use crate::hall::applications::{Application, ApplicationState, statutory_limit};
use crate::hall::catalogue::{Kind, TimeLimit};
use crate::store::engine::database::{Database, Value, all, first, insertion};
use crate::store::engine::fault::Fault;
use crate::store::rows::application;
use crate::store::rows::application::{ApplicationEntry, ApplicationTexts, COLUMNS};
use crate::store::rows::ticket::written;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// Applications written in one transaction: a tenth of a second at the most, so that nobody waits long for a number meanwhile.
const BATCH: usize = 1_000;
/// Applications looked for and written by one statement: fewer answers to wait for from a server.
const TOGETHER: usize = 100;

/// What became of the rows of a table of applications.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationsImport {
    /// Applications that were new.
    pub added: u64,
    /// Known ones of which the table says something else, or that time has moved on.
    pub changed: u64,
    /// Known ones of which it says the same.
    pub same: u64,
    /// Known ones that were over, and of which the table says that they are not, as one does that is older than the last.
    pub reopened: u64,
    /// Applications whose matter the catalogue does not have, so that nobody knows their limits.
    pub unknown_matters: u64,
}

/// The limits of a matter: statutory and promised.
pub(super) type MatterLimits = (Option<TimeLimit>, Option<TimeLimit>);

impl Store {
    /// Brings applications in, a few hundred at a time: what is in stays in where a later one fails, and the same table again
    /// finds it so. Numbers must be unique in the table; applications that are not in it stay as they are.
    ///
    /// `progress` hears how many are done.
    pub fn import_applications(
        &mut self,
        hall: &Hall,
        applications: &mut dyn Iterator<Item = Application>,
        at: NaiveDateTime,
        progress: &mut dyn FnMut(u64),
    ) -> Result<ApplicationsImport, StoreError> {
        let limits = self.view("reading limits", limits)?;
        let mut done = ApplicationsImport::default();
        loop {
            let batch: Vec<Application> = (&mut *applications).take(BATCH).collect();
            if batch.is_empty() {
                return Ok(done);
            }
            let importing = Importing { hall, limits: &limits, at };
            let more = self.write("bringing in applications", |database, _| {
                importing.batch(database, &batch).map(TxOutcome::Commit)
            })?;
            done.added += more.added;
            done.changed += more.changed;
            done.same += more.same;
            done.reopened += more.reopened;
            done.unknown_matters += more.unknown_matters;
            progress(done.added + done.changed + done.same);
        }
    }
}

/// The limits of all matters in force, by code.
fn limits(database: &mut dyn Database) -> Result<HashMap<String, MatterLimits>, Fault> {
    let statement = "SELECT m.code, m.kind, g.statutory, g.promised
         FROM matter m JOIN guide g ON g.hall = m.hall AND g.edition = m.edition AND g.place = m.place
         WHERE m.hall = :hall AND m.edition = (SELECT in_force FROM catalogue WHERE hall = :hall)";
    let mut limits = HashMap::new();
    database.each(statement, &[], &mut |row| {
        let kind = Kind::of(row.text(1)?).unwrap_or_default();
        let statutory = statutory_limit(kind, row.text(2)?.parse().ok());
        limits.insert(row.text(0)?.to_owned(), (statutory, row.text(3)?.parse().ok()));
        Ok(())
    })?;
    Ok(limits)
}

/// What is another about an application.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// Nothing.
    Nothing,
    /// Its limits alone.
    Limits,
    /// What its source says, or what the law makes of that.
    Facts,
}

/// What bringing a batch in goes by.
pub(super) struct Importing<'a> {
    pub hall: &'a Hall,
    pub limits: &'a HashMap<String, MatterLimits>,
    pub at: NaiveDateTime,
}

impl Importing<'_> {
    fn batch(&self, database: &mut dyn Database, batch: &[Application]) -> Result<ApplicationsImport, Fault> {
        let mut done = ApplicationsImport::default();
        let mut last = lock(database)?;
        let before = last;
        for some in batch.chunks(TOGETHER) {
            let mut stored = stored_entries(database, some)?;
            let mut new = Vec::new();
            for row in some {
                done.unknown_matters +=
                    u64::from(!row.matter.is_empty() && !self.limits.contains_key(&row.matter));
                if let Some(entry) = stored.remove(&row.code) {
                    let is_changed = self.change(database, &entry, row)? == Difference::Facts;
                    done.changed += u64::from(is_changed);
                    done.same += u64::from(!is_changed);
                    done.reopened += u64::from(!entry.application.state.is_open() && row.state.is_open());
                } else {
                    last += 1;
                    new.push(self.added(row, last));
                }
            }
            insert(database, &new)?;
            done.added += u64::try_from(new.len())?;
        }
        if last > before {
            let statement = "UPDATE application_head SET last = $1 WHERE hall = :hall";
            database.run(statement, &[last.into()])?;
        }
        Ok(done)
    }

    /// An application that comes in for the first time, with the limits its matter has now.
    fn added(&self, row: &Application, number: u32) -> ApplicationEntry {
        // Before it there was nothing that anything is kept of.
        let application = self.followed(&Application { state: row.state, ..Application::default() }, row);
        let (next_at, changes_at) = application::place(&application, self.at, &self.hall.setup.office());
        ApplicationEntry { number, application, next_at, changes_at, imported_at: self.at, steps: 0 }
    }

    /// What a row makes of an application, with what is kept of what it was before.
    fn followed(&self, before: &Application, row: &Application) -> Application {
        let of_matter = self.limits.get(&row.matter).copied().unwrap_or_default();
        // The limits stay those that it began with, unless it is of another matter by now, or of one that nobody knew then.
        let began_with = (before.statutory_limit, before.promised_limit);
        let is_kept = row.matter == before.matter && began_with != (None, None);
        let (statutory_limit, promised_limit) = if is_kept { began_with } else { of_matter };
        // A new day of receipt is that of what was asked for.
        let is_received_anew = row.received_at.date() > before.received_at.date();
        let was_supplemented =
            row.state == ApplicationState::Supplement || before.was_supplemented && !is_received_anew;
        let ended_at = (!row.state.is_open()).then(|| before.ended_at.unwrap_or(self.at));
        let row = row.clone();
        let after = Application { was_supplemented, ended_at, statutory_limit, promised_limit, ..row };
        after.as_of(self.at, &self.hall.setup.office())
    }

    /// Makes a known application what a row says.
    pub fn change(
        &self,
        database: &mut dyn Database,
        entry: &ApplicationEntry,
        row: &Application,
    ) -> Result<Difference, Fault> {
        let before = &entry.application;
        let after = self.followed(before, row);
        let (next_at, changes_at) = application::place(&after, self.at, &self.hall.setup.office());
        let changes = after.changes_since(before);
        let is_step = !changes.is_empty() || after.is_deemed_accepted != before.is_deemed_accepted;
        if after == *before && next_at == entry.next_at && changes_at == entry.changes_at {
            return Ok(Difference::Nothing);
        }
        let from = before.state.word();
        let steps = entry.steps + u32::from(is_step);
        let entry = ApplicationEntry { application: after, next_at, changes_at, steps, ..*entry };
        application::update(database, &entry)?;
        if is_step {
            let (at, changes) = (written(self.at), application::written_changes(&changes));
            let values = [
                entry.number.into(),
                steps.into(),
                (&at).into(),
                from.into(),
                entry.application.state.word().into(),
                (&changes).into(),
            ];
            let statement =
                "INSERT INTO application_step (hall, number, step, at, from_state, to_state, changes)
                 VALUES (:hall, $1, $2, $3, $4, $5, $6)";
            database.run(statement, &values)?;
        }
        // A limit that is told or moves is no news.
        Ok(if is_step { Difference::Facts } else { Difference::Limits })
    }
}

/// Locks the hall's applications until the transaction ends, and says how many there are.
pub(in crate::store) fn lock(database: &mut dyn Database) -> Result<u32, Fault> {
    let lock = "UPDATE application_head SET last = last WHERE hall = :hall RETURNING last";
    if let Some(last) = first(database, lock, &[], |row| row.count(0))? {
        return Ok(last);
    }
    let make = "INSERT INTO application_head (hall, last) VALUES (:hall, 0) ON CONFLICT (hall) DO NOTHING";
    database.run(make, &[])?;
    Ok(first(database, lock, &[], |row| row.count(0))?.ok_or("the count of applications is not there")?)
}

/// Those of some applications that the store has, by their code.
///
/// Each is looked for by itself, in one statement, and the hall is named so that no index but that of codes can serve: a planner
/// that sees an empty table thinks that reading all of the hall costs as little, and keeps to it while the table grows.
fn stored_entries(
    database: &mut dyn Database,
    some: &[Application],
) -> Result<HashMap<String, ApplicationEntry>, Fault> {
    let mut codes: Vec<Value<'_>> = some.iter().map(|row| (&row.code).into()).collect();
    // One statement for any number of them: the last one is looked for again.
    codes.resize(TOGETHER, *codes.last().ok_or("nothing is looked for")?);
    let one = |place: usize| {
        format!("SELECT {COLUMNS} FROM application WHERE code = ${place} AND hall || '' = :hall")
    };
    let statement = (1..=TOGETHER).map(one).collect::<Vec<_>>().join(" UNION ALL ");
    let found = all(database, &statement, &codes, application::read)?;
    Ok(found.into_iter().map(|entry| (entry.application.code.clone(), entry)).collect())
}

fn insert(database: &mut dyn Database, new: &[ApplicationEntry]) -> Result<(), Fault> {
    if new.is_empty() {
        return Ok(());
    }
    let texts: Vec<ApplicationTexts> = new.iter().map(ApplicationTexts::of).collect();
    let values: Vec<Value<'_>> =
        new.iter().zip(&texts).flat_map(|(entry, texts)| texts.values(entry)).collect();
    database.run(&insertion("application", COLUMNS, new.len()), &values).map(drop)
}
