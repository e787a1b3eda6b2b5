//! What the desk says of the printer: one short line for each thing worth knowing.
use super::shop::Look;
use crate::text::virtual_printer::PaperWords;
use crate::thermal::{Fault, Make, Paper};

/// How a lamp shines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shine {
    /// All is well.
    Good,
    /// Somebody should look.
    Bad,
    /// For information.
    Plain,
}

/// One line.
pub(super) struct Lamp {
    pub said: String,
    pub shine: Shine,
}

/// The lines for a printer as it is; what is not the case is not said.
pub(super) fn lamps(look: &Look, make: &Make, words: &PaperWords) -> Vec<Lamp> {
    let mut lamps = Vec::new();
    let mut say = |said: &str, shine: Shine| lamps.push(Lamp { said: said.to_owned(), shine });
    let state = &look.state;
    say(if state.online { words.online } else { words.offline }, good(state.online));
    match state.paper {
        Paper::Enough => say(words.enough, Shine::Good),
        Paper::Low => say(words.low, Shine::Bad),
        Paper::Out => say(words.out, Shine::Bad),
    }
    let has = |fault| look.faults.contains(&fault);
    let troubles = [
        (!look.plugged, words.unplugged),
        (state.cover_open, words.cover),
        (state.cutter_error, words.cutter),
        (state.jam || has(Fault::PaperJam), words.jam),
        (state.overheated, words.hot),
        (state.dead, words.dead),
        (has(Fault::Mute), words.mute),
        (has(Fault::Deaf), words.deaf),
        (has(Fault::OneBehind), words.one_behind),
        (has(Fault::Dribble), words.dribble),
        (has(Fault::Babble), words.babble),
        (has(Fault::WrongBaud), words.wrong_baud),
        (state.feeding, words.feeding),
        (state.busy, words.busy),
    ];
    troubles.iter().filter(|(so, _)| *so).for_each(|(_, said)| say(said, Shine::Bad));
    let facts = [(state.printing, words.printing), (state.ticket_at_exit, words.at_exit)];
    facts.iter().filter(|(so, _)| *so).for_each(|(_, said)| say(said, Shine::Plain));
    say(&(words.pieces)(look.pieces), Shine::Plain);
    say(&(words.heard)(state.heard), Shine::Plain);
    say(&(words.fill)(state.fill, make.buffer), Shine::Plain);
    if state.discarded > 0 {
        say(&(words.lost)(state.discarded), Shine::Bad);
    }
    if state.unknown > 0 {
        say(&(words.unknown)(state.unknown), Shine::Bad);
    }
    lamps
}

fn good(so: bool) -> Shine {
    if so { Shine::Good } else { Shine::Bad }
}
