//! Texts drawn in styles, for faces that do not name roles yet; it goes with the last of them.
use super::{indent, laid::width};
use crate::text::layout::wrap::wrap;
use crate::ui::{Align, GlyphSize, Glyphs, Page, Role, TonedRole};
use ratatui::{
    layout::Rect,
    style::{Color, Modifier, Style},
};

/// How a written text looks on a page: by its role, or in a style.
pub trait WrittenStyle: Copy {
    /// The style where a cell stands.
    fn on<M>(self, page: &Page<'_, M>, place: (u16, u16)) -> Style;
}

impl WrittenStyle for Style {
    fn on<M>(self, _: &Page<'_, M>, _: (u16, u16)) -> Style {
        self
    }
}

impl WrittenStyle for Role {
    fn on<M>(self, page: &Page<'_, M>, place: (u16, u16)) -> Style {
        page.written_style(place, self.into())
    }
}

impl WrittenStyle for TonedRole {
    fn on<M>(self, page: &Page<'_, M>, place: (u16, u16)) -> Style {
        page.written_style(place, self)
    }
}

impl<M> Page<'_, M> {
    /// A name broken into at most `lines` lines of small glyphs, 4 rows each; `None` where it is too long for them.
    pub fn drawn_name(&self, name: &str, width: u16, lines: usize) -> Option<(Vec<String>, GlyphSize)> {
        self.in_small(name, width, lines)
    }

    /// Draws a text as glyphs of a size.
    pub fn glyphs(&mut self, area: Rect, text: &str, size: GlyphSize, align: Align, fg: Color, bg: Color) {
        let width = width(text, size).min(area.width);
        let x = area.x + indent(area.width, width, align);
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
        let lines = wrap(text, area.width.into());
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
}

/// Plain text in two colours.
pub fn plain(fg: Color, bg: Color) -> Style {
    Style::new().fg(fg).bg(bg)
}

/// Bold text in two colours.
pub fn bold(fg: Color, bg: Color) -> Style {
    plain(fg, bg).add_modifier(Modifier::BOLD)
}
