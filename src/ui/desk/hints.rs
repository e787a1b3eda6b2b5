//! The last lines of the screen: what each key does now, to be pressed or touched.
use crate::text::layout::wrap::columns;
use crate::ui::{Align, Page, Role, TextTone, tiles};
use ratatui::layout::Rect;

/// What a key does; `M` is what a touch means.
#[derive(Clone, Debug)]
pub struct KeyHint<M> {
    /// The key's name.
    pub key: String,
    /// What it does.
    pub does: String,
    /// What touching the hint means.
    pub touch: M,
    /// It makes sense now.
    pub lit: bool,
    /// It is what most people do next.
    pub chief: bool,
}

/// How many hints stand side by side: as many as are read whole.
fn across<M>(area: Rect, hints: &[KeyHint<M>]) -> usize {
    let most: u16 = if area.width >= 140 { 8 } else { 5 };
    let is_whole = |hint: &KeyHint<M>, width: u16| {
        columns(&hint.does) + usize::from(key_columns(hint, width)) + 2 <= usize::from(width)
    };
    let fits = |count: &u16| {
        let width = area.width.saturating_sub(*count) / count;
        hints.iter().all(|hint| is_whole(hint, width))
    };
    (3..=most).rev().find(fits).unwrap_or(most).into()
}

/// Columns of the key's name in a hint so wide.
fn key_columns<M>(hint: &KeyHint<M>, width: u16) -> u16 {
    u16::try_from(hint.key.chars().count()).unwrap_or(3).max(if width >= 18 { 4 } else { 3 })
}

/// How many rows one hint takes.
fn height(area: Rect) -> u16 {
    match area.height {
        0..28 => 1,
        28..40 => 2,
        _ => 3,
    }
}

/// How many rows hints take on a screen.
pub fn hint_rows<M>(area: Rect, hints: &[KeyHint<M>]) -> u16 {
    u16::try_from(hints.len().div_ceil(across(area, hints))).unwrap_or(1) * height(area)
}

/// Draws hints from the top of an area.
pub fn draw_hints<M>(page: &mut Page<'_, M>, area: Rect, hints: Vec<KeyHint<M>>) {
    page.fill(area, page.theme.soft);
    let across = across(page.area, &hints);
    let rows = hints.len().div_ceil(across).max(1);
    let inner = Rect { width: area.width.saturating_sub(1), x: area.x + 1, ..area };
    let places = tiles(inner, u16::try_from(across).unwrap_or(1), u16::try_from(rows).unwrap_or(1), 1);
    for (place, hint) in places.into_iter().zip(hints) {
        draw(page, place, hint);
    }
}

/// A hint is a badge with the key and a word; without the badge it makes no sense now.
fn draw<M>(page: &mut Page<'_, M>, area: Rect, hint: KeyHint<M>) {
    if area.is_empty() {
        return;
    }
    let theme = page.theme;
    let row = Rect { y: area.y + (area.height - 1) / 2, height: 1, ..area };
    let wide = key_columns(&hint, area.width);
    let (key, word) = (
        Rect { width: wide + 1, ..row },
        Rect { x: row.x + wide + 2, width: row.width.saturating_sub(wide + 2), ..row },
    );
    let ground = match (hint.lit, hint.chief) {
        (true, true) => theme.primary,
        (true, false) => theme.card,
        (false, _) => theme.soft,
    };
    if hint.lit {
        let rows = area.height.max(2) - 1;
        page.fill(Rect { height: rows, ..area }, ground);
        page.fill(Rect { height: rows, width: key.width, ..area }, theme.primary);
        if area.height > 1 {
            // Half a row of air to the hint below.
            page.edge(Rect { y: area.bottom() - 1, height: 1, ..area }, "▀", ground, theme.soft);
            let end = Rect { y: area.bottom() - 1, height: 1, width: key.width, ..area };
            page.edge(end, "▀", theme.primary, theme.soft);
        }
    }
    let role = if hint.lit { Role::Button } else { Role::Note };
    page.text(key, &hint.key, Align::Centre, role);
    page.text(word, &hint.does, Align::Left, role);
    page.target(area, hint.touch);
}

/// Draws as many hints as fit on one row: the key, and what it does.
pub fn draw_hint_line<M>(page: &mut Page<'_, M>, row: Rect, hints: Vec<(&str, &str, M)>) {
    let wide = |text: &str| u16::try_from(columns(text)).unwrap_or(0);
    let mut x = row.x;
    for (key, does, touch) in hints {
        let (key_wide, does_wide) = (wide(key), wide(does));
        let whole = key_wide + 1 + does_wide;
        if x + whole > row.right() {
            break;
        }
        let cell = Rect { x, width: key_wide, height: 1, y: row.y };
        page.text(cell, key, Align::Left, Role::Button.in_tone(TextTone::Primary));
        let cell = Rect { x: x + key_wide + 1, width: does_wide, ..cell };
        page.text(cell, does, Align::Left, Role::Body);
        page.target(Rect { x, width: whole, height: 1, y: row.y }.intersection(row), touch);
        x += whole + 3;
    }
}
