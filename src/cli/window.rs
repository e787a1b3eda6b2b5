//! `hall window`: where a clerk calls numbers.
use super::{
    CliContext, Exit, Stop,
    context::StoreLocation,
    demo,
    desk::{StaffProgram, Waker, sit, touched},
    staff,
};
use crate::text::{Lang, command::calling::words};
use crate::{
    app::input::Key,
    clock,
    config::{Colours, Config, pin},
    hall::Hall,
    logging,
    search::Synonym,
    ui::{CONTRAST, ColourTheme, Highlight, LIGHT, Page},
    window::{WindowEvent, WindowRequest, WindowScreen, WindowSetup, WindowUpdate},
    workers::window::{WindowClaim, WindowWorker, WindowWorkerSetup, file_of},
};
use anyhow::anyhow;
use clap::Args;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use rustix::fs::{FlockOperation, flock};
use std::{
    fs::File,
    io,
    path::Path,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    time::{Duration, Instant},
};

/// How often it is looked whether anything has happened in the hall.
const LOOK_EVERY: Duration = Duration::from_millis(150);
/// How long the end of the program waits for what was begun.
const FINISH_WITHIN: Duration = Duration::from_secs(2);
/// Two touches closer together than this are one by a shaking finger.
const BOUNCE: Duration = Duration::from_millis(250);

/// Call numbers at a window (窗口叫号): sign in, call, serve, finish.
///
/// Every key is named on the last lines of the screen. Whoever is signed in stays so when the program ends, and goes on where
/// it was; signing out is a key.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall window --window A03\n  hall window\n\n",
    "A log of what happened, without names or numbers of people, is in window-A03.log beside the store.\n\n",
    "Exit codes:\n  0 done   2 no terminal, no such window   75 this window is open on this machine already\n",
    "  78 configuration"
))]
pub(super) struct Arguments {
    /// The window this machine stands at. Where it is not given, the one that somebody is still signed in at goes on, as long
    /// as there is one only; otherwise it is asked for.
    #[arg(long, value_name = "CODE")]
    window: Option<String>,
}

pub(super) fn run(counter: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let config = counter.config()?;
    let place = counter.place(Some(&config))?;
    place.make_folder()?;
    let folder = place.folder();
    let large = |code: String| {
        Some(code.to_uppercase()).filter(|code| config.hall.window(code).is_some()).unwrap_or(code)
    };
    let window = arguments.window.clone().map(large);
    if let Some(code) = window.as_deref().filter(|code| config.hall.window(code).is_none()) {
        return Err(Stop::Failed(Exit::Usage, anyhow!((words(counter.lang).no_window)(code))));
    }
    let log =
        window.as_deref().map_or_else(|| folder.join("window.log"), |code| file_of(&folder, code, "log"));
    logging::begin(config.machine.log, Some(&log));
    let claimed = window.as_deref().map(|code| claim_first(&folder, code, counter.lang)).transpose()?;
    let offset = config.machine.utc_offset;
    // A screen speaks the language of the machine, whatever the locale.
    let lang = counter.asked.unwrap_or(config.machine.language);
    let face = WindowScreen::new(WindowSetup {
        hall: Arc::new(config.hall.clone()),
        keys: config.keys.clone(),
        window: window.clone(),
        lang,
        now: clock::now(offset),
    });
    let face = face.greeting(
        counter
            .exercise
            .as_ref()
            .map_or_else(String::new, |_| demo::greeting(&config, window.as_deref(), lang)),
    );
    let (tell, news) = channel();
    let worker = setup(place, &config, window, claims(&folder, claimed));
    let mut desk = WindowProgram {
        face,
        theme: if config.machine.colours == Colours::Contrast { CONTRAST } else { LIGHT },
        begun: Instant::now(),
        clock: Box::new(move || clock::now(offset)),
        start: Some((worker, tell)),
        worker: None,
        news,
        chime: false,
        touched: None,
        done: false,
    };
    let sat = sit(&mut desk);
    if let Some(worker) = desk.worker {
        worker.finish(FINISH_WITHIN);
    }
    sat.map(|()| Exit::Done)
}

/// The desk of a window.
struct WindowProgram {
    face: WindowScreen,
    theme: ColourTheme,
    begun: Instant,
    clock: Box<dyn Fn() -> chrono::NaiveDateTime>,
    /// What the worker needs, until it is started.
    start: Option<(WindowWorkerSetup, Sender<WindowUpdate>)>,
    worker: Option<WindowWorker>,
    news: Receiver<WindowUpdate>,
    chime: bool,
    touched: Option<Instant>,
    done: bool,
}

impl WindowProgram {
    fn happen(&mut self, event: WindowEvent) {
        for wish in self.face.update(event) {
            match wish {
                WindowRequest::Chime => self.chime = true,
                WindowRequest::Leave => self.done = true,
                wish => {
                    if let Some(worker) = &self.worker {
                        worker.perform(wish);
                    }
                }
            }
        }
    }

    /// The time is told before everything else that happens.
    fn time(&mut self) {
        let (now, at) = ((self.clock)(), clock::running(self.begun));
        self.happen(WindowEvent::Tick { now, at });
    }
}

impl StaffProgram for WindowProgram {
    fn begin(&mut self, wake: Waker) -> Result<(), Stop> {
        let Some((setup, tell)) = self.start.take() else { return Ok(()) };
        let told = move |news| {
            // At the end nobody listens any more.
            if tell.send(news).is_ok() {
                wake();
            }
        };
        self.worker = Some(WindowWorker::start(setup, told)?);
        Ok(())
    }

    fn view(&self, buffer: &mut Buffer) {
        let area = buffer.area;
        let mut page = Page::new(buffer, area, staff::grid(area), self.theme, Highlight::default());
        self.face.view(&mut page);
    }

    fn key(&mut self, key: Key) {
        self.time();
        self.happen(WindowEvent::Key(key));
    }

    fn touch(&mut self, at: Position, area: Rect) {
        if self.touched.is_some_and(|before| before.elapsed() < BOUNCE) {
            return;
        }
        self.touched = Some(Instant::now());
        self.time();
        let touch = touched(at, area, (self.theme, staff::grid(area)), |page| self.face.view(page));
        if let Some(touch) = touch {
            self.happen(WindowEvent::Touch(touch));
        }
    }

    fn every(&self) -> Duration {
        Duration::from_secs(1)
    }

    fn tick(&mut self) {
        self.time();
        let news: Vec<WindowUpdate> = self.news.try_iter().collect();
        for news in news {
            self.happen(WindowEvent::News(news));
        }
    }

    fn rings(&mut self) -> bool {
        std::mem::take(&mut self.chime)
    }

    fn is_done(&self) -> bool {
        self.done
    }
}

fn setup(
    place: StoreLocation,
    config: &Config,
    window: Option<String>,
    claim: WindowClaim,
) -> WindowWorkerSetup {
    let (offset, folder) = (config.machine.utc_offset, place.folder());
    let synonyms = config.synonyms.iter().map(|(say, mean)| Synonym { say: say.clone(), mean: mean.clone() });
    let hall: Hall = config.hall.clone();
    WindowWorkerSetup {
        open_store: Box::new(move || place.open()),
        hall: Arc::new(hall),
        synonyms: synonyms.collect(),
        clock: Box::new(move || clock::now(offset)),
        window,
        pin: Box::new(pin::matches),
        claim,
        folder,
        look_every: LOOK_EVERY,
    }
}

/// Holds the lock of a window on this machine for life; a second program for the same window is refused.
fn lock(folder: &Path, window: &str) -> io::Result<File> {
    let file = File::options().create(true).append(true).open(file_of(folder, window, "lock"))?;
    flock(&file, FlockOperation::NonBlockingLockExclusive)?;
    Ok(file)
}

fn claim_first(folder: &Path, window: &str, lang: Lang) -> Result<(String, File), Stop> {
    match lock(folder, window) {
        Ok(file) => Ok((window.to_owned(), file)),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
            let said = anyhow!((words(lang).window_is_open)(window));
            Err(Stop::Failed(Exit::Running, said))
        }
        Err(error) => Err(Stop::cannot_write(&file_of(folder, window, "lock"), error)),
    }
}

/// Claims windows as clerks sign in at them; the one before is let go.
fn claims(folder: &Path, claimed: Option<(String, File)>) -> WindowClaim {
    let (folder, mut held) = (folder.to_owned(), claimed);
    Box::new(move |window| {
        if held.as_ref().is_some_and(|(code, _)| code == window) {
            return true;
        }
        let Ok(file) = lock(&folder, window) else { return false };
        held = Some((window.to_owned(), file));
        true
    })
}
