//! A whole visit by touches, each timed from the finger to the drawn page, its bytes counted.
use crate::{
    centres::{Centre, config, folder, worked},
    sheet::{Draw, Sheet},
};
use chrono::NaiveDateTime;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use service_hall::app::finder::Finder;
use service_hall::app::input::Input;
use service_hall::app::message::{Answer, Event, IssuedTicket, Request, RequestKind};
use service_hall::app::{App, Settings};
use service_hall::devices::terminal::byte_floor::floor_bytes;
use service_hall::devices::terminal::repair_wide_chars;
use service_hall::hall::Hall;
use service_hall::hall::catalogue::{CatalogueBuilder, Guide};
use service_hall::hall::forecast::Wait;
use service_hall::hall::queue::{Line, LineToday, Ticket};
use service_hall::paper::{SlipOutcome, ticket_slip};
use service_hall::text::Lang;
use service_hall::ui::{LIGHT, Panel};
use service_hall::{import, kiosk};
use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

/// An upright panel.
pub const SIZE: Rect = Rect::new(0, 0, 72, 53);

/// What the visitor touches: a label, or the place of that number where it begins with `#`.
const VISIT: [&str; 32] = [
    "搜事项",
    "S",
    "F",
    "Z",
    "退格",
    "退格",
    "H",
    "D",
    "J",
    "#0",
    "下一页",
    "上一页",
    "为此事取号",
    "确认取号",
    "完成",
    "按部门找",
    "#2",
    "下一页",
    "首页",
    "个人办事",
    "#1",
    "返回",
    "返回",
    "拿号票",
    "#1",
    "返回",
    "首页",
    "帮助",
    "返回",
    "大字版",
    "标准版",
    "English",
];

/// What an event was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A finger went down.
    Down,
    /// It came up, which is what counts.
    Up,
    /// Somebody answered.
    Answer,
}

/// One event, from its coming to the page it led to.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What had been touched last.
    pub touched: &'static str,
    /// What it was.
    pub kind: Kind,
    /// How long it took until the page was written.
    pub time: Duration,
    /// How much of that this thread worked.
    pub work: Duration,
    /// Bytes written.
    pub bytes: usize,
    /// Bytes a hand-written program needs for the same.
    pub floor: usize,
}

/// A hall that people visit.
pub struct Visited {
    hall: Arc<Hall>,
    finder: Arc<Finder>,
    guide: Guide,
}

impl Visited {
    /// The hall of a centre, with a full guide for whatever matter is read; `None` without the data.
    pub fn of(centre: Centre) -> Option<Visited> {
        let mut builder = CatalogueBuilder::default();
        centre.each(|guide| builder.add(&guide)).then_some(())?;
        let (config, synonyms) = config();
        let hall = Arc::new(config.hall.with_catalogue(builder.finish()));
        let finder = Arc::new(Finder::new(&hall.catalogue, &synonyms, &HashMap::new()));
        let guides = import::sample(&folder()).unwrap();
        let guide =
            guides.into_iter().max_by_key(|guide| guide.materials.len() * guide.process.len()).unwrap();
        Some(Visited { hall, finder, guide })
    }

    fn answers(&self, kind: &RequestKind, now: NaiveDateTime) -> Vec<Answer> {
        match kind {
            RequestKind::OpenGuide { code, .. } => {
                vec![Answer::Guide(Some(Box::new(Guide { code: code.clone(), ..self.guide.clone() })))]
            }
            RequestKind::CountLines => {
                let today =
                    |line: &Line| LineToday { line: line.code.clone(), waiting: 5, ..LineToday::default() };
                vec![Answer::Lines(self.hall.setup.lines.iter().map(today).collect())]
            }
            RequestKind::TakeNumber(take) => {
                let ticket = Ticket {
                    day: now.date(),
                    line: take.line.clone(),
                    number: 12,
                    issued_at: now,
                    kiosk: self.hall.setup.kiosk.clone(),
                    priority: false,
                    ahead: 5,
                    matter: None,
                    code: "H746C027CXMTEGPWVBDM6MV3SW2A92SZTFE1HCR8".into(),
                    ..Ticket::default()
                };
                let wait = Some(Wait { least: 12, most: 20 });
                let slip = ticket_slip(&ticket, &self.hall, take.lang, wait);
                let taken = Answer::Taken(Box::new(IssuedTicket { ticket, wait, slip }));
                vec![taken, Answer::Printed(SlipOutcome::Sent)]
            }
            RequestKind::PrintGuide { .. }
            | RequestKind::AskRating { .. }
            | RequestKind::Rate(_)
            | RequestKind::PrintAgain { .. }
            | RequestKind::CheckIn(_)
            | RequestKind::FindApplication { .. }
            | RequestKind::FindTicket { .. }
            | RequestKind::GiveBack { .. }
            | RequestKind::SendCase(_)
            | RequestKind::FindCase { .. }
            | RequestKind::ActOnCase { .. }
            | RequestKind::PrintReceiptAgain { .. }
            | RequestKind::EnterAsStaff { .. }
            | RequestKind::TendKiosk { .. }
            | RequestKind::ReadPublished => Vec::new(),
        }
    }
}

/// Hands at a kiosk that draws on a sheet.
struct Hands<'v> {
    visited: &'v Visited,
    app: App,
    draw: Draw,
    sheet: Sheet,
    /// The page as it stands on the sheet.
    page: Buffer,
    now: NaiveDateTime,
    at: Duration,
    steps: Vec<Step>,
}

/// Walks through the visit so many times; what every event cost, in order.
pub fn walk(visited: &Visited, draw: fn(&Sheet) -> Draw, rounds: usize) -> Vec<Step> {
    let now: NaiveDateTime = "2026-11-23T09:41:00".parse().unwrap();
    let settings = Settings {
        lang: Lang::Zh,
        large: false,
        theme: LIGHT,
        panel: Panel::default(),
        idle: Duration::from_secs(45),
        count_down: Duration::from_secs(15),
        rest: Duration::from_mins(1),
        sends_away: false,
        scans: true,
        boot: "bench".into(),
    };
    let size = (SIZE.width, SIZE.height);
    let app = App::new(settings, kiosk::ENTRY_SCREENS, kiosk::help, Arc::clone(&visited.hall), now, size);
    let (page, sheet) = (Buffer::empty(SIZE), Sheet::default());
    let draw = draw(&sheet);
    let (at, steps) = (Duration::ZERO, Vec::new());
    let mut hands = Hands { visited, app, draw, sheet, page, now, at, steps };
    hands.happen("", Kind::Answer, Event::FinderReady(Arc::clone(&visited.finder)));
    hands.steps.clear();
    for _ in 0..rounds {
        for label in VISIT {
            hands.touch(label);
        }
        hands.touch("中文");
    }
    hands.steps
}

impl Hands<'_> {
    fn touch(&mut self, label: &'static str) {
        let position = self.place(label);
        for (pause, kind, input) in
            [(500, Kind::Down, Input::Press(position)), (80, Kind::Up, Input::Release(position))]
        {
            self.at += Duration::from_millis(pause);
            let requests = self.happen(label, kind, Event::Input { input, at: self.at });
            for Request { request_id, kind } in requests {
                for answer in self.visited.answers(&kind, self.now) {
                    self.happen(label, Kind::Answer, Event::Answered { request_id, answer });
                }
            }
        }
    }

    fn happen(&mut self, touched: &'static str, kind: Kind, event: Event) -> Vec<Request> {
        let (begun, rested) = (Instant::now(), worked());
        let requests = self.app.update(event);
        (self.draw)(&self.app);
        let (time, work) = (begun.elapsed(), worked().saturating_sub(rested));
        let before = std::mem::replace(&mut self.page, Buffer::empty(SIZE));
        self.app.view(&mut self.page);
        repair_wide_chars(&mut self.page);
        let (bytes, floor) = (self.sheet.take(), floor_bytes(&before, &self.page));
        self.steps.push(Step { touched, kind, time, work, bytes, floor });
        requests
    }

    /// The middle of what is to be touched.
    fn place(&self, label: &str) -> Position {
        let mut buffer = Buffer::empty(SIZE);
        let places = self.app.view(&mut buffer);
        let says = |area: Rect| -> String {
            let words: String = area.positions().map(|position| buffer[position].symbol()).collect();
            words.chars().filter(|c| c.is_alphanumeric()).collect()
        };
        let nth = label.strip_prefix('#').and_then(|digits| digits.parse::<usize>().ok());
        let found = match nth {
            Some(nth) => places.get(nth),
            None if label.len() == 1 => places.iter().find(|place| says(place.area) == label),
            None => places.iter().find(|place| says(place.area).contains(label)),
        };
        // The main button may be drawn in large characters, which are no text.
        let found = found.or_else(|| places.iter().find(|place| says(place.area).is_empty()));
        let Some(place) = found else {
            let seen: Vec<String> = places.iter().map(|place| says(place.area)).collect();
            panic!("nothing says {label}: {seen:?}");
        };
        Position { x: place.area.x + place.area.width / 2, y: place.area.y + place.area.height / 2 }
    }
}
