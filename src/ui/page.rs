//! A page being drawn: cells for the eye, targets for the finger, in one call.
use super::{ColourTheme, GlyphSize, Glyphs, Grid};
use crate::text::layout::wrap::columns;
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Modifier, Style},
};

/// A place on the page that means something when touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target<M> {
    /// Where it lies.
    pub place: TargetArea,
    /// What touching it means.
    pub message: M,
}

/// Where a target lies. Its first and last rows are drawn half, so that neighbours stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetArea {
    /// The cells of the terminal it covers.
    pub area: Rect,
    /// May be touched again at once, like a key of a keyboard.
    pub quick: bool,
    /// Turns a page, so that the wheel and the page keys do the same.
    pub turns: Option<TurnDirection>,
}

/// Which way a target turns the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnDirection {
    /// To the page before.
    Back,
    /// To the next page.
    Forward,
}

/// Which target is to be shown as chosen by the arrow keys, and which as pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Highlight {
    /// By the keyboard.
    pub focus: Option<usize>,
    /// By a finger.
    pub pressed: Option<usize>,
}

/// Where a text stands in its area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// From the left edge.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// To the right edge.
    Right,
}

/// A page being drawn.
pub struct Page<'a, M> {
    /// What may be drawn on.
    pub area: Rect,
    /// The panel's measures.
    pub grid: Grid,
    /// The colours the page is drawn in.
    pub theme: ColourTheme,
    /// What cards lie on.
    pub ground: Color,
    buffer: &'a mut Buffer,
    targets: Vec<Target<M>>,
    highlight: Highlight,
}

impl<'a, M> Page<'a, M> {
    /// A page on a part of a buffer.
    pub fn new(
        buffer: &'a mut Buffer,
        area: Rect,
        grid: Grid,
        theme: ColourTheme,
        highlight: Highlight,
    ) -> Self {
        let ground = theme.page;
        Page {
            area: area.intersection(buffer.area),
            grid,
            theme,
            ground,
            buffer,
            targets: Vec::new(),
            highlight,
        }
    }

    /// Ends drawing: what can be touched, in the order it was drawn.
    pub fn into_targets(self) -> Vec<Target<M>> {
        self.targets
    }

    /// Says whether the target that will be drawn next is pressed.
    pub fn next_is_pressed(&self) -> bool {
        self.highlight.pressed == Some(self.targets.len())
    }

    /// Notes a target without drawing it; its look is already there. Areas outside the page are left out.
    pub fn target(&mut self, area: Rect, message: M) {
        self.note(area, false, message);
    }

    /// Says that the target drawn last turns the page.
    pub fn turns(&mut self, turning: TurnDirection) {
        if let Some(target) = self.targets.last_mut() {
            target.place.turns = Some(turning);
        }
    }

    /// Notes a target that may be touched again at once.
    pub fn quick_target(&mut self, area: Rect, message: M) {
        self.note(area, true, message);
    }

    fn note(&mut self, area: Rect, quick: bool, message: M) {
        let area = area.intersection(self.area);
        if area.is_empty() {
            return;
        }
        if self.highlight.focus == Some(self.targets.len()) {
            self.mark_focus(area);
        }
        self.targets.push(Target { place: TargetArea { area, quick, turns: None }, message });
    }

    /// Bars on both sides: seen by shape as well as by colour.
    fn mark_focus(&mut self, area: Rect) {
        let accent = self.theme.accent;
        for y in area.top() + 1..area.bottom().saturating_sub(1).max(area.top() + 1) {
            for x in [area.left(), area.right() - 1] {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.set_symbol("█").set_fg(accent);
                }
            }
        }
    }

    /// Fills an area with a colour.
    pub fn fill(&mut self, area: Rect, colour: Color) {
        let area = area.intersection(self.area);
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_bg(colour);
            }
        }
    }

    /// Fills one row of an area with a block character in two colours.
    pub fn edge(&mut self, area: Rect, symbol: &str, fg: Color, bg: Color) {
        for position in area.intersection(self.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_symbol(symbol).set_fg(fg).set_bg(bg);
            }
        }
    }

    /// Draws a text on one row of an area; what does not fit ends in `…`.
    pub fn text(&mut self, area: Rect, text: &str, align: Align, style: Style) {
        let area = area.intersection(self.area);
        let room = usize::from(area.width);
        if area.is_empty() {
            return;
        }
        let clipped;
        let text = if columns(text) > room {
            clipped = crate::text::layout::wrap::clip(text, room, 1).concat();
            clipped.as_str()
        } else {
            text
        };
        let spare = area.width.saturating_sub(u16::try_from(columns(text)).unwrap_or(area.width));
        let x = match align {
            Align::Left => area.x,
            Align::Centre => area.x + spare / 2,
            Align::Right => area.x + spare,
        };
        self.buffer.set_stringn(x, area.y, text, usize::from(area.right() - x), style);
    }

    /// Draws lines below each other from the top of an area; where there are more than rows, the last ends in `…`.
    pub fn lines(&mut self, area: Rect, lines: &[String], align: Align, style: Style) {
        let cut = lines.len() > area.height.into();
        let area = if area.width == 0 { Rect::default() } else { area };
        for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
            let row = Rect { y, height: 1, ..area };
            if cut && y + 1 == area.bottom() {
                let room = usize::from(area.width);
                let marked = crate::text::layout::wrap::clip(&format!("{line} …"), room, 1).concat();
                self.text(row, &marked, align, style);
            } else {
                self.text(row, line, align, style);
            }
        }
    }

    /// A filled card with half-block edges, and a soft shadow half a row below.
    pub fn card(&mut self, area: Rect, colour: Color) {
        self.card_on(area, colour, self.ground, self.theme.shadow);
    }

    /// A card on another ground; `shadow` may be the ground itself.
    pub fn card_on(&mut self, area: Rect, colour: Color, ground: Color, shadow: Color) {
        if area.height < 2 {
            self.fill(area, colour);
            return;
        }
        let row = |y| Rect { y, height: 1, ..area };
        self.fill(Rect { y: area.y + 1, height: area.height - 2, ..area }, colour);
        self.edge(row(area.y), "▄", colour, ground);
        self.edge(row(area.bottom() - 1), "▀", colour, shadow);
        self.edge(Rect { width: 1.min(area.width), ..row(area.bottom() - 1) }, "▀", colour, ground);
    }

    /// The biggest size in which a text can be drawn as glyphs in `width` × `height` cells, from 4 rows up.
    ///
    /// A row more is worth more than a square shape: characters may be drawn down to two thirds as wide.
    pub fn biggest(&self, text: &str, width: u16, height: u16) -> Option<GlyphSize> {
        let glyphs = Glyphs::get();
        if !glyphs.covers(text) {
            return None;
        }
        // Small letters are unreadable when they are narrowed.
        let latin = text.contains(|c: char| c.is_ascii_lowercase());
        let shapes = |rows: u16| {
            let square = self.grid.han_columns(rows);
            let narrowed = if latin { [square; 3] } else { [square, square * 5 / 6, square * 2 / 3] };
            narrowed.map(|han| GlyphSize { han: han.max(6), rows })
        };
        let mut sizes = (4..=height.min(12)).rev().flat_map(shapes);
        sizes.find(|size| glyphs.width(text, *size) <= width)
    }

    /// A name broken into at most `lines` lines of small glyphs, 4 rows each; `None` where it is too long for them.
    pub fn drawn_name(&self, name: &str, width: u16, lines: usize) -> Option<(Vec<String>, GlyphSize)> {
        let size = GlyphSize { han: (self.grid.han_columns(4) * 4 / 5).max(6), rows: 4 };
        let glyphs = Glyphs::get();
        let fits = |broken: &[String]| {
            broken.len() <= lines && broken.iter().all(|line| glyphs.width(line, size) <= width)
        };
        let room = usize::from(2 * width / size.han);
        let broken = [room * 5 / 4, room].map(|room| crate::text::layout::wrap::wrap(name, room));
        let broken = broken.into_iter().find(|broken| fits(broken)).filter(|_| glyphs.covers(name))?;
        Some((broken, size))
    }

    /// Draws a text as glyphs of a size.
    pub fn glyphs(&mut self, area: Rect, text: &str, size: GlyphSize, align: Align, fg: Color, bg: Color) {
        let width = Glyphs::get().width(text, size).min(area.width);
        let spare = area.width - width;
        let x = area.x
            + match align {
                Align::Left => 0,
                Align::Centre => spare / 2,
                Align::Right => spare,
            };
        let area = Rect { x, width, height: size.rows, ..area }.intersection(self.area);
        Glyphs::get().draw(self.buffer, area, text, size, fg, bg);
    }

    /// Draws a text as big as it fits, in the middle; as bold letters where glyphs do not fit. Returns its rows.
    pub fn headline(&mut self, area: Rect, text: &str, align: Align, fg: Color, bg: Color) -> u16 {
        if let Some(size) = self.biggest(text, area.width, area.height) {
            let y = area.y + (area.height - size.rows) / 2;
            self.glyphs(Rect { y, height: size.rows, ..area }, text, size, align, fg, bg);
            return size.rows;
        }
        let lines = crate::text::layout::wrap::wrap(text, area.width.into());
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
        let y = area.y + (area.height - height) / 2;
        self.lines(Rect { y, height, ..area }, &lines, align, bold(fg, bg));
        height
    }

    /// Draws a name as [`Page::drawn_name`] broke it, from the top of an area.
    pub fn name(&mut self, area: Rect, name: &(Vec<String>, GlyphSize), align: Align, fg: Color, bg: Color) {
        let (lines, size) = name;
        for (line, y) in lines.iter().zip((area.y..area.bottom()).step_by(size.rows.into())) {
            self.glyphs(Rect { y, height: size.rows, ..area }, line, *size, align, fg, bg);
        }
    }

    /// Draws a part that speaks its own messages, translated by `wrap`.
    pub fn part<N>(&mut self, area: Rect, wrap: impl Fn(N) -> M, draw: impl FnOnce(&mut Page<'_, N>)) {
        let before = self.targets.len();
        let shifted = |at: Option<usize>| at.and_then(|at| at.checked_sub(before));
        let highlight =
            Highlight { focus: shifted(self.highlight.focus), pressed: shifted(self.highlight.pressed) };
        let mut inner =
            Page::new(self.buffer, area.intersection(self.area), self.grid, self.theme, highlight);
        draw(&mut inner);
        let targets = inner.into_targets();
        self.targets.extend(targets.into_iter().map(|t| Target { place: t.place, message: wrap(t.message) }));
    }
}

/// Plain text in two colours.
pub fn plain(fg: Color, bg: Color) -> Style {
    Style::new().fg(fg).bg(bg)
}

/// Bold text in two colours.
pub fn bold(fg: Color, bg: Color) -> Style {
    plain(fg, bg).add_modifier(Modifier::BOLD)
}
