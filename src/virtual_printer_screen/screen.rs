//! The printer on a full screen.
use super::{
    ControlCommand, LightState, PrinterSnapshot, StatusLight,
    sheet::{PaperStrip, gap, strips},
    status_lights,
};
use crate::text::{layout::wrap::columns, virtual_printer::VirtualPrinterWords};
use crate::ui::{
    Align, Grid, LIGHT, PAPER, Page, Panel, Role, TextTone,
    desk::{StaffEvent, StaffOutcome, StaffScreen},
    input::Key,
    narrowed, take_bottom, take_right, take_top,
};
use crate::virtual_printer::{Piece, PrinterModel, SimulatedFault};
use ratatui::layout::Rect;
use std::time::Duration;

/// Columns of the lights.
const SIDE: u16 = 26;
/// How long the feed button stays pressed for one stroke of its key.
const FEED: Duration = Duration::from_millis(240);

/// What the screen hears of the printer.
#[derive(Clone, Debug)]
pub enum PrinterNews {
    /// How it is, and the paper that hangs out of it.
    Seen(PrinterSnapshot, Box<Piece>),
    /// A piece came out.
    Piece(Box<Piece>),
    /// Something happened, in one line of words.
    Said(String),
    /// The printer was ordered to end.
    Ended,
}

/// The virtual printer's screen.
pub struct VirtualPrinterScreen {
    words: &'static VirtualPrinterWords,
    make: PrinterModel,
    link: String,
    view: PrinterSnapshot,
    paper: Piece,
    /// The piece that came out last, which still lies there.
    last: Option<Piece>,
    said: String,
    at: Duration,
    /// When the feed button comes up.
    feeds_until: Option<Duration>,
}

impl VirtualPrinterScreen {
    /// A screen for a printer of a make at a link.
    pub fn new(
        words: &'static VirtualPrinterWords,
        make: PrinterModel,
        link: String,
    ) -> VirtualPrinterScreen {
        let said = (words.ready)(&link);
        VirtualPrinterScreen {
            words,
            make,
            link,
            view: PrinterSnapshot { plugged: true, ..PrinterSnapshot::default() },
            paper: Piece::default(),
            last: None,
            said,
            at: Duration::ZERO,
            feeds_until: None,
        }
    }

    fn toggle(&self, fault: SimulatedFault) -> ControlCommand {
        ControlCommand::Set(fault, !self.view.faults.contains(&fault))
    }

    /// Takes the ticket out of the mouth, or tears off what hangs there.
    fn take(&self) -> ControlCommand {
        if self.view.state.ticket_at_exit {
            ControlCommand::Set(SimulatedFault::TicketAtExit, false)
        } else {
            ControlCommand::Tear
        }
    }

    fn key(&mut self, key: Key) -> Vec<StaffOutcome<ControlCommand>> {
        let order = match key {
            Key::Char('p') => {
                let orders = [ControlCommand::Roll(None), self.toggle(SimulatedFault::PaperOut)];
                return orders.map(StaffOutcome::Do).into();
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
            Key::Char('u') => {
                if self.view.plugged {
                    ControlCommand::Unplug(None)
                } else {
                    ControlCommand::Plug
                }
            }
            Key::Char('r') => ControlCommand::Reset,
            Key::Char('t') => self.take(),
            Key::Char('f') => {
                self.feeds_until = Some(self.at + FEED);
                ControlCommand::Set(SimulatedFault::Feed, true)
            }
            Key::Char('q') | Key::Escape | Key::Control('c') => return vec![StaffOutcome::Leave],
            _ => return Vec::new(),
        };
        vec![StaffOutcome::Do(order)]
    }

    fn hear_news(&mut self, news: PrinterNews) -> Vec<StaffOutcome<ControlCommand>> {
        match news {
            PrinterNews::Seen(view, paper) => (self.view, self.paper) = (view, *paper),
            PrinterNews::Piece(piece) => self.last = Some(*piece),
            PrinterNews::Said(said) => self.said = said,
            PrinterNews::Ended => return vec![StaffOutcome::Leave],
        }
        Vec::new()
    }

    /// Lets go of the feed button in time.
    fn pass(&mut self, at: Duration) -> Vec<StaffOutcome<ControlCommand>> {
        self.at = at;
        let is_over = self.feeds_until.is_some_and(|until| until <= at);
        if !is_over {
            return Vec::new();
        }
        self.feeds_until = None;
        vec![StaffOutcome::Do(ControlCommand::Set(SimulatedFault::Feed, false))]
    }
}

impl StaffScreen for VirtualPrinterScreen {
    type Target = ();
    type News = PrinterNews;
    type Request = ControlCommand;

    fn view(&self, page: &mut Page<'_, ()>) {
        let area = page.area;
        page.fill(area, LIGHT.page);
        let (head, rest) = take_top(area, 3);
        let keys = key_rows(&self.words.keys, narrowed(area, 1).width);
        let (foot, rest) = take_bottom(rest, u16::try_from(keys.len()).unwrap_or(1));
        let (said, rest) = take_bottom(rest, 1);
        // Where both do not fit side by side, the paper is what people came to see.
        let side = if area.width < SIDE + 52 { 0 } else { SIDE };
        let (side, sheet) = take_right(narrowed(rest, 1), side, 2);
        self.draw_head(page, head);
        self.draw_sheet(page, sheet);
        draw_lights(page, take_top(side, 1).1, &status_lights(&self.view, &self.make, self.words));
        page.text(narrowed(said, 1), &self.said, Align::Left, Role::Note);
        page.fill(foot, LIGHT.soft);
        page.lines(narrowed(foot, 1), &keys, Align::Left, Role::Body);
    }

    fn hear(&mut self, event: StaffEvent<(), PrinterNews>) -> Vec<StaffOutcome<ControlCommand>> {
        match event {
            StaffEvent::Key(key) => self.key(key),
            StaffEvent::Tick { at, .. } => self.pass(at),
            StaffEvent::News(news) => self.hear_news(news),
            StaffEvent::Pasted(_) | StaffEvent::Touch(()) => Vec::new(),
        }
    }

    fn grid(&self, area: Rect) -> Grid {
        Grid::new(area.width, area.height, Panel::default(), false)
    }

    fn every(&self) -> Duration {
        Duration::from_millis(80)
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
        let (words, make) = (self.words, &self.make);
        page.fill(area, LIGHT.header);
        let rows = take_top(narrowed(area, 1), 1).1;
        let title = format!("{} · {}", words.title, make.name);
        page.text(rows, &title, Align::Left, Role::Title);
        let port = format!("{} · {}", (words.port)(&self.link), make.baud);
        page.text(take_top(rows, 1).1, &port, Align::Left, Role::Note);
    }

    /// The paper grows out of a slot at the foot, its newest line the lowest, as wide as it is.
    fn draw_sheet(&self, page: &mut Page<'_, ()>, area: Rect) {
        let width = u16::try_from(self.make.columns()).unwrap_or(48).min(area.width.saturating_sub(2));
        let sheet = Rect { x: area.x + (area.width - width.min(area.width)) / 2, width, ..area };
        let (slot, sheet) = take_bottom(sheet, 1);
        page.edge(slot, "▀", LIGHT.header, LIGHT.page);
        let strips = self.sheet(usize::from(width), sheet.height.into());
        let (strips_area, _) = take_bottom(sheet, u16::try_from(strips.len()).unwrap_or(sheet.height));
        page.fill(strips_area, PAPER);
        for (strip, y) in strips.iter().zip(strips_area.top()..) {
            let at = u16::try_from(strip.at).unwrap_or(0).min(width);
            let row = Rect { x: strips_area.x + at, width: width - at, y, height: 1 };
            page.text(row, &strip.shown, Align::Left, if strip.large { Role::Fact } else { Role::Slip });
        }
    }
}

fn draw_lights(page: &mut Page<'_, ()>, area: Rect, lights: &[StatusLight]) {
    for (light, y) in lights.iter().zip(area.top()..area.bottom()) {
        let (mark, tone) = match light.shine {
            LightState::Good => ('●', TextTone::Good),
            LightState::Bad => ('▲', TextTone::Warning),
            LightState::Plain => (' ', TextTone::Usual),
        };
        let row = Rect { y, height: 1, ..area };
        page.text(row, &format!("{mark} {}", light.said), Align::Left, Role::Body.in_tone(tone));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, virtual_printer::words};
    use crate::virtual_printer::PrinterStatus;
    use chrono::NaiveDateTime;

    fn screen() -> VirtualPrinterScreen {
        VirtualPrinterScreen::new(words(Lang::En), PrinterModel::default(), "var/printer".into())
    }

    fn keyed(screen: &mut VirtualPrinterScreen, letter: char) -> Vec<StaffOutcome<ControlCommand>> {
        screen.hear(StaffEvent::Key(Key::Char(letter)))
    }

    fn seen(screen: &mut VirtualPrinterScreen, view: PrinterSnapshot) {
        screen.hear(StaffEvent::News(PrinterNews::Seen(view, Box::default())));
    }

    #[test]
    fn a_key_sets_a_fault_and_mends_it() {
        let mut screen = screen();
        assert_eq!(
            keyed(&mut screen, 'o'),
            [StaffOutcome::Do(ControlCommand::Set(SimulatedFault::CoverOpen, true))]
        );
        seen(
            &mut screen,
            PrinterSnapshot { faults: vec![SimulatedFault::CoverOpen], ..PrinterSnapshot::default() },
        );
        assert_eq!(
            keyed(&mut screen, 'o'),
            [StaffOutcome::Do(ControlCommand::Set(SimulatedFault::CoverOpen, false))]
        );
        assert_eq!(
            keyed(&mut screen, 'u'),
            [StaffOutcome::Do(ControlCommand::Plug)],
            "the cable is out by then"
        );
        let state = PrinterStatus { ticket_at_exit: true, ..PrinterStatus::default() };
        seen(&mut screen, PrinterSnapshot { state, ..PrinterSnapshot::default() });
        assert_eq!(
            keyed(&mut screen, 't'),
            [StaffOutcome::Do(ControlCommand::Set(SimulatedFault::TicketAtExit, false))]
        );
        assert_eq!(keyed(&mut screen, 'q'), [StaffOutcome::Leave]);
    }

    #[test]
    fn the_feed_button_comes_up_by_itself() {
        let mut screen = screen();
        let tick =
            |millis| StaffEvent::Tick { now: NaiveDateTime::default(), at: Duration::from_millis(millis) };
        screen.hear(tick(1000));
        assert_eq!(
            keyed(&mut screen, 'f'),
            [StaffOutcome::Do(ControlCommand::Set(SimulatedFault::Feed, true))]
        );
        assert_eq!(screen.hear(tick(1100)), []);
        assert_eq!(
            screen.hear(tick(1300)),
            [StaffOutcome::Do(ControlCommand::Set(SimulatedFault::Feed, false))]
        );
        assert_eq!(screen.hear(tick(1400)), []);
    }
}
