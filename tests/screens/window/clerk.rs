//! A clerk: hands that press what the hints say, eyes that read the screen, and a store behind it that does what is asked.
use super::{
    pilot::{CENTRE, monday, read, squeeze},
    place::Place,
};
use chrono::{NaiveDateTime, TimeDelta};
use ratatui::{buffer::Buffer, layout::Rect};
use service_hall::app::input::Key;
use service_hall::hall::desk::Clerk as Badge;
use service_hall::hall::people::SignInError;
use service_hall::hall::queue::Ticket;
use service_hall::hall::{ClerkCode, Hall, Name, WindowCode};
use service_hall::store::{PinAttempt, Store, TakeRequest};
use service_hall::text::Lang;
use service_hall::ui::{Grid, Highlight, LIGHT, Page, Panel};
use service_hall::window::{
    WindowEvent, WindowRequest, WindowScreen, WindowSetup, WindowTouch, WindowUpdate,
};
use std::{sync::Arc, time::Duration};

/// A monitor on a desk.
pub const MONITOR: Panel = Panel { width_mm: 476.0, height_mm: 268.0 };
/// The window the clerk sits at; it serves line A of the sample centre.
pub const WINDOW: &str = "A03";
/// A line that another window serves.
pub const OTHER: &str = "B";

/// A hint at the foot of the screen.
pub struct Hint {
    pub key: String,
    pub does: String,
    pub lit: bool,
    pub touch: WindowTouch,
}

/// A clerk at a window with a store.
pub struct Clerk {
    pub face: WindowScreen,
    pub hall: Arc<Hall>,
    pub store: Store,
    /// The store's folder, gone with the clerk.
    _place: Place,
    pub now: NaiveDateTime,
    pub at: Duration,
    pub size: (u16, u16),
    /// Everything that was asked for.
    pub requests: Vec<WindowRequest>,
    /// The store does not answer.
    pub is_gone: bool,
    on: Option<(WindowCode, ClerkCode)>,
    presses: u32,
    visits: u32,
}

/// The sample centre, with two clerks whose PINs lie open.
pub fn hall() -> Arc<Hall> {
    let badge = |code: &str, name: &str, en: &str, windows: &[&str], lead| Badge {
        code: code.into(),
        name: Name::new(name, en),
        pin: "2468".into(),
        windows: windows.iter().map(|w| (*w).into()).collect(),
        lead,
    };
    let clerks =
        vec![badge("101", "李老师", "Li", &[], false), badge("102", "王老师", "Wang", &["B01"], false)];
    let mut hall = Hall::clone(&CENTRE.hall);
    hall.setup_mut().clerks = clerks;
    Arc::new(hall)
}

/// A screen that has not heard anything yet.
pub fn face(hall: &Arc<Hall>, lang: Lang) -> WindowScreen {
    WindowScreen::new(WindowSetup {
        hall: Arc::clone(hall),
        window: Some(WINDOW.into()),
        lang,
        now: monday(),
        is_exercise: true,
    })
}

/// The same of a window that is locked when nobody touches it for five minutes.
pub fn face_that_locks(hall: &Arc<Hall>) -> WindowScreen {
    WindowScreen::new(WindowSetup {
        hall: Arc::clone(hall),
        window: Some(WINDOW.into()),
        lang: Lang::Zh,
        now: monday(),
        is_exercise: false,
    })
}

impl Clerk {
    /// Before a screen that asks who is there.
    pub fn arrives(name: &str) -> Clerk {
        let (place, hall) = (Place::sqlite(name), hall());
        let mut clerk = Clerk {
            face: face(&hall, Lang::Zh),
            store: place.open(),
            hall,
            _place: place,
            now: monday(),
            at: Duration::from_secs(1),
            size: (100, 30),
            requests: Vec::new(),
            is_gone: false,
            on: None,
            presses: 0,
            visits: 0,
        };
        clerk.wait(0);
        clerk.hear(WindowUpdate::PleaseSignIn { window: Some(WINDOW.into()), clerk: None });
        clerk
    }

    /// Signed in.
    pub fn at_work(name: &str) -> Clerk {
        let mut clerk = Clerk::arrives(name);
        clerk.type_in("101").key(Key::Enter).type_in("2468").key(Key::Enter);
        clerk
    }

    /// Somebody takes a number.
    pub fn comes(&mut self, line: &str, class: &str) -> Ticket {
        self.visits += 1;
        let asked = TakeRequest {
            visit: format!("visit {}", self.visits),
            kiosk: "1".into(),
            line: line.into(),
            class: class.into(),
            at: self.now,
            ..TakeRequest::default()
        };
        self.store.take(&asked, &self.hall).unwrap().unwrap().ticket
    }

    pub fn hear(&mut self, news: WindowUpdate) -> &mut Self {
        self.happen(WindowEvent::News(news))
    }

    pub fn happen(&mut self, event: WindowEvent) -> &mut Self {
        for request in self.face.update(event) {
            self.requests.push(request.clone());
            self.perform(&request);
        }
        self
    }

    /// Does what is asked, as the worker does it.
    fn perform(&mut self, request: &WindowRequest) {
        if self.is_gone && !matches!(request, WindowRequest::Chime | WindowRequest::Leave) {
            self.hear(WindowUpdate::Gone).hear(WindowUpdate::Lost);
            return;
        }
        let (now, hall) = (self.now, Arc::clone(&self.hall));
        let (window, clerk) = self.on.clone().unwrap_or_default();
        match request {
            WindowRequest::SignIn { window, clerk, pin } => {
                self.store.take_in_clerks(&hall.setup.clerks, &|_| false, "desk", now).unwrap();
                let attempt = PinAttempt { code: clerk, machine: "desk", purpose: window };
                let refused = match self.store.prove(&attempt, &mut |hash| hash == pin.0, now).unwrap() {
                    Ok(_) => None,
                    Err(SignInError::WrongPin { left }) => Some(WindowUpdate::WrongPin { left }),
                    Err(SignInError::Wait { seconds }) => Some(WindowUpdate::MustWait { seconds }),
                    Err(SignInError::Closed) => Some(WindowUpdate::AccountClosed),
                };
                if let Some(refused) = refused {
                    self.hear(refused);
                    return;
                }
                self.store.sign_in(&hall, window, clerk, "token", now).unwrap().unwrap();
                self.on = Some((window.clone(), clerk.clone()));
                let (window, clerk) = (window.clone(), clerk.clone());
                self.hear(WindowUpdate::SignedIn { window, clerk, name: Name::default(), restored: false })
                    .look();
            }
            WindowRequest::Unlock { pin } => {
                let is_right = pin.0 == "2468";
                self.hear(if is_right { WindowUpdate::Unlocked } else { WindowUpdate::WrongPin { left: 4 } });
            }
            WindowRequest::Order(order) => {
                self.presses += 1;
                let press = self.presses.to_string();
                let done = self.store.order(&hall, &window, &clerk, &press, order, now).unwrap();
                self.answer(done.map(|ticket| ticket.map(Box::new)));
            }
            WindowRequest::Duty(state) => {
                let done = self.store.set_duty(&hall, &window, &clerk, state, now).unwrap();
                self.answer(done.map(|_| None));
            }
            WindowRequest::AutoCall(on) => {
                let done = self.store.set_auto_call(&window, &clerk, *on, now).unwrap();
                self.answer(done.map(|_| None));
            }
            WindowRequest::Chime | WindowRequest::Leave => {}
        }
    }

    fn answer(&mut self, done: service_hall::window::ActionOutcome) {
        let view = self.store.at_window(&self.hall, WINDOW, self.now).unwrap();
        let at = self.now;
        self.hear(WindowUpdate::Answered { done, view: Some(Box::new(view)), at });
    }

    /// The worker looks how things stand.
    pub fn look(&mut self) -> &mut Self {
        let view = Box::new(self.store.at_window(&self.hall, WINDOW, self.now).unwrap());
        let at = self.now;
        self.hear(WindowUpdate::View { view, at })
    }

    /// Seconds pass.
    pub fn wait(&mut self, seconds: u32) -> &mut Self {
        self.at += Duration::from_secs(seconds.into());
        self.now += TimeDelta::seconds(seconds.into());
        let (now, at) = (self.now, self.at);
        self.happen(WindowEvent::Tick { now, at })
    }

    pub fn key(&mut self, key: Key) -> &mut Self {
        self.happen(WindowEvent::Key(key))
    }

    pub fn type_in(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| {
            self.key(Key::Char(c));
        });
        self
    }

    fn draw(&self) -> (Buffer, Vec<(Rect, WindowTouch)>) {
        draw(&self.face, self.size)
    }

    pub fn screen(&self) -> String {
        let (buffer, _) = self.draw();
        read(&buffer, buffer.area)
    }

    /// Says whether the screen has some words on it, spaces aside.
    pub fn sees(&self, words: &str) -> bool {
        squeeze(&self.screen()).contains(&squeeze(words))
    }

    /// Reads some words, which must be there.
    pub fn reads(&mut self, words: &str) -> &mut Self {
        assert!(self.sees(words), "nobody says {words:?} on\n{}", self.screen());
        self
    }

    pub fn hints(&self) -> Vec<Hint> {
        let (buffer, targets) = self.draw();
        hints(&buffer, targets)
    }

    /// Presses the key that a bright hint names, as somebody does who sees this screen for the first time.
    pub fn press(&mut self, does: &str) -> &mut Self {
        let hints = self.hints();
        let found: Vec<&Hint> = hints.iter().filter(|hint| hint.does == does).collect();
        assert_eq!(found.len(), 1, "{} hints say {does:?} on\n{}", found.len(), self.screen());
        assert!(found[0].lit, "{does:?} is dim on\n{}", self.screen());
        let key = named(&found[0].key);
        self.key(key)
    }

    /// Puts a finger on the hint, the field, the row or the button that says something.
    pub fn touches(&mut self, words: &str) -> &mut Self {
        let (buffer, targets) = self.draw();
        let says = |area: &Rect| squeeze(&read(&buffer, *area)).contains(&squeeze(words));
        let hits: Vec<&(Rect, WindowTouch)> = targets.iter().filter(|(area, _)| says(area)).collect();
        assert_eq!(hits.len(), 1, "{} places say {words:?} on\n{}", hits.len(), self.screen());
        let touch = hits[0].1.clone();
        self.happen(WindowEvent::Touch(touch))
    }

    /// Says whether a hint is bright.
    pub fn may(&self, does: &str) -> bool {
        self.hints().iter().any(|hint| hint.does == does && hint.lit)
    }

    /// What the store says of the ticket in hand.
    pub fn in_hand(&mut self) -> Option<Ticket> {
        self.store.at_window(&self.hall, WINDOW, self.now).unwrap().in_hand
    }
}

/// A picture of a screen, and what can be touched on it.
pub fn draw(face: &WindowScreen, (columns, rows): (u16, u16)) -> (Buffer, Vec<(Rect, WindowTouch)>) {
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    let grid = Grid::new(columns, rows, MONITOR, false);
    let mut page = Page::new(&mut buffer, area, grid, LIGHT, Highlight::default());
    face.view(&mut page);
    let targets = page.into_targets().into_iter().map(|target| (target.place.area, target.message)).collect();
    (buffer, targets)
}

/// The hints among what can be touched: a key, and what it does; a dim one has no badge.
pub fn hints(buffer: &Buffer, targets: Vec<(Rect, WindowTouch)>) -> Vec<Hint> {
    let hint = |(area, touch): (Rect, WindowTouch)| {
        let text = read(buffer, area);
        let line = text.lines().find(|line| !line.trim().is_empty())?.trim().to_owned();
        let (key, does) = line.split_once(' ')?;
        let known = key.starts_with('F')
            || ["A", "L", "Q", "U", "Enter", "Esc", "Tab", "↑", "↓", "←", "→"].contains(&key);
        let known = known || key.starts_with('^') || key == "←→";
        let lit = buffer[(area.x, area.y + (area.height - 1) / 2)].bg == LIGHT.primary;
        let hint = Hint { key: key.to_owned(), does: does.trim().to_owned(), lit, touch };
        (known && matches!(hint.touch, WindowTouch::Action(_) | WindowTouch::Key(_))).then_some(hint)
    };
    targets.into_iter().filter_map(hint).collect()
}

fn named(key: &str) -> Key {
    match key {
        "Enter" => Key::Enter,
        "Esc" => Key::Escape,
        "Tab" => Key::Tab,
        "↑" => Key::Up,
        "↓" => Key::Down,
        "←" => Key::Left,
        "→" | "←→" => Key::Right,
        _ => match key.strip_prefix('F').and_then(|number| number.parse().ok()) {
            Some(number) => Key::F(number),
            None => match key.strip_prefix('^') {
                Some(letter) => Key::Control(letter.to_lowercase().chars().next().unwrap()),
                None => Key::Char(key.chars().next().unwrap()),
            },
        },
    }
}
