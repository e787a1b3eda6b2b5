//! What was done for whoever has a ticket or a receipt: what a rating is of.
use crate::hall::Hall;
use crate::hall::applications::ApplicationError;
use crate::hall::queue::{Ticket, TicketState};
use crate::hall::ratings::{RatingError, RatingKey, RatingSubject, ServedWork};
use crate::hall::receipts::ReceiptKeys;
use crate::hall::{ClerkCode, TicketCode, WindowCode};
use crate::store::applications::show;
use crate::store::engine::database::{Database, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::receipt_key::is_true_ticket;
use crate::store::rows::ticket::{by_code, moment};
use chrono::NaiveDateTime;

/// What is rated by a key, and what was done; a code that is forged or of nothing finds none.
pub(super) fn find(
    database: &mut dyn Database,
    keys: &mut ReceiptKeys,
    key: &RatingKey,
    (hall, at): (&Hall, NaiveDateTime),
) -> Result<Result<(RatingSubject, ServedWork), RatingError>, Fault> {
    match key {
        RatingKey::Ticket(code) => of_ticket(database, keys, code, hall),
        RatingKey::Application(receipt) => {
            let key = show::ApplicationKey::Receipt(*receipt);
            let entry = match show::find(database, keys, &key, hall, at)? {
                Ok(entry) => entry,
                Err(ApplicationError::Expired) => {
                    return Ok(Err(RatingError::TooLate(hall.setup.ratings.rate_days)));
                }
                Err(_) => return Ok(Err(RatingError::Unknown)),
            };
            let application = entry.application.as_of(at, &hall.setup.office());
            let ended = application.finished_at.or(application.ended_at);
            let work = ServedWork {
                finished_at: ended.filter(|_| !application.state.is_open()),
                departments: Some(application.department)
                    .into_iter()
                    .filter(|name| !name.is_empty())
                    .collect(),
                matter: application.matter,
                ..ServedWork::default()
            };
            Ok(Ok((RatingSubject::Application(application.code), work)))
        }
    }
}

fn of_ticket(
    database: &mut dyn Database,
    keys: &mut ReceiptKeys,
    code: &TicketCode,
    hall: &Hall,
) -> Result<Result<(RatingSubject, ServedWork), RatingError>, Fault> {
    if !is_true_ticket(database, keys, code)? {
        return Ok(Err(RatingError::Unknown));
    }
    let Some(ticket) = by_code(database, code)? else { return Ok(Err(RatingError::Unknown)) };
    let subject = RatingSubject::Ticket { day: ticket.day, label: ticket.label() };
    if ticket.state != TicketState::Done {
        return Ok(Ok((subject, ServedWork::default())));
    }
    let work = work(database, &ticket, hall)?;
    Ok(Ok((subject, work)))
}

/// What was done for a number that is finished: where, when and by whom it was finished last.
fn work(database: &mut dyn Database, ticket: &Ticket, hall: &Hall) -> Result<ServedWork, Fault> {
    let statement = "SELECT at, at_window, clerk,
             COALESCE((SELECT work.matter FROM work WHERE work.hall = :hall AND work.day = $1 AND work.line = $2
                 AND work.number = $3 AND work.step = ticket_step.step AND work.matter <> '' ORDER BY work.step DESC, work.place LIMIT 1), '')
         FROM ticket_step WHERE ticket_step.hall = :hall AND ticket_step.day = $1 AND ticket_step.line = $2
          AND ticket_step.number = $3 AND ticket_step.event = 'done' AND ticket_step.undone = 0
         ORDER BY ticket_step.step DESC LIMIT 1";
    let day = ticket.day.to_string();
    let values = [(&day).into(), (&ticket.line).into(), ticket.number.into()];
    let last = first(database, statement, &values, |row| {
        let at = moment(row.text(0)?)?;
        let by = (WindowCode::in_field(row.text(1)?), ClerkCode::in_field(row.text(2)?));
        Ok((at, by, row.text(3)?.to_owned()))
    })?;
    let (at, (window, clerk), done) =
        last.unwrap_or_else(|| (ticket.since, (ticket.window.clone(), None), String::new()));
    Ok(ServedWork {
        finished_at: Some(at),
        line: Some(ticket.queue.clone()),
        window,
        clerk,
        departments: hall.line(&ticket.queue).map(|line| line.departments.clone()).unwrap_or_default(),
        matter: if done.is_empty() { ticket.matter.clone().unwrap_or_default() } else { done },
        class: ticket.class.clone(),
        from_appointment: ticket.due.is_some(),
    })
}
