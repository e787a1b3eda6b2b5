//! The queue: lines, taking a number, tickets and their steps, who is next.
mod call;
mod class;
mod label;
mod line;
mod policy;
mod print_job;
mod step;
mod take;
mod ticket;
mod undo;

pub use call::{Call, CallingRules};
pub use class::{APPOINTMENT, Class, GREEN, ORDINARY, rank};
pub use label::{LabelError, TicketLabel};
pub use line::{Interval, Line, LineToday, MissedPolicy};
pub use policy::{LinePreference, LineQueue, Policy, REST, SelectionRules, WaitingTicket, next};
pub use print_job::{NoPrintLabel, PrintJob, PrintLabel, PrintState, ReprintError};
pub use step::{Step, StepContext, StepError, TransferTarget};
pub use take::{IssuedNumber, LineCounts, Refusal, TakeAttempt};
pub use ticket::{Ticket, TicketState};
pub use undo::LastOrder;
