//! A ticket (号票): a numbered place in a line on a day.
use super::TicketLabel;
use crate::hall::{KioskCode, LineCode, TicketCode, WindowCode};
use chrono::{NaiveDate, NaiveDateTime};

/// Where a ticket stands; `hall::queue::step` says how it gets from one to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TicketState {
    /// 排队中
    #[default]
    Waiting,
    /// 已叫号
    Called,
    /// 办理中
    Serving,
    /// 挂起
    Held,
    /// 已完成
    Done,
    /// 过号
    Missed,
    /// 弃号
    Abandoned,
    /// 本人取消
    Cancelled,
    /// 当日作废
    Expired,
    /// 移出队列, by the staff
    Removed,
}

impl TicketState {
    /// Every state with the word the store keeps.
    pub const ALL: [(TicketState, &'static str); 10] = [
        (TicketState::Waiting, "waiting"),
        (TicketState::Called, "called"),
        (TicketState::Serving, "serving"),
        (TicketState::Held, "held"),
        (TicketState::Done, "done"),
        (TicketState::Missed, "missed"),
        (TicketState::Abandoned, "abandoned"),
        (TicketState::Cancelled, "cancelled"),
        (TicketState::Expired, "expired"),
        (TicketState::Removed, "removed"),
    ];

    /// The word the store keeps.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("waiting", |(_, word)| word)
    }

    /// The state of a stored word.
    pub fn of(word: &str) -> Option<TicketState> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(state, _)| *state)
    }

    /// Says whether the ticket is in a window's hands: called, or being served.
    pub fn is_at_window(self) -> bool {
        matches!(self, TicketState::Called | TicketState::Serving)
    }

    /// Says whether something may still become of the ticket today.
    pub fn is_live(self) -> bool {
        matches!(self, TicketState::Waiting | TicketState::Held) || self.is_at_window()
    }
}

/// A numbered place in a line. Its name for people is its label; its key is day, line and number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticket {
    /// The business day it belongs to.
    pub day: NaiveDate,
    /// The code of the line that gave it; never changes.
    pub line: LineCode,
    /// The number, from 1 each day.
    pub number: u32,
    /// When it was given, hall time; people are called in this order, never by number.
    pub issued_at: NaiveDateTime,
    /// The machine that gave it.
    pub kiosk: KioskCode,
    /// By the priority entrance (绿色通道), whatever the class.
    pub priority: bool,
    /// How many people were ahead when it was given.
    pub ahead: u32,
    /// The matter it was taken for, by code, if one was chosen.
    pub matter: Option<String>,
    /// The code in its QR: a receipt, or the 26 characters that an older program gave.
    pub code: TicketCode,
    /// Where it stands.
    pub state: TicketState,
    /// When it came to stand there, or was called last.
    pub since: NaiveDateTime,
    /// The line it waits in, by code: its own, unless it was transferred.
    pub queue: LineCode,
    /// The class of the person (优先类别), by code; empty for everybody else.
    pub class: String,
    /// The window that has it; while it waits, the only one that may call it; none where any may.
    pub window: Option<WindowCode>,
    /// How often it was called since it last waited.
    pub calls: u32,
    /// How often it was missed.
    pub misses: u32,
    /// After being missed: it may be called once the line has called so many people today.
    pub turn: u32,
    /// When the appointment is, for those who have one.
    pub due: Option<NaiveDateTime>,
    /// When it was last called up to a window, not counting calls again; `None` before.
    pub called_at: Option<NaiveDateTime>,
}

impl Ticket {
    /// What is called and printed: `A012`.
    pub fn label(&self) -> TicketLabel {
        TicketLabel::new(self.line.clone(), self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_go_by_word() {
        assert!(
            TicketState::ALL.iter().all(|(s, word)| TicketState::of(word) == Some(*s) && s.word() == *word)
        );
    }
}
