//! The queue: lines, taking a number, tickets and their steps, who is next.
mod call;
mod class;
mod line;
mod policy;
mod print_job;
mod step;
mod take;
mod ticket;

pub use call::{Call, Calling};
pub use class::{APPOINTMENT, Class, GREEN, ORDINARY, rank};
pub use line::{Interval, Line, LineToday, Missed};
pub use policy::{Choosing, Policy, Prefer, Queue, REST, Waiter, next};
pub use print_job::{NoReprint, PrintJob, PrintState};
pub use step::{Around, NoStep, Step};
pub use take::{Allotment, Asked, Counted, Refusal};
pub use ticket::{Ticket, TicketState, label};
