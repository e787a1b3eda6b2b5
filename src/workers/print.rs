//! The printer's worker: it alone owns the printer, and prints one slip after the other.
use super::{Job, Order, answer};
use crate::{
    app::message::{Answer, Event},
    devices::printer::Printer,
    paper::{Printed, Trouble},
};
use std::sync::mpsc::{Receiver, Sender};

/// Prints what is queued until nobody can queue any more.
pub(super) fn work(
    mut printer: Box<dyn Printer>,
    jobs: &Receiver<Job>,
    inbox: &Sender<Event>,
    store: &Sender<Order>,
) {
    for job in jobs {
        let printed = printer.print(&job.slip);
        match printed {
            Ok(_) => log::info!("a slip was handed over"),
            Err(trouble) => log::warn!("a slip was not printed: {trouble:?}"),
        }
        if let Some(code) = job.code
            && store.send(Order::Printed { code, printed }).is_err()
        {
            log::warn!("the outcome of a print could not be recorded");
        }
        answer(inbox, job.asker, Answer::Printed(printed));
    }
}

/// The word the store keeps. A slip that stalled may be partly on paper, so nothing is claimed.
pub(super) fn outcome(printed: Result<Printed, Trouble>) -> &'static str {
    match printed {
        Ok(Printed::Drawn) => "drawn",
        Ok(Printed::Sent) => "sent",
        Err(Trouble::Stalled | Trouble::Silent) => "unknown",
        Err(_) => "failed",
    }
}
