//! The matters in force, as far as indicators go by them.
use crate::hall::applications::statutory_limit;
use crate::hall::catalogue::{Handling, Kind, TimeLimit};
use crate::hall::figures::indicators::{Belonging, IndicatorQuestion, ShareCount};
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use std::collections::HashMap;

/// What indicators go by of a matter.
#[derive(Clone, Debug)]
pub(super) struct MatterFacts {
    /// Its unit.
    pub department: String,
    /// While you wait, or promised.
    pub handling: Handling,
    /// Its statutory limit, that of the law where it has none of its own.
    pub statutory: Option<TimeLimit>,
    /// Its promised limit.
    pub promised: Option<TimeLimit>,
}

/// The matters in force, by code.
pub(super) fn read(database: &mut dyn Database) -> Result<HashMap<String, MatterFacts>, Fault> {
    let statement = "SELECT m.code, m.department, m.while_you_wait, m.kind, g.statutory, g.promised
         FROM matter m JOIN guide g ON g.hall = m.hall AND g.edition = m.edition AND g.place = m.place
         WHERE m.hall = :hall AND m.edition = (SELECT in_force FROM catalogue WHERE hall = :hall)";
    let mut matters = HashMap::new();
    database.each(statement, &[], &mut |row| {
        let is_at_once = row.number(2)? != 0;
        let facts = MatterFacts {
            department: row.text(1)?.to_owned(),
            handling: if is_at_once { Handling::WhileYouWait } else { Handling::Promised },
            statutory: statutory_limit(Kind::of(row.text(3)?).unwrap_or_default(), row.text(4)?.parse().ok()),
            promised: row.text(5)?.parse().ok(),
        };
        matters.insert(row.text(0)?.to_owned(), facts);
        Ok(())
    })?;
    Ok(matters)
}

/// Counts what their promises save; a promise is no window's.
pub(super) fn count(
    matters: &HashMap<String, MatterFacts>,
    question: &IndicatorQuestion,
    promises: &mut ShareCount,
) {
    for (code, facts) in matters {
        let of = Belonging { department: Some(&facts.department), window: None, matter: Some(code) };
        if question.scope.admits(of) {
            promises.add_promise(facts.statutory, facts.promised);
        }
    }
}
