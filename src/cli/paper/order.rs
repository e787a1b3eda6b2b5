//! What a line on stdin or on the control socket asks of the virtual printer.
use crate::thermal::Fault;

/// The part of `--help` about orders.
pub(super) const ORDERS: &str = "\
Orders, one a line, on stdin with --plain and on the control socket:
  paper out | low | in       cover open | closed       cutter jam | ok       jam on | off
  heat on | off              dead on | off             feed on | off         ticket taken
  mute | deaf | babble | dribble | one-behind | wrong-baud on | off
  roll N | endless           tear                      reset                 quit
  unplug [after N]           plug                      state                 pieces     piece N";

/// One order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Something is to be wrong, or mended.
    Set(Fault, bool),
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

impl Order {
    /// The order of a line; `None` where it cannot be understood.
    pub fn read(line: &str) -> Option<Order> {
        let words: Vec<&str> = line.split_whitespace().collect();
        Some(match *words.as_slice() {
            ["paper", "in" | "enough"] => Order::PaperIn,
            ["paper", "out"] => Order::Set(Fault::PaperOut, true),
            ["paper", "low"] => Order::Set(Fault::PaperLow, true),
            ["cover", "open"] => Order::Set(Fault::CoverOpen, true),
            ["cover", "closed" | "close"] => Order::Set(Fault::CoverOpen, false),
            ["cutter", how] => Order::Set(Fault::CutterJam, is_on(how)?),
            ["jam", how] => Order::Set(Fault::PaperJam, is_on(how)?),
            ["heat", how] => Order::Set(Fault::Overheated, is_on(how)?),
            ["ticket", "taken"] => Order::Set(Fault::TicketAtExit, false),
            ["roll", "endless"] => Order::Roll(None),
            ["roll", rows] => Order::Roll(Some(rows.parse().ok()?)),
            ["unplug"] => Order::Unplug(None),
            ["unplug", "after", bytes] => Order::Unplug(Some(bytes.parse().ok()?)),
            ["plug"] => Order::Plug,
            ["reset"] => Order::Reset,
            ["tear"] => Order::Tear,
            ["state"] => Order::State,
            ["pieces"] => Order::Pieces,
            ["piece", number] => Order::Piece(number.parse().ok()?),
            ["quit"] => Order::Quit,
            [fault, how] => Order::Set(Fault::named(fault)?, is_on(how)?),
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
        assert_eq!(Order::read(" paper  out "), Some(Order::Set(Fault::PaperOut, true)));
        assert_eq!(Order::read("cutter ok"), Some(Order::Set(Fault::CutterJam, false)));
        assert_eq!(Order::read("one-behind on"), Some(Order::Set(Fault::OneBehind, true)));
        assert_eq!(Order::read("unplug after 12"), Some(Order::Unplug(Some(12))));
        assert_eq!(Order::read("roll endless"), Some(Order::Roll(None)));
        for wrong in ["", "paper", "piece x", "mute perhaps", "burn down"] {
            assert_eq!(Order::read(wrong), None, "{wrong}");
        }
    }
}
