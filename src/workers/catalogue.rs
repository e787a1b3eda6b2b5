//! Reading the catalogue and making it searchable, beside everything else.
use crate::{
    app::{finder::Finder, message::Event},
    hall::Hall,
    search::Synonym,
};
use std::{
    collections::HashMap,
    sync::{Arc, mpsc::Sender},
    thread,
};

/// Makes the index of a hall's catalogue on a thread of its own and tells the application when it is done.
pub(super) fn index(
    hall: Arc<Hall>,
    synonyms: Arc<Vec<Synonym>>,
    chosen: Vec<(String, u32)>,
    inbox: Sender<Event>,
) {
    let work = move || {
        let chosen: HashMap<String, u32> = chosen.into_iter().collect();
        let finder = Finder::new(&hall.catalogue, &synonyms, &chosen);
        let told = inbox
            .send(Event::HallChanged(hall))
            .and_then(|()| inbox.send(Event::FinderReady(Arc::new(finder))));
        if told.is_err() {
            log::debug!("nobody is left to search");
        }
    };
    if let Err(error) = thread::Builder::new().name("index".into()).spawn(work) {
        log::error!("no thread for the index: {error}");
    }
}
