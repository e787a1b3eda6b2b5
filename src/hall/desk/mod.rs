//! The desk: windows, who is on duty there, what a clerk may do, what the board shows.
mod action;
mod board;
mod duty;
mod remark;
mod window;

pub use action::{Deed, Keys};
pub use board::{Board, OnBoard};
pub use duty::{AtWindow, Clerk, Destination, Duty, DutyState, Order, Work};
pub use remark::{REMARK, remark, says_why};
pub use window::{Window, joined_codes};
