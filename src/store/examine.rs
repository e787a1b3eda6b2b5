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

/// Cases whose steps are not all kept, and a count of cases that is not that of the last one.
const RECOUNT_CASES: &str = "SELECT f.number, f.steps,
         (SELECT COUNT(*) FROM case_step s WHERE s.hall = :hall AND s.number = f.number)
     FROM case_file f WHERE f.hall = :hall
      AND f.steps <> (SELECT COUNT(*) FROM case_step s WHERE s.hall = :hall AND s.number = f.number)
     UNION ALL SELECT 0, h.last, COALESCE((SELECT MAX(f.number) FROM case_file f WHERE f.hall = :hall), 0)
     FROM case_head h WHERE h.hall = :hall
      AND h.last <> COALESCE((SELECT MAX(f.number) FROM case_file f WHERE f.hall = :hall), 0)";

/// The same of applications.
const RECOUNT_APPLICATIONS: &str = "SELECT a.number, a.steps,
         (SELECT COUNT(*) FROM application_step s WHERE s.hall = :hall AND s.number = a.number)
     FROM application a WHERE a.hall = :hall
      AND a.steps <> (SELECT COUNT(*) FROM application_step s WHERE s.hall = :hall AND s.number = a.number)
     UNION ALL SELECT 0, h.last, COALESCE((SELECT MAX(a.number) FROM application a WHERE a.hall = :hall), 0)
     FROM application_head h WHERE h.hall = :hall
      AND h.last <> COALESCE((SELECT MAX(a.number) FROM application a WHERE a.hall = :hall), 0)";

/// Cases that should lie in the opinion box and do not, and what lies there of a case that was opened.
const STRAY: &str = "SELECT f.number FROM case_file f WHERE f.hall = :hall AND f.sealed = 1
      AND NOT EXISTS (SELECT 1 FROM case_sealed s WHERE s.hall = :hall AND s.number = f.number)
     UNION ALL SELECT s.number FROM case_sealed s WHERE s.hall = :hall
      AND NOT EXISTS (SELECT 1 FROM case_file f WHERE f.hall = :hall AND f.number = s.number AND f.sealed = 1)";

impl Store {
    /// Reads the whole store and says what is wrong with it, one sentence a finding; empty means nothing.
    ///
    /// Takes time in proportion to the store's size.
    pub fn examine(&mut self) -> Result<Vec<String>, StoreError> {
        self.read("examining", |database| {
            let mut findings = database.damage()?;
            recount(database, &mut findings)?;
            recount_steps(database, RECOUNT_CASES, "case", &mut findings)?;
            recount_steps(database, RECOUNT_APPLICATIONS, "application", &mut findings)?;
            look_into_box(database, &mut findings)?;
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

fn look_into_box(database: &mut dyn Database, findings: &mut Vec<String>) -> Result<(), Fault> {
    database.each(STRAY, &[], &mut |row| {
        findings.push(format!("case {} and what lies of it in the opinion box do not agree", row.count(0)?));
        Ok(())
    })
}

fn recount_steps(
    database: &mut dyn Database,
    statement: &str,
    what: &str,
    findings: &mut Vec<String>,
) -> Result<(), Fault> {
    database.each(statement, &[], &mut |row| {
        let (number, kept, counted) = (row.count(0)?, row.count(1)?, row.count(2)?);
        findings.push(if number == 0 {
            format!("{kept} {what}s are counted, but the last one is {counted}")
        } else {
            format!("{what} {number} has made {kept} steps, but {counted} are kept")
        });
        Ok(())
    })
}
