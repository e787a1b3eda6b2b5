//! How keys look: strokes and digits are drawn where there is room, everything else is written.
use super::entry::EntryTouch;
use super::key_cap::{KeyCap, StrokePicture};
use super::key_rows::KeyRow;
use crate::text::layout::wrap::columns;
use crate::ui::button::inside;
use crate::ui::{Align, ButtonStyle, Lettering, Page, Role, TextTone};
use ratatui::layout::Rect;

/// Digits are drawn in so many rows at least, and at most, on keys of so many columns at least.
const LEAST: u16 = 3;
const MOST: u16 = 5;
const CLEAR: u16 = 8;
/// The columns of a picture of a stroke, and of the air behind it, if there is room for so much.
const PICTURE: u16 = 4;
const AIR: u16 = 2;

/// Draws keys side by side on a grid of half keys; the last one reaches to the right edge.
pub(super) fn key_row(
    page: &mut Page<'_, EntryTouch>,
    row: Rect,
    caps: &KeyRow,
    grid: (u16, Option<Lettering>),
) {
    let (halves, letters) = grid;
    let (pitch, gap) = spacing(page.grid.gap(), row.width, halves);
    let at = |halves: u16| row.x + halves * pitch / 2;
    let mut from = 0;
    for (number, cap) in caps.iter().enumerate() {
        let until = from + cap.halves;
        let is_last = number + 1 == caps.len();
        let right = if is_last { row.right() } else { at(until).saturating_sub(gap).min(row.right()) };
        draw(page, Rect { x: at(from), width: right.saturating_sub(at(from)), ..row }, cap, letters);
        from = until;
    }
}

/// Draws the ways of writing side by side, each as wide as its name wants and a share of what is left.
pub(super) fn mode_row(page: &mut Page<'_, EntryTouch>, row: Rect, caps: &KeyRow) {
    let gap = page.grid.gap();
    let mut x = row.x;
    for (cap, width) in caps.iter().zip(shared_widths(caps, row.width, gap, page.grid.finger_columns())) {
        let place = Rect { x, width, ..row }.intersection(row);
        draw(page, place, cap, None);
        x += width + gap;
    }
}

/// Widths of keys that fill a row together: as much air on the left of each name as on its right, as far as that goes.
fn shared_widths(caps: &KeyRow, room: u16, gap: u16, finger: u16) -> Vec<u16> {
    let name = |cap: &KeyCap| u16::try_from(columns(&cap.text)).unwrap_or(0);
    let even = |cap: &KeyCap| name(cap).max(finger + (finger + name(cap)) % 2);
    let mut widths: Vec<u16> = caps.iter().map(even).collect();
    let gaps = gap * u16::try_from(caps.len().saturating_sub(1)).unwrap_or(0);
    let mut left = room.saturating_sub(widths.iter().sum::<u16>() + gaps);
    while left > 1 && !widths.is_empty() {
        for width in widths.iter_mut().take((left / 2).into()) {
            *width += 2;
            left -= 2;
        }
    }
    if let Some(last) = widths.last_mut() {
        *last += left;
    }
    widths
}

/// How far apart keys begin in a row of so many halves, and the columns between them: fewer where keys of one column would be
/// left, which nobody could read or touch.
fn spacing(gap: u16, width: u16, halves: u16) -> (u16, u16) {
    let pitch = (width + gap) / (halves / 2).max(1);
    (pitch, gap.min(pitch.saturating_sub(2).max(1)))
}

/// The columns inside a key of so many halves.
pub(super) fn key_width(gap: u16, width: u16, halves: u16, key: u16) -> u16 {
    let (pitch, gap) = spacing(gap, width, halves);
    (key * pitch / 2).saturating_sub(gap)
}

/// The halves of the narrowest key that writes.
pub(super) fn least_halves(rows: &[KeyRow]) -> u16 {
    let written = rows.iter().flatten().filter(|cap| cap.style == ButtonStyle::Card);
    written.map(|cap| cap.halves).min().unwrap_or(2)
}

/// Draws a key: digits in letters that all of them share, everything else written.
fn draw(page: &mut Page<'_, EntryTouch>, place: Rect, cap: &KeyCap, letters: Option<Lettering>) {
    let Some(touch) = cap.touch else { return };
    let ground = page.ground_of(cap.style, page.next_is_pressed());
    page.card(place, ground);
    let inner = inside(place);
    match (cap.picture, letters) {
        (Some(picture), _) => stroke(page, inner, &cap.text, picture),
        (None, Some(letters)) if is_digit(cap) => {
            let line = letters.line(&cap.text);
            let y = inner.y + inner.height.saturating_sub(line.rows()) / 2;
            page.set(Rect { y, ..inner }, &line, Align::Centre, TextTone::Plain);
        }
        _ if matches!(touch, EntryTouch::Mode(_)) => {
            page.written_label(place, mode_label(&cap.text, place.width), cap.style.tone());
        }
        _ => page.written_label(place, &cap.text, cap.style.tone()),
    }
    page.quick_target(place, touch);
}

/// A way of writing and what it is for; where that is too wide, without the latter.
fn mode_label(text: &str, width: u16) -> &str {
    let name = text.rsplit_once(' ').map_or(text, |(name, _)| name);
    if columns(text) > width.into() { name } else { text }
}

/// Draws a stroke with its name; where there is one row only, by its sign.
fn stroke(page: &mut Page<'_, EntryTouch>, inner: Rect, name: &str, picture: &StrokePicture) {
    let least = PICTURE + u16::try_from(columns(name)).unwrap_or(0);
    if inner.height < 3 || inner.width < least {
        let label = format!("{} {name}", picture.sign);
        // A narrow key has its name alone.
        let label = if columns(&label) > inner.width.into() { name.to_owned() } else { label };
        let row =
            Rect { y: inner.y + inner.height.saturating_sub(1) / 2, height: inner.height.min(1), ..inner };
        page.text(row, &label, Align::Centre, Role::Button);
        return;
    }
    // Pictures beside short names fit with all their air; the others end in a clear column of their own.
    let wide = inner.width.min(least + AIR);
    let (x, y) = (inner.x + (inner.width - wide) / 2, inner.y + (inner.height - 3) / 2);
    for (line, y) in picture.rows.iter().zip(y..) {
        page.text(Rect { x, y, width: PICTURE, height: 1 }, line, Align::Left, Role::Button);
    }
    let beside = Rect { x: x + PICTURE + wide - least, y: y + 1, width: least - PICTURE, height: 1 };
    page.text(beside, name, Align::Left, Role::Button);
}

/// The letters for digits, if there is room to draw them on the narrowest key.
pub(super) fn letters(
    page: &Page<'_, EntryTouch>,
    rows: &[KeyRow],
    width: u16,
    height: u16,
) -> Option<Lettering> {
    let has_digits = rows.iter().flatten().any(is_digit);
    let rows = height.saturating_sub(2).min(MOST);
    let is_clear = has_digits && rows >= LEAST && width >= CLEAR;
    is_clear.then(|| page.lettering_for(Role::Figure, "0", width, rows)).flatten()
}

fn is_digit(cap: &KeyCap) -> bool {
    matches!(cap.touch, Some(EntryTouch::Key(key)) if cap.text.starts_with(key) && key.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{key_width, mode_label, spacing};

    #[test]
    fn no_key_has_one_column() {
        assert_eq!((spacing(2, 50, 34), key_width(2, 50, 34, 2)), ((3, 1), 2), "the smallest terminal");
        assert_eq!((spacing(2, 68, 20), key_width(2, 68, 20, 2)), ((7, 2), 5));
    }

    #[test]
    fn a_narrow_key_of_a_way_of_writing_has_its_name_alone() {
        assert_eq!([mode_label("拼音 字母", 9), mode_label("拼音 字母", 8)], ["拼音 字母", "拼音"]);
        assert_eq!(mode_label("9 keys large", 9), "9 keys");
    }
}
