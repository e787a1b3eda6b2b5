//! A thread that does one slow thing, and whose end can be waited for, though not for ever.
use std::{
    io,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

/// A thread at work.
pub(super) struct WorkerThread {
    /// Falls silent when the thread has ended, also at an end nobody meant.
    working: Receiver<()>,
}

impl WorkerThread {
    /// Starts a thread of a name.
    pub fn start(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<WorkerThread> {
        let (at_work, working) = channel();
        thread::Builder::new().name(name.to_owned()).spawn(move || {
            let _at_work: Sender<()> = at_work;
            work();
        })?;
        Ok(WorkerThread { working })
    }

    /// Waits for the end of a thread that was told to end, for so long at most: its store may never answer.
    pub fn finish(self, within: Duration) {
        if self.working.recv_timeout(within) != Err(RecvTimeoutError::Disconnected) {
            log::error!("a worker is still waiting; it is left behind");
        }
    }
}
