//! A pair of hands and eyes for tests: touches by label, reads by text, on the sample centre.
use chrono::NaiveDateTime;
use ratatui::{
    buffer::Buffer,
    layout::{Margin, Position, Rect},
};
use service_hall::app::finder::Finder;
use service_hall::app::input::{Input, Key};
use service_hall::app::message::{Answer, Event, Request};
use service_hall::app::{App, Settings};
use service_hall::config::Config;
use service_hall::hall::Hall;
use service_hall::hall::catalogue::{Catalogue, Guide};
use service_hall::search::Synonym;
use service_hall::text::Lang;
use service_hall::ui::{LIGHT, Panel};
use service_hall::{import, kiosk};
use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, LazyLock},
    time::Duration,
};
use unicode_width::UnicodeWidthStr;

/// The sample centre with its catalogue, read once for a test binary.
pub static CENTRE: LazyLock<Centre> = LazyLock::new(Centre::read);

/// The sample centre.
pub struct Centre {
    pub hall: Arc<Hall>,
    pub finder: Arc<Finder>,
    pub guides: Vec<Guide>,
}

impl Centre {
    fn read() -> Centre {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
        let (config, problems) = Config::read(&folder);
        let config = config.unwrap_or_else(|| panic!("{problems:?}"));
        let guides = import::sample(&folder).expect("the sample catalogue imports");
        let catalogue: Catalogue = guides.iter().collect();
        let synonyms: Vec<Synonym> =
            config.synonyms.clone().into_iter().map(|(say, mean)| Synonym { say, mean }).collect();
        let finder = Arc::new(Finder::new(&catalogue, &synonyms, &HashMap::new()));
        Centre { hall: Arc::new(config.hall.with_catalogue(catalogue)), finder, guides }
    }

    /// A matter with a full guide.
    pub fn full_guide(&self) -> &Guide {
        let full =
            |guide: &&Guide| !guide.link.is_empty() && guide.materials.len() >= 4 && guide.process.len() >= 3;
        self.guides.iter().filter(full).max_by_key(|guide| guide.popularity).expect("a full guide")
    }
}

/// A Monday morning with the hall open.
pub fn monday() -> NaiveDateTime {
    "2026-11-23T09:41:00".parse().unwrap()
}

/// Settings of an upright panel.
pub fn settings(panel: Panel) -> Settings {
    Settings {
        lang: Lang::Zh,
        large: false,
        theme: LIGHT,
        panel,
        idle: Duration::from_secs(45),
        count_down: Duration::from_secs(15),
        rest: Duration::from_mins(1),
        sends_away: false,
        scans: true,
        boot: "test".into(),
    }
}

/// Hands and eyes at a kiosk.
pub struct Pilot {
    pub app: App,
    pub requests: Vec<Request>,
    pub size: (u16, u16),
    pub at: Duration,
    pub now: NaiveDateTime,
}

impl Pilot {
    /// At an upright kiosk of the usual size.
    pub fn kiosk() -> Self {
        Self::at(72, 53, Panel::default())
    }

    /// At a kiosk of a size.
    pub fn at(columns: u16, rows: u16, panel: Panel) -> Self {
        Self::with(columns, rows, settings(panel))
    }

    /// At a kiosk of a size and with settings of its own.
    pub fn with(columns: u16, rows: u16, settings: Settings) -> Self {
        let hall = Arc::clone(&CENTRE.hall);
        let app = App::new(settings, kiosk::ENTRY_SCREENS, kiosk::help, hall, monday(), (columns, rows));
        let mut pilot =
            Pilot { app, requests: Vec::new(), size: (columns, rows), at: Duration::ZERO, now: monday() };
        pilot.happen(Event::FinderReady(Arc::clone(&CENTRE.finder)));
        pilot.seconds(1)
    }

    /// Touches the one place that says something: its whole label, or a part that no other place has.
    pub fn tap(&mut self, label: &str) -> &mut Self {
        let (buffer, areas) = self.look();
        let label_in = |area: &Rect| squeeze(&read(&buffer, area.inner(Margin::new(0, 0))));
        let wanted = squeeze(label);
        let whole: Vec<_> = areas.iter().filter(|area| label_in(area) == wanted).collect();
        let part = || areas.iter().filter(|area| label_in(area).contains(&wanted)).collect();
        let hits: Vec<_> = if whole.is_empty() { part() } else { whole };
        assert_eq!(hits.len(), 1, "{} places say {label:?} on\n{}", hits.len(), self.screen());
        self.tap_at(hits[0].x + hits[0].width / 2, hits[0].y + hits[0].height / 2)
    }

    /// Touches the first place that has some words on it.
    pub fn tap_first(&mut self, label: &str) -> &mut Self {
        let (buffer, areas) = self.look();
        let wanted = squeeze(label);
        let hit = areas.iter().find(|area| squeeze(&read(&buffer, **area)).contains(&wanted)).copied();
        let area = hit.unwrap_or_else(|| panic!("no place says {label:?} on\n{}", self.screen()));
        self.tap_at(area.x + area.width / 2, area.y + area.height / 2)
    }

    /// Touches a cell, half a second after whatever was before.
    pub fn tap_at(&mut self, x: u16, y: u16) -> &mut Self {
        let position = Position { x, y };
        self.at += Duration::from_millis(500);
        let at = self.at;
        self.happen(Event::Input { input: Input::Press(position), at });
        self.at += Duration::from_millis(80);
        let at = self.at;
        self.happen(Event::Input { input: Input::Release(position), at })
    }

    /// Types on a keyboard.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.press(Key::Char(letter));
        }
        self
    }

    /// Has a text put into what is being written, as it is.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.at += Duration::from_millis(100);
            let at = self.at;
            self.happen(Event::Input { input: Input::Pasted(letter), at });
        }
        self
    }

    /// Presses a key of a keyboard.
    pub fn press(&mut self, key: Key) -> &mut Self {
        self.at += Duration::from_millis(100);
        let at = self.at;
        self.happen(Event::Input { input: Input::Key(key), at })
    }

    /// Something happens.
    pub fn happen(&mut self, event: Event) -> &mut Self {
        let requests = self.app.update(event);
        if !requests.is_empty() {
            self.requests = requests;
        }
        self
    }

    /// The world answers whoever asked last.
    pub fn answer(&mut self, answer: Answer) -> &mut Self {
        let request_id = self.requests.last().expect("somebody asked").request_id;
        self.happen(Event::Answered { request_id, answer })
    }

    /// Seconds pass.
    pub fn wait(&mut self, seconds: u64) -> &mut Self {
        for _ in 0..seconds {
            self.at += Duration::from_secs(1);
            self.now += chrono::Duration::seconds(1);
            let (now, at) = (self.now, self.at);
            self.happen(Event::Tick { now, at });
        }
        self
    }

    fn seconds(mut self, seconds: u64) -> Self {
        self.wait(seconds);
        self
    }

    /// What the visit is called.
    pub fn visit(&mut self) -> String {
        let mut visit = String::new();
        self.app.with_context(|context| context.visit.clone_into(&mut visit));
        visit
    }

    /// What is on the screen and where it can be touched.
    pub fn look(&self) -> (Buffer, Vec<Rect>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let areas = self.app.view(&mut buffer).into_iter().map(|place| place.area).collect();
        (buffer, areas)
    }

    /// The text of the screen.
    pub fn screen(&self) -> String {
        let (buffer, _) = self.look();
        read(&buffer, buffer.area)
    }

    /// Says whether the screen has some words on it, spaces and line ends aside.
    pub fn sees(&self, words: &str) -> bool {
        squeeze(&self.screen()).contains(&squeeze(words))
    }
}

/// A text without spaces, line ends and the edges of cards.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"▄▀█▌▐▏▍".contains(*c)).collect()
}

/// The text inside an area, wide characters taken once, blank ends trimmed.
pub fn read(buffer: &Buffer, area: Rect) -> String {
    let mut text = String::new();
    for y in area.top()..area.bottom() {
        let (mut line, mut x) = (String::new(), area.left());
        while x < area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width()).unwrap().max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// The places in a text where a mark of Chinese typesetting stands that is no part of a name of the sample centre: each
/// with the character before and behind it.
pub fn foreign_marks(text: &str) -> Vec<String> {
    static DATA: LazyLock<String> = LazyLock::new(|| format!("{:?} {:?}", CENTRE.hall, CENTRE.guides));
    let lines = text.lines().map(|line| line.trim().chars().collect::<Vec<char>>());
    let found = |line: Vec<char>| -> Vec<String> {
        let marks = (0..line.len()).filter(|at| "、，。：；（）！？《》「」【】\u{3000}".contains(line[*at]));
        marks.map(|at| line[at.saturating_sub(1)..(at + 2).min(line.len())].iter().collect()).collect()
    };
    let is_data = |place: &String| DATA.contains(place.trim());
    lines.flat_map(found).filter(|place| !is_data(place)).collect()
}
