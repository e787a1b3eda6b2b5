//! The desk seen from above: what is in hand in huge digits, and beside it who waits.
use super::{Action, WindowTouch, desk::DeskPage, lists, window_session::WindowSession};
use crate::hall::desk::DutyState;
use crate::hall::queue::{Ticket, TicketState};
use crate::text::layout::wrap::{clip, columns};
use crate::ui::{Align, Page, Role, TextTone, narrowed, take_bottom, take_right, take_top};
use ratatui::layout::Rect;

/// Rows of what is known of a ticket, below its number.
const FACTS: u16 = 6;
/// The lists beside it are never wider.
const LISTS: u16 = 52;

impl DeskPage {
    pub(super) fn draw(&self, page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect) {
        let lists = (area.width * 45 / 100).min(LISTS);
        let (lists, hand) = take_right(area, lists, 1);
        let ground = page.theme.card;
        page.card(hand, ground);
        let inner = narrowed(Rect { y: hand.y + 1, height: hand.height.saturating_sub(2), ..hand }, 2);
        match &self.view.in_hand {
            Some(ticket) => self.draw_ticket(page, here, inner, ticket),
            None => self.draw_idle(page, here, inner),
        }
        lists::view(page, here, lists, &self.view);
    }

    fn draw_ticket(
        &self,
        page: &mut Page<'_, WindowTouch>,
        here: &WindowSession,
        area: Rect,
        ticket: &Ticket,
    ) {
        let words = here.words();
        let called = ticket.state == TicketState::Called;
        let (state, tone) = if called {
            (words.state.called, TextTone::Warning)
        } else {
            (words.state.serving, TextTone::Good)
        };
        let (top, rest) = take_top(area, 1);
        page.text(top, words.in_hand, Align::Left, Role::Label);
        let (facts, number) = take_bottom(rest, FACTS);
        let (now, number) = take_bottom(number, 1);
        let (_, number) = take_bottom(number, 1);
        page.display(number, &ticket.label().to_string(), Align::Centre, Role::Figure);
        let long = here.since(ticket.since);
        page.text(now, &format!("● {state}  {long}"), Align::Centre, Role::Fact.in_tone(tone));
        let (_, facts) = take_top(facts, 1);
        self.draw_facts(page, here, facts, ticket);
    }

    fn draw_facts(
        &self,
        page: &mut Page<'_, WindowTouch>,
        here: &WindowSession,
        area: Rect,
        ticket: &Ticket,
    ) {
        let words = here.words();
        let class =
            if ticket.class.is_empty() { words.ordinary.to_owned() } else { here.class(&ticket.class) };
        let due = ticket.due.map(|due| (words.due)(&due.format("%H:%M").to_string()));
        let times = (ticket.calls > 1).then(|| (words.called_times)(ticket.calls));
        let misses = (ticket.misses > 0).then(|| (words.missed_times)(ticket.misses));
        let matter = match (&ticket.matter, self.matter()) {
            (Some(_), Some(name)) => here.say(name).to_owned(),
            (Some(code), None) => code.clone(),
            (None, _) => words.no_matter.to_owned(),
        };
        let waited = (words.came_after)(&here.lasted((ticket.since - ticket.issued_at).num_seconds()));
        // What may be cut off where there is little room stands last.
        let more: Vec<String> =
            [Some(class), Some(waited), due, times, misses].into_iter().flatten().collect();
        let rows = [
            (words.line, format!("{}  {}", ticket.queue, here.line(&ticket.queue)), 1),
            (words.matter, matter, 2),
            (words.class, more.join("  ·  "), 1),
        ];
        let label = rows.iter().map(|(label, ..)| columns(label)).max().unwrap_or(4) + 2;
        let label = u16::try_from(label).unwrap_or(8);
        let mut rest = area;
        for (name, value, most) in rows {
            let room = Rect { x: rest.x + label, width: rest.width.saturating_sub(label), ..rest };
            let lines = clip(&value, room.width.into(), most);
            page.text(rest, name, Align::Left, Role::Label);
            page.lines(room, &lines, Align::Left, Role::Fact);
            rest = take_top(rest, u16::try_from(lines.len()).unwrap_or(1)).1;
        }
    }

    fn draw_idle(&self, page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect) {
        let words = here.words();
        let (said, then) = match &self.view.duty.state {
            DutyState::Paused(reason) => {
                let then = (words.resume_with)(&here.key(Action::Pause));
                (
                    (words.on_pause)(&here.pause(reason)),
                    format!("{}  ·  {then}", here.since(self.view.duty.since)),
                )
            }
            _ if self.view.waiting == 0 && !self.view.resting.is_empty() => {
                let label =
                    self.view.resting.first().map_or_else(String::new, |ticket| ticket.label().to_string());
                (words.free.to_owned(), (words.nobody_but)(&label, &here.key(Action::Call)))
            }
            _ if self.view.duty.auto_call && self.view.waiting == 0 => {
                (words.nobody.to_owned(), words.they_come_by_themselves.to_owned())
            }
            _ if self.view.waiting == 0 => (words.free.to_owned(), words.nobody.to_owned()),
            _ => {
                let said = if self.came { words.somebody_came } else { words.free };
                (said.to_owned(), (words.call_them)(self.view.waiting, &here.key(Action::Next)))
            }
        };
        let (upper, then_row) = take_top(area, area.height * 3 / 5);
        let tone = if self.came { TextTone::Warning } else { TextTone::Quiet };
        let (high, _) = take_bottom(upper, if upper.height >= 20 { 9 } else { 6 });
        page.display(high, &said, Align::Centre, Role::Fact.in_tone(tone));
        let lines = crate::text::layout::wrap::wrap(&then, then_row.width.into());
        let then_row = take_top(then_row, 1).1;
        page.lines(then_row, &lines, Align::Centre, Role::Fact);
    }
}
