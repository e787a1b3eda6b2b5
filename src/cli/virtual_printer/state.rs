//! The printer with everything around it: orders in, answers and kept pieces out.
use super::control_command::ControlCommand;
use super::piece_files::PieceFolder;
use super::status_lights::{PrinterSnapshot, status_lights};
use crate::devices::printer_host::PrinterHost;
use crate::text::virtual_printer::VirtualPrinterWords;
use crate::virtual_printer::{PaperLevel, Piece, PrinterModel, SimulatedFault};
use serde_json::{Value, json};

/// The virtual printer, its words, and the folder its pieces are kept in.
pub(super) struct VirtualPrinterState {
    pub printer: PrinterHost,
    pub make: PrinterModel,
    pub link: String,
    pub words: &'static VirtualPrinterWords,
    pub folder: Option<PieceFolder>,
    pub count: usize,
}

/// An answer to a person and to a script.
pub(super) struct ControlReply {
    /// One line of words.
    pub said: String,
    /// The same as JSON.
    pub json: Value,
}

impl VirtualPrinterState {
    /// How everything is now.
    pub fn look(&self) -> PrinterSnapshot {
        let look = self.printer.with(|pump| PrinterSnapshot {
            state: pump.printer.state(),
            faults: SimulatedFault::ALL.into_iter().filter(|fault| pump.printer.has(*fault)).collect(),
            plugged: pump.cable.is_plugged(),
            pieces: pump.printer.pieces().len(),
        });
        look.unwrap_or_default()
    }

    /// Does what a line asks; `None` where that is to end.
    pub fn obey(&self, line: &str) -> Option<ControlReply> {
        let Some(order) = ControlCommand::read(line) else {
            let said = (self.words.not_understood)(line.trim());
            return Some(ControlReply { json: json!({ "ok": false, "error": said }), said });
        };
        Some(match order {
            ControlCommand::Quit => return None,
            ControlCommand::State => self.tell_state(),
            ControlCommand::Pieces => self.tell_pieces(),
            ControlCommand::Piece(number) => self.tell_piece(number),
            ControlCommand::Plug => match self.printer.plug() {
                Ok(()) => self.done(),
                Err(error) => {
                    let said = error.to_string();
                    ControlReply { json: json!({ "ok": false, "error": said }), said }
                }
            },
            _ => {
                self.act(order);
                self.done()
            }
        })
    }

    /// The answer to an order that asks nothing.
    pub fn done(&self) -> ControlReply {
        ControlReply { said: self.words.done.to_owned(), json: json!({ "ok": true }) }
    }

    fn act(&self, order: ControlCommand) {
        match order {
            ControlCommand::Set(fault, on) => self.printer.set(fault, on),
            ControlCommand::PaperIn => {
                self.printer.roll(None);
                self.printer.set(SimulatedFault::PaperLow, false);
                self.printer.set(SimulatedFault::PaperOut, false);
            }
            ControlCommand::Roll(rows) => self.printer.roll(rows),
            ControlCommand::Unplug(None) => self.printer.unplug(),
            ControlCommand::Unplug(Some(bytes)) => self.printer.unplug_after(bytes),
            ControlCommand::Reset => self.printer.reset(),
            ControlCommand::Tear => self.printer.tear(),
            ControlCommand::Plug
            | ControlCommand::State
            | ControlCommand::Pieces
            | ControlCommand::Piece(_)
            | ControlCommand::Quit => {}
        }
    }

    fn tell_state(&self) -> ControlReply {
        let look = self.look();
        let said: Vec<String> =
            status_lights(&look, &self.make, self.words).into_iter().map(|lamp| lamp.said).collect();
        ControlReply { said: said.join(" · "), json: state_json(&look) }
    }

    fn tell_pieces(&self) -> ControlReply {
        let pieces = self.printer.pieces();
        let json: Vec<Value> = pieces.iter().map(piece_json).collect();
        ControlReply { said: (self.words.pieces)(pieces.len()), json: json!({ "ok": true, "pieces": json }) }
    }

    fn tell_piece(&self, number: usize) -> ControlReply {
        let pieces = self.printer.pieces();
        let Some(piece) = number.checked_sub(1).and_then(|at| pieces.get(at)) else {
            let said = (self.words.pieces)(pieces.len());
            return ControlReply { json: json!({ "ok": false, "error": said }), said };
        };
        ControlReply { said: piece.text.join(" / "), json: json!({ "ok": true, "piece": piece_json(piece) }) }
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

fn state_json(look: &PrinterSnapshot) -> Value {
    let state = &look.state;
    json!({
        "ok": true,
        "online": state.online,
        "paper": match state.paper { PaperLevel::Enough => "enough", PaperLevel::Low => "low", PaperLevel::Out => "out" },
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
