//! Making a catalogue searchable, beside everything else.
use super::StoreTask;
use crate::{app::finder::Finder, hall::Hall, search::Synonym};
use std::{
    collections::HashMap,
    io,
    sync::{Arc, mpsc::Sender},
    thread,
};

/// Makes the index of a hall's catalogue on a thread of its own and tells the store's worker when it is done.
///
/// # Errors
/// Fails where no thread can be started; the index is never made then.
pub(super) fn index(
    hall: Arc<Hall>,
    synonyms: Arc<Vec<Synonym>>,
    chosen: HashMap<String, u32>,
    done: Sender<StoreTask>,
) -> io::Result<()> {
    let work = move || {
        let finder = Arc::new(Finder::new(&hall.catalogue, &synonyms, &chosen));
        if done.send(StoreTask::Indexed { hall, finder }).is_err() {
            log::debug!("nobody is left to search");
        }
    };
    thread::Builder::new().name("index".into()).spawn(work).map(drop)
}
