//! How many people are ahead of a ticket that waits, in the order in which its line calls.
use super::{
    Store, StoreError,
    database::{Database, first},
    error::Fault,
    ticket_rows::tickets,
};
use crate::hall::{Hall, Queue, Ticket, TicketState, Waiter, rank};
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
        ahead(self.database.as_mut(), ticket, hall, at)
            .map(Some)
            .map_err(|fault| StoreError::new("counting the people ahead", fault))
    }
}

/// The same for a ticket that may not be written down yet.
pub(super) fn ahead(
    database: &mut dyn Database,
    ticket: &Ticket,
    hall: &Hall,
    at: NaiveDateTime,
) -> Result<u32, Fault> {
    let day = ticket.day.to_string();
    let condition = "queue = $2 AND state = 'waiting'";
    let mut waiting = tickets(database, &day, condition, &[(&ticket.queue).into()])?;
    waiting.retain(|other| (&other.line, other.number) != (&ticket.line, ticket.number));
    waiting.push(ticket.clone());
    let statement = "SELECT called, cycle FROM line_day WHERE day = $1 AND line = $2";
    let key = [(&day).into(), (&ticket.queue).into()];
    let stands = first(database, statement, &key, |row| Ok((row.count(0)?, row.count(1)?)))?;
    let (called, cycle) = stands.unwrap_or_default();
    let waiters: Vec<Waiter<'_>> = waiting.iter().map(|ticket| waiter(ticket, hall)).collect();
    let policy = hall.line(&ticket.queue).map(|line| line.policy).unwrap_or_default();
    let order = Queue { policy, cycle, called, waiters: &waiters }.order(at);
    let place = order.iter().position(|waiter| waiter + 1 == waiting.len()).unwrap_or(0);
    Ok(u32::try_from(place)?)
}

fn waiter<'a>(ticket: &'a Ticket, hall: &Hall) -> Waiter<'a> {
    Waiter {
        rank: rank(&hall.classes, &ticket.class),
        issued_at: ticket.issued_at,
        kiosk: &ticket.kiosk,
        number: ticket.number,
        due: ticket.due,
        turn: ticket.turn,
        window: &ticket.window,
    }
}
