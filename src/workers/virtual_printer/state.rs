//! The virtual printer with everything around it: orders in, answers and kept pieces out.
use super::{ControlClient, PieceFolder};
use crate::devices::printer_host::{PrinterHost, PumpEvent};
use crate::text::virtual_printer::VirtualPrinterWords;
use crate::virtual_printer::{PaperLevel, Piece, PrinterModel, SimulatedFault};
use crate::virtual_printer_screen::{ControlCommand, PrinterSnapshot, status_lights};
use serde_json::{Value, json};

/// What reaches the printer's program.
pub enum VirtualPrinterEvent {
    /// The printer did something by itself.
    Happened(PumpEvent),
    /// A line ordered something; the answer goes to the caller who waits for it.
    Ordered(String, Option<ControlClient>),
    /// A key of the screen did.
    Pressed(ControlCommand),
    /// The program is to end.
    Stop,
}

/// What came of it.
#[derive(Default)]
pub struct OrderOutcome {
    /// One line of words.
    pub said: Option<String>,
    /// A caller was answered, in JSON.
    pub is_answered: bool,
    /// A piece that came out.
    pub piece: Option<Box<Piece>>,
    /// The program is to end.
    pub ends: bool,
}

/// The virtual printer, its words, and the folder its pieces are kept in.
pub struct VirtualPrinterState {
    /// The printer itself.
    pub printer: PrinterHost,
    /// What kind of printer it is.
    pub make: PrinterModel,
    /// What is said about it.
    pub words: &'static VirtualPrinterWords,
    /// Where pieces are kept, where they are.
    pub folder: Option<PieceFolder>,
    /// How many pieces came out since the start.
    pub count: usize,
}

/// An answer to a person and to a script.
struct ControlReply {
    /// One line of words.
    said: String,
    /// The same as JSON.
    json: Value,
}

impl VirtualPrinterState {
    /// Hears what happened; what came of it.
    pub fn hear(&mut self, incoming: VirtualPrinterEvent) -> OrderOutcome {
        let say = |said: &str| OrderOutcome { said: Some(said.to_owned()), ..OrderOutcome::default() };
        match incoming {
            VirtualPrinterEvent::Happened(PumpEvent::Piece(piece)) => {
                let said = self.keep(&piece);
                OrderOutcome { piece: Some(piece), ..say(&said) }
            }
            VirtualPrinterEvent::Happened(PumpEvent::Unplugged) => say(self.words.pulled),
            VirtualPrinterEvent::Happened(PumpEvent::PaperOut) => say(self.words.paper_ended),
            VirtualPrinterEvent::Happened(PumpEvent::Changed) => OrderOutcome::default(),
            VirtualPrinterEvent::Ordered(line, caller) => {
                let answer = self.execute(&line);
                let ends = answer.is_none();
                let answer = answer.unwrap_or_else(|| self.done());
                let is_answered = caller.is_some();
                if let Some(caller) = caller {
                    caller.hear(&answer.json);
                }
                OrderOutcome { is_answered, ends, ..say(&answer.said) }
            }
            VirtualPrinterEvent::Pressed(order) => match self.carry_out(order) {
                Some(Err(said)) => say(&said),
                Some(Ok(_)) => OrderOutcome::default(),
                None => OrderOutcome { ends: true, ..OrderOutcome::default() },
            },
            VirtualPrinterEvent::Stop => OrderOutcome { ends: true, ..OrderOutcome::default() },
        }
    }

    /// How everything is now.
    pub fn view(&self) -> PrinterSnapshot {
        let view = self.printer.with(|pump| PrinterSnapshot {
            state: pump.printer.state(),
            faults: SimulatedFault::ALL.into_iter().filter(|fault| pump.printer.has(*fault)).collect(),
            plugged: pump.cable.is_plugged(),
            pieces: pump.printer.pieces().len(),
        });
        view.unwrap_or_default()
    }

    /// Does what a line asks; `None` where that is to end.
    fn execute(&self, line: &str) -> Option<ControlReply> {
        let wrong = |said: String| ControlReply { json: json!({ "ok": false, "error": said }), said };
        let Some(order) = ControlCommand::read(line) else {
            return Some(wrong((self.words.not_understood)(line.trim())));
        };
        self.carry_out(order).map(|done| done.unwrap_or_else(wrong))
    }

    /// Carries out an order; `None` where that is to end, else an answer, or why it could not be done.
    fn carry_out(&self, order: ControlCommand) -> Option<Result<ControlReply, String>> {
        Some(match order {
            ControlCommand::Quit => return None,
            ControlCommand::State => Ok(self.tell_state()),
            ControlCommand::Pieces => Ok(self.tell_pieces()),
            ControlCommand::Piece(number) => Ok(self.tell_piece(number)),
            ControlCommand::Plug => {
                self.printer.plug().map(|()| self.done()).map_err(|error| error.to_string())
            }
            _ => {
                self.act(order);
                Ok(self.done())
            }
        })
    }

    /// The answer to an order that asks nothing.
    fn done(&self) -> ControlReply {
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
        let view = self.view();
        let said: Vec<String> =
            status_lights(&view, &self.make, self.words).into_iter().map(|light| light.said).collect();
        ControlReply { said: said.join(" · "), json: state_json(&view) }
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
    fn keep(&mut self, piece: &Piece) -> String {
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

fn state_json(view: &PrinterSnapshot) -> Value {
    let state = &view.state;
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
        "plugged": view.plugged,
        "faults": view.faults.iter().map(|fault| fault.word()).collect::<Vec<_>>(),
        "fill": state.fill,
        "heard": state.heard,
        "asked": state.asked,
        "discarded": state.discarded,
        "unknown": state.unknown,
        "first_unknown": state.first_unknown,
        "pieces": view.pieces,
    })
}
