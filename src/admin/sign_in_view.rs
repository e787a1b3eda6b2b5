//! How signing in looks: two fields, and digits for fingers where there is room.
use super::sign_in::SignIn;
use super::{AdminSession, AdminTouch, NoteTone, frame};
use crate::ui::{
    Align, ButtonStyle, Page, Role, TextTone, input::Key, narrowed, take_bottom, take_right, take_top, tiles,
};
use ratatui::layout::Rect;

/// Columns of the digits.
const PAD: u16 = 30;
/// From so many columns on, they stand beside what is asked; from so many rows on, below.
const BESIDE: u16 = 70;
const BELOW: u16 = 36;
/// Columns of the fields at most.
const WIDEST: u16 = 64;
/// The digits, row by row; the last two stand for erasing and for going on.
const DIGITS: [char; 12] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '<', '0', '>'];

impl SignIn {
    pub fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, body: Rect, note: Rect) {
        let words = here.words();
        let body = narrowed(body, 2);
        let (pad, fields) = beside_pad(body);
        self.draw_fields(page, here, Rect { width: fields.width.min(WIDEST), ..fields });
        draw_pad(page, here, pad);
        match (self.wait(here), self.is_checking) {
            (Some(seconds), _) => frame::note(page, note, &(words.must_wait)(seconds), NoteTone::Bad),
            (None, true) => frame::note(page, note, words.checking, NoteTone::Plain),
            (None, false) => {
                let tone = if self.is_good { NoteTone::Good } else { NoteTone::Bad };
                frame::note(page, note, &self.said, tone);
            }
        }
    }

    fn draw_fields(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let words = here.words();
        let roomy = area.height >= 16;
        let (title, rest) = take_top(take_top(area, u16::from(roomy)).1, if roomy { 5 } else { 1 });
        page.display(title, words.title, Align::Left, Role::Title.in_tone(TextTone::Plain));
        let (how, rest) = take_top(take_top(rest, u16::from(roomy)).1, 1);
        page.text(how, words.sign_in_how, Align::Left, Role::Note);
        let mut rest = take_top(rest, u16::from(roomy)).1;
        let shown = self.shown();
        for (at, (label, value)) in [words.account, words.pin].into_iter().zip(&shown).enumerate() {
            let (card, below) = take_top(rest, 3);
            rest = take_top(below, u16::from(roomy)).1;
            let is_open = self.is_at_pin == (at == 1);
            page.card(card, page.theme.card);
            let inner = narrowed(Rect { y: card.y + 1, height: 1, ..card }, 2);
            let mark = if is_open { "▶" } else { " " };
            let beside = Rect { x: card.x + 1, width: 1, ..inner };
            page.text(beside, mark, Align::Left, Role::Fact.in_tone(TextTone::Warning));
            let role = Role::Label.in_tone(if is_open { TextTone::Primary } else { TextTone::Usual });
            page.text(Rect { x: inner.x + 1, width: 8, ..inner }, label, Align::Left, role);
            let place = Rect { x: inner.x + 10, width: inner.width.saturating_sub(10), ..inner };
            page.text(place, value, Align::Left, Role::Fact);
            page.target(card, AdminTouch::Field(at));
        }
    }
}

/// Room for digits at the right, or below where there is more of it; and what is left.
pub(super) fn beside_pad(area: Rect) -> (Rect, Rect) {
    if area.width >= BESIDE {
        return take_right(area, PAD, 3);
    }
    if area.height >= BELOW {
        let (pad, rest) = take_bottom(area, area.height / 2);
        return (
            Rect { x: pad.x + pad.width.saturating_sub(PAD) / 2, width: PAD.min(pad.width), ..pad },
            rest,
        );
    }
    (Rect::default(), area)
}

/// Digits for fingers; keys do the same.
pub(super) fn draw_pad(page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
    if area.width < PAD {
        return;
    }
    let height = (area.height / 4).min(5) * 4;
    let area = Rect { y: area.y + (area.height - height) / 2, height, ..area };
    for (place, digit) in tiles(area, 3, 4, 2).into_iter().zip(DIGITS) {
        let keys = &here.words().keys;
        let (label, look, key) = match digit {
            '<' => (keys.erase.to_owned(), ButtonStyle::Soft, Key::Backspace),
            '>' => (keys.confirm.to_owned(), ButtonStyle::Primary, Key::Enter),
            digit => (digit.to_string(), ButtonStyle::Card, Key::Char(digit)),
        };
        page.quick_button(place, &label, look, AdminTouch::Key(key));
    }
}
