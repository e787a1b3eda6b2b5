//! Somebody on duty at a window (窗口在岗), and what windows order.
use super::{LetInReason, RemovalReason, WindowLoan};
use crate::hall::queue::{Call, Ticket, TicketLabel};
use crate::hall::{ClerkCode, LineCode, Name, WindowCode};
use chrono::NaiveDateTime;

/// A member of the staff who calls numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clerk {
    /// The number on the badge (工号).
    pub code: ClerkCode,
    /// The name; on the window's own screen only.
    pub name: Name,
    /// The PIN, hashed, in the PHC form (`$argon2id$…`).
    pub pin: String,
    /// The windows the clerk may sign in at; empty means all.
    pub windows: Vec<WindowCode>,
    /// May look at the whole hall, and stop and reopen lines.
    pub lead: bool,
}

/// Whether a window calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DutyState {
    /// Nobody is signed in.
    #[default]
    Closed,
    /// The clerk is there and calls.
    Open,
    /// Somebody is signed in and away for a while, with the code of the reason.
    Paused(String),
}

/// Somebody on duty at a window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duty {
    /// The window, by code.
    pub window: WindowCode,
    /// The clerk, by code, where somebody is or was.
    pub clerk: Option<ClerkCode>,
    /// Whether the window calls.
    pub state: DutyState,
    /// When it came to be so.
    pub since: NaiveDateTime,
    /// The next person is called as soon as the window is free.
    pub auto_call: bool,
    /// When the window's program last said that it is there.
    pub seen: NaiveDateTime,
}

/// Something done for the person at the window (办件).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// What, as a matter's code; empty for the ticket's own business.
    pub matter: String,
    /// How many times it was done, from 1.
    pub quantity: u32,
    /// How it ended, by the code of the outcome.
    pub outcome: String,
}

/// Where a ticket is transferred to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Any window of a line.
    Line(LineCode),
    /// One window only.
    Window(WindowCode),
}

/// What a window orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// 呼叫下一位
    Next,
    /// A chosen ticket, by label.
    Call(TicketLabel),
    /// 重呼
    Recall,
    /// 开始办理
    Start,
    /// 办结, with what was done; where more is to be done in another line, the ticket goes on there (接着办).
    Finish {
        /// What was done; empty stands for one of the ticket's own business.
        works: Vec<Work>,
        /// A remark without personal data, at most 100 characters.
        remark: String,
        /// The line the ticket goes on to.
        onward: Option<LineCode>,
    },
    /// 过号
    Miss,
    /// 弃号
    Abandon,
    /// 挂起
    Hold,
    /// 回呼, a held or kept ticket by label.
    BringBack(TicketLabel),
    /// 转移
    Transfer(Destination),
    /// 插队: a chosen ticket is called before those whose turn it is, and why is kept.
    LetIn(TicketLabel, LetInReason),
    /// 移出: a waiting ticket is taken out of the line.
    Remove(TicketLabel, RemovalReason),
    /// 撤销: the last step of this window is taken back.
    Undo,
}

impl Order {
    /// The stable word that the audit knows it by.
    pub fn word(&self) -> &'static str {
        match self {
            Order::Next => "next",
            Order::Call(_) => "call",
            Order::Recall => "recall",
            Order::Start => "start",
            Order::Finish { .. } => "finish",
            Order::Miss => "miss",
            Order::Abandon => "abandon",
            Order::Hold => "hold",
            Order::BringBack(_) => "bring_back",
            Order::Transfer(_) => "transfer",
            Order::LetIn(..) => "let_in",
            Order::Remove(..) => "remove",
            Order::Undo => "undo",
        }
    }
}

/// Everything a window's screen shows of the hall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowView {
    /// Who is on duty.
    pub duty: Duty,
    /// The ticket in hand: called or being served.
    pub in_hand: Option<Ticket>,
    /// Who would be called, the next first; at most 20.
    pub next: Vec<Ticket>,
    /// How many wait in the lines of this window and may be called.
    pub waiting: u32,
    /// Who did not come a moment ago and waits again: called by themselves in a while, and by choice at once.
    pub resting: Vec<Ticket>,
    /// Tickets this window holds (挂起), the oldest first.
    pub held: Vec<Ticket>,
    /// Tickets of its lines that were missed and may still be called, the newest first.
    pub missed: Vec<Ticket>,
    /// How many were finished here today.
    pub done: u32,
    /// The newest call of the hall, if there is one.
    pub newest: Option<Call>,
    /// The line this window is lent to, where it is.
    pub loan: Option<WindowLoan>,
    /// The ticket of its last step, by label, and when that was, where it might be taken back.
    pub undo: Option<(TicketLabel, NaiveDateTime)>,
}
