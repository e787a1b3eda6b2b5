//! The newest call, at the top and larger than everything else.
use super::calls::Shown;
use super::pair::{ARROW, Dress, Pair, written};
use crate::text::{Lang, board::words};
use crate::ui::{Align, Glyphs, Page, Size, Theme, bold, narrowed, take_top};
use ratatui::layout::Rect;

/// The newest call: how it is drawn, and on what.
pub(super) struct Newest<'a> {
    pub shown: &'a Shown,
    /// Its colours have changed places.
    pub reversed: bool,
    pub upright: bool,
    /// The least height of its figures.
    pub least: u16,
}

impl Newest<'_> {
    /// Draws the card.
    pub fn draw<M>(&self, page: &mut Page<'_, M>, area: Rect) {
        let theme = page.theme;
        let dress = self.dress(theme);
        page.card_on(area, dress.ground, theme.page, theme.page);
        let inner = narrowed(area, 2);
        let inner = Rect { y: inner.y + 1, height: inner.height.saturating_sub(2), ..inner };
        let heading = match inner.height {
            0..8 => 0,
            8..11 => 1,
            11..18 => 3,
            _ => 4,
        };
        let (top, rest) = take_top(inner, heading);
        if self.upright && rest.height >= 2 * self.least {
            return self.stacked(page, top, rest, dress);
        }
        let Some(pair) = Pair::fitting(page, &[self.shown], rest.width, 3..=rest.height.max(3)) else {
            return written(page, rest, self.shown, dress);
        };
        pair.draw(page, rest, self.shown, dress);
        let (number, _, window) = pair.places(rest);
        let until = |place: Rect, right: u16| Rect { x: place.x, width: right.saturating_sub(place.x), ..top };
        heading_in(page, until(number, window.x), |lang| words(lang).number, dress);
        heading_in(page, until(window, inner.right()), |lang| words(lang).window, dress);
    }

    /// The number above, the window below it, each across the whole card.
    fn stacked<M>(&self, page: &mut Page<'_, M>, top: Rect, rest: Rect, dress: Dress) {
        let call = &self.shown.call;
        let (label, gap) = (call.label(), 2);
        let (upper, lower) = take_top(rest, rest.height * 11 / 20);
        let lower = Rect { y: lower.y + 1, height: lower.height.saturating_sub(1), ..lower };
        let number = page.figures(&[&[&label]], 0, rest.width, 3..=upper.height);
        let window = page.figures(&[&[ARROW], &[&call.window]], gap, rest.width, 3..=lower.height);
        let (Some(number), Some(window)) = (number, window) else {
            return written(page, rest, self.shown, dress);
        };
        heading_in(page, top, |lang| words(lang).number, dress);
        page.glyphs(upper, &label, number, Align::Centre, dress.number, dress.ground);
        let (arrow, code) = (Glyphs::get().width(ARROW, window), Glyphs::get().width(&call.window, window));
        let x = lower.x + lower.width.saturating_sub(arrow + gap + code) / 2;
        page.glyphs(Rect { x, ..lower }, ARROW, window, Align::Left, dress.arrow, dress.ground);
        let place = Rect { x: x + arrow + gap, width: code, ..lower };
        page.glyphs(place, &call.window, window, Align::Left, dress.window, dress.ground);
    }

    fn dress(&self, theme: Theme) -> Dress {
        if self.reversed {
            let dark = theme.bright;
            return Dress { number: dark, arrow: dark, window: dark, ground: theme.accent };
        }
        Dress { number: theme.accent, arrow: theme.muted, window: theme.primary, ground: theme.card }
    }
}

/// What stands below, in both languages: drawn where there is room, else written.
fn heading_in<M>(page: &mut Page<'_, M>, area: Rect, word: impl Fn(Lang) -> &'static str, dress: Dress) {
    if area.height == 0 {
        return;
    }
    let text = format!("{} {}", word(Lang::Zh), word(Lang::En));
    // Figures of three rows are clear, Han characters need four.
    let size = Size { han: page.grid.han_columns(area.height), rows: area.height };
    let theme = page.theme;
    let ink = if dress.ground == theme.accent { theme.bright } else { theme.muted };
    if area.height >= 4 && Glyphs::get().width(&text, size) <= area.width {
        page.glyphs(area, &text, size, Align::Left, ink, dress.ground);
        return;
    }
    let row = Rect { y: area.y + area.height / 2, height: 1, ..area };
    page.text(row, &text, Align::Left, bold(ink, dress.ground));
}
