//! What a line on stdin or on the control socket asks of the virtual printer.
use crate::virtual_printer::SimulatedFault;

/// The part of `--help` about orders.
pub const ORDERS: &str = "\
Orders, one a line, on stdin with --plain and on the control socket:
  paper out | low | in       cover open | closed       cutter jam | ok       jam on | off
  heat on | off              dead on | off             feed on | off         ticket taken
  mute | deaf | babble | dribble | one-behind | wrong-baud on | off
  roll N | endless           tear                      reset                 quit
  unplug [after N]           plug                      state                 pieces     piece N";

/// One order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ControlCommand {
    /// Something is to be wrong, or mended.
    Set(SimulatedFault, bool),
    /// There is enough paper again.
    PaperIn,
    /// The roll is to end after so many dot lines, or never.
    Roll(Option<usize>),
    /// The cable is to be pulled out, now or when so many bytes have come.
    Unplug(Option<u64>),
    /// The cable is to be plugged in.
    Plug,
    /// It is to be switched off and on.
    Reset,
    /// What hangs out is to be torn off.
    Tear,
    /// How is it?
    State,
    /// What came out?
    Pieces,
    /// What is on one of the pieces, counted from 1?
    Piece(usize),
    /// That was all.
    Quit,
}

impl ControlCommand {
    /// The order of a line; `None` where it cannot be understood.
    pub fn read(line: &str) -> Option<ControlCommand> {
        let words: Vec<&str> = line.split_whitespace().collect();
        Some(match *words.as_slice() {
            ["paper", "in" | "enough"] => ControlCommand::PaperIn,
            ["paper", "out"] => ControlCommand::Set(SimulatedFault::PaperOut, true),
            ["paper", "low"] => ControlCommand::Set(SimulatedFault::PaperLow, true),
            ["cover", "open"] => ControlCommand::Set(SimulatedFault::CoverOpen, true),
            ["cover", "closed" | "close"] => ControlCommand::Set(SimulatedFault::CoverOpen, false),
            ["cutter", how] => ControlCommand::Set(SimulatedFault::CutterJam, is_on(how)?),
            ["jam", how] => ControlCommand::Set(SimulatedFault::PaperJam, is_on(how)?),
            ["heat", how] => ControlCommand::Set(SimulatedFault::Overheated, is_on(how)?),
            ["ticket", "taken"] => ControlCommand::Set(SimulatedFault::TicketAtExit, false),
            ["roll", "endless"] => ControlCommand::Roll(None),
            ["roll", rows] => ControlCommand::Roll(Some(rows.parse().ok()?)),
            ["unplug"] => ControlCommand::Unplug(None),
            ["unplug", "after", bytes] => ControlCommand::Unplug(Some(bytes.parse().ok()?)),
            ["plug"] => ControlCommand::Plug,
            ["reset"] => ControlCommand::Reset,
            ["tear"] => ControlCommand::Tear,
            ["state"] => ControlCommand::State,
            ["pieces"] => ControlCommand::Pieces,
            ["piece", number] => ControlCommand::Piece(number.parse().ok()?),
            ["quit"] => ControlCommand::Quit,
            [fault, how] => ControlCommand::Set(SimulatedFault::named(fault)?, is_on(how)?),
            _ => return None,
        })
    }
}

fn is_on(word: &str) -> Option<bool> {
    match word {
        "on" | "jam" => Some(true),
        "off" | "ok" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_plain_words() {
        assert_eq!(
            ControlCommand::read(" paper  out "),
            Some(ControlCommand::Set(SimulatedFault::PaperOut, true))
        );
        assert_eq!(
            ControlCommand::read("cutter ok"),
            Some(ControlCommand::Set(SimulatedFault::CutterJam, false))
        );
        assert_eq!(
            ControlCommand::read("one-behind on"),
            Some(ControlCommand::Set(SimulatedFault::OneBehind, true))
        );
        assert_eq!(ControlCommand::read("unplug after 12"), Some(ControlCommand::Unplug(Some(12))));
        assert_eq!(ControlCommand::read("roll endless"), Some(ControlCommand::Roll(None)));
        for wrong in ["", "paper", "piece x", "mute perhaps", "burn down"] {
            assert_eq!(ControlCommand::read(wrong), None, "{wrong}");
        }
    }
}
