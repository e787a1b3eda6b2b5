//! What an exercise changes in the programs that take part in it: where they write, and what they tell newcomers.
use super::CliContext;
use crate::clock;
use crate::config::{Config, FlowSetting, pin, printers};
use crate::hall::{Hall, desk::Clerk};
use crate::text::{Lang, demo::words};
use crate::workers::identity::IdentityCheck;
use std::path::Path;
use std::sync::Arc;

/// The PIN of every clerk of the sample.
pub(super) const SAMPLE_PIN: &str = "2468";
/// The clerk and the window that are named to newcomers, where the configuration has them.
const EXAMPLE: (&str, &str) = ("104", "A03");

/// The PIN that is refused because everybody knows it: the sample's, but for exercises.
pub(super) fn known_pin(context: &CliContext) -> Option<&'static str> {
    (context.exercise.is_none() && !clock::is_exercise()).then_some(SAMPLE_PIN)
}

/// Who knows the people of the staff, on this machine.
pub(super) fn identity(context: &CliContext) -> IdentityCheck {
    IdentityCheck::new(Box::new(pin::matches), known_pin(context), &machine())
}

/// The name of this machine, for the audit.
pub(super) fn machine() -> String {
    rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .chars()
        .filter(|c| !c.is_control())
        .take(64)
        .collect()
}

/// The address of the store of an exercise in a folder.
pub(super) fn store_in(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("hall.db").display())
}

/// Moves everything a program writes into the folder of an exercise, and connects the exercise's printer.
pub(super) fn move_into(config: &mut Config, folder: &Path) {
    let machine = &mut config.machine;
    (machine.store, machine.ledger) = (store_in(folder), None);
    machine.slips = folder.join("slips.txt");
    machine.scanner.port = None;
    machine.printer.port = Some(folder.join("printer").display().to_string());
    machine.printer.flow = FlowSetting::Hardware;
    if let Some(profile) = printers::built_in(printers::USUAL) {
        machine.printer.profile = profile;
    }
    mark(config);
}

/// Says in the centre's name that this is an exercise.
pub(super) fn mark(config: &mut Config) {
    let centre = &mut Arc::make_mut(&mut config.hall.setup).centre;
    centre.zh.push_str(words(Lang::Zh).mark);
    if !centre.en.is_empty() {
        centre.en.push_str(words(Lang::En).mark);
    }
}

/// How to sign in at a window, for whoever has just come.
pub(super) fn greeting(config: &Config, window: Option<&str>, lang: Lang) -> String {
    sign_in(&config.hall, window, lang).unwrap_or_default()
}

/// A window, a clerk who may sign in there, and the PIN, as long as it is the sample's.
pub(super) fn sign_in(hall: &Hall, window: Option<&str>, lang: Lang) -> Option<String> {
    let windows = || hall.setup.windows.iter().map(|window| window.code.as_str());
    let window = window.or_else(|| windows().find(|code| *code == EXAMPLE.1)).or_else(|| windows().next())?;
    let may = |clerk: &&Clerk| clerk.windows.is_empty() || clerk.windows.iter().any(|code| code == window);
    let clerks = || hall.setup.clerks.iter().filter(may);
    let named = clerks().find(|clerk| clerk.code == EXAMPLE.0);
    let clerk = named.or_else(|| clerks().find(|clerk| !clerk.lead)).filter(|clerk| has_sample_pin(clerk))?;
    Some((words(lang).sign_in)(window, &clerk.code, SAMPLE_PIN))
}

/// Says whether a clerk still has the PIN of the sample.
pub(super) fn has_sample_pin(clerk: &Clerk) -> bool {
    pin::matches(&clerk.pin, SAMPLE_PIN)
}
