//! What forms answer to keys, and the hints for keys inside them.
use super::{Action, Hint, Pin, WindowRequest, WindowTouch};
use crate::hall::queue::TicketLabel;
use crate::ui::input::Key;

/// What a form answers to a key.
#[derive(Debug)]
pub(super) enum FormReply {
    /// It stays.
    Stay,
    /// It is put away, and nothing is done.
    Close,
    /// Something is to be done; the form stays until it is.
    Do(WindowRequest),
    /// An action of the desk is meant.
    Action(Action),
    /// It is asked why, before it is done.
    Why(AskedWhy),
    /// The PIN of whoever is signed in, to open the desk again.
    Unlock(Pin),
    /// Why nothing is done.
    Say(String),
}

/// What is done with a chosen number once it is said why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AskedWhy {
    LetIn(TicketLabel),
    Remove(TicketLabel),
}

/// A hint for a key inside a form.
pub(super) fn hint(name: &str, does: &str, key: Key) -> Hint {
    Hint {
        key: name.to_owned(),
        does: does.to_owned(),
        touch: WindowTouch::Key(key),
        lit: true,
        chief: false,
    }
}
