//! Going on with what was half written when the power failed, or with what was changed last.
use super::matter::MatterForm;
use super::page::PageWithRequests;
use super::setup;
use super::{AdminSession, Unfinished};

/// The page on which something half written goes on; nothing where this program knows no such page.
pub(super) fn resumed(unfinished: &Unfinished, here: &AdminSession) -> Option<PageWithRequests> {
    if unfinished.page() == MatterForm::WORD {
        let form = MatterForm::going_on(unfinished);
        let request = form.request();
        return Some((Box::new(form), vec![request]));
    }
    setup::resumed(unfinished, here)
}
