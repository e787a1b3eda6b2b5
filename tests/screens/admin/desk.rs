//! Somebody at the administration's screen, with the real worker and a store behind it.
use crate::support::pilot::{CENTRE, read, squeeze};
use crate::support::place::Place;
use chrono::{NaiveDateTime, TimeDelta};
use ratatui::{buffer::Buffer, layout::Rect};
use service_hall::admin::{
    AdminRequest, AdminScreen, AdminTouch, AdminUpdate, HoursRefusal, MatterReader, ReadMatter,
};
use service_hall::config::{Config, pin};
use service_hall::hall::catalogue::Guide;
use service_hall::hall::drafts::{MatterRecord, PublishRule};
use service_hall::hall::people::{Authority, NewAccount, Role};
use service_hall::hall::{Hall, Name};
use service_hall::import::drafts;
use service_hall::store::{AccountChange, Store};
use service_hall::text::Lang;
use service_hall::ui::desk::{StaffEvent, StaffOutcome, StaffScreen, grid};
use service_hall::ui::input::Key;
use service_hall::ui::{Highlight, LIGHT, Page, Target};
use service_hall::workers::admin::{AdminWorker, AdminWorkerSetup, SetupActs};
use service_hall::workers::identity::IdentityCheck;
use service_hall::workers::setup::SetupReader;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use std::{fs, path::Path};

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(20);

/// Tables as the importer reads and writes them.
pub struct Tables;

impl MatterReader for Tables {
    fn read(&self, record: &MatterRecord, hall: &Hall) -> ReadMatter {
        let (guide, findings) = drafts::read(record, hall);
        ReadMatter { guide, findings }
    }

    fn write(&self, guide: &Guide) -> MatterRecord {
        drafts::record_of(guide)
    }
}

pub fn ten() -> NaiveDateTime {
    "2026-11-23T10:00:00".parse().unwrap()
}

/// A hall with the sample's matters, an editor 301, publishers 401 and 402, a clerk 104, and the two-person rule; PIN: the number.
pub fn hall_in(place: &Place) -> Store {
    let mut store = place.open();
    let system = Authority::system("");
    let by = AccountChange { authority: &system, machine: "desk", at: ten() };
    for (code, name, role) in [
        ("301", "周敏", Role::Centre),
        ("302", "吴兰", Role::Centre),
        ("401", "郑华", Role::Publisher),
        ("402", "王静", Role::Publisher),
        ("104", "刘芳", Role::Clerk),
    ] {
        let new = NewAccount {
            code: code.into(),
            name: Name::new(name, ""),
            roles: vec![role],
            windows: Vec::new(),
            pin_hash: code.to_owned(),
        };
        store.add_account(&new, &by).unwrap().unwrap();
    }
    store.acting(&system, "desk", ten()).set_publish_rule(PublishRule::Two).unwrap().unwrap();
    let mut guides = CENTRE.guides.clone().into_iter();
    store.replace_catalogue(ten(), &mut guides, &mut |_| {}).unwrap();
    store
}

/// A person at the screen.
pub struct Desk {
    face: AdminScreen,
    worker: AdminWorker,
    heard: Receiver<AdminUpdate>,
    size: (u16, u16),
    at: Duration,
    /// The store cannot be opened.
    is_away: Arc<AtomicBool>,
    /// Keys that were pressed.
    pub keys: usize,
}

impl Desk {
    pub fn at(place: &Place, size: (u16, u16)) -> Desk {
        Desk::with(place, size, Arc::new(AtomicBool::new(false)))
    }

    /// Another desk, from which the store is away whenever it is from this one.
    pub fn behind(other: &Desk, place: &Place, size: (u16, u16)) -> Desk {
        Desk::with(place, size, Arc::clone(&other.is_away))
    }

    fn with(place: &Place, size: (u16, u16), is_away: Arc<AtomicBool>) -> Desk {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
        let config = Config::read(&folder).0.unwrap();
        let (url, ledger) = (place.url(), place.file("hall.db.ledger"));
        // A folder is no database.
        let nowhere = place.file("nowhere.db");
        fs::create_dir_all(&nowhere).unwrap();
        let nowhere = format!("sqlite:{}", nowhere.display()).parse().unwrap();
        let gate = Arc::clone(&is_away);
        let open_store = Box::new(move || {
            let url = if gate.load(Ordering::SeqCst) { &nowhere } else { &url };
            Store::open(url, Some(&ledger))
        });
        let (tell, heard) = channel();
        let hall = Arc::new(config.hall.clone());
        let (reviewed, read) = (config.clone(), config.clone());
        let setup = AdminWorkerSetup {
            open_store,
            hall: Arc::clone(&hall),
            synonyms: Vec::new(),
            setup: SetupReader::of(Box::new(|_| None)),
            clock: Box::new(ten),
            identity: IdentityCheck::new(Box::new(|hash, pin| hash == pin), None, "desk"),
            reader: Arc::new(Tables),
            review: Box::new(move |ground| drafts::review(&reviewed, ground)),
            can_read: Box::new(move |documents| read.with_setup(documents).0.is_some()),
            acts: SetupActs {
                hours: Box::new(|_, _, _| Err(HoursRefusal::Unreadable)),
                hash: Box::new(pin::hash),
            },
            unfinished: place.file("programs"),
            look_every: Duration::from_millis(20),
        };
        let worker = AdminWorker::start(setup, move |news| drop(tell.send(news))).unwrap();
        let mut face = AdminScreen::new(hall, Arc::new(Tables), Lang::Zh, ten());
        face.fit(Rect::new(0, 0, size.0, size.1));
        Desk { face, worker, heard, size, at: Duration::ZERO, is_away, keys: 0 }
    }

    fn hear(&mut self, event: StaffEvent<AdminTouch, AdminUpdate>) {
        for outcome in self.face.hear(event) {
            if let StaffOutcome::Do(request) = outcome {
                self.worker.perform(request);
            }
        }
    }

    pub fn press(&mut self, key: Key) -> &mut Self {
        self.keys += 1;
        self.hear(StaffEvent::Key(key));
        self
    }

    pub fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.press(Key::Char(letter));
        }
        self
    }

    pub fn waits(&mut self, long: Duration) -> &mut Self {
        self.at += long;
        let now = ten() + TimeDelta::from_std(self.at).unwrap();
        self.hear(StaffEvent::Tick { now, at: self.at });
        self
    }

    pub fn signs_in(&mut self, account: &str) -> &mut Self {
        self.types(account).press(Key::Enter).types(account).press(Key::Enter);
        self.sees(&format!("您好，{account}"))
    }

    fn look(&self) -> (Buffer, Vec<Target<AdminTouch>>) {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(area);
        let mut page = Page::new(&mut buffer, area, grid(area), LIGHT, Highlight::default());
        self.face.draw(&mut page);
        let targets = page.into_targets();
        (buffer, targets)
    }

    pub fn screen(&self) -> String {
        let (buffer, _) = self.look();
        read(&buffer, buffer.area)
    }

    pub fn shows(&self, words: &str) -> bool {
        squeeze(&self.screen()).contains(&squeeze(words))
    }

    /// Hears what the worker has to say until some words stand there.
    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Self {
        let until = Instant::now() + JAM;
        while !self.shows(words) {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(news) = self.heard.recv_timeout(left) else {
                panic!("{words:?} does not come on\n{}", self.screen())
            };
            self.hear(StaffEvent::News(news));
        }
        self
    }

    /// Hears what the worker has to say until that is a certain thing.
    #[track_caller]
    pub fn hears(&mut self, is_it: impl Fn(&AdminUpdate) -> bool) -> &mut Self {
        self.told_until(is_it);
        self
    }

    /// What the worker tells until it has told a certain thing.
    #[track_caller]
    pub fn told_until(&mut self, is_it: impl Fn(&AdminUpdate) -> bool) -> Vec<AdminUpdate> {
        let mut told = Vec::new();
        while !told.last().is_some_and(&is_it) {
            let Ok(news) = self.heard.recv_timeout(JAM) else { panic!("it is not told\n{}", self.screen()) };
            self.hear(StaffEvent::News(news.clone()));
            told.push(news);
        }
        told
    }

    /// Asks the worker for something past the screen, as one that is out of date might.
    pub fn asks(&mut self, request: AdminRequest) -> &mut Self {
        self.worker.perform(request);
        self
    }

    /// Whether letters do something by themselves now.
    pub fn is_commanded(&self) -> bool {
        self.face.is_commanded()
    }

    /// Touches the place that says something.
    #[track_caller]
    pub fn taps(&mut self, label: &str) -> &mut Self {
        let (buffer, targets) = self.look();
        // Of several places that say it, the one that says the least else.
        let said = |target: &Target<AdminTouch>| squeeze(&read(&buffer, target.place.area));
        let says = targets.iter().filter(|target| said(target).contains(&squeeze(label)));
        let hit = says.min_by_key(|target| said(target).chars().count());
        let touch = hit.unwrap_or_else(|| panic!("no place says {label:?} on\n{}", self.screen())).message;
        self.hear(StaffEvent::Touch(touch));
        self
    }

    /// Touches a thing of a list: the first touch chooses, another one agrees.
    #[track_caller]
    pub fn opens(&mut self, label: &str, then: &str) -> &mut Self {
        self.taps(label);
        let is_open = |desk: &Desk| desk.shows(then) || !desk.face_has(label);
        if !is_open(self) {
            self.taps(label);
        }
        self.sees(then)
    }

    /// Says whether a place says something.
    fn face_has(&self, label: &str) -> bool {
        let (buffer, targets) = self.look();
        targets.iter().any(|target| squeeze(&read(&buffer, target.place.area)).contains(&squeeze(label)))
    }

    /// The store goes away: it cannot be opened, and what was open fails at the next look.
    pub fn goes_away(&mut self, place: &Place) -> &mut Self {
        self.is_away.store(true, Ordering::SeqCst);
        place.change("ALTER TABLE draft_head RENAME TO draft_head_away");
        self
    }

    /// It is back.
    pub fn comes_back(&mut self, place: &Place) -> &mut Self {
        place.change("ALTER TABLE draft_head_away RENAME TO draft_head");
        self.is_away.store(false, Ordering::SeqCst);
        self
    }

    /// The power fails, and the program is started again.
    pub fn power_cut(&mut self, place: &Place, size: (u16, u16)) -> &mut Self {
        let new = Desk::at(place, size);
        // What the worker was not told it cannot keep.
        std::mem::replace(self, new).worker.finish(JAM);
        self
    }

    pub fn leaves(self) {
        self.worker.finish(JAM);
    }
}
