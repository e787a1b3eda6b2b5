//! The first page: the sections, and how each of them stands.
use super::last_place::last_place;
use super::page::{chief, hint};
use super::{AdminPage, AdminSession, AdminTouch, Hint, NoteTone, PageReply, PageTurning, SECTIONS, Section};
use crate::text::layout::wrap::columns;
use crate::ui::{Align, Page, Role, TextTone, input::Key, narrowed, take_right, take_top, tiles};
use ratatui::layout::Rect;

/// From so many columns on, sections stand side by side.
const WIDE: u16 = 100;
/// Rows of a section at most.
const HIGHEST: u16 = 5;

/// The first page.
#[derive(Debug, Default)]
pub(super) struct AdminHome {
    at: usize,
    /// It is asked whether whoever is signed in leaves.
    asks_sign_out: bool,
}

impl AdminHome {
    fn open(&mut self, at: usize, here: &AdminSession) -> PageReply {
        let Some(section) = SECTIONS.get(at) else { return PageReply::stay() };
        self.at = at;
        if !section.is_open_to(here) {
            return PageReply::stay().saying(here.words().no_right, NoteTone::Bad);
        }
        PageReply::turning(PageTurning::Open((section.open)(here))).asking(section.asks.iter().cloned())
    }

    /// To what whoever is signed in had half written, or was writing last.
    fn go_on(here: &AdminSession) -> PageReply {
        if !here.unfinished.is_empty() {
            return PageReply::turning(PageTurning::GoOn);
        }
        let Some(last) = last_place(here) else { return PageReply::stay() };
        let (page, asked) = last.page(here);
        PageReply::turning(PageTurning::Open(page)).asking(asked)
    }

    /// What there is to go on with, in words: what was half written, else what was changed last.
    fn said(here: &AdminSession) -> Option<String> {
        let words = &here.words().matter;
        let half = here.unfinished.first().map(|one| (words.half_written)(one.title()));
        half.or_else(|| last_place(here).map(|last| (words.last_place)(&last.name)))
    }

    fn across(area: Rect) -> u16 {
        if area.width >= WIDE { 2 } else { 1 }
    }

    fn draw_section(
        &self,
        page: &mut Page<'_, AdminTouch>,
        here: &AdminSession,
        area: Rect,
        (at, section): (usize, &Section),
    ) {
        let (words, is_open) = ((section.words)(here), section.is_open_to(here));
        let is_chosen = at == self.at;
        let ground = page.theme.card;
        page.card(area, ground);
        let bar = Rect { width: 6.min(area.width), ..area };
        let theme = page.theme;
        let colour = if is_chosen { theme.primary } else { theme.soft };
        page.card_on(bar, colour, theme.page, theme.shadow);
        let rows = area.height.saturating_sub(2).max(1);
        let top = area.y + area.height.saturating_sub(2).div_ceil(2);
        let number = Rect { y: top, height: 1, ..bar };
        page.text(number, &(at + 1).to_string(), Align::Centre, Role::Figure);
        let inner = Rect { x: area.x + 8, width: area.width.saturating_sub(10), y: top, height: rows };
        let state = (section.state)(here);
        let wide = u16::try_from(columns(&state)).unwrap_or(0);
        let (right, name) = take_right(Rect { height: 1, ..inner }, wide, 2);
        let tone = if is_open { TextTone::Usual } else { TextTone::Quiet };
        page.text(name, words.name, Align::Left, Role::Title.in_tone(tone));
        page.text(right, &state, Align::Right, Role::Fact.in_tone(TextTone::Primary));
        if rows >= 2 {
            let note = if is_open { words.note } else { here.words().no_right };
            let below = Rect { y: top + 1, height: 1, ..inner };
            page.text(below, note, Align::Left, Role::Note);
        }
        page.target(area, AdminTouch::Item(at));
    }
}

impl AdminPage for AdminHome {
    fn title(&self, here: &AdminSession) -> String {
        here.words().title.to_owned()
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let area = narrowed(area, 2);
        let (head, rest) = take_top(take_top(area, u16::from(area.height >= 24)).1, 2);
        let hello = (here.words().hello)(&here.who());
        page.text(Rect { height: 1, ..head }, &hello, Align::Left, Role::Title);
        if let Some(said) = Self::said(here) {
            let row = Rect { y: head.y + 1, height: 1.min(head.height.saturating_sub(1)), ..head };
            page.text(row, &said, Align::Left, Role::Fact.in_tone(TextTone::Primary));
            page.target(row, AdminTouch::Key(Key::Char('0')));
        }
        let across = Self::across(area);
        let rows = u16::try_from(SECTIONS.len()).unwrap_or(1).div_ceil(across).max(1);
        let height = (rest.height / rows).clamp(1, HIGHEST);
        let places = tiles(Rect { height: height * rows, ..rest }, across, rows, 2);
        for (place, section) in places.into_iter().zip(SECTIONS.iter().enumerate()) {
            self.draw_section(page, here, place, section);
        }
        if self.asks_sign_out {
            let words = here.words();
            crate::ui::desk::question(page, rest, words.ask_sign_out, words.ask_sign_out_note, true);
        }
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        if self.asks_sign_out {
            return vec![chief("Enter", keys.confirm, Key::Enter), hint("Esc", keys.back, Key::Escape)];
        }
        vec![
            chief("Enter", keys.open, Key::Enter),
            hint("↓", keys.choose, Key::Down),
            Hint { lit: Self::said(here).is_some(), ..hint("0", keys.go_on, Key::Char('0')) },
            hint("K", keys.lock, Key::Char('k')),
            hint("L", keys.language, Key::Char('l')),
            hint("Esc", keys.sign_out, Key::Escape),
        ]
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        let last = SECTIONS.len().saturating_sub(1);
        if self.asks_sign_out {
            match key {
                Key::Enter => return PageReply::turning(PageTurning::SignOut),
                Key::Escape => self.asks_sign_out = false,
                _ => {}
            }
            return PageReply::stay();
        }
        match key {
            Key::Enter => return self.open(self.at, here),
            Key::Char(digit @ '1'..='9') => {
                let at = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).unwrap_or(1) - 1;
                return self.open(at, here);
            }
            Key::Char('0') => return Self::go_on(here),
            Key::Up | Key::Left | Key::BackTab => self.at = self.at.saturating_sub(1),
            Key::Down | Key::Right | Key::Tab => self.at = (self.at + 1).min(last),
            Key::Home => self.at = 0,
            Key::End => self.at = last,
            Key::Char('k' | 'K') => return PageReply::turning(PageTurning::Lock),
            Key::Escape | Key::Char('q' | 'Q') | Key::Control('c') => self.asks_sign_out = true,
            _ => {}
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        match touch {
            AdminTouch::Item(at) => self.open(*at, here),
            _ => PageReply::stay(),
        }
    }

    fn sheet(&self) -> u32 {
        u32::from(self.asks_sign_out)
    }
}
