//! The status of a printer on a full screen, with a key for a test slip.
use super::{PrinterReport, bits, lines};
use crate::hall::KioskCode;
use crate::hall::queue::PrintJob;
use crate::paper::{Health, SlipOutcome};
use crate::text::{Lang, printer::PrinterWords};
use crate::ui::{
    Align, Grid, LIGHT, Page, Panel, Role, TextTone,
    desk::{StaffEvent, StaffOutcome, StaffScreen},
    input::Key,
    narrowed, take_bottom, take_top,
};
use chrono::NaiveDateTime;
use ratatui::layout::Rect;
use std::time::Duration;

/// How long a note stands.
const NOTE: Duration = Duration::from_secs(12);
/// Prints that are listed.
const JOBS: usize = 6;

/// What the screen begins with.
#[derive(Clone)]
pub struct PrinterScreenSetup {
    /// The words of its language.
    pub words: &'static PrinterWords,
    /// Its language.
    pub lang: Lang,
    /// What kind of printer it is, and where.
    pub title: String,
    /// The machine it belongs to.
    pub kiosk: KioskCode,
    /// The time in the hall.
    pub now: NaiveDateTime,
}

/// What the screen hears of the printer.
#[derive(Clone, Debug)]
pub enum StatusNews {
    /// What is known of it.
    Status(PrinterReport),
    /// How it is while a test slip is printed.
    Health(Health),
    /// The prints of today that want somebody's eyes, the newest first.
    Prints(Vec<PrintJob>),
    /// A test slip is being printed.
    Testing,
    /// It was printed, or not; and what could not be.
    Tested(SlipOutcome, String),
    /// Whether the kiosk that holds the printer was asked for a test slip.
    Asked(bool),
}

/// A test slip is to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestSlip;

/// The screen of one printer.
pub struct PrinterScreen {
    setup: PrinterScreenSetup,
    status: PrinterReport,
    prints: Vec<PrintJob>,
    note: String,
    /// When the note is taken down.
    until: Option<Duration>,
    /// It is still being found out how the printer is.
    is_asking: bool,
    at: Duration,
}

impl PrinterScreen {
    /// A screen that knows nothing of the printer yet.
    pub fn new(setup: PrinterScreenSetup) -> PrinterScreen {
        let note = setup.words.asking.to_owned();
        PrinterScreen {
            setup,
            status: PrinterReport::default(),
            prints: Vec::new(),
            note,
            until: None,
            is_asking: true,
            at: Duration::ZERO,
        }
    }

    /// What is known of the printer.
    pub fn status(&self) -> &PrinterReport {
        &self.status
    }

    fn say(&mut self, note: String, until: Option<Duration>) {
        (self.note, self.until, self.is_asking) = (note, until, false);
    }

    fn hear_news(&mut self, news: StatusNews) {
        let words = self.setup.words;
        let soon = Some(self.at + NOTE);
        match news {
            StatusNews::Status(status) => {
                let known = status.traits.is_some() || status.by_kiosk || status.health.trouble.is_some();
                self.status = status;
                if self.is_asking && known {
                    self.say(String::new(), None);
                }
            }
            StatusNews::Health(health) => self.status.health = health,
            StatusNews::Prints(prints) => self.prints = prints,
            StatusNews::Testing => self.say(words.testing.to_owned(), None),
            StatusNews::Tested(printed, missing) if missing.is_empty() => {
                self.say(lines::tested(printed, "", words, self.setup.lang), soon);
            }
            StatusNews::Tested(_, missing) => self.say((words.missing)(&missing), soon),
            StatusNews::Asked(asked) => {
                let said = if asked { words.test_asked } else { words.test_unknown };
                self.say(said(&self.setup.kiosk), soon);
            }
        }
    }

    /// The lines under the state: what to do, the bytes, what it is, what wants eyes.
    fn lines(&self) -> Vec<(String, Role)> {
        let (words, lang, status) = (self.setup.words, self.setup.lang, &self.status);
        let mut all: Vec<(String, Role)> = Vec::new();
        let mut add = |lines: Vec<String>, role: Role| {
            all.extend(lines.into_iter().map(|line| (line, role)));
        };
        add(lines::kiosk(status, &self.setup.kiosk, self.setup.now, words), Role::Body);
        add(lines::said(status, words, lang).split_off(1), Role::Fact);
        if !status.by_kiosk {
            add(vec![String::new()], Role::Body);
            add(vec![words.bits.to_owned()], Role::Title);
            let bytes: Vec<String> = status.bytes.iter().map(|byte| bits::line(byte, words)).collect();
            add(if bytes.is_empty() { vec![words.no_bits.to_owned()] } else { bytes }, Role::Body);
            add(vec![String::new()], Role::Body);
            add(vec![words.about.to_owned()], Role::Title);
            add(lines::about(status, words), Role::Body);
        }
        let prints: Vec<String> =
            self.prints.iter().take(JOBS).map(|job| lines::job(job, words, lang)).collect();
        if !prints.is_empty() {
            add(vec![String::new()], Role::Body);
            add(vec![(words.wants_eyes)(prints.len())], Role::Title);
            add(prints, Role::Body);
        }
        all
    }
}

impl StaffScreen for PrinterScreen {
    type Target = ();
    type News = StatusNews;
    type Request = TestSlip;

    fn view(&self, page: &mut Page<'_, ()>) {
        let (area, words) = (page.area, self.setup.words);
        page.fill(area, LIGHT.page);
        let (head, rest) = take_top(area, 2);
        let (foot, rest) = take_bottom(rest, 1);
        let (note, rest) = take_bottom(rest, 1);
        page.fill(head, LIGHT.header);
        let title = Rect { y: head.bottom().saturating_sub(1), height: 1, ..narrowed(head, 2) };
        page.text(title, &self.setup.title, Align::Left, Role::Title);
        let rest = narrowed(rest, 2);
        let big = if rest.height >= 24 { 6 } else { 1 };
        let (state, rest) =
            take_top(Rect { y: rest.y + 1, height: rest.height.saturating_sub(1), ..rest }, big);
        let trouble = self.status.health.trouble;
        let said = trouble.map_or(words.well, |trouble| trouble.words(self.setup.lang));
        let tone = if trouble.is_none() { TextTone::Good } else { TextTone::Warning };
        page.display(state, said, Align::Left, Role::Fact.in_tone(tone));
        for ((line, role), y) in self.lines().iter().zip(rest.y + 1..rest.bottom()) {
            page.text(Rect { y, height: 1, ..rest }, line, Align::Left, *role);
        }
        page.text(narrowed(note, 2), &self.note, Align::Left, Role::Fact.in_tone(TextTone::Primary));
        page.fill(foot, LIGHT.soft);
        let keys = if self.status.by_kiosk { words.keys_elsewhere } else { words.keys };
        page.text(narrowed(foot, 2), keys, Align::Left, Role::Body);
    }

    fn hear(&mut self, event: StaffEvent<(), StatusNews>) -> Vec<StaffOutcome<TestSlip>> {
        match event {
            StaffEvent::Key(Key::Char('t')) => return vec![StaffOutcome::Do(TestSlip)],
            StaffEvent::Key(Key::Char('q') | Key::Escape | Key::Control('c')) => {
                return vec![StaffOutcome::Leave];
            }
            StaffEvent::Tick { now, at } => {
                (self.setup.now, self.at) = (now, at);
                if self.until.is_some_and(|until| until <= at) {
                    self.say(String::new(), None);
                }
            }
            StaffEvent::News(news) => self.hear_news(news),
            StaffEvent::Key(_) | StaffEvent::Pasted(_) | StaffEvent::Touch(()) => {}
        }
        Vec::new()
    }

    fn grid(&self, area: Rect) -> Grid {
        Grid::new(area.width, area.height, Panel::default(), false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::PrinterFault;
    use crate::text::printer::words;

    fn screen() -> PrinterScreen {
        PrinterScreen::new(PrinterScreenSetup {
            words: words(Lang::En),
            lang: Lang::En,
            title: "a printer".into(),
            kiosk: "01".into(),
            now: NaiveDateTime::default(),
        })
    }

    fn at(screen: &mut PrinterScreen, seconds: u64) {
        screen.hear(StaffEvent::Tick { now: NaiveDateTime::default(), at: Duration::from_secs(seconds) });
    }

    #[test]
    fn what_became_of_a_test_slip_stands_for_a_while() {
        let mut screen = screen();
        at(&mut screen, 1);
        assert_eq!(screen.hear(StaffEvent::Key(Key::Char('t'))), [StaffOutcome::Do(TestSlip)]);
        screen.hear(StaffEvent::News(StatusNews::Testing));
        at(&mut screen, 60);
        assert_eq!(screen.note, words(Lang::En).testing, "however long it takes");
        screen.hear(StaffEvent::News(StatusNews::Tested(SlipOutcome::Confirmed, String::new())));
        assert_eq!(screen.note, words(Lang::En).test_done);
        at(&mut screen, 71);
        assert_eq!(screen.note, words(Lang::En).test_done);
        at(&mut screen, 72);
        assert_eq!(screen.note, "");
    }

    #[test]
    fn it_asks_until_anything_is_known() {
        let mut screen = screen();
        screen.hear(StaffEvent::News(StatusNews::Status(PrinterReport::default())));
        assert_eq!(screen.note, words(Lang::En).asking);
        let health = Health::unwell(PrinterFault::PaperOut);
        screen
            .hear(StaffEvent::News(StatusNews::Status(PrinterReport { health, ..PrinterReport::default() })));
        assert_eq!(screen.note, "");
        assert_eq!(screen.status().health.trouble, Some(PrinterFault::PaperOut));
    }
}
