//! The whole hall: every program started, the day played, and what was seen of it.
use crate::{
    audit::{ENDS, audit},
    eyes::Eyes,
    kiosk::Kiosk,
    machine::{Exercise, Machine},
    opening, pause,
    place::Place,
    plan::{Person, Rng, people},
    window::{InHand, Window},
};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::Signal,
};
use service_hall::{config::Config, hall::Hall};
use std::{
    collections::HashMap,
    fmt, fs,
    path::{Path, PathBuf},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// How large the day is.
#[derive(Clone, Copy)]
pub struct Size {
    pub kiosks: usize,
    pub windows: usize,
    pub boards: usize,
    pub people: usize,
    /// Minutes in which people come.
    pub minutes: u64,
    /// How many times as fast as the clock on the wall.
    pub speed: u32,
}

/// A board with what it has shown.
struct Board {
    machine: Machine,
    /// Its windows.
    windows: Vec<String>,
    /// The newest call it has shown, each with the moment it was seen.
    shown: Vec<(u32, Instant)>,
}

impl Board {
    fn look(&mut self) {
        let rows = self.machine.rows();
        let seq = rows.iter().find_map(|row| {
            let rest = &row[row.find("第 ")? + "第 ".len()..];
            rest[..rest.find(" 次叫号")?].parse().ok()
        });
        if let Some(seq) = seq
            && self.shown.last().is_none_or(|(last, _)| *last < seq)
        {
            self.shown.push((seq, Instant::now()));
        }
    }

    fn when(&self, seq: u32) -> Option<Instant> {
        self.shown.iter().find(|(shown, _)| *shown >= seq).map(|(_, at)| *at)
    }
}

/// A call as the examiner saw it: its place, the window, and when the key was pressed.
struct Pressed {
    seq: u32,
    window: String,
    at: Instant,
}

/// The hall, open.
pub struct Scene {
    place: Place,
    size: Pace,
    hall: Hall,
    kiosks: Vec<Kiosk>,
    windows: Vec<Window>,
    boards: Vec<Board>,
    people: Vec<Person>,
    begun: Instant,
    rng: Rng,
    calls: Vec<Pressed>,
    in_hand: HashMap<String, InHand>,
    waiting: HashMap<String, u32>,
    /// When the first board hung, and when it went on.
    hung: (Option<Instant>, Option<Instant>),
}

/// What was called so shortly before a board hangs may not be drawn yet.
const A_MOMENT: Duration = Duration::from_millis(200);

/// What the day needs of its size.
struct Pace {
    people: usize,
    minutes: u64,
    speed: u32,
}

/// How a day went.
pub struct Report {
    what: String,
    times: Vec<(&'static str, Vec<u128>)>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.what)?;
        for (name, times) in &self.times {
            let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
            writeln!(
                f,
                "{name}: p50 {} ms, p90 {} ms, p99 {} ms, most {} ms, of {}",
                at(50),
                at(90),
                at(99),
                at(100),
                times.len()
            )?;
        }
        Ok(())
    }
}

impl Scene {
    /// Opens the store, starts every program and waits until every clerk has signed in.
    pub fn open(place: Place, size: &Size) -> Scene {
        let store = match place.url() {
            service_hall::store::StoreUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            service_hall::store::StoreUrl::Postgres(_) => place.address.clone(),
        };
        let folders: Vec<PathBuf> = (1..=size.kiosks).map(|number| configured(&place, number)).collect();
        let hall = Config::read(&folders[0].join("kiosk-config")).0.unwrap().hall;
        // The tables are made, and the catalogue is in, before anybody comes.
        let begins = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let exercise = Exercise {
            store,
            clock: format!("{}x{}@{begins}", opening().format("%Y-%m-%dT%H:%M:%S"), size.speed),
        };
        let second = Duration::from_secs(1) / size.speed;
        let start = |name: &str, folder: &Path, cells, arguments: &[&str]| {
            Machine::start(name, folder, &exercise, cells, arguments)
        };
        let kiosks = folders.iter().enumerate().map(|(at, folder)| {
            let machine = start(&format!("kiosk {}", at + 1), folder, (72, 53), &["kiosk"]);
            pause(Duration::from_millis(if at == 0 { 1500 } else { 50 }));
            Kiosk::new(machine, second * 4)
        });
        let kiosks: Vec<Kiosk> = kiosks.collect();
        let staffed = staffed(&hall, size.windows);
        let windows: Vec<Window> = staffed
            .iter()
            .map(|code| {
                let clerk = clerk_of(&hall, code);
                let machine = start(code, &folders[0], (100, 30), &["window", "--window", code]);
                Window::new(machine, code, &clerk, second)
            })
            .collect();
        let boards = (0..size.boards).map(|at| {
            let board = &hall.setup.boards[at];
            let machine = start(
                &format!("board {}", board.code),
                &folders[0],
                (160, 45),
                &["board", "--board", &board.code],
            );
            Board {
                machine,
                windows: board.windows.iter().map(ToString::to_string).collect(),
                shown: Vec::new(),
            }
        });
        let boards: Vec<Board> = boards.collect();
        let mut rng = Rng::new(20_261_123);
        let mut open = hall.clone();
        open.setup_mut().windows.retain(|window| staffed.iter().any(|code| window.code == *code));
        let people = people(&open, size.people, size.minutes, &mut rng);
        let mut scene = Scene {
            place,
            size: Pace { people: size.people, minutes: size.minutes, speed: size.speed },
            hall,
            kiosks,
            windows,
            boards,
            people,
            begun: Instant::now(),
            rng,
            calls: Vec::new(),
            in_hand: HashMap::new(),
            waiting: HashMap::new(),
            hung: (None, None),
        };
        scene.signs_in();
        scene.begun = Instant::now();
        scene
    }

    fn signs_in(&mut self) {
        let begun = Instant::now();
        while !self.windows.iter().all(Window::is_open) || !self.kiosks.iter().all(Kiosk::is_free) {
            self.listen();
            self.windows.iter_mut().for_each(Window::sign_in);
            assert!(begun.elapsed() < Duration::from_mins(1), "{}", self.stuck());
        }
    }

    /// What is on the screens that keep the day from beginning.
    fn stuck(&self) -> String {
        let windows = self.windows.iter().filter(|window| !window.is_open()).map(|window| &window.machine);
        let kiosks = self.kiosks.iter().filter(|kiosk| !kiosk.is_free()).map(|kiosk| &kiosk.machine);
        windows.chain(kiosks).map(Machine::contents).next().unwrap_or_default()
    }

    /// Takes in what the programs draw, for a few milliseconds.
    fn listen(&mut self) {
        let moment = Timespec { tv_sec: 0, tv_nsec: 4_000_000 };
        let kiosks = self.kiosks.iter().map(|kiosk| &kiosk.machine);
        let windows = self.windows.iter().map(|window| &window.machine);
        let boards = self.boards.iter().map(|board| &board.machine);
        let ears: Vec<_> = kiosks.chain(windows).chain(boards).map(Machine::ear).collect();
        let mut polled: Vec<PollFd<'_>> =
            ears.iter().map(|ear| PollFd::from_borrowed_fd(*ear, PollFlags::IN)).collect();
        let _heard = poll(&mut polled, Some(&moment)).unwrap();
        for kiosk in &mut self.kiosks {
            kiosk.machine.take_in();
        }
        for window in &mut self.windows {
            window.machine.take_in();
        }
        for board in &mut self.boards {
            if board.machine.take_in() {
                board.look();
            }
        }
    }

    /// Seconds of the hall since the day began.
    fn second(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap() * u64::from(self.size.speed) / 1000
    }

    /// Plays the day to its end.
    pub fn play(mut self) -> Report {
        let mut eyes = Eyes::open(&self.place.url());
        let mut looked = Instant::now();
        let end = (self.size.minutes + 120) * 60;
        loop {
            self.listen();
            self.people_come();
            if looked.elapsed() > Duration::from_millis(25) {
                looked = Instant::now();
                self.look_at_store(&mut eyes);
                self.cut_a_board_off();
            }
            for window in &mut self.windows {
                let waits = waits_for(&self.hall, &window.code, &self.waiting);
                window.act(self.in_hand.get(&window.code), waits, &mut self.rng);
            }
            // Asked of the store in one statement: two would let somebody pass from the one's answer to the other's.
            let over = self.people.is_empty()
                && self.kiosks.iter().all(Kiosk::is_free)
                && unfinished(&mut eyes) == "0";
            if over || self.second() > end {
                break;
            }
        }
        self.report(&mut eyes)
    }

    fn people_come(&mut self) {
        let second = self.second();
        for kiosk in &mut self.kiosks {
            kiosk.act();
            if kiosk.is_free() && self.people.last().is_some_and(|person| person.comes <= second) {
                kiosk.comes(self.people.pop().unwrap());
            }
        }
    }

    fn look_at_store(&mut self, eyes: &mut Eyes) {
        let hands = "SELECT at_window, state, line, CAST(number AS TEXT) FROM ticket WHERE state IN ('called', 'serving')";
        self.in_hand = eyes
            .rows(hands)
            .into_iter()
            .map(|row| {
                let label = format!("{}{:0>3}", row[2], row[3]);
                (row[0].clone(), InHand { label, serving: row[1] == "serving" })
            })
            .collect();
        let waiting = "SELECT line, CAST(waiting + waiting_priority AS TEXT) FROM line_day";
        self.waiting =
            eyes.rows(waiting).into_iter().map(|row| (row[0].clone(), row[1].parse().unwrap())).collect();
        let last = self.calls.last().map_or(0, |call| call.seq);
        let calls = format!("SELECT CAST(seq AS TEXT), at_window FROM call WHERE seq > {last} ORDER BY seq");
        for row in eyes.rows(&calls) {
            let window = self.windows.iter().find(|window| window.code == row[1]);
            let at = window.and_then(|window| window.pressed).unwrap_or_else(Instant::now);
            self.calls.push(Pressed { seq: row[0].parse().unwrap(), window: row[1].clone(), at });
        }
    }

    /// In the middle of the day the first board hangs for some minutes of the hall, and goes on.
    fn cut_a_board_off(&mut self) {
        let middle = self.size.minutes * 30;
        let second = self.second();
        let Some(board) = self.boards.first() else { return };
        match self.hung {
            (None, _) if second > middle => {
                board.machine.signal(Signal::STOP);
                self.hung.0 = Some(Instant::now());
            }
            (Some(_), None) if second > middle + self.size.minutes.min(100) * 6 => {
                board.machine.signal(Signal::CONT);
                self.hung.1 = Some(Instant::now());
            }
            _ => {}
        }
    }

    fn report(mut self, eyes: &mut Eyes) -> Report {
        for _ in 0..100 {
            self.listen();
        }
        let refused: usize = self.kiosks.iter().map(|kiosk| kiosk.refused).sum();
        let again: usize = self.kiosks.iter().map(|kiosk| kiosk.again).sum();
        let twice: usize = self.kiosks.iter().map(|kiosk| kiosk.touched_again).sum();
        // A touch in a hundred may fall on a page that just changed; a kiosk that swallows more is ill.
        assert!(twice * 100 <= self.size.people.max(100), "{twice} touches had to be made twice");
        let standing: Vec<String> = self
            .kiosks
            .iter()
            .filter(|kiosk| kiosk.is_used())
            .map(|kiosk| kiosk.machine.contents())
            .collect();
        assert!(
            self.people.is_empty() && standing.is_empty(),
            "{} people never came to a kiosk, {refused} were refused, {again} began anew, and some still stand at one:\n{}",
            self.people.len(),
            standing.join("\n")
        );
        let what = audit(eyes, self.size.people - refused);
        let touches =
            self.kiosks.iter().flat_map(|kiosk| kiosk.times.iter().map(Duration::as_millis)).collect();
        let (mut boards, mut late) = (Vec::new(), Vec::new());
        for (at, board) in self.boards.iter().enumerate() {
            // What was called while it hung, or a moment before, is counted from the moment it went on.
            let hung = self.hung.0.zip(self.hung.1).filter(|_| at == 0);
            let hung = hung.map(|(from, until)| (from.checked_sub(A_MOMENT).unwrap(), until));
            for call in self.calls.iter().filter(|call| board.windows.contains(&call.window)) {
                let seen = board.when(call.seq);
                let seen = seen
                    .unwrap_or_else(|| panic!("call {} is not on {}", call.seq, board.machine.contents()));
                match hung.filter(|(from, until)| (*from..*until).contains(&call.at)) {
                    Some((_, until)) => late.push(seen.saturating_duration_since(until).as_millis()),
                    None => boards.push(seen.saturating_duration_since(call.at).as_millis()),
                }
            }
        }
        let mut times = vec![
            ("touch to ticket", touches),
            ("call to board", boards),
            ("back again to the calls it missed", late),
        ];
        times.retain(|(_, times)| !times.is_empty());
        for (_, times) in &mut times {
            times.sort_unstable();
        }
        let machines = self.kiosks.iter_mut().map(|kiosk| &mut kiosk.machine);
        let machines = machines.chain(self.windows.iter_mut().map(|window| &mut window.machine));
        for machine in machines.chain(self.boards.iter_mut().map(|board| &mut board.machine)) {
            assert!(!machine.has_ended(), "{} ended in the middle of the day", machine.name);
            assert_eq!(machine.end(Duration::from_secs(10)), Some(0), "{}", machine.contents());
        }
        let what =
            format!("{what}; {refused} refused, {again} visits begun anew, {twice} touches made twice");
        Report { what, times }
    }
}

/// A folder of a kiosk's own with the sample's configuration, where there are numbers enough for everybody, at noon too.
fn configured(place: &Place, kiosk: usize) -> PathBuf {
    let folder = place.file(&format!("kiosk-{kiosk}"));
    let config = folder.join("kiosk-config");
    crate::stage::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config"), &config);
    let change = |file: &str, change: &dyn Fn(&str) -> String| {
        let path = config.join(file);
        fs::write(&path, change(&fs::read_to_string(&path).unwrap())).unwrap();
    };
    // A busy machine may take a second of ours, a minute of theirs, to draw a page.
    change("kiosk.toml", &|text| {
        let text = text.replace("warn_after = 45", "warn_after = 600");
        text.replace("kiosk = \"3\"", &format!("kiosk = \"{kiosk}\""))
    });
    let many = |line: &str| match line.split(' ').next() {
        Some("open") => "open = [\"08:30-17:00\"]".to_owned(),
        Some("quota") => "quota = [9999]".to_owned(),
        Some("day_cap") => "day_cap = 9999".to_owned(),
        _ => line.to_owned(),
    };
    change("lines.toml", &|text| text.lines().map(many).collect::<Vec<_>>().join("\n"));
    folder
}

/// The windows that are staffed: the first ones, so many, that serve anybody.
fn staffed(hall: &Hall, count: usize) -> Vec<String> {
    let serving = hall.setup.windows.iter().filter(|window| !window.lines.is_empty());
    serving.take(count).map(|window| window.code.to_string()).collect()
}

/// The sample's clerk for a window.
fn clerk_of(hall: &Hall, code: &str) -> String {
    let at = hall.setup.windows.iter().position(|window| window.code == code).unwrap();
    format!("{}", 101 + at)
}

/// Tickets that have come to no end.
fn unfinished(eyes: &mut Eyes) -> String {
    let ends = ENDS.map(|end| format!("'{end}'")).join(", ");
    eyes.rows(&format!("SELECT CAST(COUNT(*) AS TEXT) FROM ticket WHERE state NOT IN ({ends})"))[0][0].clone()
}

fn waits_for(hall: &Hall, window: &str, waiting: &HashMap<String, u32>) -> bool {
    let lines = hall.window(window).map(|window| window.lines.as_slice()).unwrap_or_default();
    lines.iter().any(|line| waiting.get(line.as_str()).is_some_and(|waiting| *waiting > 0))
}
