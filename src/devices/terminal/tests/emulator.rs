//! A terminal that promises as little as possible: it starts as rubbish, and half a character becomes rubbish.

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use vte::{Params, Perform};

/// What stands in a cell nobody may rely on.
const RUBBISH: &str = "\u{fffd}";
/// What stands in the further half of a wide character.
const HALF: &str = "";

/// The emulator: its picture, its cursor and what it wears.
pub(super) struct Emulator {
    machine: Option<vte::Parser>,
    pub(super) picture: Buffer,
    pub(super) at: Position,
    /// The cursor waits beyond the last column.
    waiting: bool,
    pen: Cell,
}

impl Emulator {
    pub(super) fn new(columns: u16, rows: u16) -> Self {
        let rubbish = Cell::new(RUBBISH);
        Self {
            machine: Some(vte::Parser::new()),
            picture: Buffer::filled(Rect::new(0, 0, columns, rows), rubbish),
            at: Position::new(columns / 2, rows / 2),
            waiting: false,
            pen: Cell::new(" "),
        }
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        let mut machine = self.machine.take().unwrap();
        machine.advance(self, bytes);
        self.machine = Some(machine);
    }

    /// Tells where the picture differs from `page` to an eye, or nothing.
    pub(super) fn difference(&self, page: &Buffer) -> Option<String> {
        let mut covered = 0;
        for (place, (wanted, seen)) in page.content.iter().zip(&self.picture.content).enumerate() {
            let half = covered > 0;
            covered = if half { covered - 1 } else { wanted.cell_width().max(1) - 1 };
            let alike = if half { seen.symbol() == HALF } else { looks(wanted) == looks(seen) };
            if !alike {
                return Some(format!("{:?}: wanted {wanted:?} seen {seen:?}", page.pos_of(place)));
            }
        }
        None
    }

    fn put(&mut self, cell: &Cell, width: u16) {
        for x in self.at.x..self.at.x + width {
            self.tear(Position { x, ..self.at });
        }
        for x in self.at.x..self.at.x + width {
            self.picture[(x, self.at.y)] = cell.clone();
            if x > self.at.x {
                self.picture[(x, self.at.y)].set_symbol(HALF);
            }
        }
    }

    /// Makes rubbish of the character that covers a cell, if it is wide.
    fn tear(&mut self, at: Position) {
        let mut head = at.x;
        while head > 0 && self.picture[(head, at.y)].symbol() == HALF {
            head -= 1;
        }
        let width = self.picture[(head, at.y)].symbol().cell_width();
        if width > 1 {
            for x in head..head + width {
                self.picture[(x, at.y)] = Cell::new(RUBBISH);
            }
        }
    }

    fn blank(&mut self, count: u16) {
        let mut ground = Cell::new(" ");
        ground.bg = self.pen.bg;
        let end = (self.at.x + count).min(self.picture.area.width);
        let home = self.at;
        for x in home.x..end {
            self.at.x = x;
            self.put(&ground, 1);
        }
        self.at = home;
    }

    fn wear(&mut self, codes: &[u16]) {
        let mut rest = codes.iter().copied();
        while let Some(code) = rest.next() {
            match code {
                0 => self.pen = Cell::new(" "),
                1..=9 => self.pen.modifier.insert(Modifier::from_bits_retain(1 << (code - 1))),
                22 => self.pen.modifier.remove(Modifier::BOLD | Modifier::DIM),
                25 => self.pen.modifier.remove(Modifier::SLOW_BLINK | Modifier::RAPID_BLINK),
                23..=29 => self.pen.modifier.remove(Modifier::from_bits_retain(1 << (code - 21))),
                38 => self.pen.fg = long_colour(&mut rest),
                48 => self.pen.bg = long_colour(&mut rest),
                39 => self.pen.fg = Color::Reset,
                49 => self.pen.bg = Color::Reset,
                30..=37 | 90..=97 => self.pen.fg = short_colour(code),
                40..=47 | 100..=107 => self.pen.bg = short_colour(code - 10),
                _ => panic!("unknown colour code {code}"),
            }
        }
    }
}

/// What an eye sees of a cell.
fn looks(cell: &Cell) -> (String, Option<Color>, Color, Modifier) {
    let seen = Modifier::REVERSED
        | Modifier::UNDERLINED
        | Modifier::SLOW_BLINK
        | Modifier::RAPID_BLINK
        | Modifier::CROSSED_OUT;
    let ground = cell.symbol() == " " && !cell.modifier.intersects(seen);
    let (fg, modifier) = if ground { (None, Modifier::empty()) } else { (Some(cell.fg), cell.modifier) };
    (cell.symbol().to_owned(), fg, cell.bg, modifier)
}

fn long_colour(rest: &mut impl Iterator<Item = u16>) -> Color {
    let mut next = || u8::try_from(rest.next().unwrap()).unwrap();
    match next() {
        5 => Color::Indexed(next()),
        2 => Color::Rgb(next(), next(), next()),
        other => panic!("unknown colour space {other}"),
    }
}

fn short_colour(code: u16) -> Color {
    use Color::{Black, Blue, Cyan, DarkGray, Gray, Green, LightBlue, LightCyan, LightGreen};
    use Color::{LightMagenta, LightRed, LightYellow, Magenta, Red, White, Yellow};
    let dark = [Black, Red, Green, Yellow, Blue, Magenta, Cyan, Gray];
    let bright = [DarkGray, LightRed, LightGreen, LightYellow, LightBlue, LightMagenta, LightCyan, White];
    if code >= 90 { bright[usize::from(code - 90)] } else { dark[usize::from(code - 30)] }
}

impl Perform for Emulator {
    fn print(&mut self, letter: char) {
        let width = letter.to_string().cell_width();
        if width == 0 {
            let last = Position { x: self.at.x - u16::from(!self.waiting), ..self.at };
            let grown = format!("{}{letter}", self.picture[last].symbol());
            self.picture[last].set_symbol(&grown);
            return;
        }
        assert!(!self.waiting, "relied upon the wrap at the edge");
        assert!(self.at.x + width <= self.picture.area.width, "a character hangs over the edge");
        let mut cell = self.pen.clone();
        cell.set_char(letter);
        self.put(&cell, width);
        self.at.x += width;
        if self.at.x == self.picture.area.width {
            self.at.x -= 1;
            self.waiting = true;
        }
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\r' => self.at.x = 0,
            b'\n' => self.at.y += 1,
            0x08 => self.at.x -= 1,
            _ => panic!("unknown control {byte}"),
        }
        assert!(!self.waiting, "relied upon a cursor at the edge");
        assert!(self.at.y < self.picture.area.height, "scrolled");
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], _ignore: bool, action: char) {
        let codes: Vec<u16> = params.iter().map(|code| code[0]).collect();
        let count = codes.first().copied().unwrap_or(0).max(1);
        let second = codes.get(1).copied().unwrap_or(0).max(1);
        match (intermediates, action) {
            (b"?", 'h' | 'l') => {}
            ([], 'm') => self.wear(&codes),
            ([], 'H') => {
                self.at = Position::new(second - 1, count - 1);
                self.waiting = false;
            }
            ([], 'K') => self.blank(u16::MAX - 400),
            ([], 'X') => self.blank(count),
            ([], 'J') => {
                let mut ground = Cell::new(" ");
                ground.bg = self.pen.bg;
                self.picture.content.fill(ground);
            }
            ([], 'A') => self.at.y -= count,
            ([], 'B') => self.at.y += count,
            ([], 'C') => self.at.x += count,
            ([], 'D') => self.at.x -= count,
            _ => panic!("unknown sequence {intermediates:?} {codes:?} {action}"),
        }
        assert!(self.picture.area.contains(self.at), "the cursor left the page by {action}");
        assert!(!self.waiting || matches!(action, 'm' | 'h' | 'l'), "relied upon a cursor at the edge");
    }
}
