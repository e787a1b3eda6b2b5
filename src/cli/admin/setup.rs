//! The setup as the administration's screen changes it: checked by the one reader of documents.
use crate::admin::{HoursOrder, HoursRefusal, SetupChecker, SetupLook};
use crate::config::{Config, pin, special_days_text};
use crate::hall::calendar::with_special_day;
use crate::hall::{SPECIAL_DAYS, SetupDocuments};
use crate::import::drafts::document_finding;
use crate::workers::admin::SetupActs;
use chrono::NaiveDate;
use std::sync::Arc;

/// Checks documents as every program of this machine does.
pub(in crate::cli) struct DocumentChecker(pub Config);

impl SetupChecker for DocumentChecker {
    fn check(&self, documents: &SetupDocuments) -> SetupLook {
        let (config, problems) = self.0.with_setup(documents);
        let setup = config.map(|config| Arc::clone(&config.hall.setup));
        SetupLook { setup, findings: problems.iter().map(document_finding).collect() }
    }
}

/// What the worker needs to change hours and accounts.
pub(super) fn acts(config: Config) -> SetupActs {
    let hours = move |documents: &SetupDocuments, order: &HoursOrder, today: NaiveDate| {
        with_hours(&config, documents, order, today)
    };
    SetupActs { hours: Box::new(hours), hash: Box::new(pin::hash) }
}

fn with_hours(
    config: &Config,
    documents: &SetupDocuments,
    order: &HoursOrder,
    today: NaiveDate,
) -> Result<String, HoursRefusal> {
    let current = config.with_setup(documents).0.ok_or(HoursRefusal::Unreadable)?;
    let days = with_special_day(&current.hall.setup.special_days, &order.special, order.clears, today);
    let mut changed = documents.clone();
    let text = special_days_text(&days.ok_or(HoursRefusal::Nothing)?);
    changed.insert(SPECIAL_DAYS, &*text);
    // What could not be read again is not put in force.
    let is_read = config.with_setup(&changed).0.is_some();
    if is_read { Ok(text) } else { Err(HoursRefusal::Unreadable) }
}
