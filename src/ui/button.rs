//! Buttons and tiles: filled areas that say what a touch on them does.
use super::{Align, Page, bold, page::plain, take_top};
use crate::text::wrap::{columns, wrap};
use ratatui::{layout::Rect, style::Color};

/// How a button looks, by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The step most people take next.
    Primary,
    /// A quiet one: back, next page, language.
    Soft,
    /// A white card.
    Card,
    /// Done, agreed.
    Good,
    /// Takes a number, or warns.
    Accent,
}

/// A tile: a drawn character on a coloured ground, a title, a line that explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile<'a> {
    /// The character drawn big; `None` leaves the ground narrow.
    pub glyph: Option<char>,
    /// What it is.
    pub title: &'a str,
    /// What it does, or how it stands. May be empty.
    pub note: &'a str,
    /// The colour of the ground.
    pub look: Look,
}

impl<M> Page<'_, M> {
    fn colours(&self, look: Look, pressed: bool) -> (Color, Color) {
        let theme = self.theme;
        match look {
            _ if pressed => (theme.bright, theme.pressed),
            Look::Primary => (theme.bright, theme.primary),
            Look::Good => (theme.bright, theme.good),
            Look::Accent => (theme.bright, theme.accent),
            Look::Soft => (theme.primary, theme.soft),
            Look::Card => (theme.ink, theme.card),
        }
    }

    /// A button. In large type its label is drawn as glyphs where they fit.
    pub fn button(&mut self, area: Rect, label: &str, look: Look, message: M) {
        self.button_shape(area, label, look);
        self.target(area, message);
    }

    /// A button that may be touched again at once, like a key.
    pub fn quick_button(&mut self, area: Rect, label: &str, look: Look, message: M) {
        self.button_shape(area, label, look);
        self.quick_target(area, message);
    }

    fn button_shape(&mut self, area: Rect, label: &str, look: Look) {
        let (fg, bg) = self.colours(look, self.next_is_pressed());
        self.card(area, bg);
        let inner = inside(area);
        if self.grid.large && inner.height >= 4 {
            self.headline(inner, label, Align::Centre, fg, bg);
            return;
        }
        let lines = wrap(label, inner.width.into());
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inner.height);
        let y = inner.y + (inner.height - height) / 2;
        self.lines(Rect { y, height, ..inner }, &lines, Align::Centre, bold(fg, bg));
    }

    /// A tile.
    pub fn tile(&mut self, area: Rect, tile: Tile<'_>, message: M) {
        let pressed = self.next_is_pressed();
        let (on_ground, ground) = self.colours(tile.look, pressed);
        let card = if pressed { self.theme.pressed } else { self.theme.card };
        let (ink, muted) =
            if pressed { (self.theme.bright, self.theme.bright) } else { (self.theme.ink, self.theme.muted) };
        self.card(area, card);
        let ground_area = self.tile_ground(area, tile);
        self.card_side(ground_area, ground);
        if let Some(glyph) = tile.glyph {
            let inner = super::narrowed(
                Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..ground_area },
                1,
            );
            self.headline(inner, &glyph.to_string(), Align::Centre, on_ground, ground);
        }
        let left = ground_area.width + 2;
        let words = Rect {
            x: area.x + left,
            y: area.y + 1,
            width: area.width.saturating_sub(left + 1),
            height: area.height.saturating_sub(2),
        };
        self.tile_words(words, tile, (ink, muted, card));
        self.target(area, message);
    }

    /// The coloured part of a tile: wide enough for its character, or a stripe where the tile is narrow.
    fn tile_ground(&self, area: Rect, tile: Tile<'_>) -> Rect {
        let rows = area.height.saturating_sub(2).min(if area.height > 10 { 7 } else { 6 });
        let wanted = self.grid.han_columns(rows) + 2;
        let words = u16::try_from(columns(tile.title)).unwrap_or(u16::MAX).min(14) + 4;
        let fits = tile.glyph.is_some() && rows >= 4 && area.width >= wanted + words;
        Rect { width: if fits { wanted } else { 1 }, ..area }
    }

    /// Recolours the left part of a card that is already drawn.
    fn card_side(&mut self, area: Rect, colour: Color) {
        let (page, shadow) = (self.theme.page, self.theme.shadow);
        self.card_on(area, colour, page, shadow);
    }

    fn tile_words(&mut self, area: Rect, tile: Tile<'_>, (ink, muted, bg): (Color, Color, Color)) {
        let note = wrap(tile.note, area.width.into());
        let note_rows = if tile.note.is_empty() { 0 } else { u16::try_from(note.len()).unwrap_or(u16::MAX) };
        let big = if self.grid.large {
            self.biggest(tile.title, area.width, area.height.saturating_sub(note_rows.min(2) + 1))
        } else {
            None
        };
        let title = wrap(tile.title, area.width.into());
        let title_rows = big.map_or(u16::try_from(title.len()).unwrap_or(1), |size| size.rows + 1);
        let note_rows = note_rows.min(area.height.saturating_sub(title_rows));
        let top = area.y + (area.height.saturating_sub(title_rows + note_rows)) / 2;
        let (head, rest) =
            take_top(Rect { y: top, height: area.bottom().saturating_sub(top), ..area }, title_rows);
        match big {
            Some(size) => self.glyphs(head, tile.title, size, Align::Left, ink, bg),
            None => self.lines(head, &title, Align::Left, bold(ink, bg)),
        }
        self.lines(rest, &note, Align::Left, plain(muted, bg));
    }
}

/// The rows of a button between its half-drawn edges, and a column of air on either side.
fn inside(area: Rect) -> Rect {
    super::narrowed(Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(2), ..area }, 1)
}
