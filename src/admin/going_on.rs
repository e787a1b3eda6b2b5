//! Going on with what was half written when the power failed, or with what was changed last.
use super::matter::MatterForm;
use super::setup;
use super::{AdminPage, AdminRequest, AdminSession, Unfinished};

/// A page, and what it asks of the worker when it is opened.
pub(super) type PageWithRequests = (Box<dyn AdminPage>, Vec<AdminRequest>);

/// The page on which something half written goes on; nothing where this program knows no such page.
pub(super) fn resumed(unfinished: &Unfinished, here: &AdminSession) -> Option<PageWithRequests> {
    if unfinished.page() == MatterForm::WORD {
        let form = MatterForm::going_on(unfinished);
        let request = form.request();
        return Some((Box::new(form), vec![request]));
    }
    setup::resumed(unfinished, here)
}
