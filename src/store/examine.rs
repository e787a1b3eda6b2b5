//! Examining the store: what the database finds wrong with itself, and counts that do not agree.
use crate::store::{
    Store, StoreError,
    engine::{database::Database, fault::Fault},
};

/// Counts recomputed from the tickets of the latest day, beside those kept in the row of each line.
const RECOUNT: &str = "SELECT d.line, d.last, d.given, d.waiting, d.waiting_priority,
         (SELECT count(*) FROM ticket t WHERE t.hall = :hall AND t.day = d.day AND t.line = d.line),
         (SELECT COALESCE(max(t.number), 0) FROM ticket t WHERE t.hall = :hall AND t.day = d.day AND t.line = d.line),
         (SELECT count(*) FROM ticket t
          WHERE t.hall = :hall AND t.day = d.day AND t.queue = d.line AND t.state = 'waiting' AND t.class = ''),
         (SELECT count(*) FROM ticket t
          WHERE t.hall = :hall AND t.day = d.day AND t.queue = d.line AND t.state = 'waiting' AND t.class <> '')
     FROM line_day d WHERE d.hall = :hall AND d.day = (SELECT MAX(newest.day) FROM line_day newest WHERE newest.hall = :hall) ORDER BY d.line";

impl Store {
    /// Reads the whole store and says what is wrong with it, one sentence a finding; empty means nothing.
    ///
    /// Takes time in proportion to the store's size.
    pub fn examine(&mut self) -> Result<Vec<String>, StoreError> {
        self.read("examining", |database| {
            let mut findings = database.damage()?;
            recount(database, &mut findings)?;
            Ok(findings)
        })
    }
}

fn recount(database: &mut dyn Database, findings: &mut Vec<String>) -> Result<(), Fault> {
    database.each(RECOUNT, &[], &mut |row| {
        let line = row.text(0)?;
        let mut compare = |what: &str, kept: u32, counted: u32, agree: bool| {
            if !agree {
                findings
                    .push(format!("line {line}: {what} is kept as {kept}, but the tickets say {counted}"));
            }
        };
        let (last, highest) = (row.count(1)?, row.count(6)?);
        compare("the last number", last, highest, highest <= last);
        for (what, kept, counted) in
            [("numbers given", 2, 5), ("people waiting", 3, 7), ("people waiting with a class", 4, 8)]
        {
            let (kept, counted) = (row.count(kept)?, row.count(counted)?);
            compare(what, kept, counted, kept == counted);
        }
        Ok(())
    })
}
