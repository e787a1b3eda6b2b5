//! What the store's worker does about applications: looks how the one of a receipt stands.
use super::store::StoreWorker;
use crate::app::application_status::ApplicationStatus;
use crate::app::message::Answer;
use crate::hall::receipts::Receipt;
use crate::store::ApplicationKey;
use std::sync::Arc;

impl StoreWorker {
    /// How the application of a receipt stands.
    pub(super) fn find_application(&mut self, receipt: Receipt) -> Answer {
        let (hall, now) = (Arc::clone(&self.hall), (self.clock)());
        let key = ApplicationKey::Receipt(receipt);
        let found = self.attempt(|store| {
            let application = match store.application(&hall, &key, now)? {
                Ok(history) => history.application,
                Err(no) => return Ok(Err(no)),
            };
            let guide = store.guide(&application.matter)?;
            Ok(Ok((application, guide)))
        });
        match found {
            Err(()) => Answer::StoreFailed,
            Ok(Err(no)) => Answer::NoApplication(no),
            Ok(Ok((application, guide))) => Answer::ApplicationFound(Box::new(ApplicationStatus {
                progress: application.progress(now, &hall.setup.office()),
                guide: guide.map(Box::new),
            })),
        }
    }
}
