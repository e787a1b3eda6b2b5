//! `hall printer` on a terminal: a live screen in words and bits, with a key for a test slip.
use super::{LineArguments, bits, config, jobs, printer, status, status::PrinterReport, test};
use crate::app::input::Key;
use crate::cli::desk::{StaffProgram, sit};
use crate::cli::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::Config;
use crate::devices::printer::{Bell, PrintResult, SerialPrinter, Watcher};
use crate::paper::Health;
use crate::text::printer::{PrinterWords, words};
use crate::ui::{Align, Grid, Highlight, LIGHT, Page, Panel, bold, narrowed, plain, take_bottom, take_top};
use ratatui::{buffer::Buffer, layout::Rect};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// One look at the printer between two pictures.
const GLANCE: Duration = Duration::from_millis(60);
/// How often the store is read for what others know.
const READ_EVERY: Duration = Duration::from_secs(1);
/// How long a note stands.
const NOTE: Duration = Duration::from_secs(12);
/// Prints that are listed.
const JOBS: usize = 6;

/// What is heard of a test slip.
enum TestSlipEvent {
    /// The printer is now like this.
    Now(Health),
    /// It is done, and the printer comes back.
    Done(Box<SerialPrinter>, PrintResult),
}

/// Tells the screen how the printer is while a test slip is printed.
struct EventSender(Sender<TestSlipEvent>);

impl Watcher for EventSender {
    fn may_begin(&mut self) -> bool {
        true
    }

    fn is_now(&mut self, health: Health) {
        let _left = self.0.send(TestSlipEvent::Now(health));
    }
}

/// The screen of one printer.
struct PrinterScreen<'a> {
    counter: &'a CliContext,
    config: Config,
    /// The printer; away while a test slip is printed.
    printer: Option<SerialPrinter>,
    news: Option<Receiver<TestSlipEvent>>,
    bell: Bell,
    words: &'static PrinterWords,
    seen: PrinterReport,
    prints: Vec<String>,
    read: Option<Instant>,
    note: String,
    /// When the note is taken down.
    until: Option<Instant>,
    done: bool,
}

pub(super) fn run(counter: &CliContext, line: &LineArguments) -> Result<Exit, Stop> {
    let config = config(counter, line)?;
    let Some(printer) = printer(&config, line)? else {
        return status::run(counter, line, false);
    };
    let (bell, _ringer) = Bell::hung()?;
    let words = words(counter.lang);
    let mut watch = PrinterScreen {
        counter,
        config,
        printer: Some(printer),
        news: None,
        bell,
        words,
        seen: PrinterReport::default(),
        prints: Vec::new(),
        read: None,
        note: words.asking.to_owned(),
        until: None,
        done: false,
    };
    sit(&mut watch)?;
    Ok(if watch.seen.health.trouble.is_none() { Exit::Done } else { Exit::Refused })
}

impl PrinterScreen<'_> {
    /// Has a test slip printed on a thread of its own: a printer that holds it must not hold the screen as well.
    fn test(&mut self) {
        if self.seen.by_kiosk {
            self.note = self.ask_kiosk();
            return;
        }
        let Some(mut printer) = self.printer.take() else { return };
        let (tell, heard) = channel();
        let config = self.config.clone();
        let work = move || {
            let mut watcher = EventSender(tell.clone());
            let done = test::print(&mut printer, &config, &mut watcher);
            // Where nobody looks any more the program has ended.
            let _left = tell.send(TestSlipEvent::Done(Box::new(printer), done));
        };
        if thread::Builder::new().name("test slip".into()).spawn(work).is_ok() {
            self.news = Some(heard);
            self.words.testing.clone_into(&mut self.note);
        }
    }

    /// Hears how the test slip is getting on.
    fn hear(&mut self) {
        let news: Vec<TestSlipEvent> = self.news.iter().flat_map(|news| news.try_iter()).collect();
        for news in news {
            match news {
                TestSlipEvent::Now(health) => self.seen.health = health,
                TestSlipEvent::Done(printer, done) => {
                    self.printer = Some(*printer);
                    self.news = None;
                    self.note = test::outcome(&done, &self.config.machine, self.counter.lang).0;
                    if !done.missing.is_empty() {
                        self.note = (self.words.missing)(&done.missing.iter().collect::<String>());
                    }
                    self.until = Some(Instant::now() + NOTE);
                }
            }
        }
    }

    fn ask_kiosk(&self) -> String {
        let kiosk = &self.config.machine.kiosk;
        let asked = self
            .counter
            .open_store(Some(&self.config))
            .ok()
            .and_then(|mut store| store.ask_test(kiosk, clock::now(self.config.machine.utc_offset)).ok());
        let words = if asked == Some(true) { self.words.test_asked } else { self.words.test_unknown };
        words(kiosk)
    }

    fn read(&mut self) {
        if self.read.is_some_and(|read| read.elapsed() < READ_EVERY) {
            return;
        }
        self.read = Some(Instant::now());
        if self.seen.is_elsewhere() || self.seen.by_kiosk {
            self.seen = self.seen.clone().with_kiosk(self.counter, &self.config);
        }
        let Ok(mut store) = self.counter.open_store(Some(&self.config)) else { return };
        let now = clock::now(self.config.machine.utc_offset);
        let open = store.prints(now, Some(&self.config.machine.kiosk)).unwrap_or_default();
        let wanted = open.iter().rev().filter(|job| job.wants_eyes()).take(JOBS);
        self.prints = wanted.map(|job| jobs::line(job, self.words, self.counter.lang)).collect();
    }

    /// The lines under the state: what to do, the bytes, what it is, what wants eyes.
    fn lines(&self) -> Vec<(String, bool)> {
        let words = self.words;
        let mut lines: Vec<(String, bool)> = Vec::new();
        lines.extend(
            status::kiosk_lines(&self.config, &self.seen, words).into_iter().map(|line| (line, false)),
        );
        lines.extend(self.seen.said(words, self.counter.lang).into_iter().skip(1).map(|line| (line, true)));
        if !self.seen.by_kiosk {
            lines.push((String::new(), false));
            lines.push((words.bits.to_owned(), true));
            let bytes = self.seen.bytes.iter().map(|byte| bits::line(byte, words));
            lines.extend(bytes.map(|line| (line, false)));
            if self.seen.bytes.is_empty() {
                lines.push((words.no_bits.to_owned(), false));
            }
            lines.push((String::new(), false));
            lines.push((words.about.to_owned(), true));
            lines.extend(status::about(&self.seen, words).into_iter().map(|line| (line, false)));
        }
        if !self.prints.is_empty() {
            lines.push((String::new(), false));
            lines.push(((words.wants_eyes)(self.prints.len()), true));
            lines.extend(self.prints.iter().map(|line| (line.clone(), false)));
        }
        lines
    }

    fn draw_head(&self, page: &mut Page<'_, ()>, area: Rect) {
        page.fill(area, LIGHT.header);
        let port = self.config.machine.printer.port.as_deref().unwrap_or_default();
        let title = (self.words.title)(&self.config.machine.printer.profile.model, port);
        page.text(
            Rect { y: area.bottom() - 1, height: 1, ..narrowed(area, 2) },
            &title,
            Align::Left,
            bold(LIGHT.on_header, LIGHT.header),
        );
    }
}

impl StaffProgram for PrinterScreen<'_> {
    fn view(&self, buffer: &mut Buffer) {
        let area = buffer.area;
        let grid = Grid::new(area.width, area.height, Panel::default(), false);
        let mut page: Page<'_, ()> = Page::new(buffer, area, grid, LIGHT, Highlight::default());
        page.fill(area, LIGHT.page);
        let (head, rest) = take_top(area, 2);
        let (foot, rest) = take_bottom(rest, 1);
        let (note, rest) = take_bottom(rest, 1);
        self.draw_head(&mut page, head);
        let rest = narrowed(rest, 2);
        let big = if rest.height >= 24 { 6 } else { 1 };
        let (state, rest) =
            take_top(Rect { y: rest.y + 1, height: rest.height.saturating_sub(1), ..rest }, big);
        let trouble = self.seen.health.trouble;
        let said = trouble.map_or(self.words.well, |trouble| trouble.words(self.counter.lang));
        let colour = if trouble.is_none() { LIGHT.good } else { LIGHT.accent };
        page.headline(state, said, Align::Left, colour, LIGHT.page);
        for ((line, strong), y) in self.lines().iter().zip(rest.y + 1..rest.bottom()) {
            let style = if *strong { bold(LIGHT.ink, LIGHT.page) } else { plain(LIGHT.ink, LIGHT.page) };
            page.text(Rect { y, height: 1, ..rest }, line, Align::Left, style);
        }
        page.text(narrowed(note, 2), &self.note, Align::Left, bold(LIGHT.primary, LIGHT.page));
        page.fill(foot, LIGHT.soft);
        let keys = if self.seen.by_kiosk { self.words.keys_elsewhere } else { self.words.keys };
        page.text(narrowed(foot, 2), keys, Align::Left, plain(LIGHT.ink, LIGHT.soft));
    }

    fn key(&mut self, key: Key) {
        match key {
            Key::Char('t') => {
                self.test();
                self.until = self.printer.is_some().then(|| Instant::now() + NOTE);
            }
            Key::Char('q') | Key::Escape | Key::Control('c') => self.done = true,
            _ => {}
        }
    }

    fn tick(&mut self) {
        self.hear();
        if let Some(printer) = &mut self.printer {
            let seen = PrinterReport::look(&self.config, printer, &self.bell, GLANCE);
            if !(seen.is_elsewhere() && self.seen.by_kiosk) {
                self.seen = seen;
            }
        }
        let known = self.seen.traits.is_some() || self.seen.by_kiosk || self.seen.health.trouble.is_some();
        let asked = self.note == self.words.asking && known;
        if asked || self.until.is_some_and(|until| until <= Instant::now()) {
            self.note.clear();
            self.until = None;
        }
        self.read();
    }

    fn is_done(&self) -> bool {
        self.done
    }
}
