//! A store that is opened when it is needed, and anew once it has failed.
use crate::store::{Store, StoreError};
use std::mem;

/// Opens a store.
pub type StoreOpener = Box<dyn FnMut() -> Result<Store, StoreError> + Send>;

/// The store of a thread.
pub struct StoreHandle {
    open: StoreOpener,
    store: Option<Store>,
    /// It would not open when it was last tried, and that was said.
    shut: bool,
}

impl StoreHandle {
    /// A store that will be opened in this way.
    pub fn new(open: StoreOpener) -> StoreHandle {
        StoreHandle { open, store: None, shut: false }
    }

    /// Does a deed; where the store itself fails, once more on a store opened anew. Nothing where it cannot be done.
    pub fn attempt<T>(&mut self, mut action: impl FnMut(&mut Store) -> Result<T, StoreError>) -> Option<T> {
        for _ in 0..2 {
            match action(self.opened()?) {
                Ok(done) => return Some(done),
                Err(error) => {
                    log::error!("{}", error.chain());
                    // A full disk is still read; opening anew would write.
                    if error.leaves_store() {
                        return None;
                    }
                    self.store = None;
                }
            }
        }
        None
    }

    /// The open store, or nothing when it will not open.
    fn opened(&mut self) -> Option<&mut Store> {
        if self.store.is_none() {
            match (self.open)() {
                Ok(store) => {
                    if mem::take(&mut self.shut) {
                        log::info!("the store is open again");
                    }
                    store.losses().iter().for_each(|loss| log::error!("{loss}"));
                    self.store = Some(store);
                }
                // Tried every second, said once.
                Err(error) if !mem::replace(&mut self.shut, true) => log::error!("{}", error.chain()),
                Err(_) => {}
            }
        }
        self.store.as_mut()
    }

    /// Leaves the store in order.
    pub fn close(mut self) {
        if let Some(Err(error)) = self.store.take().map(Store::close) {
            log::error!("{}", error.chain());
        }
    }
}
