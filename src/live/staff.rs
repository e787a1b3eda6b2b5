//! The lead's screen as one of the staff's, and what it makes of a watcher that says nothing.
use super::{LeadEvent, LeadPage, LeadRequest, LeadScreen, LeadTouch, decision_form::FormStage};
use crate::ui::{
    Page,
    desk::{StaffEvent, StaffOutcome, StaffScreen},
};
use std::time::Duration;

/// A watcher that has said nothing for so long is stuck at a store that does not answer.
const SILENCE: Duration = Duration::from_secs(15);

/// When time passed last, and when the watcher was heard last, both since the program began.
#[derive(Debug, Default)]
pub(super) struct Hearing {
    pub(super) at: Duration,
    heard: Duration,
}

impl LeadScreen {
    /// Hands did something.
    fn touched(&mut self, event: LeadEvent) -> Vec<StaffOutcome<LeadRequest>> {
        self.guard.touched = self.hearing.at;
        self.happen(event)
    }

    fn happen(&mut self, event: LeadEvent) -> Vec<StaffOutcome<LeadRequest>> {
        let request = self.update(event).map(|request| match request {
            LeadRequest::Bell => StaffOutcome::Ring,
            request @ LeadRequest::Decide(_) => StaffOutcome::Do(request),
        });
        request.into_iter().chain(self.is_done().then_some(StaffOutcome::Leave)).collect()
    }
}

impl StaffScreen for LeadScreen {
    type Target = LeadTouch;
    type News = LeadEvent;
    type Request = LeadRequest;

    fn view(&self, page: &mut Page<'_, LeadTouch>) {
        self.draw(page);
    }

    fn hear(&mut self, event: StaffEvent<LeadTouch, LeadEvent>) -> Vec<StaffOutcome<LeadRequest>> {
        match event {
            StaffEvent::Key(key) => self.touched(LeadEvent::Key(key)),
            StaffEvent::Pasted(letter) => self.touched(LeadEvent::Pasted(letter)),
            StaffEvent::Touch(touch) => self.touched(LeadEvent::Touch(touch)),
            StaffEvent::Tick { now, at } => {
                self.hearing.at = at;
                if self.guard.is_over(at) {
                    self.lock();
                }
                if at.saturating_sub(self.hearing.heard) > SILENCE {
                    self.happen(LeadEvent::Gone);
                }
                self.happen(LeadEvent::Now(now))
            }
            StaffEvent::News(news) => {
                self.hearing.heard = self.hearing.at;
                self.happen(news)
            }
        }
    }

    fn is_commanded(&self) -> bool {
        matches!(self.sheet, LeadPage::Hall | LeadPage::Alarms)
    }

    fn sheet(&self) -> u32 {
        match &self.sheet {
            LeadPage::Hall => 0,
            LeadPage::Alarms => 1,
            LeadPage::Ask(ask) if ask.step == FormStage::Reason => 2,
            LeadPage::Ask(_) => 3,
        }
    }
}
