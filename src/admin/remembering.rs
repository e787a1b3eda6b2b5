//! What is half written is remembered while it is written: a power failure costs about a second of it.
use super::going_on::resumed;
use super::page_stack::PageStack;
use super::{AdminRequest, AdminScreen, AdminSession, AdminSheet, PageTurning, Unfinished};
use std::time::Duration;

/// It is looked this often whether anything was written.
const EVERY: Duration = Duration::from_secs(1);

/// What was remembered last.
#[derive(Debug, Default)]
pub(super) struct Remembering {
    known: Vec<Unfinished>,
    looked: Duration,
}

impl Remembering {
    /// Somebody signs in, of whom this is remembered.
    pub fn begin(&mut self, known: &[Unfinished]) {
        self.known = known.to_vec();
    }

    /// What is to be remembered now, where that is something else: what is half written on the pages, and what was and was not
    /// taken up yet.
    pub fn now(&mut self, stack: &PageStack, here: &AdminSession) -> Option<AdminRequest> {
        let mut all = stack.unfinished(here);
        all.extend(here.unfinished.iter().cloned());
        if all == self.known {
            return None;
        }
        self.known.clone_from(&all);
        Some(AdminRequest::Remember(all))
    }
}

impl AdminScreen {
    /// Looks once in a while whether something else is half written.
    pub(super) fn remember(&mut self) -> Option<AdminRequest> {
        let AdminSheet::Open(stack) = &self.sheet else { return None };
        if self.here.at < self.remembering.looked + EVERY {
            return None;
        }
        self.remembering.looked = self.here.at;
        self.remembering.now(stack, &self.here)
    }

    /// Takes up what was half written.
    pub(super) fn go_on(&mut self) -> Vec<AdminRequest> {
        if self.here.unfinished.is_empty() {
            return Vec::new();
        }
        let first = self.here.unfinished.remove(0);
        let (Some((page, asked)), AdminSheet::Open(stack)) = (resumed(&first, &self.here), &mut self.sheet)
        else {
            return Vec::new();
        };
        let mut requests = stack.turn(PageTurning::Open(page), &self.here);
        requests.extend(asked);
        requests
    }
}
