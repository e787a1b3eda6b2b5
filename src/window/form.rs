//! What may lie over the desk: a question, a list to choose from, or the form at the end of a business.
use super::form_reply::{FormReply, hint};
use super::{
    Hint, WindowTouch, choice::ChoiceList, confirm_dialog::ConfirmDialog, finish::FinishForm, lock::LockForm,
    window_session::WindowSession,
};
use crate::app::input::Key;
use crate::ui::Page;
use ratatui::layout::Rect;

/// What lies over the desk.
#[derive(Debug)]
pub(super) enum Form {
    Ask(ConfirmDialog),
    Choice(ChoiceList),
    Finish(Box<FinishForm>),
    /// The desk is locked; what lay over it before lies under that.
    Lock(Box<LockForm>, Option<Box<Form>>),
}

impl Form {
    pub fn key(&mut self, key: Key, here: &WindowSession) -> FormReply {
        match (self, key) {
            (Form::Finish(form), key) => form.key(key, here),
            (Form::Lock(lock, _), key) => lock.key(key, here),
            (_, Key::Escape) => FormReply::Close,
            (Form::Ask(ask), Key::Enter) => ask.agree(),
            (Form::Ask(_), _) => FormReply::Stay,
            (Form::Choice(choice), key) => choice.key(key, here),
        }
    }

    /// A character of a pasted text.
    pub fn paste(&mut self, letter: char, here: &WindowSession) {
        match self {
            Form::Ask(_) | Form::Lock(..) => {}
            Form::Choice(choice) => choice.paste(letter),
            Form::Finish(form) => form.paste(letter, here),
        }
    }

    /// Which sheet this is, so that a touch does not go through to the next.
    pub fn sheet(&self) -> u32 {
        match self {
            Form::Ask(_) => 1,
            Form::Choice(_) => 2,
            Form::Finish(form) => 3 + u32::from(form.pick.is_some()),
            Form::Lock(..) => 5,
        }
    }

    pub fn touch(&mut self, touch: &WindowTouch, here: &WindowSession) -> FormReply {
        match (self, touch) {
            (Form::Choice(choice), WindowTouch::Item(at)) => choice.touch(*at, here),
            (Form::Finish(form), touch) => form.touch(touch, here),
            (Form::Lock(lock, _), touch) => lock.touch(touch, here),
            _ => FormReply::Stay,
        }
    }

    pub fn view(&self, page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect) {
        match self {
            Form::Ask(ask) => ask.view(page, area),
            Form::Choice(choice) => choice.view(page, here, area),
            Form::Finish(form) => form.view(page, here, area),
            Form::Lock(lock, _) => lock.view(page, here, area),
        }
    }

    pub fn hints(&self, here: &WindowSession, busy: bool) -> Vec<Hint> {
        let keys = &here.words().keys;
        match self {
            Form::Ask(ask) => {
                let agree = hint("Enter", keys.confirm, Key::Enter);
                vec![
                    Hint { lit: !busy && ask.can_agree(), chief: true, ..agree },
                    hint("Esc", keys.back, Key::Escape),
                ]
            }
            Form::Choice(choice) => vec![
                Hint {
                    lit: !busy && choice.has_any(),
                    chief: true,
                    ..hint("Enter", keys.confirm, Key::Enter)
                },
                hint("Esc", keys.back, Key::Escape),
                hint("↑", keys.above, Key::Up),
                hint("↓", keys.below, Key::Down),
            ],
            Form::Finish(form) => form.hints(here, busy),
            Form::Lock(lock, _) => lock.hints(here),
        }
    }
}
