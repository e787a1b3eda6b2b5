//! What the indicators of a period are counted from: rows are streamed one after the other into counts, without grouping or sorting
//! in the database, all of one moment.
mod applications;
mod matters;
mod tickets;

use crate::hall::cases::{Case, CaseSource, CaseSubject};
use crate::hall::figures::indicators::{Belonging, IndicatorCounts, IndicatorQuestion};
use crate::hall::{Hall, WindowCode};
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::rows::case;
use crate::store::{Store, StoreError};
use matters::MatterFacts;

impl Store {
    /// Counts what the indicators of a period are made of.
    pub fn count_indicators(
        &mut self,
        hall: &Hall,
        question: &IndicatorQuestion,
    ) -> Result<IndicatorCounts, StoreError> {
        self.read("counting indicators", |database| {
            let mut counts = IndicatorCounts::default();
            let matters = matters::read(database)?;
            matters::count(&matters, question, &mut counts.promises);
            applications::count(database, hall, question, &matters, &mut counts.applications)?;
            tickets::count(database, hall, question, &matters, &mut counts.tickets)?;
            tickets::count_businesses(database, question, &matters, &mut counts.tickets)?;
            cases(database, question, &mut counts)?;
            Ok(counts)
        })
    }
}

/// Counts the cases that bad ratings have made.
fn cases(
    database: &mut dyn Database,
    question: &IndicatorQuestion,
    counts: &mut IndicatorCounts,
) -> Result<(), Fault> {
    let statement = format!("{} AND source = $1", case::SELECT);
    database.each(&statement, &[CaseSource::BadRating.word().into()], &mut |row| {
        let case = case::read(row)?.case;
        if is_admitted(&case, question) {
            counts.cases.add(&case, question);
        }
        Ok(())
    })
}

/// Says whether a case is part of what is asked about: it belongs to whoever puts it right, and to those it is about.
fn is_admitted(case: &Case, question: &IndicatorQuestion) -> bool {
    let matter = match &case.about {
        CaseSubject::Matter(code) => Some(code.as_str()),
        _ => None,
    };
    let window = case.about.window().map(WindowCode::as_str);
    let departments = case.department.iter().chain(&case.concerns).map(String::as_str).map(Some);
    let mut departments = departments.chain([None]);
    departments.any(|department| question.scope.admits(Belonging { department, window, matter }))
}
