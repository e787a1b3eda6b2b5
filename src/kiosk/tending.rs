//! Behind the hidden entrance: how this machine is, and what can safely be done with it.
use super::heading::heading;
use crate::app::kiosk_state::{KioskState, KioskTending};
use crate::app::message::{Answer, RequestKind};
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, Screen};
use crate::hall::calendar::is_clock_set;
use crate::hall::people::KioskAct;
use crate::paper::SlipOutcome;
use crate::text::kiosk::tending::words;
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::{
    Align, ButtonStyle, Page, Role, TextTone, narrowed, take_bottom, take_right, take_top, tiles,
};
use ratatui::layout::Rect;

/// After so many seconds without a touch the page leaves by itself.
const PATIENCE: u16 = 60;
/// Fewer bytes are a warning.
const LITTLE_ROOM: u64 = 1 << 30;
/// Bytes of a megabyte.
const MEGABYTE: u64 = 1 << 20;

/// The page of whoever tends the machine.
pub(super) struct TendingPage {
    tending: KioskTending,
    /// The store was asked to do something.
    asked: Option<KioskAct>,
    /// Whether the program shall begin anew is asked first.
    asks_restart: bool,
    said: String,
    quiet: u16,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Do(KioskAct),
    /// The first touch on what ends the program.
    AskRestart,
    Leave,
}

impl TendingPage {
    /// The page for somebody who was let in.
    pub fn new(tending: KioskTending) -> TendingPage {
        TendingPage { tending, asked: None, asks_restart: false, said: String::new(), quiet: 0 }
    }

    /// What is to be known of the machine: a name, what it is, and whether that is well.
    fn facts(&self, context: &Context) -> Vec<(&'static str, String, bool)> {
        let said = words(context.lang);
        let KioskState { out, version, store, setup, catalogue, free } = &self.tending.state;
        let service = out
            .as_ref()
            .map(|out| (said.out_since)(&out.since.format("%Y-%m-%d %H:%M").to_string(), &out.who));
        let printer = context.printer.trouble.map(|trouble| trouble.words(context.lang).to_owned());
        let free_room = free.map_or_else(|| said.unknown.to_owned(), |bytes| (said.free)(bytes / MEGABYTE));
        let clock = context.now.format("%Y-%m-%d %H:%M:%S").to_string();
        vec![
            (said.service, service.clone().unwrap_or_else(|| said.in_service.to_owned()), service.is_none()),
            (said.printer, printer.clone().unwrap_or_else(|| said.well.to_owned()), printer.is_none()),
            (said.scanner, if context.scans { said.connected } else { said.none }.to_owned(), true),
            (said.clock, clock, is_clock_set(context.now)),
            (said.store, store.clone(), true),
            (said.editions, (said.edition_numbers)(*setup, *catalogue, context.hall.catalogue.len()), true),
            (said.disk, free_room, free.is_none_or(|bytes| bytes >= LITTLE_ROOM)),
            (said.program, format!("hall {version}"), true),
        ]
    }

    fn draw_facts(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
        page.card(area, page.theme.card);
        let mut rest = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2);
        let facts = self.facts(context);
        let names = facts.iter().map(|(name, ..)| columns(name)).max().unwrap_or(0) + 2;
        let names = u16::try_from(names).unwrap_or(rest.width).min(rest.width / 2);
        let air = u16::from(usize::from(rest.height) >= 2 * facts.len());
        for (name, fact, is_well) in facts {
            let lines = wrap(&fact, rest.width.saturating_sub(names).into());
            let (row, below) = take_top(rest, u16::try_from(lines.len()).unwrap_or(1));
            page.text(
                Rect { height: row.height.min(1), width: names, ..row },
                name,
                Align::Left,
                Role::Label,
            );
            let value = Rect { x: row.x + names, width: row.width.saturating_sub(names), ..row };
            let tone = if is_well { TextTone::Usual } else { TextTone::Warning };
            page.lines(value, &lines, Align::Left, Role::Body.in_tone(tone));
            rest = take_top(below, air).1;
        }
    }

    /// What can be done; leaving is the last.
    fn buttons(&self, context: &Context) -> Vec<(&'static str, ButtonStyle, Message)> {
        let said = words(context.lang);
        let service = if self.tending.state.out.is_some() {
            (said.put_back, ButtonStyle::Good, Message::Do(KioskAct::PutBack))
        } else {
            (said.take_out, ButtonStyle::Accent, Message::Do(KioskAct::TakeOut))
        };
        let restart = if self.asks_restart {
            (said.restart_sure, ButtonStyle::Accent, Message::Do(KioskAct::Restart))
        } else {
            (said.restart, ButtonStyle::Soft, Message::AskRestart)
        };
        vec![
            service,
            (said.test_print, ButtonStyle::Soft, Message::Do(KioskAct::TestPrint)),
            (said.reload, ButtonStyle::Soft, Message::Do(KioskAct::Reload)),
            restart,
            (said.leave, ButtonStyle::Primary, Message::Leave),
        ]
    }
}

/// Places for so many buttons: beside the facts on a low page, else below them; and the room for the facts.
fn places(page: &Page<'_, Message>, body: Rect, count: u16) -> (Vec<Rect>, Rect) {
    let (finger, gap) = (page.grid.finger_rows(), page.grid.gap());
    if body.height < 26 || page.grid.is_wide() {
        let (side, rest) = take_right(body, body.width * 2 / 5, gap);
        let across = if side.height / count >= finger { 1 } else { 2 };
        let rows = count.div_ceil(across);
        let height = (side.height / rows).min(6).max(finger);
        return (tiles(Rect { height: rows * height, ..side }, across, rows, gap), rest);
    }
    let rows = count.div_ceil(2);
    let (below, rest) = take_bottom(body, rows * (finger + 1).min(body.height / (2 * rows)).max(finger));
    (tiles(below, 2, rows, gap), rest)
}

impl Screen for TendingPage {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let said = words(context.lang);
        let body = heading(page, page.area, said.title);
        let (line, body) = take_top(body, 1);
        page.text(line, &self.said, Align::Centre, Role::Fact);
        let buttons = self.buttons(context);
        let (places, rest) = places(page, body, u16::try_from(buttons.len()).unwrap_or(1));
        self.draw_facts(context, page, rest);
        for (place, (label, look, message)) in places.into_iter().zip(buttons) {
            page.button(place, label, look, message);
        }
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        self.quiet = 0;
        self.asks_restart = message == Message::AskRestart;
        match message {
            Message::Leave => Outcome::go(Navigation::Home),
            Message::Do(act) if self.asked.is_none() => {
                self.asked = Some(act);
                context.words().please_wait.clone_into(&mut self.said);
                let authority = Box::new(self.tending.authority.clone());
                Outcome::stay().ask(RequestKind::TendKiosk { authority, act })
            }
            Message::Do(_) | Message::AskRestart => Outcome::stay(),
        }
    }

    fn hear(&mut self, answer: &Answer, context: &Context) -> Outcome {
        let said = words(context.lang);
        match answer {
            Answer::Tended { act: KioskAct::Restart, .. } => return Outcome::go(Navigation::Restart),
            Answer::Tended { act, state } => {
                (self.asked, self.tending.state) = (None, (**state).clone());
                (said.done)(*act).clone_into(&mut self.said);
            }
            Answer::Printed(SlipOutcome::Not(trouble) | SlipOutcome::Unsure(trouble)) => {
                trouble.words(context.lang).clone_into(&mut self.said);
            }
            Answer::Printed(_) => said.test_printed.clone_into(&mut self.said),
            Answer::NotLetIn => return Outcome::go(Navigation::Home),
            Answer::StoreFailed => (self.asked, self.said) = (None, said.store_away.to_owned()),
            _ => {}
        }
        Outcome::stay()
    }

    fn tick(&mut self, _context: &Context) -> Outcome {
        self.quiet += 1;
        if self.quiet > PATIENCE { Outcome::go(Navigation::Home) } else { Outcome::stay() }
    }

    fn back(&mut self, _context: &Context) -> Option<Outcome> {
        Some(Outcome::go(Navigation::Home))
    }

    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Asking
    }
}
