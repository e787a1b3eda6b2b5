//! The printer on a full screen: its paper in the middle, its lamps at the side, its keys below.
use super::control::VirtualPrinterEvent;
use super::sheet::{PaperStrip, gap, strips};
use super::state::VirtualPrinterState;
use super::status_lights::PrinterSnapshot;
use super::status_lights::{LightState, StatusLight, status_lights};
use crate::app::input::Key;
use crate::cli::desk::StaffProgram;
use crate::devices::printer_host::PumpEvent;
use crate::text::wrap::columns;
use crate::ui::{
    Align, Grid, Highlight, LIGHT, Page, Panel, bold, narrowed, plain, take_bottom, take_right, take_top,
};
use crate::virtual_printer::{Piece, SimulatedFault};
use ratatui::{buffer::Buffer, layout::Rect};
use std::sync::mpsc::Receiver;

/// Columns of the lamps.
const SIDE: u16 = 26;
/// How many looks the feed button stays pressed for one stroke of its key.
const FEED: u8 = 3;

/// The virtual printer's desk.
pub(super) struct VirtualPrinterScreen {
    state: VirtualPrinterState,
    news: Receiver<VirtualPrinterEvent>,
    look: PrinterSnapshot,
    paper: Piece,
    /// The piece that came out last, which still lies there.
    last: Option<Piece>,
    said: String,
    feeds: u8,
    done: bool,
}

impl VirtualPrinterScreen {
    /// A desk for a printer; what happens to it is read from `news`.
    pub fn new(state: VirtualPrinterState, news: Receiver<VirtualPrinterEvent>) -> VirtualPrinterScreen {
        let (look, paper) = (state.look(), state.printer.unfinished());
        let said = (state.words.ready)(&state.link);
        VirtualPrinterScreen { state, news, look, paper, last: None, said, feeds: 0, done: false }
    }

    fn toggle(&mut self, fault: SimulatedFault) {
        let on = !self.look.faults.contains(&fault);
        self.state.printer.set(fault, on);
    }

    /// Takes the ticket out of the mouth, or tears off what hangs there.
    fn take(&mut self) {
        if self.look.state.ticket_at_exit {
            self.state.printer.set(SimulatedFault::TicketAtExit, false);
        } else {
            self.state.printer.tear();
        }
    }

    fn plug(&mut self) {
        if self.look.plugged {
            self.state.printer.unplug();
        } else if let Err(error) = self.state.printer.plug() {
            self.said = error.to_string();
        }
    }

    fn hear(&mut self, news: VirtualPrinterEvent) {
        match news {
            VirtualPrinterEvent::Happened(PumpEvent::Piece(piece)) => {
                self.said = self.state.keep(&piece);
                self.last = Some(*piece);
            }
            VirtualPrinterEvent::Happened(PumpEvent::Unplugged) => {
                self.said = self.state.words.pulled.to_owned()
            }
            VirtualPrinterEvent::Happened(PumpEvent::PaperOut) => {
                self.said = self.state.words.paper_ended.to_owned()
            }
            VirtualPrinterEvent::Happened(PumpEvent::Changed) => {}
            VirtualPrinterEvent::Ordered(line, who) => {
                let answer = self.state.obey(&line);
                self.done |= answer.is_none();
                let answer = answer.unwrap_or_else(|| self.state.done());
                self.said = answer.said;
                if let Some(who) = who {
                    who.hear(&answer.json);
                }
            }
            VirtualPrinterEvent::Stop => self.done = true,
        }
    }
}

impl StaffProgram for VirtualPrinterScreen {
    fn view(&self, buffer: &mut Buffer) {
        let area = buffer.area;
        let grid = Grid::new(area.width, area.height, Panel::default(), false);
        let mut page: Page<'_, ()> = Page::new(buffer, area, grid, LIGHT, Highlight::default());
        page.fill(area, LIGHT.page);
        let (head, rest) = take_top(area, 3);
        let keys = key_rows(&self.state.words.keys, narrowed(area, 1).width);
        let (foot, rest) = take_bottom(rest, u16::try_from(keys.len()).unwrap_or(1));
        let (said, rest) = take_bottom(rest, 1);
        // Where both do not fit side by side, the paper is what people came to see.
        let side = if area.width < SIDE + 52 { 0 } else { SIDE };
        let (side, sheet) = take_right(narrowed(rest, 1), side, 2);
        self.draw_head(&mut page, head);
        self.draw_sheet(&mut page, sheet);
        let status_lights = status_lights(&self.look, &self.state.make, self.state.words);
        draw_lamps(&mut page, take_top(side, 1).1, &status_lights);
        page.text(narrowed(said, 1), &self.said, Align::Left, plain(LIGHT.muted, LIGHT.page));
        page.fill(foot, LIGHT.soft);
        page.lines(narrowed(foot, 1), &keys, Align::Left, plain(LIGHT.ink, LIGHT.soft));
    }

    fn key(&mut self, key: Key) {
        match key {
            Key::Char('p') => {
                self.state.printer.roll(None);
                self.toggle(SimulatedFault::PaperOut);
            }
            Key::Char('n') => self.toggle(SimulatedFault::PaperLow),
            Key::Char('o') => self.toggle(SimulatedFault::CoverOpen),
            Key::Char('c') => self.toggle(SimulatedFault::CutterJam),
            Key::Char('h') => self.toggle(SimulatedFault::Overheated),
            Key::Char('j') => self.toggle(SimulatedFault::PaperJam),
            Key::Char('d') => self.toggle(SimulatedFault::Dead),
            Key::Char('m') => self.toggle(SimulatedFault::Mute),
            Key::Char('b') => self.toggle(SimulatedFault::Babble),
            Key::Char('x') => self.toggle(SimulatedFault::WrongBaud),
            Key::Char('u') => self.plug(),
            Key::Char('r') => self.state.printer.reset(),
            Key::Char('t') => self.take(),
            Key::Char('f') => {
                self.feeds = FEED;
                self.state.printer.set(SimulatedFault::Feed, true);
            }
            Key::Char('q') | Key::Escape | Key::Control('c') => self.done = true,
            _ => {}
        }
        self.look = self.state.look();
    }

    fn tick(&mut self) {
        if self.feeds > 0 {
            self.feeds -= 1;
            if self.feeds == 0 {
                self.state.printer.set(SimulatedFault::Feed, false);
            }
        }
        while let Ok(news) = self.news.try_recv() {
            self.hear(news);
        }
        self.look = self.state.look();
        self.paper = self.state.printer.unfinished();
    }

    fn is_done(&self) -> bool {
        self.done
    }
}

impl VirtualPrinterScreen {
    /// The newest rows of paper, with as much of the last piece as there is room for.
    fn sheet(&self, width: usize, rows: usize) -> Vec<PaperStrip> {
        let newest = strips(&self.paper, width, rows);
        let room = rows.saturating_sub(newest.len() + 1);
        let last = self.last.as_ref().filter(|_| room > 0);
        let older = last.map(|piece| strips(piece, width, room).into_iter().chain([gap(width)]));
        older.into_iter().flatten().chain(newest).collect()
    }

    fn draw_head(&self, page: &mut Page<'_, ()>, area: Rect) {
        let (words, make) = (self.state.words, &self.state.make);
        page.fill(area, LIGHT.header);
        let rows = take_top(narrowed(area, 1), 1).1;
        let title = format!("{} · {}", words.title, make.name);
        page.text(rows, &title, Align::Left, bold(LIGHT.on_header, LIGHT.header));
        let port = format!("{} · {}", (words.port)(&self.state.link), make.baud);
        page.text(take_top(rows, 1).1, &port, Align::Left, plain(LIGHT.header_muted, LIGHT.header));
    }

    /// The paper grows out of a slot at the foot, its newest line the lowest, as wide as it is.
    fn draw_sheet(&self, page: &mut Page<'_, ()>, area: Rect) {
        let width = u16::try_from(self.state.make.columns()).unwrap_or(48).min(area.width.saturating_sub(2));
        let sheet = Rect { x: area.x + (area.width - width.min(area.width)) / 2, width, ..area };
        let (slot, sheet) = take_bottom(sheet, 1);
        page.edge(slot, "▀", LIGHT.header, LIGHT.page);
        let strips = self.sheet(usize::from(width), sheet.height.into());
        let (strips_area, _) = take_bottom(sheet, u16::try_from(strips.len()).unwrap_or(sheet.height));
        page.fill(strips_area, LIGHT.card);
        for (strip, y) in strips.iter().zip(strips_area.top()..) {
            let at = u16::try_from(strip.at).unwrap_or(0).min(width);
            let row = Rect { x: strips_area.x + at, width: width - at, y, height: 1 };
            let style = if strip.large { bold } else { plain };
            page.text(row, &strip.shown, Align::Left, style(LIGHT.ink, LIGHT.card));
        }
    }
}

fn draw_lamps(page: &mut Page<'_, ()>, area: Rect, status_lights: &[StatusLight]) {
    for (lamp, y) in status_lights.iter().zip(area.top()..area.bottom()) {
        let (mark, colour) = match lamp.shine {
            LightState::Good => ('●', LIGHT.good),
            LightState::Bad => ('▲', LIGHT.accent),
            LightState::Plain => (' ', LIGHT.ink),
        };
        let row = Rect { y, height: 1, ..area };
        page.text(row, &format!("{mark} {}", lamp.said), Align::Left, plain(colour, LIGHT.page));
    }
}

/// The keys in as many rows as they need.
fn key_rows(keys: &[(char, &str)], width: u16) -> Vec<String> {
    let mut rows = vec![String::new()];
    for (key, does) in keys {
        let hint = format!("{key} {does}");
        if let Some(row) = rows.last_mut() {
            if row.is_empty() {
                *row = hint;
            } else if columns(row) + 3 + columns(&hint) <= usize::from(width) {
                row.extend(["   ", &hint]);
            } else {
                rows.push(hint);
            }
        }
    }
    rows
}
