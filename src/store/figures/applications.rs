//! Applications, one after the other, beside the steps that say which of them were asked for papers.
use super::MatterFacts;
use crate::hall::Hall;
use crate::hall::figures::indicators::{ApplicationCounts, ApplicationFacts, Belonging, IndicatorQuestion};
use crate::store::engine::database::{Database, all};
use crate::store::engine::fault::Fault;
use crate::store::rows::application;
use std::collections::HashMap;

/// Counts the applications of a part of the hall.
pub(super) fn count(
    database: &mut dyn Database,
    hall: &Hall,
    question: &IndicatorQuestion,
    matters: &HashMap<String, MatterFacts>,
    counts: &mut ApplicationCounts,
) -> Result<(), Fault> {
    // Nobody says at which window an application was received.
    if !question.scope.windows.is_empty() {
        return Ok(());
    }
    let office = hall.setup.office();
    let asked = asked_for_papers(database)?;
    let mut asked = asked.into_iter().peekable();
    let statement = format!("{} ORDER BY number", application::SELECT);
    database.each(&statement, &[], &mut |row| {
        let entry = application::read(row)?;
        // Both are in the order of their numbers; one may have been asked more than once.
        let mut was_asked = false;
        while let Some(number) = asked.next_if(|number| *number <= entry.number) {
            was_asked |= number == entry.number;
        }
        let matter = matters.get(&entry.application.matter);
        let told = Some(entry.application.department.as_str()).filter(|name| !name.is_empty());
        let of = Belonging {
            department: told.or_else(|| matter.map(|facts| facts.department.as_str())),
            window: None,
            matter: Some(&entry.application.matter),
        };
        if question.scope.admits(of) {
            let now = entry.application.as_of(question.as_of, &office);
            let was_asked_for_papers = was_asked || now.was_supplemented;
            let handling = matter.map(|facts| facts.handling);
            counts.add(
                &ApplicationFacts { application: &now, handling, was_asked_for_papers },
                question,
                &office,
            );
        }
        Ok(())
    })
}

/// The numbers of applications that tables told to wait for papers, rising; one that was asked twice is there twice.
fn asked_for_papers(database: &mut dyn Database) -> Result<Vec<u32>, Fault> {
    let statement = "SELECT number FROM application_step
         WHERE hall = :hall AND (from_state = 'supplement' OR to_state = 'supplement') ORDER BY number, step";
    all(database, statement, &[], |row| row.count(0))
}
