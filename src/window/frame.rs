//! The head of the screen, and the line above the hints.
use super::{WindowTouch, window_session::WindowSession};
use crate::ui::{Align, Page, Role, TextTone, narrowed};
use ratatui::layout::Rect;

/// Rows of the head.
pub(super) const HEAD: u16 = 2;

/// What stands in the head.
pub(super) struct HeaderText {
    /// Whose place it is.
    pub title: String,
    /// At its right, before the clock.
    pub name: String,
    /// How it stands.
    pub state: String,
    /// At its right.
    pub count: String,
    /// What must not be overlooked, in place of how it stands.
    pub alarm: Option<String>,
}

/// Draws the head: who is where, and how it stands.
pub(super) fn head(page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect, head: &HeaderText) {
    let theme = page.theme;
    page.fill(area, theme.header);
    let inner = narrowed(area, 2);
    let row = |y: u16| Rect { y: area.y + y, height: 1, ..inner };
    let clock = here.now.format("%H:%M").to_string();
    let right = if head.name.is_empty() { clock } else { format!("{}  {clock}", head.name) };
    let room = u16::try_from(crate::text::layout::wrap::columns(&right)).unwrap_or(0) + 2;
    page.text(row(0), &right, Align::Right, Role::Fact);
    let title = Rect { width: inner.width.saturating_sub(room), ..row(0) };
    page.text(title, &head.title, Align::Left, Role::Title);
    if let Some(alarm) = &head.alarm {
        page.fill(Rect { y: area.y + 1, height: 1, ..area }, theme.accent);
        page.text(row(1), &format!("▲ {alarm}"), Align::Left, Role::Fact.in_tone(TextTone::Warning));
        return;
    }
    page.text(row(1), &head.count, Align::Right, Role::Note);
    page.text(row(1), &head.state, Align::Left, Role::Note);
}

/// Draws the screen while nobody knows yet whether somebody is signed in.
pub(super) fn opening(page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect, body: Rect) {
    let words = here.words();
    let title =
        here.window.as_deref().map_or_else(|| here.hall.setup.centre.zh.clone(), |code| title(code, here));
    let alarm = here.gone.then(|| words.store_gone_at_first.to_owned()).or_else(|| here.clock_alarm());
    let (name, state, count) = (String::new(), String::new(), String::new());
    head(page, here, area, &HeaderText { title, name, state, count, alarm });
    page.display(body, words.opening, Align::Centre, Role::Fact);
}

/// What a window is called: its code and what it is for.
pub(super) fn title(code: &str, here: &WindowSession) -> String {
    let window = here.hall.window(code);
    let name = window.map_or("", |window| here.say(&window.name));
    let title = (here.words().title)(code, name).trim_end().to_owned();
    let is_delegated = window.is_some_and(|window| window.entrusted);
    if is_delegated { title + here.words().delegated } else { title }
}

/// How a note sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoteTone {
    /// Something is done.
    Good,
    /// Something is not done, or wants an eye.
    Bad,
    /// Something goes on.
    Plain,
}

/// Draws the line above the hints.
pub(super) fn note(page: &mut Page<'_, WindowTouch>, area: Rect, said: &str, tone: NoteTone) {
    if said.is_empty() {
        return;
    }
    let (mark, tone) = match tone {
        NoteTone::Good => ("✓", TextTone::Good),
        NoteTone::Bad => ("▲", TextTone::Warning),
        NoteTone::Plain => ("…", TextTone::Primary),
    };
    page.text(narrowed(area, 2), &format!("{mark} {said}"), Align::Left, Role::Fact.in_tone(tone));
}
