//! A question before something that cannot be undone.
use super::{WindowRequest, WindowTouch, form_reply::FormReply, window_session::WindowSession};
use crate::hall::desk::{DutyState, Order, WindowView};
use crate::hall::queue::TicketLabel;
use crate::ui::{Page, desk::question};
use ratatui::layout::Rect;

/// A question, and what agreeing leads to.
#[derive(Debug)]
pub(super) struct ConfirmDialog {
    question: String,
    note: String,
    /// Nothing where it cannot be done now, and the note says why.
    request: Option<WindowRequest>,
}

impl ConfirmDialog {
    /// 弃号
    pub fn abandon(label: &TicketLabel, here: &WindowSession) -> ConfirmDialog {
        let words = here.words();
        ConfirmDialog {
            question: (words.ask_abandon)(&label.to_string()),
            note: words.ask_abandon_note.to_owned(),
            request: Some(WindowRequest::Order(Order::Abandon)),
        }
    }

    /// 签退
    pub fn sign_out(view: &WindowView, here: &WindowSession) -> ConfirmDialog {
        let words = here.words();
        let question = words.ask_sign_out.to_owned();
        if let Some(busy) = &view.in_hand {
            return ConfirmDialog {
                question,
                note: (words.ask_sign_out_in_hand)(&busy.label().to_string()),
                request: None,
            };
        }
        let own = view.next.iter().filter(|ticket| ticket.window.is_some()).count();
        let note = match view.held.len() + own {
            0 => words.ask_sign_out_note.to_owned(),
            count => (words.ask_sign_out_held)(count),
        };
        ConfirmDialog { question, note, request: Some(WindowRequest::Duty(DutyState::Closed)) }
    }

    pub fn agree(&self) -> FormReply {
        self.request.clone().map_or_else(|| FormReply::Say(self.note.clone()), FormReply::Do)
    }

    pub fn can_agree(&self) -> bool {
        self.request.is_some()
    }

    pub fn view(&self, page: &mut Page<'_, WindowTouch>, area: Rect) {
        question(page, area, &self.question, &self.note, self.can_agree());
    }
}
