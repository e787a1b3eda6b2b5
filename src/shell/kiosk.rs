//! The kiosk in the loop: its application hears every event, and its requests are performed.
use super::turns::{self, Outside, Program};
use crate::app::{
    App,
    message::{Event, Request},
};
use chrono::NaiveDateTime;
use ratatui::{Terminal, backend::Backend, buffer::Buffer, layout::Rect};
use std::{sync::mpsc::Receiver, time::Duration};

/// What the kiosk is handed by the world.
pub struct LoopContext<'a, P, M> {
    /// Where events come in.
    pub inbox: &'a Receiver<Event>,
    /// How long the program has run; touches are stamped with it too.
    pub running: &'a dyn Fn() -> Duration,
    /// The hall's clock.
    pub clock: &'a dyn Fn() -> NaiveDateTime,
    /// How often time passes.
    pub tick: Duration,
    /// What is done with a request.
    pub perform: P,
    /// The last touch to a page before it is shown.
    pub repair_wide_chars: M,
}

/// Runs the application until it stops or the world falls silent.
pub fn run<B: Backend>(
    app: &mut App,
    terminal: &mut Terminal<B>,
    world: LoopContext<'_, impl FnMut(Request), impl Fn(&mut Buffer)>,
) -> Result<(), B::Error> {
    let LoopContext { inbox, running, clock, tick, perform, repair_wide_chars } = world;
    let mut kiosk = Kiosk { app, running, clock, tick, perform };
    turns::run(&mut kiosk, terminal, Outside { inbox, repair_wide_chars, ring: || Ok(()) })
}

/// The application with what it needs of the world.
struct Kiosk<'a, P> {
    app: &'a mut App,
    running: &'a dyn Fn() -> Duration,
    clock: &'a dyn Fn() -> NaiveDateTime,
    tick: Duration,
    perform: P,
}

impl<P: FnMut(Request)> Program for Kiosk<'_, P> {
    type Event = Event;

    fn hear(&mut self, event: Event) {
        self.app.update(event).into_iter().for_each(&mut self.perform);
    }

    fn tick(&mut self) {
        self.hear(Event::Tick { now: (self.clock)(), at: (self.running)() });
    }

    fn every(&self) -> Duration {
        self.tick
    }

    fn area(&self) -> Rect {
        self.app.area()
    }

    fn view(&self, buffer: &mut Buffer) {
        self.app.view(buffer);
    }

    fn is_done(&self) -> bool {
        self.app.is_stopped()
    }
}
