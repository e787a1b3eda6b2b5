//! The printer on a full screen: its paper in the middle, its lamps at the side, its keys below.
use super::lamps::{Lamp, Shine, lamps};
use super::sheet::{Strip, gap, strips};
use super::shop::{Look, News, Shop};
use crate::app::input::Key;
use crate::cli::desk::Desk;
use crate::devices::virtual_printer::Happening;
use crate::text::wrap::columns;
use crate::thermal::{Fault, Piece};
use crate::ui::{
    Align, Grid, Highlight, LIGHT, Page, Panel, bold, narrowed, plain, take_bottom, take_right, take_top,
};
use ratatui::{buffer::Buffer, layout::Rect};
use std::sync::mpsc::Receiver;

/// Columns of the lamps.
const SIDE: u16 = 26;
/// How many looks the feed button stays pressed for one stroke of its key.
const FEED: u8 = 3;

/// The virtual printer's desk.
pub(super) struct PaperDesk {
    shop: Shop,
    news: Receiver<News>,
    look: Look,
    paper: Piece,
    /// The piece that came out last, which still lies there.
    last: Option<Piece>,
    said: String,
    feeds: u8,
    done: bool,
}

impl PaperDesk {
    /// A desk for a printer; what happens to it is read from `news`.
    pub fn new(shop: Shop, news: Receiver<News>) -> PaperDesk {
        let (look, paper) = (shop.look(), shop.printer.unfinished());
        let said = (shop.words.ready)(&shop.link);
        PaperDesk { shop, news, look, paper, last: None, said, feeds: 0, done: false }
    }

    fn toggle(&mut self, fault: Fault) {
        let on = !self.look.faults.contains(&fault);
        self.shop.printer.set(fault, on);
    }

    /// Takes the ticket out of the mouth, or tears off what hangs there.
    fn take(&mut self) {
        if self.look.state.ticket_at_exit {
            self.shop.printer.set(Fault::TicketAtExit, false);
        } else {
            self.shop.printer.tear();
        }
    }

    fn plug(&mut self) {
        if self.look.plugged {
            self.shop.printer.unplug();
        } else if let Err(error) = self.shop.printer.plug() {
            self.said = error.to_string();
        }
    }

    fn hear(&mut self, news: News) {
        match news {
            News::Happened(Happening::Piece(piece)) => {
                self.said = self.shop.keep(&piece);
                self.last = Some(*piece);
            }
            News::Happened(Happening::Unplugged) => self.said = self.shop.words.pulled.to_owned(),
            News::Happened(Happening::PaperOut) => self.said = self.shop.words.paper_ended.to_owned(),
            News::Happened(Happening::Changed) => {}
            News::Ordered(line, who) => {
                let answer = self.shop.obey(&line);
                self.done |= answer.is_none();
                let answer = answer.unwrap_or_else(|| self.shop.done());
                self.said = answer.said;
                if let Some(who) = who {
                    who.hear(&answer.json);
                }
            }
            News::Stop => self.done = true,
        }
    }
}

impl Desk for PaperDesk {
    fn view(&self, buffer: &mut Buffer) {
        let area = buffer.area;
        let grid = Grid::new(area.width, area.height, Panel::default(), false);
        let mut page: Page<'_, ()> = Page::new(buffer, area, grid, LIGHT, Highlight::default());
        page.fill(area, LIGHT.page);
        let (head, rest) = take_top(area, 3);
        let keys = key_rows(&self.shop.words.keys, narrowed(area, 1).width);
        let (foot, rest) = take_bottom(rest, u16::try_from(keys.len()).unwrap_or(1));
        let (said, rest) = take_bottom(rest, 1);
        // Where both do not fit side by side, the paper is what people came to see.
        let side = if area.width < SIDE + 52 { 0 } else { SIDE };
        let (side, sheet) = take_right(narrowed(rest, 1), side, 2);
        self.draw_head(&mut page, head);
        self.draw_sheet(&mut page, sheet);
        let lamps = lamps(&self.look, &self.shop.make, self.shop.words);
        draw_lamps(&mut page, take_top(side, 1).1, &lamps);
        page.text(narrowed(said, 1), &self.said, Align::Left, plain(LIGHT.muted, LIGHT.page));
        page.fill(foot, LIGHT.soft);
        page.lines(narrowed(foot, 1), &keys, Align::Left, plain(LIGHT.ink, LIGHT.soft));
    }

    fn key(&mut self, key: Key) {
        match key {
            Key::Char('p') => {
                self.shop.printer.roll(None);
                self.toggle(Fault::PaperOut);
            }
            Key::Char('n') => self.toggle(Fault::PaperLow),
            Key::Char('o') => self.toggle(Fault::CoverOpen),
            Key::Char('c') => self.toggle(Fault::CutterJam),
            Key::Char('h') => self.toggle(Fault::Overheated),
            Key::Char('j') => self.toggle(Fault::PaperJam),
            Key::Char('d') => self.toggle(Fault::Dead),
            Key::Char('m') => self.toggle(Fault::Mute),
            Key::Char('b') => self.toggle(Fault::Babble),
            Key::Char('x') => self.toggle(Fault::WrongBaud),
            Key::Char('u') => self.plug(),
            Key::Char('r') => self.shop.printer.reset(),
            Key::Char('t') => self.take(),
            Key::Char('f') => {
                self.feeds = FEED;
                self.shop.printer.set(Fault::Feed, true);
            }
            Key::Char('q') | Key::Escape | Key::Control('c') => self.done = true,
            _ => {}
        }
        self.look = self.shop.look();
    }

    fn tick(&mut self) {
        if self.feeds > 0 {
            self.feeds -= 1;
            if self.feeds == 0 {
                self.shop.printer.set(Fault::Feed, false);
            }
        }
        while let Ok(news) = self.news.try_recv() {
            self.hear(news);
        }
        self.look = self.shop.look();
        self.paper = self.shop.printer.unfinished();
    }

    fn is_done(&self) -> bool {
        self.done
    }
}

impl PaperDesk {
    /// The newest rows of paper, with as much of the last piece as there is room for.
    fn sheet(&self, width: usize, rows: usize) -> Vec<Strip> {
        let newest = strips(&self.paper, width, rows);
        let room = rows.saturating_sub(newest.len() + 1);
        let last = self.last.as_ref().filter(|_| room > 0);
        let older = last.map(|piece| strips(piece, width, room).into_iter().chain([gap(width)]));
        older.into_iter().flatten().chain(newest).collect()
    }

    fn draw_head(&self, page: &mut Page<'_, ()>, area: Rect) {
        let (words, make) = (self.shop.words, &self.shop.make);
        page.fill(area, LIGHT.header);
        let rows = take_top(narrowed(area, 1), 1).1;
        let title = format!("{} · {}", words.title, make.name);
        page.text(rows, &title, Align::Left, bold(LIGHT.on_header, LIGHT.header));
        let port = format!("{} · {}", (words.port)(&self.shop.link), make.baud);
        page.text(take_top(rows, 1).1, &port, Align::Left, plain(LIGHT.header_muted, LIGHT.header));
    }

    /// The paper grows out of a slot at the foot, its newest line the lowest, as wide as it is.
    fn draw_sheet(&self, page: &mut Page<'_, ()>, area: Rect) {
        let width = u16::try_from(self.shop.make.columns()).unwrap_or(48).min(area.width.saturating_sub(2));
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

fn draw_lamps(page: &mut Page<'_, ()>, area: Rect, lamps: &[Lamp]) {
    for (lamp, y) in lamps.iter().zip(area.top()..area.bottom()) {
        let (mark, colour) = match lamp.shine {
            Shine::Good => ('●', LIGHT.good),
            Shine::Bad => ('▲', LIGHT.accent),
            Shine::Plain => (' ', LIGHT.ink),
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
