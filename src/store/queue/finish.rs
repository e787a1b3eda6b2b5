//! Ending a business at a window: what was done, how many, how it ended; and going on elsewhere with the same number.
use crate::hall;
use crate::hall::desk::{Destination, Work};
use crate::hall::queue::{Step, Ticket};
use crate::store::engine::database::{Value, first};
use crate::store::engine::fault::Fault;
use crate::store::queue::orders::{OrderAnswer, OrderRun};
use crate::store::rows::ticket::{StepRecord, append_step};

impl OrderRun<'_> {
    /// Ends a business at the window, with what was done and a remark; goes on elsewhere where more is to be done.
    pub(in crate::store) fn finish(
        &mut self,
        ticket: &Ticket,
        works: &[Work],
        remark: &str,
        onward: Option<&str>,
    ) -> OrderAnswer {
        if let Err(no) = hall::desk::remark(remark) {
            return Ok(Err(no));
        }
        if let Some(line) = onward {
            return self.finish_onward(ticket, works, remark, line);
        }
        let after = match self.step(ticket, Step::Finished, ("", ""), "")? {
            Err(no) => return Ok(Err(no)),
            Ok(after) => after,
        };
        self.note_works(&after, works, remark)?;
        Ok(Ok(after))
    }

    /// What was to be done here is done, and the person goes on to another line with the same number (接着办).
    fn finish_onward(&mut self, ticket: &Ticket, works: &[Work], remark: &str, line: &str) -> OrderAnswer {
        let to = match self.destination(ticket, &Destination::Line(line.to_owned()))? {
            Err(no) => return Ok(Err(no)),
            Ok(to) => to,
        };
        let noted = StepRecord {
            step: Step::Finished,
            at: self.at,
            window: &self.window.code,
            clerk: self.clerk,
            detail: "onward",
            exact: true,
        };
        append_step(self.database, ticket, &noted)?;
        self.count_service_of(ticket)?;
        self.note_works(ticket, works, remark)?;
        self.step(ticket, Step::Transferred, (&to.0, &to.1), line)
    }

    fn note_works(&mut self, ticket: &Ticket, works: &[Work], remark: &str) -> Result<(), Fault> {
        let own = [Work { quantity: 1, ..Work::default() }];
        let works = if works.is_empty() { &own } else { works };
        let step = "SELECT steps FROM ticket WHERE hall = :hall AND code = $1";
        let step = first(self.database, step, &[(&ticket.code).into()], |row| row.count(0))?.unwrap_or(0);
        let statement =
            "INSERT INTO work (hall, day, line, number, step, place, matter, quantity, outcome, remark)
             VALUES (:hall, $1, $2, $3, $4, $5, $6, $7, $8, $9)";
        for (place, work) in (0..).zip(works) {
            let matter = if work.matter.is_empty() { ticket.matter.as_deref() } else { Some(&*work.matter) };
            let values = [
                (&self.day).into(),
                (&ticket.line).into(),
                ticket.number.into(),
                step.into(),
                Value::Number(place),
                matter.unwrap_or_default().into(),
                work.quantity.max(1).into(),
                (&work.outcome).into(),
                (if place == 0 { remark } else { "" }).into(),
            ];
            self.database.run(statement, &values)?;
        }
        Ok(())
    }
}
