//! The printer with everything around it: orders in, answers and kept pieces out.
use super::control::Who;
use super::keep::Folder;
use super::lamps::lamps;
use super::order::Order;
use crate::devices::virtual_printer::{Happening, VirtualPrinter};
use crate::text::virtual_printer::PaperWords;
use crate::thermal::{Fault, Make, Paper, Piece, State};
use serde_json::{Value, json};

/// What reaches the desk.
pub(super) enum News {
    /// The printer did something by itself.
    Happened(Happening),
    /// Somebody ordered something; the answer goes to whoever waits for it.
    Ordered(String, Option<Who>),
    /// The program is to end.
    Stop,
}

/// The virtual printer, its words, and the folder its pieces are kept in.
pub(super) struct Shop {
    pub printer: VirtualPrinter,
    pub make: Make,
    pub link: String,
    pub words: &'static PaperWords,
    pub folder: Option<Folder>,
    pub count: usize,
}

/// An answer to a person and to a script.
pub(super) struct Answer {
    /// One line of words.
    pub said: String,
    /// The same as JSON.
    pub json: Value,
}

/// The printer and what is wrong with it, as the desk shows it.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub state: State,
    pub faults: Vec<Fault>,
    pub plugged: bool,
    pub pieces: usize,
}

impl Shop {
    /// How everything is now.
    pub fn look(&self) -> Look {
        let look = self.printer.with(|pump| Look {
            state: pump.printer.state(),
            faults: Fault::ALL.into_iter().filter(|fault| pump.printer.has(*fault)).collect(),
            plugged: pump.cable.is_plugged(),
            pieces: pump.printer.pieces().len(),
        });
        look.unwrap_or_default()
    }

    /// Does what a line asks; `None` where that is to end.
    pub fn obey(&self, line: &str) -> Option<Answer> {
        let Some(order) = Order::read(line) else {
            let said = (self.words.not_understood)(line.trim());
            return Some(Answer { json: json!({ "ok": false, "error": said }), said });
        };
        Some(match order {
            Order::Quit => return None,
            Order::State => self.tell_state(),
            Order::Pieces => self.tell_pieces(),
            Order::Piece(number) => self.tell_piece(number),
            Order::Plug => match self.printer.plug() {
                Ok(()) => self.done(),
                Err(error) => {
                    let said = error.to_string();
                    Answer { json: json!({ "ok": false, "error": said }), said }
                }
            },
            _ => {
                self.act(order);
                self.done()
            }
        })
    }

    /// The answer to an order that asks nothing.
    pub fn done(&self) -> Answer {
        Answer { said: self.words.done.to_owned(), json: json!({ "ok": true }) }
    }

    fn act(&self, order: Order) {
        match order {
            Order::Set(fault, on) => self.printer.set(fault, on),
            Order::PaperIn => {
                self.printer.roll(None);
                self.printer.set(Fault::PaperLow, false);
                self.printer.set(Fault::PaperOut, false);
            }
            Order::Roll(rows) => self.printer.roll(rows),
            Order::Unplug(None) => self.printer.unplug(),
            Order::Unplug(Some(bytes)) => self.printer.unplug_after(bytes),
            Order::Reset => self.printer.reset(),
            Order::Tear => self.printer.tear(),
            Order::Plug | Order::State | Order::Pieces | Order::Piece(_) | Order::Quit => {}
        }
    }

    fn tell_state(&self) -> Answer {
        let look = self.look();
        let said: Vec<String> =
            lamps(&look, &self.make, self.words).into_iter().map(|lamp| lamp.said).collect();
        Answer { said: said.join(" · "), json: state_json(&look) }
    }

    fn tell_pieces(&self) -> Answer {
        let pieces = self.printer.pieces();
        let json: Vec<Value> = pieces.iter().map(piece_json).collect();
        Answer { said: (self.words.pieces)(pieces.len()), json: json!({ "ok": true, "pieces": json }) }
    }

    fn tell_piece(&self, number: usize) -> Answer {
        let pieces = self.printer.pieces();
        let Some(piece) = number.checked_sub(1).and_then(|at| pieces.get(at)) else {
            let said = (self.words.pieces)(pieces.len());
            return Answer { json: json!({ "ok": false, "error": said }), said };
        };
        Answer { said: piece.text.join(" / "), json: json!({ "ok": true, "piece": piece_json(piece) }) }
    }

    /// Counts and keeps a piece, and says so in one line.
    pub fn keep(&mut self, piece: &Piece) -> String {
        self.count += 1;
        let said = (self.words.piece)(self.count, piece.text.len());
        match self.folder.as_mut().map(|folder| folder.keep(piece)) {
            None => said,
            Some(Ok(path)) => format!("{said} · {}", (self.words.kept)(&path.display().to_string())),
            Some(Err(error)) => format!("{said} · {error}"),
        }
    }
}

fn piece_json(piece: &Piece) -> Value {
    json!({
        "text": piece.text,
        "codes": piece.codes,
        "rows": piece.dots.len(),
        "cut": piece.cut,
        "unknown": piece.unknown,
    })
}

fn state_json(look: &Look) -> Value {
    let state = &look.state;
    json!({
        "ok": true,
        "online": state.online,
        "paper": match state.paper { Paper::Enough => "enough", Paper::Low => "low", Paper::Out => "out" },
        "cover_open": state.cover_open,
        "cutter_error": state.cutter_error,
        "jam": state.jam,
        "overheated": state.overheated,
        "dead": state.dead,
        "ticket_at_exit": state.ticket_at_exit,
        "printing": state.printing,
        "busy": state.busy,
        "plugged": look.plugged,
        "faults": look.faults.iter().map(|fault| fault.word()).collect::<Vec<_>>(),
        "fill": state.fill,
        "heard": state.heard,
        "asked": state.asked,
        "discarded": state.discarded,
        "unknown": state.unknown,
        "first_unknown": state.first_unknown,
        "pieces": look.pieces,
    })
}
