//! The one connection of a thread to the store: it opens when it is needed, and anew once it has failed.
use crate::store::{Store, StoreError};
use std::time::{Duration, Instant};

/// A store that is away is tried this often by whoever waits for it.
pub const RETRY: Duration = Duration::from_secs(1);
/// An operation that has taken so long is not begun a second time: somebody waits for an answer.
pub const DEADLINE: Duration = Duration::from_secs(10);
/// The end of a program waits no longer than this for the store to be left in order.
pub const LEAVE_WITHIN: Duration = Duration::from_secs(2);

/// Opens a store.
pub type StoreOpener = Box<dyn FnMut() -> Result<Store, StoreError> + Send>;

/// Why an operation failed, and whether it may go well on a store opened anew.
struct Failure {
    error: StoreError,
    is_worth_another: bool,
}

/// The store of a thread.
///
/// An operation that fails is tried once more on a store opened anew. Why a store is away is logged once, and again only
/// where the reason changes, however often it is tried.
pub struct Connection {
    open: StoreOpener,
    deadline: Duration,
    store: Option<Store>,
    /// How often a store was opened.
    openings: u32,
    /// Why it is away, as that was logged last; nothing while it answers.
    away: Option<String>,
    /// The last operation failed.
    is_failing: bool,
}

impl Connection {
    /// A store that will be opened in this way.
    pub fn new(open: StoreOpener) -> Connection {
        Connection::with_deadline(open, DEADLINE)
    }

    /// The same with another deadline than the usual [`DEADLINE`].
    pub fn with_deadline(open: StoreOpener, deadline: Duration) -> Connection {
        Connection { open, deadline, store: None, openings: 0, away: None, is_failing: false }
    }

    /// Does an operation; where the store itself fails, once more on a store opened anew.
    ///
    /// # Errors
    /// Fails where the store cannot be opened, or failed both times.
    pub fn attempt<T>(
        &mut self,
        mut operation: impl FnMut(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let begun = Instant::now();
        let mut done = self.attempt_once(&mut operation);
        if done.as_ref().is_err_and(|failure| failure.is_worth_another) && begun.elapsed() < self.deadline {
            done = self.attempt_once(&mut operation);
        }
        self.is_failing = done.is_err();
        done.map_err(|failure| failure.error)
    }

    fn attempt_once<T>(
        &mut self,
        operation: &mut impl FnMut(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, Failure> {
        let store = match self.opened() {
            Ok(store) => store,
            Err(error) => return Err(Failure { error: self.lose(error), is_worth_another: false }),
        };
        match operation(store) {
            Ok(done) => {
                if self.away.take().is_some() {
                    log::info!("the store is open again");
                }
                Ok(done)
            }
            // A full disk is still read; opening anew would write.
            Err(error) if error.leaves_store() => {
                log::error!("{}", error.chain());
                Err(Failure { error, is_worth_another: false })
            }
            Err(error) => Err(Failure { error: self.lose(error), is_worth_another: true }),
        }
    }

    /// The store is away; why, is logged where that was not the last thing that was.
    fn lose(&mut self, error: StoreError) -> StoreError {
        self.store = None;
        let why = error.chain();
        if self.away.as_ref() != Some(&why) {
            log::error!("{why}");
            self.away = Some(why);
        }
        error
    }

    /// The store, opened where it is not open.
    fn opened(&mut self) -> Result<&mut Store, StoreError> {
        match &mut self.store {
            Some(store) => Ok(store),
            closed => {
                let store = closed.insert((self.open)()?);
                self.openings += 1;
                store.losses().iter().for_each(|loss| log::error!("{loss}"));
                Ok(store)
            }
        }
    }

    /// The store where it is open now, for what is not worth opening it.
    pub fn if_open(&mut self) -> Option<&mut Store> {
        self.store.as_mut()
    }

    /// Says whether it is open, as far as is known.
    pub fn is_open(&self) -> bool {
        self.store.is_some()
    }

    /// How often a store was opened; another number means another store.
    pub fn openings(&self) -> u32 {
        self.openings
    }

    /// How long to wait before looking again, where that is `usual` while all is well.
    pub fn pause(&self, usual: Duration) -> Duration {
        if self.is_failing { RETRY } else { usual }
    }

    /// Leaves the store in order.
    pub fn close(mut self) {
        if let Some(Err(error)) = self.store.take().map(Store::close) {
            log::error!("{}", error.chain());
        }
    }
}
