//! The loop itself, with a terminal made of memory and a world that follows a script.
use crate::support::pilot;
use pilot::{CENTRE, monday, read, settings};
use ratatui::{
    Terminal,
    backend::{Backend, ClearType, TestBackend, WindowSize},
    buffer::{Buffer, Cell},
    layout::{Position, Size},
};
use service_hall::app::input::{Input, Key};
use service_hall::app::message::{Answer, Event, Request, RequestId, RequestKind};
use service_hall::app::{App, Settings};
use service_hall::hall::queue::{LineToday, Refusal};
use service_hall::kiosk;
use service_hall::shell::kiosk::{LoopContext, run};
use service_hall::ui::Panel;
use std::{
    cell::{Cell as Counter, RefCell},
    collections::VecDeque,
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender, channel, sync_channel},
    },
    time::{Duration, Instant},
};

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(10);
/// A tick that does not come within a test.
const NEVER: Duration = Duration::from_hours(1);

/// A terminal made of memory that counts how often it is drawn on.
struct Counted {
    screen: TestBackend,
    draws: usize,
}

impl Backend for Counted {
    type Error = Infallible;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> Result<(), Infallible> {
        self.draws += 1;
        self.screen.draw(content)
    }
    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        self.screen.hide_cursor()
    }
    fn show_cursor(&mut self) -> Result<(), Infallible> {
        self.screen.show_cursor()
    }
    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        self.screen.get_cursor_position()
    }
    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.screen.set_cursor_position(position)
    }
    fn clear(&mut self) -> Result<(), Infallible> {
        self.screen.clear()
    }
    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), Infallible> {
        self.screen.clear_region(clear_type)
    }
    fn size(&self) -> Result<Size, Infallible> {
        self.screen.size()
    }
    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        self.screen.window_size()
    }
    fn flush(&mut self) -> Result<(), Infallible> {
        self.screen.flush()
    }
}

fn app(settings: Settings) -> App {
    let hall = Arc::clone(&CENTRE.hall);
    let mut app = App::new(settings, kiosk::ENTRY_SCREENS, kiosk::help, hall, monday(), (96, 27));
    app.update(Event::FinderReady(Arc::clone(&CENTRE.finder)));
    app
}

fn terminal() -> Terminal<Counted> {
    Terminal::new(Counted { screen: TestBackend::new(96, 27), draws: 0 }).unwrap()
}

fn across() -> Settings {
    settings(Panel { width_mm: 476.0, height_mm: 268.0 })
}

/// A finger on the first place where some words stand.
fn tap(page: &Buffer, words: &str, at: Duration) -> Option<[Event; 2]> {
    let text = read(page, page.area);
    let (row, line) = text.lines().enumerate().find(|(_, line)| line.contains(words))?;
    let before = &line[..line.find(words)?];
    let column = unicode_width::UnicodeWidthStr::width(before);
    let position = Position::new(u16::try_from(column).ok()?, u16::try_from(row).ok()?);
    let lifted = at + Duration::from_millis(80);
    let press = Event::Input { input: Input::Press(position), at };
    Some([press, Event::Input { input: Input::Release(position), at: lifted }])
}

/// What somebody waits to see, and touches then; without a word to touch it is the second choice, by keyboard.
type Step = (&'static str, Option<&'static str>);

/// Somebody who looks at each page that is drawn and takes the next step when it is the one waited for.
struct Person {
    steps: RefCell<VecDeque<Step>>,
    at: Counter<Duration>,
    hands: Sender<Event>,
}

impl Person {
    fn look(&self, page: &Buffer) {
        let mut steps = self.steps.borrow_mut();
        let Some((sees, touches)) = steps.front().copied() else { return };
        if !read(page, page.area).contains(sees) {
            return;
        }
        self.at.set(self.at.get() + Duration::from_secs(1));
        let at = self.at.get();
        let key = |key| Event::Input { input: Input::Key(key), at };
        let events = match touches {
            Some(words) => tap(page, words, at).expect("the words are there").to_vec(),
            None => vec![key(Key::Tab), key(Key::Tab), key(Key::Enter)],
        };
        steps.pop_front();
        for event in events {
            self.hands.send(event).unwrap();
        }
        if steps.is_empty() {
            self.hands.send(Event::Stop).unwrap();
        }
    }
}

/// How long it is since a moment.
fn since(begun: Instant) -> impl Fn() -> Duration {
    move || begun.elapsed()
}

#[test]
fn a_whole_visit() {
    let (hands, inbox) = channel();
    let steps = [
        ("请问要办什么事", Some("取号")),
        ("请选择要排的队", Some("户籍治安")),
        ("请确认取号", None),
        ("今天的号已经取完", Some("返回")),
        ("请选择要排的队", Some("首页")),
    ];
    let at = Counter::new(Duration::ZERO);
    let person = Person { steps: RefCell::new(steps.into()), at, hands: hands.clone() };
    let mut asked = Vec::new();
    let begun = Instant::now();
    let clock = || {
        if begun.elapsed() > JAM {
            hands.send(Event::Stop).unwrap();
        }
        monday()
    };
    let world = LoopContext {
        inbox: &inbox,
        running: &since(begun),
        clock: &clock,
        tick: Duration::from_millis(200),
        perform: |Request { request_id, kind }| {
            let answer = match &kind {
                RequestKind::CountLines => Answer::Lines(vec![LineToday::default()]),
                _ => Answer::Refused(Refusal::FullForToday),
            };
            asked.push(kind);
            hands.send(Event::Answered { request_id, answer }).unwrap();
        },
        repair_wide_chars: |page: &mut Buffer| person.look(page),
    };
    let (mut app, mut terminal) = (app(across()), terminal());
    run(&mut app, &mut terminal, world).unwrap();
    assert!(person.steps.borrow().is_empty(), "{:?}", person.steps);
    assert!(
        matches!(asked[..], [RequestKind::CountLines, RequestKind::CountLines, RequestKind::TakeNumber(_)]),
        "{asked:?}"
    );
    let mut page = Buffer::empty(app.area());
    app.view(&mut page);
    assert!(read(&page, page.area).contains("请问要办什么事"));
}

#[test]
fn the_world_may_fall_silent_for_good() {
    let (hands, inbox) = channel();
    drop(hands);
    let world = LoopContext {
        inbox: &inbox,
        running: &since(Instant::now()),
        clock: &monday,
        tick: NEVER,
        perform: drop,
        repair_wide_chars: |_: &mut Buffer| {},
    };
    run(&mut app(across()), &mut terminal(), world).unwrap();
}

#[test]
fn an_unchanged_page_is_not_drawn_again() {
    let (hands, inbox): (Sender<Event>, Receiver<Event>) = channel();
    let looks = Counter::new(0);
    let clock = || {
        looks.set(looks.get() + 1);
        if looks.get() == 200 {
            hands.send(Event::Stop).unwrap();
        }
        monday() + chrono::Duration::minutes(looks.get() / 100)
    };
    let begun = Instant::now();
    let world = LoopContext {
        inbox: &inbox,
        running: &since(begun),
        clock: &clock,
        tick: Duration::ZERO,
        perform: drop,
        repair_wide_chars: |_: &mut Buffer| {},
    };
    let mut terminal = terminal();
    run(&mut app(across()), &mut terminal, world).unwrap();
    assert!(begun.elapsed() < JAM);
    // 9:41, 9:42, and 9:43 with the last tick.
    assert_eq!((looks.get(), terminal.backend().draws), (200, 3));
}

#[test]
fn a_burst_of_events_costs_one_picture() {
    let (hands, inbox) = channel();
    for _ in 0..50 {
        hands.send(Event::Tick { now: monday(), at: Duration::from_secs(1) }).unwrap();
        hands.send(Event::FinderReady(Arc::clone(&CENTRE.finder))).unwrap();
    }
    hands.send(Event::Stop).unwrap();
    let world = LoopContext {
        inbox: &inbox,
        running: &since(Instant::now()),
        clock: &monday,
        tick: NEVER,
        perform: drop,
        repair_wide_chars: |_: &mut Buffer| {},
    };
    let mut terminal = terminal();
    run(&mut app(across()), &mut terminal, world).unwrap();
    assert_eq!(terminal.backend().draws, 1);
}

#[test]
fn news_do_not_keep_an_abandoned_visit_alive() {
    // Longer than a busy machine may pause between two ticks, or the visit would end before it has begun.
    let (idle, count_down) = (Duration::from_millis(150), Duration::from_millis(50));
    let settings = Settings { idle, count_down, rest: NEVER, ..across() };
    // A short queue, so that the flood never pauses and never grows.
    let (news, inbox) = sync_channel(16);
    let home = Arc::new(AtomicBool::new(false));
    let seen_home = Arc::clone(&home);
    let flood = std::thread::spawn(move || {
        let begun = Instant::now();
        while begun.elapsed() < JAM && !seen_home.load(Ordering::SeqCst) {
            let answer = Answer::StoreFailed;
            news.send(Event::Answered { request_id: RequestId(99), answer }).unwrap();
        }
        news.send(Event::Stop).unwrap();
    });
    let mut app = app(settings);
    let mut page = Buffer::empty(app.area());
    app.view(&mut page);
    let begun = Instant::now().checked_sub(Duration::from_secs(10)).unwrap_or_else(Instant::now);
    for touch in tap(&page, "取号", begun.elapsed()).unwrap() {
        app.update(touch);
    }
    let seen = RefCell::new(Vec::new());
    let mut terminal = terminal();
    let repair_wide_chars = |page: &mut Buffer| {
        let text = read(page, page.area);
        let which = ["您还在办理吗", "请选择要排的队", "请问要办什么事"];
        let found = which.into_iter().find(|words| text.contains(words)).unwrap_or("?");
        seen.borrow_mut().push(found);
        home.store(found == which[2], Ordering::SeqCst);
    };
    let tick = Duration::from_millis(5);
    let world = LoopContext {
        inbox: &inbox,
        running: &since(begun),
        clock: &monday,
        tick,
        perform: drop,
        repair_wide_chars,
    };
    run(&mut app, &mut terminal, world).unwrap();
    flood.join().unwrap();
    seen.borrow_mut().dedup();
    assert_eq!(*seen.borrow(), ["请选择要排的队", "您还在办理吗", "请问要办什么事"]);
}
