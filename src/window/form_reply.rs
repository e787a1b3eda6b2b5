//! What forms answer to keys, and the hints for keys inside them.
use super::{Action, Hint, Pin, WindowRequest, WindowTouch, choice::AskedWhy};
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
