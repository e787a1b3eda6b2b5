//! The cells of one page, wide characters and their hidden halves.

use ratatui::buffer::{Cell, CellDiffOption, CellWidth};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

use super::cell_style::{self, ColourDepth};

/// The longest character, in bytes, that is drawn whole: one with fifty accents is an attack, not a word.
const LONGEST: usize = 32;

/// One place of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Nobody knows what is there.
    Unknown,
    /// The further half of the wide character to the left.
    Hidden,
    /// A character of so many columns begins here.
    Drawn(Cell, u16),
}

/// The cells of one page.
#[derive(Debug)]
pub(super) struct CellGrid {
    size: Size,
    slots: Vec<Slot>,
    /// What is left of a wide character when half of it is drawn over.
    left_over: fn(&Cell) -> Slot,
}

impl CellGrid {
    /// Makes the page a program asks for: half a character leaves the ground it stood on.
    pub(super) fn wanted(size: Size) -> Self {
        Self { size, slots: blanks(size), left_over: |cell| Slot::Drawn(ground_of(cell), 1) }
    }

    /// Makes the page a terminal shows: what it makes of half a character is its own secret.
    pub(super) fn shown(size: Size) -> Self {
        Self { size, slots: vec![Slot::Unknown; cells(size)], left_over: |_| Slot::Unknown }
    }

    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// Blanks every cell.
    pub(super) fn clear(&mut self) {
        self.slots = blanks(self.size);
    }

    pub(super) fn row(&self, y: u16) -> &[Slot] {
        let start = self.place(0, y);
        &self.slots[start..start + usize::from(self.size.width)]
    }

    pub(super) fn holds(&self, x: u16, y: u16) -> bool {
        x < self.size.width && y < self.size.height
    }

    /// Puts a character of `width` columns there; the cell must be on the page.
    pub(super) fn put(&mut self, x: u16, y: u16, cell: Cell, width: u16) {
        let room = self.size.width - x;
        let (cell, width) = if width > room { (ground_of(&cell), 1) } else { (cell, width) };
        for column in x..x + width {
            self.split(column, y);
        }
        let place = self.place(x, y);
        self.slots[place + 1..place + usize::from(width)].fill(Slot::Hidden);
        self.slots[place] = Slot::Drawn(cell, width);
    }

    /// Takes the wide character that covers this column apart.
    fn split(&mut self, x: u16, y: u16) {
        let start = self.place(0, y);
        let row = &mut self.slots[start..start + usize::from(self.size.width)];
        let head = row[..=usize::from(x)].iter().rposition(|slot| *slot != Slot::Hidden).unwrap_or(0);
        if let Slot::Drawn(cell, width @ 2..) = &row[head] {
            let (left, width) = ((self.left_over)(cell), usize::from(*width));
            row[head..head + width].fill(left);
        }
    }

    fn place(&self, x: u16, y: u16) -> usize {
        usize::from(y) * usize::from(self.size.width) + usize::from(x)
    }
}

/// Makes a cell fit to be sent, and tells its width: two cells that look alike become equal.
pub(super) fn fit(cell: &Cell, depth: ColourDepth) -> (Cell, u16) {
    let mut fit = cell.clone();
    fit.diff_option = CellDiffOption::None;
    fit.fg = cell_style::within(depth, cell.fg);
    fit.bg = cell_style::within(depth, cell.bg);
    if cell.symbol().chars().any(char::is_control) {
        // A control character would be obeyed by the terminal.
        fit.set_symbol(" ");
    } else if cell.symbol().len() > LONGEST {
        fit.set_char(cell.symbol().chars().next().unwrap_or(' '));
    }
    let width = fit.symbol().cell_width();
    if width == 0 {
        fit.set_symbol(" ");
    }
    if cell_style::is_ground(&fit) {
        fit = ground_of(&fit);
    }
    (fit, width.max(1))
}

/// The blank a cell leaves when its character goes: what shows of its face on a blank stays.
fn ground_of(cell: &Cell) -> Cell {
    let mut ground = cell.clone();
    ground.set_symbol(" ");
    if cell_style::is_ground(&ground) {
        ground.fg = Color::Reset;
        ground.modifier = Modifier::empty();
    }
    ground
}

fn blanks(size: Size) -> Vec<Slot> {
    vec![Slot::Drawn(Cell::new(" "), 1); cells(size)]
}

fn cells(size: Size) -> usize {
    usize::from(size.width) * usize::from(size.height)
}
