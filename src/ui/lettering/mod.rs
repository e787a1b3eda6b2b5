//! How texts are drawn by what they are: the one place that knows letters, weights, sizes and the colours of text.
//!
//! A page gives a role, a tone and a place. A text stands in a terminal's letters, one row high, or in letters drawn from
//! outlines over several rows, where its role calls for that and its place has room.
mod colour;
mod laid;
mod letters;
mod size;

pub use laid::{LaidText, Lettering};
pub use letters::can_be_large;
pub use size::LARGE;
pub(super) use size::drawn_from;

use crate::text::layout::wrap::{clip, columns};
use crate::ui::{Align, GlyphSize, Glyphs, Page, TonedRole};
use ratatui::{
    layout::Rect,
    style::{Color, Modifier, Style},
};

impl<M> Page<'_, M> {
    /// Writes a text on one row of an area; what does not fit ends in `…`.
    pub fn text(&mut self, area: Rect, text: &str, align: Align, role: impl Into<TonedRole>) {
        let area = area.intersection(self.area);
        let room = usize::from(area.width);
        if area.is_empty() {
            return;
        }
        let clipped;
        let text = if columns(text) > room {
            clipped = clip(text, room, 1).concat();
            clipped.as_str()
        } else {
            text
        };
        let width = u16::try_from(columns(text)).unwrap_or(area.width);
        let x = area.x + indent(area.width, width, align);
        let style = self.written_style((x, area.y), role.into());
        self.buffer.set_stringn(x, area.y, text, usize::from(area.right() - x), style);
    }

    /// Writes lines below each other from the top of an area; where there are more than rows, the last ends in `…`.
    pub fn lines(&mut self, area: Rect, lines: &[String], align: Align, role: impl Into<TonedRole>) {
        let role = role.into();
        let cut = lines.len() > area.height.into();
        let area = if area.width == 0 { Rect::default() } else { area };
        for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
            let row = Rect { y, height: 1, ..area };
            if cut && y + 1 == area.bottom() {
                let marked = clip(&format!("{line} …"), area.width.into(), 1).concat();
                self.text(row, &marked, align, role);
            } else {
                self.text(row, line, align, role);
            }
        }
    }

    /// Displays a text that is to be read from afar: as large as its area allows, in the middle of its height; written where
    /// no larger letters fit. Returns its rows.
    pub fn display(&mut self, area: Rect, text: &str, align: Align, role: impl Into<TonedRole>) -> u16 {
        let TonedRole { role, tone } = role.into();
        let laid = self.one_line(role, text, area.width, area.height);
        let laid = laid.unwrap_or_else(|| self.written(role, text, area.width));
        let height = laid.rows().min(area.height);
        let y = area.y + (area.height - height) / 2;
        self.set(Rect { y, height, ..area }, &laid, align, tone);
        height
    }

    /// The colour, weight and ground of a text that is written where a cell stands.
    fn written_style(&self, place: (u16, u16), role: TonedRole) -> Style {
        let ground = self.ground_at(place);
        let style = Style::new().fg(colour::of(self.theme, ground, role, false)).bg(ground);
        if size::is_bold(role.role, self.grid.large) { style.add_modifier(Modifier::BOLD) } else { style }
    }

    /// Draws a text in letters from outlines, on the ground that is painted there.
    fn outlined(&mut self, area: Rect, text: &str, size: GlyphSize, align: Align, role: TonedRole) {
        let width = Glyphs::get().width(text, size).min(area.width);
        let x = area.x + indent(area.width, width, align);
        let area = Rect { x, width, height: size.rows, ..area }.intersection(self.area);
        let ground = self.ground_at((area.x, area.y));
        let ink = colour::of(self.theme, ground, role, true);
        Glyphs::get().draw(self.buffer, area, text, size, ink, ground);
    }

    /// The colour that is painted at a place: on the edge of a card, that of the card.
    fn ground_at(&self, place: (u16, u16)) -> Color {
        self.buffer.cell(place).map_or(self.ground, |cell| match cell.symbol() {
            "▄" | "▀" => cell.fg,
            _ => cell.bg,
        })
    }
}

/// Where a text of some width begins in a room.
fn indent(room: u16, width: u16, align: Align) -> u16 {
    let spare = room.saturating_sub(width);
    match align {
        Align::Left => 0,
        Align::Centre => spare / 2,
        Align::Right => spare,
    }
}

#[cfg(test)]
mod tests {
    use crate::ui::{Align, Grid, Highlight, LIGHT, Page, Panel, Role, TextTone};
    use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

    const AREA: Rect = Rect { x: 0, y: 0, width: 60, height: 20 };

    fn drawn(large_type: bool, draw: impl FnOnce(&mut Page<'_, ()>)) -> Buffer {
        let mut buffer = Buffer::empty(AREA);
        let grid = Grid::new(AREA.width, AREA.height, Panel::default(), large_type);
        let mut page = Page::new(&mut buffer, AREA, grid, LIGHT, Highlight::default());
        page.fill(AREA, LIGHT.page);
        draw(&mut page);
        buffer
    }

    #[test]
    fn a_text_stands_on_the_ground_that_is_painted() {
        let row = |y| Rect { y, height: 1, ..AREA };
        let buffer = drawn(false, |page| {
            page.fill(row(0), LIGHT.header);
            page.fill(row(1), LIGHT.accent);
            page.card(Rect { y: 3, height: 3, ..AREA }, LIGHT.card);
            for y in 0..4 {
                page.text(row(y), "取号", Align::Left, Role::Note);
            }
        });
        let seen = [0, 1, 2, 3].map(|y| (buffer[(0, y)].fg, buffer[(0, y)].bg));
        let wanted = [
            (LIGHT.header_muted, LIGHT.header),
            (LIGHT.bright, LIGHT.accent),
            (LIGHT.muted, LIGHT.page),
            (LIGHT.muted, LIGHT.card),
        ];
        assert_eq!(seen, wanted, "the last one lies on the edge of a card");
    }

    #[test]
    fn large_type_makes_running_text_heavy() {
        let bold = |large_type, role| {
            let buffer = drawn(large_type, |page| page.text(AREA, "取号", Align::Left, role));
            buffer[(0, 0)].modifier.contains(Modifier::BOLD)
        };
        assert_eq!([bold(false, Role::Body), bold(true, Role::Body)], [false, true]);
        assert_eq!([bold(false, Role::Fact), bold(true, Role::Note)], [true, false]);
    }

    #[test]
    fn what_is_laid_out_takes_the_rows_it_says() {
        drawn(false, |page| {
            let one = page.one_line(Role::Title, "取号", 60, 20).unwrap();
            assert!(one.is_large() && one.is_one_line() && one.rows() <= 12);
            let long = "老年人残疾人孕妇现役军人优先".repeat(3);
            assert_eq!(page.one_line(Role::Title, &long, 60, 20), None);
            let written = page.written(Role::Title, &long, 60);
            assert_eq!((written.rows(), written.is_large()), (2, false));
            assert_eq!(page.display(AREA, &long, Align::Left, Role::Title), 2);
            let fitting = page.lettering(Role::Title, 4);
            assert_eq!((fitting.rows(), fitting.line("号").rows()), (4, 4));
            assert_eq!(page.lettering(Role::Title, 3).rows(), 1, "Han characters are not clear in three");
            page.set(AREA, &one, Align::Centre, TextTone::Warning);
        });
    }
}
