//! How signing in looks: three fields, and digits for fingers where there is room.
use super::{
    WindowTouch,
    frame::{self, HeaderText, NoteTone},
    sign_in::{SignIn, SignInField},
    window_session::WindowSession,
};
use crate::app::input::Key;
use crate::ui::{Align, ButtonStyle, Page, Role, TextTone, narrowed, take_right, take_top, tiles};
use ratatui::layout::Rect;

/// Columns of the digits.
pub(super) const PAD: u16 = 30;
/// Columns of the fields at most.
const WIDEST: u16 = 64;
/// The digits, row by row; the last two stand for erasing and for going on.
const DIGITS: [char; 12] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '<', '0', '>'];

impl SignIn {
    pub fn view(
        &self,
        page: &mut Page<'_, WindowTouch>,
        here: &WindowSession,
        head: Rect,
        body: Rect,
        note: Rect,
    ) {
        let words = here.words();
        let title = if self.window().is_empty() {
            words.sign_in.to_owned()
        } else {
            frame::title(self.window(), here)
        };
        let alarm = here.gone.then(|| words.store_gone_at_first.to_owned()).or_else(|| here.clock_alarm());
        let state = here.say(&here.hall.setup.centre).to_owned();
        frame::head(
            page,
            here,
            head,
            &HeaderText { title, name: String::new(), state, count: String::new(), alarm },
        );
        let body = narrowed(body, 2);
        let (pad, fields) = take_right(body, if body.width >= 70 { PAD } else { 0 }, 3);
        self.draw_fields(page, here, Rect { width: fields.width.min(WIDEST), ..fields });
        draw_pad(page, here, pad);
        match (self.wait(here), self.checking) {
            (Some(seconds), _) => frame::note(page, note, &(words.locked)(seconds), NoteTone::Bad),
            (None, true) => frame::note(page, note, words.checking, NoteTone::Plain),
            (None, false) => {
                frame::note(
                    page,
                    note,
                    &self.said,
                    if self.is_good { NoteTone::Good } else { NoteTone::Bad },
                );
            }
        }
    }

    fn draw_fields(&self, page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect) {
        let words = here.words();
        let roomy = area.height >= 18;
        let (title, rest) = take_top(take_top(area, u16::from(roomy)).1, if roomy { 5 } else { 1 });
        page.display(title, words.sign_in, Align::Left, Role::Title.in_tone(TextTone::Plain));
        let (how, mut rest) = take_top(take_top(rest, u16::from(rest.height > 12)).1, 1);
        page.text(how, words.sign_in_how, Align::Left, Role::Note);
        let labels = [words.window, words.clerk, words.pin];
        for (at, (field, label)) in SignInField::ALL.into_iter().zip(labels).enumerate() {
            let (box_, below) = take_top(rest, 3);
            rest = take_top(below, u16::from(area.height >= 16)).1;
            let here_now = self.field == field;
            page.card(box_, page.theme.card);
            let inner = narrowed(Rect { y: box_.y + 1, height: 1, ..box_ }, 2);
            let mark = if here_now { "▶" } else { " " };
            let beside = Rect { x: box_.x + 1, width: 1, ..inner };
            page.text(beside, mark, Align::Left, Role::Fact.in_tone(TextTone::Warning));
            let role = Role::Label.in_tone(if here_now { TextTone::Primary } else { TextTone::Usual });
            page.text(Rect { x: inner.x + 1, width: 8, ..inner }, label, Align::Left, role);
            let value = Rect { x: inner.x + 10, width: inner.width.saturating_sub(10), ..inner };
            page.text(value, &self.shown(field), Align::Left, Role::Fact);
            page.target(box_, WindowTouch::TextField(at));
        }
    }
}

/// Digits for fingers; keys do the same.
pub(super) fn draw_pad(page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect) {
    if area.width < PAD {
        return;
    }
    let height = (area.height / 4).min(5) * 4;
    let area = Rect { y: area.y + (area.height - height) / 2, height, ..area };
    for (place, digit) in tiles(area, 3, 4, 2).into_iter().zip(DIGITS) {
        let (label, look, key) = match digit {
            '<' => (here.words().erase.to_owned(), ButtonStyle::Soft, Key::Backspace),
            '>' => (here.words().keys.confirm.to_owned(), ButtonStyle::Primary, Key::Enter),
            digit => (digit.to_string(), ButtonStyle::Card, Key::Char(digit)),
        };
        page.quick_button(place, &label, look, WindowTouch::Key(key));
    }
}
