//! How many people are ahead of a ticket that waits, in the order in which its line calls.
use crate::hall::Hall;
use crate::hall::queue::{Line, Ticket, TicketState};
use crate::store::read::branches::{lines_and_duties, people_waiting, today};
use crate::store::read::snapshot::Snapshot;
use crate::store::read::waiting::{WaitingLine, line_of_snapshot};
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;

impl Store {
    /// How many people would be called before a ticket if nobody else came; `None` where it does not wait.
    pub fn ahead_of(
        &mut self,
        ticket: &Ticket,
        hall: &Hall,
        at: NaiveDateTime,
    ) -> Result<Option<u32>, StoreError> {
        if ticket.state != TicketState::Waiting {
            return Ok(None);
        }
        let lost = Line::default();
        let line = hall.line(&ticket.queue).unwrap_or(&lost);
        let day = ticket.day.to_string();
        let snapshot = self.view("counting the people ahead", |database| {
            Snapshot::read(database, LINE, &[(&day).into(), (&line.code).into()])
        })?;
        Ok(Some(place(line_of_snapshot(&snapshot, line, at), ticket, hall, at)))
    }
}

/// Who waits in the line `$2`, and what the order of calling goes by.
const LINE: &str = concat!(today!(), people_waiting!(), "= $2 UNION ALL ", lines_and_duties!());

/// How many people of a line are called before a ticket, which may not be written down yet.
pub(in crate::store) fn place(
    mut waiting: WaitingLine<'_>,
    ticket: &Ticket,
    hall: &Hall,
    at: NaiveDateTime,
) -> u32 {
    waiting.tickets.retain(|other| (&other.line, other.number) != (&ticket.line, ticket.number));
    waiting.tickets.push(ticket.clone());
    let order = waiting.order(hall, ticket.window.as_ref(), at);
    // Whoever was just missed rests behind everybody.
    let place = order.iter().position(|waiter| waiter + 1 == waiting.tickets.len());
    u32::try_from(place.unwrap_or(order.len())).unwrap_or(u32::MAX)
}
