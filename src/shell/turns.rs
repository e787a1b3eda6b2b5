//! The one loop between the world and a full screen.
use ratatui::{Terminal, backend::Backend, buffer::Buffer, layout::Rect};
use std::{
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

/// More events than this at once are a flood; the clock must go on.
const BURST: usize = 64;

/// A full screen as the loop sees it.
pub trait Program {
    /// What it hears from the world.
    type Event;

    /// Hears an event.
    fn hear(&mut self, event: Self::Event);
    /// Time passes.
    fn tick(&mut self);
    /// How often time passes.
    fn every(&self) -> Duration;
    /// How long until it must hear of time although that is sooner than usual; nothing where it need not.
    fn wakes_in(&self) -> Option<Duration> {
        None
    }
    /// The cells of the terminal, as far as is known.
    fn area(&self) -> Rect;
    /// Draws what it shows on a buffer of its area.
    fn view(&self, buffer: &mut Buffer);
    /// Says whether it may look other than when this was asked last.
    fn is_changed(&mut self) -> bool {
        true
    }
    /// Says whether the terminal's bell is to ring now; asked once after each picture.
    fn rings(&mut self) -> bool {
        false
    }
    /// Says whether the program is to end.
    fn is_done(&self) -> bool;
}

/// What the loop is handed by the world.
pub struct Outside<'a, E, M, R> {
    /// Where events come in.
    pub inbox: &'a Receiver<E>,
    /// The last touch to a picture before it is shown.
    pub repair_wide_chars: M,
    /// Rings the terminal's bell.
    pub ring: R,
}

/// Draws, waits, hears; until the program ends or the world falls silent.
///
/// A tick falls due by the clock, not by silence: a busy inbox must not keep time from passing. The inbox is drained before
/// drawing, so that a burst of events costs one picture.
pub fn run<B: Backend, P: Program>(
    program: &mut P,
    terminal: &mut Terminal<B>,
    outside: Outside<'_, P::Event, impl Fn(&mut Buffer), impl FnMut() -> Result<(), B::Error>>,
) -> Result<(), B::Error> {
    let Outside { inbox, repair_wide_chars, mut ring } = outside;
    let mut due = Instant::now();
    let mut shown = DrawnPage::default();
    while !program.is_done() {
        if due <= Instant::now() {
            due = Instant::now() + program.every();
            program.tick();
        }
        if program.is_changed() {
            shown.draw(program.area(), |page| program.view(page), terminal, &repair_wide_chars)?;
        }
        if program.rings() {
            ring()?;
        }
        let usual = due.saturating_duration_since(Instant::now());
        let sooner = program.wakes_in().filter(|sooner| *sooner < usual);
        match inbox.recv_timeout(sooner.unwrap_or(usual)) {
            Ok(event) => {
                program.hear(event);
                inbox.try_iter().take(BURST).for_each(|event| program.hear(event));
            }
            Err(RecvTimeoutError::Timeout) if sooner.is_some() => program.tick(),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
    Ok(())
}

/// What is on the terminal, so that an unchanged picture costs nothing.
#[derive(Default)]
pub struct DrawnPage {
    page: Buffer,
}

impl DrawnPage {
    /// Draws a picture where it differs from the one that is shown; `repair_wide_chars` has the last touch to it.
    pub fn draw<B: Backend>(
        &mut self,
        area: Rect,
        view: impl FnOnce(&mut Buffer),
        terminal: &mut Terminal<B>,
        repair_wide_chars: impl Fn(&mut Buffer),
    ) -> Result<(), B::Error> {
        let mut page = Buffer::empty(area);
        view(&mut page);
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
