//! How the desk looks: its head, what lies on it or over it, and the line above the hints.
use super::{
    Hint, WindowTouch, actions,
    desk::DeskPage,
    frame::{self, HeaderText, NoteTone},
    window_session::WindowSession,
};
use crate::hall::desk::DutyState;
use crate::ui::{Page, narrowed};
use ratatui::layout::Rect;

impl DeskPage {
    pub fn hints(&self, here: &WindowSession) -> Vec<Hint> {
        let busy = self.doing.is_some();
        self.form
            .as_ref()
            .map_or_else(|| actions::hints(&self.view, busy, here), |form| form.hints(here, busy))
    }

    pub fn view(
        &self,
        page: &mut Page<'_, WindowTouch>,
        here: &WindowSession,
        head: Rect,
        body: Rect,
        note: Rect,
    ) {
        frame::head(page, here, head, &self.head(here));
        let body = narrowed(body, 1);
        match &self.form {
            Some(form) => form.view(page, here, body),
            None => self.draw(page, here, body),
        }
        let words = here.words();
        match &self.doing {
            Some(doing) => {
                let seconds = here.at.saturating_sub(doing.since).as_secs();
                frame::note(page, note, &(words.under_way)(seconds), NoteTone::Plain);
            }
            None if self.note.0.is_empty() && self.came => {
                frame::note(page, note, words.somebody_came, NoteTone::Bad);
            }
            None => frame::note(page, note, &self.note.0, self.note.1),
        }
    }

    fn head(&self, here: &WindowSession) -> HeaderText {
        let words = here.words();
        let duty = &self.view.duty;
        let state = match &duty.state {
            DutyState::Paused(reason) => (words.paused)(&here.pause(reason), &here.since(duty.since)),
            _ => words.open.to_owned(),
        };
        let state = if duty.auto_call { format!("{state}  ·  {}", words.auto_on) } else { state };
        let lent = self.view.loan.as_ref().map(|loan| {
            (words.lent)(&loan.line, &here.line(&loan.line), &loan.until.format("%H:%M").to_string())
        });
        let state = lent.map_or_else(|| state.clone(), |lent| format!("{state}  ·  {lent}"));
        let seen = self.seen.map(|at| (words.store_gone)(&at.format("%H:%M:%S").to_string()));
        HeaderText {
            title: frame::title(&self.window, here),
            name: format!("{} {}", here.clerk(&self.clerk), self.clerk),
            state,
            count: (words.done_today)(self.view.done),
            alarm: here
                .gone
                .then(|| seen.unwrap_or_else(|| words.store_gone_at_first.to_owned()))
                .or_else(|| here.clock_alarm()),
        }
    }
}
