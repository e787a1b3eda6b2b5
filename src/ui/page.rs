//! A page being drawn: cells for the eye, targets for the finger, in one call.
use super::{ColourTheme, Grid};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Color,
};
use unicode_width::UnicodeWidthStr;

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
    pub(super) buffer: &'a mut Buffer,
    targets: Vec<Target<M>>,
    highlight: Highlight,
    touched: Option<Position>,
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
            touched: None,
        }
    }

    /// The page as it is drawn to look up what a touch at a cell means.
    #[must_use]
    pub fn touched_at(self, touched: Option<Position>) -> Self {
        Page { touched, ..self }
    }

    /// Where the finger is whose touch is being looked up: a text puts its caret there. Nothing while a page is drawn to be
    /// seen, or where a key chose the target.
    pub fn touched(&self) -> Option<Position> {
        self.touched
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

    /// Forgets the targets that something is drawn over.
    pub fn cover(&mut self, area: Rect) {
        self.targets.retain(|target| !target.place.area.intersects(area));
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
        self.keep_halves(area);
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_bg(colour);
            }
        }
    }

    /// Gives the further half of each wide character at the right edge of an area, whose nearer half is about to be covered,
    /// the character's ground: it has no colours of its own.
    fn keep_halves(&mut self, area: Rect) {
        let Some(last) = area.right().checked_sub(1) else { return };
        for y in area.rows().map(|row| row.y) {
            let head =
                self.buffer.cell((last, y)).filter(|head| head.symbol().width() > 1).map(|head| head.bg);
            if let (Some(ground), Some(half)) = (head, self.buffer.cell_mut((area.right(), y))) {
                half.set_bg(ground);
            }
        }
    }

    /// Fills one row of an area with a block character in two colours.
    pub fn edge(&mut self, area: Rect, symbol: &str, fg: Color, bg: Color) {
        self.keep_halves(area.intersection(self.area));
        for position in area.intersection(self.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_symbol(symbol).set_fg(fg).set_bg(bg);
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

    /// Draws a part that speaks its own messages, translated by `wrap`.
    pub fn part<N>(&mut self, area: Rect, wrap: impl Fn(N) -> M, draw: impl FnOnce(&mut Page<'_, N>)) {
        let before = self.targets.len();
        let shifted = |at: Option<usize>| at.and_then(|at| at.checked_sub(before));
        let highlight =
            Highlight { focus: shifted(self.highlight.focus), pressed: shifted(self.highlight.pressed) };
        let inner = Page::new(self.buffer, area.intersection(self.area), self.grid, self.theme, highlight);
        let mut inner = inner.touched_at(self.touched);
        draw(&mut inner);
        let targets = inner.into_targets();
        self.targets.extend(targets.into_iter().map(|t| Target { place: t.place, message: wrap(t.message) }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Position;

    #[test]
    fn a_card_over_half_a_wide_character_leaves_no_hole_beside_it() {
        let area = Rect::new(0, 0, 8, 3);
        let mut buffer = Buffer::empty(area);
        let grid = Grid::new(8, 3, crate::ui::Panel { width_mm: 80.0, height_mm: 60.0 }, false);
        let theme = crate::ui::LIGHT;
        let mut page: Page<'_, ()> = Page::new(&mut buffer, area, grid, theme, Highlight::default());
        page.fill(area, Color::White);
        page.buffer.set_string(0, 1, "一二三四", ratatui::style::Style::new().bg(Color::White));
        page.card_on(Rect::new(0, 0, 3, 3), Color::Blue, Color::White, Color::White);
        let beside = &buffer[Position { x: 3, y: 1 }];
        assert_eq!((beside.symbol(), beside.bg), (" ", Color::White));
    }
}
