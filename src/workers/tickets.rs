//! What the store's worker does about tickets: gives them, checks people in, looks how one stands.
use super::{
    answer,
    store::{HandedSlip, StoreWorker},
};
use crate::app::message::{Answer, CheckInRequest, IssuedTicket, NumberRequest, RequestId, TicketStatus};
use crate::hall::booking::CheckInError;
use crate::hall::calendar::business_day;
use crate::hall::{Name, PrintCode};
use crate::paper::{PrinterFault, Slip, SlipOutcome, ticket_slip_in};
use crate::store::{CheckInAttempt, Given, TakeRequest};
use crate::text::Lang;
use std::sync::Arc;

impl StoreWorker {
    /// Takes a number, says so, and has it printed once; or gives back why not. It is durable before anybody sees it.
    pub(super) fn take(&mut self, request_id: RequestId, take: &NumberRequest) -> Option<Answer> {
        let hall = Arc::clone(&self.hall);
        let request = TakeRequest {
            visit: take.visit.clone(),
            kiosk: hall.setup.kiosk.clone(),
            line: take.line.clone(),
            matter: take.matter.clone(),
            priority: take.priority,
            class: take.class.clone(),
            due: None,
            at: (self.clock)(),
            slip: Some(written(take.lang)),
        };
        let Ok(given) = self.attempt(|store| store.take(&request, &hall)) else {
            return Some(Answer::StoreFailed);
        };
        match given {
            Ok(given) => {
                let situation = take.situation.as_ref();
                self.hand_over(request_id, (given, situation), take.lang, take.unprinted);
                None
            }
            Err(refusal) => {
                Some(Answer::Refused(hall.with_next_day(refusal, &request.line, request.at.date())))
            }
        }
    }

    /// Checks somebody in for an appointment, as [`StoreWorker::take`] gives a number.
    pub(super) fn check_in(&mut self, request_id: RequestId, arrival: &CheckInRequest) -> Option<Answer> {
        let hall = Arc::clone(&self.hall);
        let request = CheckInAttempt {
            code: arrival.code.clone(),
            visit: arrival.visit.clone(),
            kiosk: hall.setup.kiosk.clone(),
            at: (self.clock)(),
            slip: Some(written(arrival.lang)),
        };
        let Ok(given) = self.attempt(|store| store.check_in(&request, &hall)) else {
            return Some(Answer::StoreFailed);
        };
        match given {
            Ok(given) => {
                self.hand_over(request_id, (given, None), arrival.lang, arrival.unprinted);
                None
            }
            Err(CheckInError::Refused(refusal)) => Some(Answer::NoCheckIn(CheckInError::Refused(
                hall.with_next_open_day(refusal, request.at.date()),
            ))),
            Err(no) => Some(Answer::NoCheckIn(no)),
        }
    }

    /// How the ticket of a code stands.
    pub(super) fn find_ticket(&mut self, code: &str) -> Answer {
        let (hall, now) = (Arc::clone(&self.hall), (self.clock)());
        let found = self.attempt(|store| {
            let Some(ticket) = store.ticket_by_code(code)? else { return Ok(None) };
            let ahead = store.ahead_of(&ticket, &hall, now)?;
            let today = business_day(Some(ticket.day), now.date());
            Ok(Some(Box::new(TicketStatus { ticket, ahead, today })))
        });
        found.map_or(Answer::StoreFailed, Answer::Found)
    }

    /// Gives a number back for whoever has its slip, and says how its ticket stands; one that was called meanwhile stays
    /// as it is.
    pub(super) fn give_back(&mut self, code: &str) -> Answer {
        let (hall, now) = (Arc::clone(&self.hall), (self.clock)());
        match self.attempt(|store| store.cancel(&hall, code, None, now)) {
            Err(()) => Answer::StoreFailed,
            Ok(Some(Ok(ticket))) => {
                log::info!("number given back in line {}", ticket.line);
                // It is known how it stands: a store that fails now must not make it look as if nothing was done.
                let today = business_day(Some(ticket.day), now.date());
                Answer::Found(Some(Box::new(TicketStatus { ticket, ahead: None, today })))
            }
            Ok(Some(Err(_)) | None) => self.find_ticket(code),
        }
    }

    /// Says that a number was given, and has its slip printed, once.
    fn hand_over(
        &mut self,
        request_id: RequestId,
        (given, situation): (Given, Option<&Name>),
        lang: Lang,
        unprinted: Option<PrinterFault>,
    ) {
        let Given { ticket, wait, .. } = given;
        let hall = Arc::clone(&self.hall);
        let slip = ticket_slip_in(&ticket, &hall, lang, wait, situation);
        let (code, line) = (ticket.code.clone(), ticket.line.clone());
        // The screen hears of the number before it can hear how printing went.
        answer(
            &self.inbox,
            request_id,
            Answer::Taken(Box::new(IssuedTicket { ticket, wait, slip: slip.clone() })),
        );
        log::info!("number given in line {line}");
        self.hand_to_printer(request_id, slip, (&code).into(), unprinted);
    }

    /// Has the slip of a new ticket or receipt printed once, however often it is asked for.
    pub(super) fn hand_to_printer(
        &mut self,
        request_id: RequestId,
        slip: Slip,
        code: PrintCode,
        unprinted: Option<PrinterFault>,
    ) {
        match self.handed.as_mut().filter(|handed| handed.code == code) {
            Some(HandedSlip { printed: Some(printed), .. }) => {
                answer(&self.inbox, request_id, Answer::Printed(*printed));
            }
            Some(handed) => handed.again = Some(request_id),
            None => self.print_first(request_id, slip, code, unprinted),
        }
    }

    /// Has a new slip printed, unless the person was told that nothing is.
    fn print_first(
        &mut self,
        request_id: RequestId,
        slip: Slip,
        code: PrintCode,
        unprinted: Option<PrinterFault>,
    ) {
        self.handed = Some(HandedSlip { code: code.clone(), printed: None, again: None });
        match unprinted {
            None => self.print(slip, Some(request_id), Some(code)),
            Some(trouble) => {
                let printed = SlipOutcome::Not(trouble);
                self.record(&code, &printed.into());
                answer(&self.inbox, request_id, Answer::Printed(printed));
            }
        }
    }
}

/// The language of a slip as the store keeps it.
pub(super) fn written(lang: Lang) -> &'static str {
    if lang == Lang::En { "en" } else { "zh" }
}
