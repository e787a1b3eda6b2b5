//! What may lie over the desk: a question, a list to choose from, or the form at the end of a business.
use super::{Deed, Touch, Wish, ask::Ask, choice::Choice, finish::Finish, here::Here, hints::Hint};
use crate::app::input::Key;
use crate::ui::Page;
use ratatui::layout::Rect;

/// What lies over the desk.
#[derive(Debug)]
pub(super) enum Form {
    Ask(Ask),
    Choice(Choice),
    Finish(Box<Finish>),
}

/// What a form answers to a key.
#[derive(Debug)]
pub(super) enum Reply {
    /// It stays.
    Stay,
    /// It is put away, and nothing is done.
    Close,
    /// Something is to be done; the form stays until it is.
    Do(Wish),
    /// A deed of the desk is meant.
    Deed(Deed),
    /// Why nothing is done.
    Say(String),
}

impl Form {
    pub fn key(&mut self, key: Key, here: &Here) -> Reply {
        match (self, key) {
            (Form::Finish(form), key) => form.key(key, here),
            (_, Key::Escape) => Reply::Close,
            (Form::Ask(ask), Key::Enter) => ask.agree(),
            (Form::Ask(_), _) => Reply::Stay,
            (Form::Choice(choice), key) => choice.key(key, here),
        }
    }

    pub fn touch(&mut self, touch: &Touch, here: &Here) -> Reply {
        match (self, touch) {
            (Form::Choice(choice), Touch::Item(at)) => choice.touch(*at, here),
            (Form::Finish(form), touch) => form.touch(touch, here),
            _ => Reply::Stay,
        }
    }

    pub fn view(&self, page: &mut Page<'_, Touch>, here: &Here, area: Rect) {
        match self {
            Form::Ask(ask) => ask.view(page, area),
            Form::Choice(choice) => choice.view(page, here, area),
            Form::Finish(form) => form.view(page, here, area),
        }
    }

    pub fn hints(&self, here: &Here, busy: bool) -> Vec<Hint> {
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
        }
    }
}

/// A hint for a key inside a form.
pub(super) fn hint(name: &str, does: &str, key: Key) -> Hint {
    Hint { key: name.to_owned(), does: does.to_owned(), touch: Touch::Key(key), lit: true, chief: false }
}
