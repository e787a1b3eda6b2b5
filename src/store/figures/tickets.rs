//! Numbers with their steps, one after the other, and what windows recorded of businesses.
use super::MatterFacts;
use crate::hall::figures::PassedStep;
use crate::hall::figures::indicators::{Belonging, IndicatorQuestion, TicketCounts, TicketFacts};
use crate::hall::queue::Step;
use crate::hall::{Hall, LineCode, WindowCode};
use crate::store::engine::database::{Database, Row};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{moment, written};
use std::collections::HashMap;

/// A number as it comes in, row by row.
#[derive(Default)]
struct ComingTicket {
    day: String,
    line: LineCode,
    number: u32,
    matter: String,
    is_reprinted: bool,
    steps: Vec<(PassedStep, Option<WindowCode>)>,
}

/// What all numbers are counted by.
struct TicketCounting<'a> {
    hall: &'a Hall,
    question: &'a IndicatorQuestion,
    matters: &'a HashMap<String, MatterFacts>,
    counts: &'a mut TicketCounts,
    coming: ComingTicket,
}

/// Counts the numbers of a part of the hall.
pub(super) fn count(
    database: &mut dyn Database,
    hall: &Hall,
    question: &IndicatorQuestion,
    matters: &HashMap<String, MatterFacts>,
    counts: &mut TicketCounts,
) -> Result<(), Fault> {
    // The giving of a ticket is its own row; stores of older programs have a step of it as well.
    let statement =
        "SELECT t.day, t.line, t.number, t.matter, t.print_reprints, t.issued_at, COALESCE(s.event, ''),
             COALESCE(s.at, ''), COALESCE(s.exact, 1), COALESCE(s.at_window, '')
         FROM ticket AS t LEFT JOIN ticket_step AS s
          ON s.hall = t.hall AND s.day = t.day AND s.line = t.line AND s.number = t.number
          AND s.undone = 0 AND s.event <> 'waiting' AND s.event <> 'undone'
         WHERE t.hall = :hall AND t.day BETWEEN $1 AND $2 ORDER BY t.day, t.line, t.number, s.step";
    let mut counting = TicketCounting { hall, question, matters, counts, coming: ComingTicket::default() };
    let ((from, to), as_of) = (days(question), written(question.as_of));
    database.each(statement, &[(&from).into(), (&to).into()], &mut |row| counting.row(row, &as_of))?;
    counting.finish();
    Ok(())
}

/// The first day that is asked about, and the last that has begun.
fn days(question: &IndicatorQuestion) -> (String, String) {
    let last = question.period.to.min(question.as_of.date());
    (question.period.from.to_string(), last.to_string())
}

impl TicketCounting<'_> {
    fn row(&mut self, row: &dyn Row, as_of: &str) -> Result<(), Fault> {
        let (day, line, number, issued_at) = (row.text(0)?, row.text(1)?, row.count(2)?, row.text(5)?);
        // On the last day some things come after the moment of asking.
        if issued_at > as_of {
            return Ok(());
        }
        let coming = &self.coming;
        if coming.number != number || coming.line.as_str() != line || coming.day != day {
            self.finish();
            let issued = PassedStep { step: Step::Issued, at: moment(issued_at)?, exact: true };
            self.coming = ComingTicket {
                day: day.to_owned(),
                line: line.into(),
                number,
                matter: row.text(3)?.to_owned(),
                is_reprinted: row.number(4)? > 0,
                steps: vec![(issued, None)],
            };
        }
        let (event, at) = (row.text(6)?, row.text(7)?);
        if !event.is_empty() && at <= as_of {
            let step = Step::of(event).ok_or("a step is written down that no ticket can make")?;
            let passed = PassedStep { step, at: moment(at)?, exact: row.number(8)? != 0 };
            self.coming.steps.push((passed, WindowCode::in_field(row.text(9)?)));
        }
        Ok(())
    }

    /// Counts the number that is in whole.
    fn finish(&mut self) {
        let coming = std::mem::take(&mut self.coming);
        if coming.steps.is_empty() {
            return;
        }
        let facts = TicketFacts { steps: &coming.steps, is_reprinted: coming.is_reprinted };
        let of = Belonging {
            department: department(&coming, self.hall, self.matters),
            window: facts.window().map(WindowCode::as_str),
            matter: Some(coming.matter.as_str()).filter(|matter| !matter.is_empty()),
        };
        if self.question.scope.admits(of) {
            self.counts.add(&facts);
        }
    }
}

/// The unit of a number: that of the matter that was chosen, else that of a line which is of one unit alone.
fn department<'a>(
    ticket: &ComingTicket,
    hall: &'a Hall,
    matters: &'a HashMap<String, MatterFacts>,
) -> Option<&'a str> {
    let of_matter = matters.get(&ticket.matter).map(|facts| facts.department.as_str());
    let of_line =
        || match hall.setup.lines.iter().find(|line| line.code == ticket.line)?.departments.as_slice() {
            [one] => Some(one.as_str()),
            _ => None,
        };
    of_matter.or_else(of_line)
}

/// Counts what windows recorded of the businesses they finished; a step that was taken back recorded nothing.
pub(super) fn count_businesses(
    database: &mut dyn Database,
    question: &IndicatorQuestion,
    matters: &HashMap<String, MatterFacts>,
    counts: &mut TicketCounts,
) -> Result<(), Fault> {
    let statement = "SELECT w.matter, w.quantity, w.outcome, s.at_window
         FROM work AS w JOIN ticket_step AS s
          ON s.hall = w.hall AND s.day = w.day AND s.line = w.line AND s.number = w.number AND s.step = w.step
         WHERE w.hall = :hall AND w.day BETWEEN $1 AND $2 AND s.undone = 0 AND s.at <= $3";
    let ((from, to), as_of) = (days(question), written(question.as_of));
    database.each(statement, &[(&from).into(), (&to).into(), (&as_of).into()], &mut |row| {
        let (matter, window) = (row.text(0)?, row.text(3)?);
        let of = Belonging {
            department: matters.get(matter).map(|facts| facts.department.as_str()),
            window: Some(window),
            matter: Some(matter),
        };
        if question.scope.admits(of) {
            counts.add_business(row.text(2)?, row.count(1)?);
        }
        Ok(())
    })
}
