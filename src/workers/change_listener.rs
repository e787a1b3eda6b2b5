//! A thread that hears of changes for a worker that takes orders, so that no order waits behind the waiting.
use super::{
    connection::{Connection, RETRY},
    worker_thread::WorkerThread,
};
use crate::store::{Change, StoreError};
use std::{
    sync::mpsc::{RecvTimeoutError, Sender, channel},
    time::Duration,
};

/// How long it is waited at a time; the end of the thread waits as long.
const WAIT: Duration = Duration::from_millis(100);
/// After a change the next one is told no sooner than this: a busy hall is drawn ten times a second, not a thousand.
const MIN_INTERVAL: Duration = Duration::from_millis(100);
/// The end of a worker waits no longer than this for the end of the thread.
const END_WITHIN: Duration = Duration::from_millis(500);

/// What a worker is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FeedEvent {
    /// This was heard.
    Heard(Change),
    /// Nothing is heard any more, until something is heard again.
    Lost,
}

/// The listening thread of an open store: begun with the store, and ended with it.
#[derive(Default)]
pub(super) struct ChangeListener {
    running: Option<Running>,
}

struct Running {
    /// Which opening of the store it belongs to.
    opening: u32,
    /// Dropped at the end.
    stay: Sender<()>,
    thread: WorkerThread,
}

impl ChangeListener {
    /// Sees to it that there is a thread for the store that is open now; says whether one ended or began. It ends by
    /// itself where `tell` answers false.
    pub fn ensure_running(
        &mut self,
        connection: &mut Connection,
        tell: impl Fn(FeedEvent) -> bool + Send + 'static,
    ) -> bool {
        let opening = connection.openings();
        let changes = match (connection.if_open(), &self.running) {
            (Some(_), Some(running)) if running.opening == opening => return false,
            (None, None) => return false,
            (store, _) => store.map(|store| store.changes()),
        };
        self.running = None;
        let Some(mut changes) = changes else { return true };
        let (stay, end) = channel::<()>();
        let listen = move || {
            let is_over = |pause| end.recv_timeout(pause) == Err(RecvTimeoutError::Disconnected);
            listen(&mut |limit| changes.wait(limit), &is_over, &tell);
        };
        match WorkerThread::start("change listener", listen) {
            Ok(thread) => self.running = Some(Running { opening, stay, thread }),
            // Whoever hears nothing looks.
            Err(error) => log::error!("changes cannot be listened for: {error}"),
        }
        true
    }

    /// Ends the thread, before the store is left.
    pub fn finish(self) {
        if let Some(Running { stay, thread, .. }) = self.running {
            drop(stay);
            thread.finish(END_WITHIN);
        }
    }
}

/// Waits, and tells what was heard, until it is over or nobody is left to be told.
fn listen(
    wait: &mut dyn FnMut(Duration) -> Result<Change, StoreError>,
    is_over: &dyn Fn(Duration) -> bool,
    tell: &dyn Fn(FeedEvent) -> bool,
) {
    let mut is_lost = false;
    loop {
        let heard = wait(WAIT);
        // A listener in whose place another one listens by now has nothing more to say: least of all that nothing is heard.
        if is_over(Duration::ZERO) {
            return;
        }
        let pause = match heard {
            Ok(Change::Nothing) => Duration::ZERO,
            Ok(change) => {
                is_lost = false;
                if !tell(FeedEvent::Heard(change)) {
                    return;
                }
                MIN_INTERVAL
            }
            Err(error) => {
                if !is_lost {
                    log::warn!("{}", error.chain());
                    is_lost = true;
                }
                if !tell(FeedEvent::Lost) {
                    return;
                }
                RETRY
            }
        };
        if is_over(pause) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use std::cell::RefCell;

    /// What is told and how long is rested, where so much is heard.
    fn told(script: Vec<Option<Change>>) -> (Vec<FeedEvent>, Vec<Duration>) {
        let (told, rests) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
        let mut left = script.into_iter().peekable();
        let mut wait = |_| match left.next().flatten() {
            Some(change) => Ok(change),
            None => Err(Store::open(&"sqlite:/dev/null/hall.db".parse().unwrap(), None).err().unwrap()),
        };
        let is_over = |pause: Duration| {
            rests.borrow_mut().push(pause);
            rests.borrow().len() == 12
        };
        listen(&mut wait, &is_over, &|event| {
            told.borrow_mut().push(event);
            true
        });
        (told.into_inner(), rests.into_inner())
    }

    #[test]
    fn a_server_that_goes_away_is_told_and_so_is_its_return() {
        let (unknown, entry) = (Change::Unknown, Change::Entry(5));
        let script = vec![Some(unknown), Some(Change::Nothing), Some(entry), None, None, Some(unknown)];
        let (events, rests) = told(script);
        let heard = [unknown, entry].map(FeedEvent::Heard);
        let all = [heard[0], heard[1], FeedEvent::Lost, FeedEvent::Lost, heard[0]];
        assert_eq!(events, all);
        // Before each thing it tells, it looks whether it is over, without a rest.
        let (before, after): (Vec<_>, Vec<_>) = rests.chunks(2).map(|pair| (pair[0], pair[1])).unzip();
        assert_eq!(before, [Duration::ZERO; 6]);
        assert_eq!(after, [MIN_INTERVAL, Duration::ZERO, MIN_INTERVAL, RETRY, RETRY, MIN_INTERVAL]);
    }

    #[test]
    fn a_listener_that_was_replaced_while_it_waited_tells_nothing() {
        for change in [Some(Change::Unknown), Some(Change::Entry(5)), None] {
            let was_replaced = RefCell::new(false);
            let mut wait = |_| {
                was_replaced.replace(true);
                change.ok_or_else(|| {
                    Store::open(&"sqlite:/dev/null/hall.db".parse().unwrap(), None).err().unwrap()
                })
            };
            listen(&mut wait, &|_| *was_replaced.borrow(), &|event| panic!("{event:?} is told"));
        }
    }

    #[test]
    fn nobody_left_to_be_told_ends_it() {
        let is_over = |pause: Duration| {
            assert!(pause.is_zero(), "it goes on");
            false
        };
        listen(&mut |_| Ok(Change::Unknown), &is_over, &|_| false);
    }
}
