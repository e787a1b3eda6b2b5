//! Taking back (撤销) the last step of a window: what is remembered of it, and whether it may still be taken back.
use super::{CallingRules, Step, StepError, Ticket, TicketState};
use chrono::NaiveDateTime;

/// The last order of a window that made steps of a ticket: what would have to come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastOrder {
    /// The ticket as it was before.
    pub before: Ticket,
    /// How many steps it had made before.
    pub steps_before: u32,
    /// How many it had made afterwards; it has made no other one since where it still has as many.
    pub steps_after: u32,
    /// The last step of the order.
    pub step: Step,
    /// When it was made.
    pub at: NaiveDateTime,
    /// How many people the line of the ticket had called before, and where its ratio stood.
    pub called: u32,
    /// Where the ratio of the line stood before.
    pub cycle: u32,
    /// The seconds of the service that the order ended.
    pub service: Option<u32>,
}

impl LastOrder {
    /// Says whether it called somebody who waited.
    pub fn is_call(&self) -> bool {
        self.before.state == TicketState::Waiting && matches!(self.step, Step::Called)
    }

    /// The ticket as it was before, where that may come back: nothing has happened to it since, and the order is not longer ago
    /// than [`CallingRules::undo`] says.
    ///
    /// A clock that went back shortens nothing within the day; what another day's order did stays. Calling again (重呼) takes nothing
    /// back, since people have heard it.
    pub fn take_back(
        &self,
        now: &Ticket,
        steps: u32,
        at: NaiveDateTime,
        calling: &CallingRules,
    ) -> Result<Ticket, StepError> {
        if steps != self.steps_after {
            return Err(StepError::ChangedSince(now.label()));
        }
        if at.date() != self.at.date() || (at - self.at).num_seconds() > i64::from(calling.undo) {
            return Err(StepError::TooLateToUndo(calling.undo.into()));
        }
        Ok(Ticket {
            state: self.before.state,
            since: self.before.since,
            queue: self.before.queue.clone(),
            window: self.before.window.clone(),
            calls: self.before.calls,
            misses: self.before.misses,
            turn: self.before.turn,
            called_at: self.before.called_at,
            ..now.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    fn nine() -> NaiveDateTime {
        "2026-11-23T09:00:00".parse().unwrap()
    }

    fn missed() -> (LastOrder, Ticket) {
        let before = Ticket {
            state: TicketState::Called,
            window: Some("A01".into()),
            calls: 2,
            number: 7,
            line: "A".into(),
            ..Ticket::default()
        };
        let after =
            Ticket { state: TicketState::Waiting, window: None, calls: 0, misses: 1, ..before.clone() };
        let order = LastOrder {
            before,
            steps_before: 3,
            steps_after: 4,
            step: Step::Missed,
            at: nine(),
            called: 0,
            cycle: 0,
            service: None,
        };
        (order, after)
    }

    #[test]
    fn what_was_done_last_comes_back_for_a_minute_and_only_where_nothing_has_happened_since() {
        let (order, now) = missed();
        let rules = CallingRules::default();
        let after =
            |seconds, steps| order.take_back(&now, steps, nine() + TimeDelta::seconds(seconds), &rules);
        assert_eq!(after(60, 4), Ok(order.before.clone()));
        assert_eq!(after(-3600, 4), Ok(order.before.clone()), "the clock went back");
        assert_eq!(after(-86_400, 4), Err(StepError::TooLateToUndo(60)), "it went back to another day");
        assert_eq!(after(61, 4), Err(StepError::TooLateToUndo(60)));
        assert_eq!(after(5, 5), Err(StepError::ChangedSince(now.label())));
        let never = CallingRules { undo: 0, ..rules };
        assert!(order.take_back(&now, 4, nine() + TimeDelta::seconds(1), &never).is_err());
    }
}
