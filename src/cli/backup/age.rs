//! How old the last backup of a hall is, for `hall check`.
use super::{backups, usual};
use crate::cli::CliContext;
use crate::cli::exercise::known_pin;
use crate::clock;
use crate::config::{Config, MachineFault};
use crate::store::StoreUrl;

/// A backup that is so many days old, or older, is worth a warning.
const OLD_DAYS: i64 = 3;

/// What is to be said of the last backup in the usual folder. An exercise, and a store that is not there, need none.
pub(in crate::cli) fn last_backup_warning(context: &CliContext, config: &Config) -> Option<MachineFault> {
    let place = context.place(Some(config)).ok()?;
    let is_missing = matches!(&place.url, StoreUrl::Sqlite(file) if !file.exists());
    if is_missing || known_pin(context).is_none() {
        return None;
    }
    let folder = usual(&place);
    let newest = backups(&folder, &place.hall).first().map(|(_, backup)| backup.about().made_at);
    let folder = folder.display().to_string();
    let Some(made_at) = newest else { return Some(MachineFault::NoBackup { folder }) };
    let days = (clock::now(config.machine.utc_offset) - made_at).num_days();
    (days >= OLD_DAYS).then_some(MachineFault::OldBackup { days, folder })
}
