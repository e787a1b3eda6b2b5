//! The loop: the only place where the application meets the world.
use crate::app::{
    App,
    message::{Event, Request},
};
use chrono::NaiveDateTime;
use ratatui::{Terminal, backend::Backend, buffer::Buffer};
use std::{
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

/// What the loop is handed by the world.
pub struct LoopContext<'a, P, M> {
    /// Where events come in.
    pub inbox: &'a Receiver<Event>,
    /// How long the program has run; touches are stamped with it too.
    pub running: &'a dyn Fn() -> Duration,
    /// The hall's clock.
    pub clock: &'a dyn Fn() -> NaiveDateTime,
    /// How often time passes.
    pub tick: Duration,
    /// What is done with a wish.
    pub perform: P,
    /// The last touch to a page before it is shown.
    pub repair_wide_chars: M,
}

/// Draws, waits, updates, performs; until the application stops or the world falls silent.
///
/// A tick falls due by the clock, not by silence: a busy inbox must not keep an abandoned visit alive. The inbox is
/// drained before drawing, so that a burst of events costs one picture.
pub fn run<B: Backend>(
    app: &mut App,
    terminal: &mut Terminal<B>,
    world: LoopContext<'_, impl FnMut(Request), impl Fn(&mut Buffer)>,
) -> Result<(), B::Error> {
    let LoopContext { inbox, running, clock, tick, mut perform, repair_wide_chars } = world;
    let mut next_tick = Instant::now();
    let mut shown = DrawnPage::default();
    while !app.is_stopped() {
        if next_tick <= Instant::now() {
            next_tick = Instant::now() + tick;
            let event = Event::Tick { now: clock(), at: running() };
            app.update(event).into_iter().for_each(&mut perform);
        }
        shown.draw(app, terminal, &repair_wide_chars)?;
        let wait = next_tick.saturating_duration_since(Instant::now());
        match inbox.recv_timeout(wait) {
            Ok(event) => {
                app.update(event).into_iter().for_each(&mut perform);
                // More of them than this at once is a flood; the clock must go on.
                for event in inbox.try_iter().take(64) {
                    app.update(event).into_iter().for_each(&mut perform);
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
    Ok(())
}

/// What is on the terminal, so that an unchanged page costs nothing.
#[derive(Default)]
pub struct DrawnPage {
    page: Buffer,
}

impl DrawnPage {
    /// Draws the page where it differs from the one that is shown; `repair_wide_chars` has the last touch to it.
    pub fn draw<B: Backend>(
        &mut self,
        app: &App,
        terminal: &mut Terminal<B>,
        repair_wide_chars: impl Fn(&mut Buffer),
    ) -> Result<(), B::Error> {
        let mut page = Buffer::empty(app.area());
        app.view(&mut page);
        if page == self.page {
            return Ok(());
        }
        if page.area != self.page.area {
            terminal.resize(page.area)?;
            terminal.clear()?;
        }
        terminal.draw(|frame| {
            let buffer = frame.buffer_mut();
            for position in page.area.intersection(buffer.area).positions() {
                buffer[position] = page[position].clone();
            }
            repair_wide_chars(buffer);
        })?;
        self.page = page;
        Ok(())
    }
}
