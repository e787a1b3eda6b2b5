//! Tiles: a drawn character on a coloured ground, a title, a line that explains.
use super::{Align, ButtonStyle, LARGE, LaidText, Page, Role, TextTone, button::inside, narrowed, take_top};
use crate::text::layout::wrap::{columns, wrap};
use ratatui::{layout::Rect, style::Color};

/// A tile among others of the same shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile<'a> {
    /// The character drawn big; `None` leaves a stripe of colour.
    pub glyph: Option<char>,
    /// What it is.
    pub title: &'a str,
    /// What it does, or how it stands. May be empty.
    pub note: &'a str,
    /// The colour of the ground.
    pub look: ButtonStyle,
    /// Columns of the longest title among the tiles, so that all of them look alike.
    pub longest: u16,
    /// In large type, the title may stand in large letters; on a page of tiles all titles do or none.
    pub drawn: bool,
}

/// Where the coloured ground lies, and where the words stand.
struct TileParts {
    ground: Rect,
    glyph: Rect,
    words: Rect,
    align: Align,
}

impl<M> Page<'_, M> {
    /// Draws a tile in an area, and makes it a target that means a message.
    pub fn tile(&mut self, area: Rect, tile: Tile<'_>, message: M) {
        let pressed = self.next_is_pressed();
        self.card(area, self.ground_of(ButtonStyle::Card, pressed));
        let parts = self.tile_parts(area, tile);
        self.ground(area, parts.ground, self.ground_of(tile.look, pressed));
        if let Some(glyph) = tile.glyph.filter(|_| !parts.glyph.is_empty()) {
            let sign = Role::Figure.in_tone(tile.look.tone());
            self.display(parts.glyph, &glyph.to_string(), Align::Centre, sign);
        }
        self.tile_words(&parts, tile);
        self.target(area, message);
    }

    /// Says whether in large type the titles of all these tiles stand in large letters in areas of this size, without their
    /// drawn characters; with room for their notes, or without.
    pub fn have_large_titles(&self, area: Rect, tiles: &[Tile<'_>], with_notes: bool) -> bool {
        let is_large = |tile: &Tile<'_>| {
            let tile = Tile { glyph: None, drawn: true, ..*tile };
            let words = self.tile_parts(area, tile).words;
            let has_room = !with_notes || tile.note.is_empty() || words.height >= LARGE + 2;
            has_room && self.large_title(words, tile).is_some()
        };
        tiles.iter().all(is_large)
    }

    /// Says whether titles as long as this stand whole on tiles with room for `width` × `height` cells, in the large letters
    /// of large type: one that must be broken could be broken inside a word.
    pub fn are_titles_large(&self, longest: u16, width: u16, height: u16) -> bool {
        self.one_line(Role::Title, &as_long_as(longest), width, height).is_some()
    }

    /// The glyph beside the words, above them, or not at all.
    fn tile_parts(&self, area: Rect, tile: Tile<'_>) -> TileParts {
        let inner = inside(area);
        let rows = inner.height.min(if area.height > 10 { 7 } else { 6 });
        let beside = self.grid.han_columns(rows) + 2;
        let note = u16::from(!tile.note.is_empty());
        if tile.glyph.is_some() && rows >= 4 && area.width >= beside + tile.longest + 4 {
            let ground = Rect { width: beside, ..area };
            let words = Rect { x: area.x + beside + 2, width: area.width - beside - 3, ..inner };
            let glyph = narrowed(Rect { y: inner.y, height: inner.height, ..ground }, 1);
            return TileParts { ground, glyph, words, align: Align::Left };
        }
        if tile.glyph.is_some() && inner.height >= 5 + note {
            let words_rows = if inner.height >= 9 { 3 } else { 1 + u16::from(inner.height > 5) * note };
            let (top, words) = take_top(inner, inner.height - words_rows);
            let ground = Rect { y: area.y, height: top.height + 1, ..area };
            return TileParts { ground, glyph: top, words, align: Align::Centre };
        }
        let words = Rect { x: area.x + 3, width: area.width.saturating_sub(4), ..inner };
        TileParts { ground: Rect { width: 1, ..area }, glyph: Rect::default(), words, align: Align::Left }
    }

    /// Colours a part of a card that is already drawn.
    fn ground(&mut self, area: Rect, part: Rect, colour: Color) {
        let theme = self.theme;
        if part.height == area.height {
            self.card_on(part, colour, theme.page, theme.shadow);
            return;
        }
        let row = |y| Rect { y, height: 1, ..part };
        self.edge(row(part.y), "▄", colour, theme.page);
        self.fill(Rect { y: part.y + 1, height: part.height - 1, ..part }, colour);
    }

    fn tile_words(&mut self, parts: &TileParts, tile: Tile<'_>) {
        let area = parts.words;
        // Below a drawn character there may be room for the title alone, with a row of air.
        let tight = parts.align == Align::Centre && area.height <= 2;
        let note =
            if tile.note.is_empty() || tight { Vec::new() } else { wrap(tile.note, area.width.into()) };
        let title = self.large_title(area, tile);
        let title = title.unwrap_or_else(|| self.written(Role::Title, tile.title, area.width));
        let title_rows = title.rows();
        let gap = u16::from(title.is_large() && !note.is_empty());
        let left = area.height.saturating_sub(title_rows + gap);
        // Beside a large title a note stands whole or not at all.
        let note = if title.is_large() && rows(note.len()) > left { Vec::new() } else { note };
        let note_rows = rows(note.len()).min(left);
        let spare = area.height.saturating_sub(title_rows + gap + note_rows);
        let top = area.y + if tight { spare } else { spare / 2 };
        let (head, rest) =
            take_top(Rect { y: top, height: area.bottom().saturating_sub(top), ..area }, title_rows);
        self.set(head, &title, parts.align, TextTone::Plain);
        self.lines(take_top(rest, gap).1, &note, parts.align, Role::Note);
        if left == 0 && !title.is_large() && parts.align == Align::Left {
            self.note_behind(head, tile);
        }
    }

    /// A note that has no row of its own stands at the end of the last row of a written title, if it has room there.
    fn note_behind(&mut self, head: Rect, tile: Tile<'_>) {
        let title = wrap(tile.title, head.width.into());
        let last = title.last().map_or(0, |line| columns(line));
        if rows(title.len()) == head.height && last + 2 + columns(tile.note) <= head.width.into() {
            let row = Rect { y: head.bottom() - 1, height: 1, ..head };
            self.text(row, tile.note, Align::Right, Role::Note);
        }
    }

    /// In large type: in letters that suit the longest title among the tiles, so that all look alike.
    fn large_title(&self, area: Rect, tile: Tile<'_>) -> Option<LaidText> {
        // Where a note leaves no room for large letters, it is the note that is left out.
        let beside_note = area.height.saturating_sub(2 * u16::from(!tile.note.is_empty()));
        let height = if beside_note < LARGE { area.height } else { beside_note };
        if !self.grid.large || !tile.drawn || height < LARGE {
            return None;
        }
        let Some(letters) = self.one_line(Role::Title, &as_long_as(tile.longest), area.width, height) else {
            return self.few_lines(Role::Title, tile.title, area.width, usize::from(height / LARGE));
        };
        let letters = letters.lettering();
        letters.fit(tile.title, area.width).then(|| letters.line(tile.title))
    }
}

/// A text of so many columns, for the measure.
fn as_long_as(columns: u16) -> String {
    "国".repeat(usize::from(columns.div_ceil(2)))
}

fn rows(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}
