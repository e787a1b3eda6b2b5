//! The newest call, at the top and larger than everything else.
use super::call_columns::{ARROW, ARROW_TONE, CallColumns, WINDOW_TONE, written};
use super::calls::ShownCall;
use crate::text::{Lang, board::words, layout::wrap::columns};
use crate::ui::{Align, LARGE, Page, Role, TextTone, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// The tone of the newest number.
const NUMBER: TextTone = TextTone::Warning;

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
        let ground = if self.reversed { theme.accent } else { theme.card };
        page.card_on(area, ground, theme.page, theme.page);
        let inner = narrowed(area, 2);
        let inner = Rect { y: inner.y + 1, height: inner.height.saturating_sub(2), ..inner };
        let roomy = if self.upright { 2 * self.least + 9 } else { 15 };
        let above = match inner.height {
            0..8 => 0,
            height if height < roomy => 1,
            _ => LARGE,
        };
        let (top, rest) = take_top(inner, above);
        let (_, rest) = take_top(rest, u16::from(above == LARGE));
        if self.upright && rest.height > 2 * self.least {
            return self.stacked(page, top, rest);
        }
        let Some(pair) = CallColumns::fitting(page, &[self.shown], rest.width, 3..=rest.height.max(3)) else {
            return written(page, rest, self.shown, NUMBER);
        };
        pair.draw(page, rest, self.shown, NUMBER);
        let (number, _, window) = pair.places(rest);
        let until =
            |place: Rect, right: u16| Rect { x: place.x, width: right.saturating_sub(place.x), ..top };
        heading(page, until(number, window.x), [|lang| words(lang).number]);
        heading(page, until(window, inner.right()), [|lang| words(lang).window]);
    }

    /// The number above, the window below it, each across the whole card.
    fn stacked<M>(&self, page: &mut Page<'_, M>, top: Rect, rest: Rect) {
        let call = &self.shown.call;
        let (label, gap) = (call.label().to_string(), 2);
        let (lower, upper) = take_bottom(rest, (rest.height * 9 / 20).max(self.least));
        let (_, upper) = take_bottom(upper, 1);
        let number = page.figures(&[&[&label]], 0, rest.width, 3..=upper.height);
        let window = page.figures(&[&[ARROW], &[&call.window]], gap, rest.width, 3..=lower.height);
        let (Some(number), Some(window)) = (number, window) else {
            return written(page, rest, self.shown, NUMBER);
        };
        heading(page, top, [|lang| words(lang).number, |lang| words(lang).window]);
        page.set_in(upper, &label, number, Align::Centre, NUMBER);
        let (arrow, code) = (window.width(ARROW), window.width(&call.window));
        let x = lower.x + lower.width.saturating_sub(arrow + gap + code) / 2;
        page.set_in(Rect { x, ..lower }, ARROW, window, Align::Left, ARROW_TONE);
        let place = Rect { x: x + arrow + gap, width: code, ..lower };
        page.set_in(place, &call.window, window, Align::Left, WINDOW_TONE);
    }
}

/// What stands below: large where there is room, in Chinese alone if need be, else written.
fn heading<M, const N: usize>(page: &mut Page<'_, M>, area: Rect, said: [fn(Lang) -> &'static str; N]) {
    if area.height == 0 {
        return;
    }
    let both = said.map(|word| format!("{} {}", word(Lang::Zh), word(Lang::En))).join(&format!(" {ARROW} "));
    let chinese = said.map(|word| word(Lang::Zh)).join(&format!(" {ARROW} "));
    let letters = page.lettering(Role::Label, LARGE);
    let large = [&both, &chinese].into_iter().find(|text| letters.fit(text, area.width));
    let row = Rect { y: area.bottom() - 1, height: 1, ..area };
    let Some(text) = large.filter(|_| area.height >= LARGE) else {
        return page.text(row, &both, Align::Left, Role::Label);
    };
    page.set_in(area, text, letters, Align::Left, TextTone::Usual);
    let english = said.map(|word| word(Lang::En)).join(&format!(" {ARROW} "));
    let room = area.width.saturating_sub(letters.width(text) + 2);
    if *text == chinese && columns(&english) <= room.into() {
        page.text(row, &english, Align::Right, Role::Label);
    }
}
