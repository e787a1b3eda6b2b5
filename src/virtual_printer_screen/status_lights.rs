//! The status lights of the printer: one short line for each thing worth knowing.
use super::PrinterSnapshot;
use crate::text::virtual_printer::VirtualPrinterWords;
use crate::virtual_printer::{PaperLevel, PrinterModel, SimulatedFault};

/// How a light shines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LightState {
    /// All is well.
    Good,
    /// Somebody should look.
    Bad,
    /// For information.
    Plain,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusLight {
    /// What it says.
    pub said: String,
    /// How it shines.
    pub shine: LightState,
}

/// The lines for a printer as it is; what is not the case is not said.
pub fn status_lights(
    view: &PrinterSnapshot,
    make: &PrinterModel,
    words: &VirtualPrinterWords,
) -> Vec<StatusLight> {
    let mut lights = Vec::new();
    let mut say = |said: &str, shine: LightState| lights.push(StatusLight { said: said.to_owned(), shine });
    let state = &view.state;
    say(if state.online { words.online } else { words.offline }, good(state.online));
    match state.paper {
        PaperLevel::Enough => say(words.enough, LightState::Good),
        PaperLevel::Low => say(words.low, LightState::Bad),
        PaperLevel::Out => say(words.out, LightState::Bad),
    }
    let has = |fault| view.faults.contains(&fault);
    let troubles = [
        (!view.plugged, words.unplugged),
        (state.cover_open, words.cover),
        (state.cutter_error, words.cutter),
        (state.jam || has(SimulatedFault::PaperJam), words.jam),
        (state.overheated, words.hot),
        (state.dead, words.dead),
        (has(SimulatedFault::Mute), words.mute),
        (has(SimulatedFault::Deaf), words.deaf),
        (has(SimulatedFault::OneBehind), words.one_behind),
        (has(SimulatedFault::Dribble), words.dribble),
        (has(SimulatedFault::Babble), words.babble),
        (has(SimulatedFault::WrongBaud), words.wrong_baud),
        (state.feeding, words.feeding),
        (state.busy, words.busy),
    ];
    troubles.iter().filter(|(so, _)| *so).for_each(|(_, said)| say(said, LightState::Bad));
    let facts = [(state.printing, words.printing), (state.ticket_at_exit, words.at_exit)];
    facts.iter().filter(|(so, _)| *so).for_each(|(_, said)| say(said, LightState::Plain));
    say(&(words.pieces)(view.pieces), LightState::Plain);
    say(&(words.heard)(state.heard), LightState::Plain);
    say(&(words.fill)(state.fill, make.buffer), LightState::Plain);
    if state.discarded > 0 {
        say(&(words.lost)(state.discarded), LightState::Bad);
    }
    if state.unknown > 0 {
        say(&(words.unknown)(state.unknown), LightState::Bad);
    }
    lights
}

fn good(so: bool) -> LightState {
    if so { LightState::Good } else { LightState::Bad }
}
