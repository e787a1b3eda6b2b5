//! The newest call, at the top and larger than everything else.
use super::call_columns::{ARROW, CallColours, CallColumns, written};
use super::calls::ShownCall;
use crate::text::{Lang, board::words, layout::wrap::columns};
use crate::ui::{Align, ColourTheme, GlyphSize, Glyphs, Page, bold, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// Rows of drawn Han characters: with fewer they are not clear.
const DRAWN: u16 = 4;

/// The newest call: how it is drawn, and on what.
pub(super) struct NewestCall<'a> {
    pub shown: &'a ShownCall,
    /// Its colours have changed places.
    pub reversed: bool,
    pub upright: bool,
    /// The least height of its figures.
    pub least: u16,
}

impl NewestCall<'_> {
    /// Draws the card.
    pub fn draw<M>(&self, page: &mut Page<'_, M>, area: Rect) {
        let theme = page.theme;
        let dress = self.dress(theme);
        page.card_on(area, dress.ground, theme.page, theme.page);
        let inner = narrowed(area, 2);
        let inner = Rect { y: inner.y + 1, height: inner.height.saturating_sub(2), ..inner };
        let drawn = if self.upright { 2 * self.least + 9 } else { 15 };
        let above = match inner.height {
            0..8 => 0,
            height if height < drawn => 1,
            _ => DRAWN,
        };
        let (top, rest) = take_top(inner, above);
        let (_, rest) = take_top(rest, u16::from(above == DRAWN));
        if self.upright && rest.height > 2 * self.least {
            return self.stacked(page, top, rest, dress);
        }
        let Some(pair) = CallColumns::fitting(page, &[self.shown], rest.width, 3..=rest.height.max(3)) else {
            return written(page, rest, self.shown, dress);
        };
        pair.draw(page, rest, self.shown, dress);
        let (number, _, window) = pair.places(rest);
        let until =
            |place: Rect, right: u16| Rect { x: place.x, width: right.saturating_sub(place.x), ..top };
        heading(page, until(number, window.x), [|lang| words(lang).number], dress);
        heading(page, until(window, inner.right()), [|lang| words(lang).window], dress);
    }

    /// The number above, the window below it, each across the whole card.
    fn stacked<M>(&self, page: &mut Page<'_, M>, top: Rect, rest: Rect, dress: CallColours) {
        let call = &self.shown.call;
        let (label, gap) = (call.label(), 2);
        let (lower, upper) = take_bottom(rest, (rest.height * 9 / 20).max(self.least));
        let (_, upper) = take_bottom(upper, 1);
        let number = page.figures(&[&[&label]], 0, rest.width, 3..=upper.height);
        let window = page.figures(&[&[ARROW], &[&call.window]], gap, rest.width, 3..=lower.height);
        let (Some(number), Some(window)) = (number, window) else {
            return written(page, rest, self.shown, dress);
        };
        heading(page, top, [|lang| words(lang).number, |lang| words(lang).window], dress);
        page.glyphs(upper, &label, number, Align::Centre, dress.number, dress.ground);
        let (arrow, code) = (Glyphs::get().width(ARROW, window), Glyphs::get().width(&call.window, window));
        let x = lower.x + lower.width.saturating_sub(arrow + gap + code) / 2;
        page.glyphs(Rect { x, ..lower }, ARROW, window, Align::Left, dress.arrow, dress.ground);
        let place = Rect { x: x + arrow + gap, width: code, ..lower };
        page.glyphs(place, &call.window, window, Align::Left, dress.window, dress.ground);
    }

    fn dress(&self, theme: ColourTheme) -> CallColours {
        if self.reversed {
            let dark = theme.bright;
            return CallColours { number: dark, arrow: dark, window: dark, ground: theme.accent };
        }
        CallColours { number: theme.accent, arrow: theme.muted, window: theme.primary, ground: theme.card }
    }
}

/// What stands below: drawn where there is room, in Chinese alone if need be, else written.
fn heading<M, const N: usize>(
    page: &mut Page<'_, M>,
    area: Rect,
    said: [fn(Lang) -> &'static str; N],
    dress: CallColours,
) {
    if area.height == 0 {
        return;
    }
    let ink = if dress.ground == page.theme.accent { page.theme.bright } else { page.theme.muted };
    let both = said.map(|word| format!("{} {}", word(Lang::Zh), word(Lang::En))).join(&format!(" {ARROW} "));
    let chinese = said.map(|word| word(Lang::Zh)).join(&format!(" {ARROW} "));
    let size = GlyphSize { han: page.grid.han_columns(DRAWN), rows: DRAWN };
    let drawn = [&both, &chinese].into_iter().find(|text| Glyphs::get().width(text, size) <= area.width);
    let row = Rect { y: area.bottom() - 1, height: 1, ..area };
    let style = bold(ink, dress.ground);
    let Some(text) = drawn.filter(|_| area.height >= DRAWN) else {
        return page.text(row, &both, Align::Left, style);
    };
    page.glyphs(area, text, size, Align::Left, ink, dress.ground);
    let english = said.map(|word| word(Lang::En)).join(&format!(" {ARROW} "));
    let room = area.width.saturating_sub(Glyphs::get().width(text, size) + 2);
    if *text == chinese && columns(&english) <= room.into() {
        page.text(row, &english, Align::Right, style);
    }
}
