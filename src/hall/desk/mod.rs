//! The desk: windows, who is on duty there, what a clerk may do, what the board shows.
mod action;
mod board;
mod duty;
mod loan;
mod remark;
mod removal;
mod window;

pub use action::{Action, FunctionKeys};
pub use board::{Board, BoardView};
pub use duty::{Clerk, Destination, Duty, DutyState, Order, WindowView, Work};
pub use loan::{LoanError, WindowLoan};
pub use remark::{REMARK, has_personal_number, remark, says_why};
pub use removal::{LetInReason, RemovalReason};
pub use window::{Window, joined_codes};
