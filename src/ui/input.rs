//! What hands do to the machine, as plain data.
use ratatui::layout::Position;

/// One thing a hand did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A finger or the mouse went down on a cell.
    Press(Position),
    /// It moved while down.
    Drag(Position),
    /// It came up.
    Release(Position),
    /// The wheel, or a swipe, towards the beginning.
    ScrollUp,
    /// The wheel, or a swipe, towards the end.
    ScrollDown,
    /// A key of a keyboard.
    Key(Key),
    /// A character of a text that was pasted: never a command.
    Pasted(char),
    /// The terminal has another size now.
    Resized {
        /// Columns, 1 to 400.
        columns: u16,
        /// Rows, 1 to 150.
        rows: u16,
    },
}

/// A key of a keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, from 1.
    F(u8),
    /// A character.
    Char(char),
    /// A letter held with Control.
    Control(char),
}
