//! The lead's screen on a terminal.
use super::hall_watcher::{HallWatcher, WatcherSetup};
use crate::app::input::Key;
use crate::cli::desk::{StaffProgram, Waker, touched};
use crate::cli::{CliContext, Stop};
use crate::clock;
use crate::config::{Colours, Config};
use crate::live::{LeadEvent, LeadRequest, LeadScreen};
use crate::ui::{CONTRAST, ColourTheme, Grid, Highlight, LIGHT, Page, Panel};
use chrono::FixedOffset;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// A monitor on a desk, across.
const MONITOR: Panel = Panel { width_mm: 476.0, height_mm: 268.0 };

/// A lookout that has said nothing for so long is stuck at a store that does not answer.
const SILENT: Duration = Duration::from_secs(15);

/// The lead's desk.
pub(super) struct LeadProgram {
    live: LeadScreen,
    theme: ColourTheme,
    offset: FixedOffset,
    /// What the lookout needs, until it is begun.
    post: Option<(WatcherSetup, Sender<LeadEvent>)>,
    watcher: Option<HallWatcher>,
    seen: Receiver<LeadEvent>,
    /// When the lookout was heard last.
    heard: Instant,
    bell: bool,
}

impl LeadProgram {
    /// A desk for a hall; nobody looks at the store before it is sat at.
    pub fn new(counter: &CliContext, config: Config) -> Result<LeadProgram, Stop> {
        let place = counter.place(Some(&config))?;
        place.make_folder()?;
        let (offset, hall) = (config.machine.utc_offset, Arc::new(config.hall));
        // A screen speaks the language of the machine, whatever the locale.
        let lang = counter.asked.unwrap_or(config.machine.language);
        let (tell, seen) = channel();
        Ok(LeadProgram {
            live: LeadScreen::new(Arc::clone(&hall), lang, clock::now(offset)),
            theme: if config.machine.colours == Colours::Contrast { CONTRAST } else { LIGHT },
            offset,
            post: Some((WatcherSetup { place, hall, offset }, tell)),
            watcher: None,
            seen,
            heard: Instant::now(),
            bell: false,
        })
    }

    /// Ends the lookout.
    pub fn leave(self) {
        drop(self.watcher);
    }

    fn happen(&mut self, event: LeadEvent) {
        match self.live.update(event) {
            Some(LeadRequest::Bell) => self.bell = true,
            Some(LeadRequest::Decide(decision)) => {
                if let Some(watcher) = &self.watcher {
                    watcher.decide(decision);
                }
            }
            None => {}
        }
    }

    fn time(&mut self) {
        self.happen(LeadEvent::Now(clock::now(self.offset)));
    }
}

impl StaffProgram for LeadProgram {
    fn begin(&mut self, wake: Waker) -> Result<(), Stop> {
        let Some((post, tell)) = self.post.take() else { return Ok(()) };
        let told = move |event| {
            // At the end nobody listens any more.
            if tell.send(event).is_ok() {
                wake();
            }
        };
        self.watcher = Some(HallWatcher::start(post, told)?);
        Ok(())
    }

    fn view(&self, buffer: &mut Buffer) {
        let area = buffer.area;
        let mut page = Page::new(buffer, area, grid(area), self.theme, Highlight::default());
        self.live.draw(&mut page);
    }

    fn key(&mut self, key: Key) {
        self.time();
        self.happen(LeadEvent::Key(key));
    }

    fn touch(&mut self, at: Position, area: Rect) {
        self.time();
        if let Some(touch) = touched(at, area, (self.theme, grid(area)), |page| self.live.draw(page)) {
            self.happen(LeadEvent::Touch(touch));
        }
    }

    fn every(&self) -> Duration {
        Duration::from_secs(1)
    }

    fn tick(&mut self) {
        self.time();
        let seen: Vec<LeadEvent> = self.seen.try_iter().collect();
        if !seen.is_empty() {
            self.heard = Instant::now();
        } else if self.heard.elapsed() > SILENT {
            self.happen(LeadEvent::Gone);
        }
        for event in seen {
            self.happen(event);
        }
    }

    fn rings(&mut self) -> bool {
        std::mem::take(&mut self.bell)
    }

    fn is_done(&self) -> bool {
        self.live.is_done()
    }
}

fn grid(area: Rect) -> Grid {
    Grid::new(area.width, area.height, MONITOR, false)
}
