//! Who waits, who is held, whose number is kept.
use super::{
    WindowTouch,
    choice::{kind, waits},
    window_session::WindowSession,
};
use crate::hall::{desk::WindowView, queue::Ticket};
use crate::text::layout::wrap::columns;
use crate::ui::{Align, Page, Role, TextTone, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// Held and kept tickets that are listed, where there is little room.
const FEW: usize = 3;

/// Draws the lists on a card.
pub(super) fn view(page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect, view: &WindowView) {
    let (words, ground) = (here.words(), page.theme.card);
    page.card(area, ground);
    let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2);
    let most = if inner.height >= 24 { 2 * FEW } else { FEW };
    let rows = |count: usize| 1 + u16::try_from(count.min(most)).unwrap_or(0);
    let (missed, rest) = take_bottom(inner, rows(view.missed.len()));
    let (held, rest) = take_bottom(rest, rows(view.held.len()));
    let resting = if view.resting.is_empty() { 0 } else { rows(view.resting.len()) };
    let (resting, rest) = take_bottom(rest, resting);
    let (_, waiting) = take_bottom(rest, 1);
    let heading = (words.waiting)(view.waiting);
    waiters(page, here, waiting, view, &heading);
    let since = |ticket: &Ticket| (here.since(ticket.since), WindowTouch::Kept(ticket.label()));
    if !view.resting.is_empty() {
        let again = |ticket: &Ticket| (here.again(ticket), WindowTouch::Waiter(ticket.label()));
        aside(page, resting, &(words.resting)(view.resting.len()), &view.resting, again);
    }
    aside(page, held, &(words.held)(view.held.len()), &view.held, since);
    aside(page, missed, &(words.kept)(view.missed.len()), &view.missed, since);
}

fn heading(page: &mut Page<'_, WindowTouch>, area: Rect, said: &str) -> Rect {
    let (row, rest) = take_top(area, 1);
    page.text(row, said, Align::Left, Role::Label.in_tone(TextTone::Primary));
    rest
}

fn waiters(
    page: &mut Page<'_, WindowTouch>,
    here: &WindowSession,
    area: Rect,
    view: &WindowView,
    said: &str,
) {
    let rest = heading(page, area, said);
    let waiting = usize::try_from(view.waiting).unwrap_or(0);
    let room = usize::from(rest.height);
    let shown = if waiting > room { room.saturating_sub(1) } else { room }.min(view.next.len());
    for (ticket, y) in view.next.iter().take(shown).zip(rest.y..) {
        let mine = if ticket.window.is_none() { "" } else { here.words().for_this_window };
        let what = [kind(ticket, here), mine.to_owned()].into_iter().filter(|part| !part.is_empty());
        let notes = (what.collect::<Vec<_>>().join("  "), waits(ticket, here));
        row(page, Rect { y, height: 1, ..rest }, ticket, notes, WindowTouch::Waiter(ticket.label()));
    }
    if waiting > shown {
        let y = rest.y + u16::try_from(shown).unwrap_or(0);
        let more = Rect { y, height: rest.bottom().saturating_sub(y).min(1), ..rest };
        page.text(more, &(here.words().and_more)(waiting - shown), Align::Left, Role::Note);
    }
}

/// Tickets that are set aside, each with a time and what a touch means.
fn aside(
    page: &mut Page<'_, WindowTouch>,
    area: Rect,
    said: &str,
    tickets: &[Ticket],
    told: impl Fn(&Ticket) -> (String, WindowTouch),
) {
    let rest = heading(page, area, said);
    for (ticket, y) in tickets.iter().zip(rest.top()..rest.bottom()) {
        let (long, touch) = told(ticket);
        row(page, Rect { y, height: 1, ..rest }, ticket, (String::new(), long), touch);
    }
}

/// A number, what kind of person it is, and how long: the kinds below each other, and the lengths.
fn row(
    page: &mut Page<'_, WindowTouch>,
    area: Rect,
    ticket: &Ticket,
    (kind, long): (String, String),
    touch: WindowTouch,
) {
    let label = ticket.label().to_string();
    page.text(area, &label, Align::Left, Role::Fact);
    let used = u16::try_from(columns(&label)).unwrap_or(4) + 2;
    let room = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
    let long_room = u16::try_from(columns(&long)).unwrap_or(0) + 1;
    let kind_room = Rect { width: room.width.saturating_sub(long_room), ..room };
    page.text(kind_room, &kind, Align::Left, Role::Fact.in_tone(TextTone::Primary));
    page.text(room, &long, Align::Right, Role::Note);
    page.target(area, touch);
}
