//! What a window's screen hears and wants, as plain data.
use crate::app::{finder::Finder, input::Key};
use crate::hall::desk::{Action, DutyState, Order, WindowView};
use crate::hall::people::Pin;
use crate::hall::queue::{StepError, Ticket, TicketLabel};
use crate::hall::{ClerkCode, Hall, Name, WindowCode};
use chrono::NaiveDateTime;
use std::{sync::Arc, time::Duration};

/// What is to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowRequest {
    /// Check a PIN and take up duty.
    SignIn {
        /// The window, by code.
        window: WindowCode,
        /// The clerk, by number.
        clerk: ClerkCode,
        /// The PIN as it was typed.
        pin: Pin,
    },
    /// Check the PIN of whoever is signed in, and open the window that was locked.
    Unlock {
        /// The PIN as it was typed.
        pin: Pin,
    },
    /// Something with a ticket.
    Order(Order),
    /// Pause, open again, or end the duty.
    Duty(DutyState),
    /// Call by itself, or no longer.
    AutoCall(bool),
    /// Ring once: somebody came.
    Chime,
    /// Close the program; whoever is signed in stays so.
    Leave,
}

/// What an action led to, or why it was not done: the ticket it was about, where there was one.
pub type ActionOutcome = Result<Option<Box<Ticket>>, StepError>;

/// What is heard from the world.
#[derive(Clone, Debug)]
pub enum WindowUpdate {
    /// The hall with its matters.
    Hall(Arc<Hall>),
    /// The hall, and its matters can be found by words.
    Finder(Arc<Hall>, Arc<Finder>),
    /// Nobody is signed in; window and clerk where they are known.
    PleaseSignIn {
        /// The window's code.
        window: Option<WindowCode>,
        /// The clerk who was here last.
        clerk: Option<ClerkCode>,
    },
    /// Somebody is on duty.
    SignedIn {
        /// The window's code.
        window: WindowCode,
        /// The clerk's number.
        clerk: ClerkCode,
        /// The clerk's name; empty in Chinese where there is none.
        name: Name,
        /// They were already, before the program began.
        restored: bool,
    },
    /// Clerk and PIN do not go together.
    WrongPin {
        /// How many more tries are free.
        left: u32,
    },
    /// Too many PINs were wrong: nobody is let in for a while.
    MustWait {
        /// For how many seconds.
        seconds: u32,
    },
    /// The account is closed.
    AccountClosed,
    /// The PIN is the sample's, which everybody knows.
    KnownPin,
    /// The PIN of whoever is signed in was right.
    Unlocked,
    /// The clerk may not sign in at that window.
    NotHere,
    /// The clerk is signed in at another window as well; signing in once more moves them here.
    OnDutyAt {
        /// That window.
        window: WindowCode,
    },
    /// The clerk has somebody in hand at another window.
    BusyAt {
        /// That window.
        window: WindowCode,
        /// The number in hand there.
        label: TicketLabel,
    },
    /// Another program on this machine is at that window.
    Elsewhere,
    /// The hall says no to signing in.
    NoSignIn(StepError),
    /// How things stand at the window.
    View {
        /// What there is to see.
        view: Box<WindowView>,
        /// As of when.
        at: NaiveDateTime,
    },
    /// What was asked for is done, or refused; how things stand after it, where that could be seen.
    Answered {
        /// What came of it.
        done: ActionOutcome,
        /// What there is to see.
        view: Option<Box<WindowView>>,
        /// As of when.
        at: NaiveDateTime,
    },
    /// What was asked for could not be done: the store cannot be reached.
    Lost,
    /// The store cannot be reached.
    Gone,
    /// It can be reached again.
    Back,
}

/// What a window's screen hears.
#[derive(Clone, Debug)]
pub enum WindowEvent {
    /// A key of the keyboard was pressed.
    Key(Key),
    /// A character of a text that was pasted.
    Pasted(char),
    /// A finger on something.
    Touch(WindowTouch),
    /// Time passes.
    Tick {
        /// The time in the hall.
        now: NaiveDateTime,
        /// How long the program has run.
        at: Duration,
    },
    /// From the world.
    News(WindowUpdate),
}

/// What a touch means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowTouch {
    /// The same as a key.
    Key(Key),
    /// An action of the desk.
    Action(Action),
    /// A field of a form, by its place.
    TextField(usize),
    /// One thing of a list, by its place.
    Item(usize),
    /// Somebody who waits, by label: to be called out of turn.
    Waiter(TicketLabel),
    /// A ticket that is held or kept, by label: to be brought back.
    Kept(TicketLabel),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_does_not_show_itself() {
        let request =
            WindowRequest::SignIn { window: "A01".into(), clerk: "101".into(), pin: Pin("2468".into()) };
        assert!(!format!("{request:?}").contains("2468"));
    }
}
