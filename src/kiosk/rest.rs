//! The resting screen: who we are, what time it is, touch to begin. It moves, so that the panel does not burn in.
use crate::app::input::Key;
use crate::app::screen::{Context, FrameStyle, Navigation, Outcome, Screen};
use crate::hall::calendar::is_clock_set;
use crate::text::Lang;
use crate::ui::{Align, Page, Role, TextTone};
use chrono::Timelike;
use ratatui::layout::Rect;

/// The resting screen.
pub(super) struct RestScreen;

/// Somebody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WakeTouch;

/// Seconds between two places of the words.
const MOVE_EVERY: u32 = 10;

impl Screen for RestScreen {
    type Message = WakeTouch;

    fn view(&self, context: &Context, page: &mut Page<'_, WakeTouch>) {
        let (theme, area) = (page.theme, page.area);
        page.fill(area, theme.header);
        let big = (area.height / 5).clamp(5, 10);
        let height = (2 * big + 10).min(area.height);
        let room = area.height - height;
        let step = u16::try_from(context.now.num_seconds_from_midnight() / MOVE_EVERY).unwrap_or_default();
        let up_and_down = step % (2 * room).max(1);
        let y = area.y + if up_and_down > room { 2 * room - up_and_down } else { up_and_down };
        let row = |at: u16, height: u16| Rect { y: y + at, height, ..area };
        let (zh, en) = (Lang::Zh.words(), Lang::En.words());
        let name = row(0, big);
        let centre = &context.hall.setup.centre;
        match page.few_lines(Role::Title, &centre.zh, area.width.saturating_sub(4), 1) {
            Some(small) if page.one_line(Role::Title, &centre.zh, area.width, big).is_none() => {
                page.set(name, &small, Align::Centre, TextTone::Plain);
            }
            _ => {
                page.display(name, &centre.zh, Align::Centre, Role::Title.in_tone(TextTone::Plain));
            }
        }
        page.text(row(big + 1, 1), &centre.en, Align::Centre, Role::Note);
        if is_clock_set(context.now) {
            let clock = context.now.format("%H:%M").to_string();
            page.display(row(big + 3, big), &clock, Align::Centre, Role::Figure.in_tone(TextTone::Plain));
            let date = (zh.date)(context.now.date());
            page.text(row(2 * big + 4, 1), &date, Align::Centre, Role::Note);
        } else {
            page.display(row(big + 3, big), zh.clock_not_set_short, Align::Centre, Role::Fact);
            let said = en.clock_not_set_short;
            page.text(row(2 * big + 4, 1), said, Align::Centre, Role::Note);
        }
        page.text(row(2 * big + 6, 1), zh.touch_to_begin, Align::Centre, Role::Button);
        page.text(row(2 * big + 7, 1), en.touch_to_begin, Align::Centre, Role::Note);
        unwell(context, page, row(2 * big + 8, 1));
        page.target(area, WakeTouch);
    }

    fn update(&mut self, WakeTouch: WakeTouch, _context: &Context) -> Outcome {
        Outcome::go(Navigation::Home)
    }

    fn key(&mut self, _key: Key, _context: &Context) -> Outcome {
        Outcome::go(Navigation::Home)
    }

    fn frame(&self) -> FrameStyle {
        FrameStyle::None
    }
}

/// What is the matter with the printer, so that nobody walks up in vain.
fn unwell(context: &Context, page: &mut Page<'_, WakeTouch>, row: Rect) {
    let Some((text, _)) = context.printer_words().filter(|_| row.bottom() <= page.area.bottom()) else {
        return;
    };
    page.fill(row, page.theme.accent);
    page.text(row, &text, Align::Centre, Role::Fact.in_tone(TextTone::Warning));
}
