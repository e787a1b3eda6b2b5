//! The program itself on a terminal of its own: how soon it shows something, what it holds, what it sends when idle.
use crate::{
    centres::{Centre, at, folder, memory},
    visit::SIZE,
};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Pid, Signal, ioctl_tiocsctty, kill_process, setsid},
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{Winsize, tcsetwinsize},
};
use service_hall::store::{Store, StoreUrl};
use std::{
    env,
    ffi::OsStr,
    fs::{self, File},
    io::{Read, Write},
    num::NonZero,
    os::unix::{ffi::OsStrExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::sync_channel,
    thread,
    time::{Duration, Instant},
};

/// How often the program is started.
const STARTS: usize = 9;
/// How often a key is pressed to see how soon the picture comes.
const KEYS: usize = 240;
/// How long nobody does anything.
const IDLE: Duration = Duration::from_secs(5);
/// The end of a long frame.
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// Takes the terminal on stdin for its own and becomes the program, so that the program is what is measured.
pub fn become_the_kiosk(folder_of_store: &OsStr) {
    setsid().unwrap();
    ioctl_tiocsctty(std::io::stdin()).unwrap();
    let place = Path::new(folder_of_store);
    let mut store = std::ffi::OsString::from("sqlite:");
    store.push(place.join("hall.db"));
    let mut program = Command::new(env!("CARGO_BIN_EXE_hall"));
    program.arg("--config").arg(folder()).arg("--store").arg(store);
    let failed = program.args(["kiosk", "--slips"]).arg(place.join("slips.txt")).exec();
    panic!("{failed}");
}

/// Starts the program on stores of both sizes and says what it costs.
pub fn starts() {
    println!("\nthe program on a terminal of its own, {STARTS} starts each, files in the system's cache");
    println!(
        "{:<10} {:>9} {:>22} {:>22} {:>9} {:>9} {:>9} {:>24} {:>12}",
        "centre",
        "matters",
        "first page, ms p50/max",
        "searchable, ms p50/max",
        "RSS",
        "PSS",
        "peak",
        "key → picture p50/p99 µs",
        "idle bytes"
    );
    for centre in [Centre::District, Centre::Province] {
        let place =
            PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-kiosk-{}", std::process::id()));
        fs::create_dir_all(&place).unwrap();
        let matters = bring_in(centre, &place);
        let (mut first, mut searchable) = (Vec::new(), Vec::new());
        for _ in 1..STARTS {
            let mut kiosk = Kiosk::start(&place);
            first.push(kiosk.first_page());
            searchable.push(kiosk.until_searchable());
        }
        let mut kiosk = Kiosk::start(&place);
        first.push(kiosk.first_page());
        searchable.push(kiosk.until_searchable());
        first.sort_unstable();
        searchable.sort_unstable();
        kiosk.quiet(Duration::from_secs(1));
        let memory = kiosk.memory();
        let keys = kiosk.keys();
        let idle = kiosk.idle();
        let millis = |times: &[Duration]| {
            format!("{:.1} / {:.1}", at(times, 500).as_secs_f64() * 1e3, at(times, 1000).as_secs_f64() * 1e3)
        };
        let keys = format!("{} / {}", at(&keys, 500).as_micros(), at(&keys, 990).as_micros());
        println!(
            "{centre:<10} {matters:>9} {:>22} {:>22} {:>6.1} MB {:>6.1} MB {:>6.1} MB {keys:>24} {idle:>12}",
            millis(&first),
            millis(&searchable),
            memory[0],
            memory[1],
            memory[2]
        );
        drop(kiosk);
        fs::remove_dir_all(&place).unwrap();
    }
}

/// Brings the matters of a centre into a store; says how many.
fn bring_in(centre: Centre, place: &Path) -> u64 {
    let mut store = Store::open(&StoreUrl::Sqlite(place.join("hall.db")), None).unwrap();
    let (give, take) = sync_channel(1000);
    let written = thread::scope(|scope| {
        scope.spawn(move || centre.each(|guide| give.send(guide).unwrap()));
        store
            .replace_catalogue("2026-11-23T09:00:00".parse().unwrap(), &mut take.into_iter(), &mut |_| ())
            .unwrap()
    });
    store.close().unwrap();
    written
}

/// The program, seen from the other side of its terminal.
struct Kiosk {
    program: Child,
    began: Instant,
    terminal: File,
    screen: vt100::Parser,
    /// What came and has not been looked at.
    came: Vec<u8>,
}

impl Kiosk {
    fn start(place: &Path) -> Kiosk {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap();
        let window = Winsize { ws_col: SIZE.width, ws_row: SIZE.height, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&master, window).unwrap();
        let slave = File::options().read(true).write(true).open(OsStr::from_bytes(name.as_bytes())).unwrap();
        let began = Instant::now();
        let program = Command::new(env::current_exe().unwrap())
            .env("BENCH_KIOSK_CHILD", place)
            .env("TERM", "foot")
            .env("COLORTERM", "truecolor")
            .current_dir(place)
            .stdin(slave.try_clone().unwrap())
            .stdout(slave)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let screen =
            vt100::Parser::new(NonZero::new(SIZE.height).unwrap(), NonZero::new(SIZE.width).unwrap(), 0);
        Kiosk { program, began, terminal: master.into(), screen, came: Vec::new() }
    }

    /// Reads what comes within a time; says whether anything came.
    fn read(&mut self, within: Duration) -> bool {
        let within =
            Timespec { tv_sec: within.as_secs().cast_signed(), tv_nsec: within.subsec_nanos().into() };
        if poll(&mut [PollFd::new(&self.terminal, PollFlags::IN)], Some(&within)).unwrap() == 0 {
            return false;
        }
        let mut piece = [0; 16_384];
        let count = self.terminal.read(&mut piece).unwrap();
        self.came.extend_from_slice(&piece[..count]);
        true
    }

    /// Reads until nothing comes for a time; says how much came.
    fn quiet(&mut self, pause: Duration) -> usize {
        while self.read(pause) {}
        self.look()
    }

    /// Lets the screen show what came; says how much it was.
    fn look(&mut self) -> usize {
        self.screen.process(&self.came);
        let count = self.came.len();
        self.came.clear();
        count
    }

    fn sees(&self, words: &str) -> bool {
        self.screen.screen().contents().contains(words)
    }

    /// Waits for the whole first page, and says how long it took from the start.
    fn first_page(&mut self) -> Duration {
        while !self.came.windows(FRAME_ENDS.len()).any(|piece| piece == FRAME_ENDS) {
            assert!(self.read(Duration::from_secs(5)), "no page came");
        }
        let took = self.began.elapsed();
        self.look();
        assert!(self.sees("请触摸下面的按钮"), "{}", self.screen.screen().contents());
        took
    }

    /// Opens the search and types until there is an answer; says how long it took from the start.
    fn until_searchable(&mut self) -> Duration {
        let rows = self.screen.screen().rows(0, SIZE.width);
        let row = rows.into_iter().position(|row| row.contains("搜事项")).unwrap();
        let line: Vec<String> = (0..SIZE.width)
            .map(|x| self.screen.screen().cell(u16::try_from(row).unwrap(), x).unwrap().contents().to_owned())
            .collect();
        let column = line.iter().position(|symbol| symbol == "搜").unwrap();
        let (x, y) = (column + 1, row + 1);
        self.terminal.write_all(format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m").as_bytes()).unwrap();
        for key in [b"g", b"\x7f"].into_iter().cycle() {
            self.terminal.write_all(key).unwrap();
            // A key and its undoing that are read together give no picture.
            self.read(Duration::from_millis(50));
            let took = self.began.elapsed();
            self.look();
            if self.sees("找到") && !self.sees("找到 0 项") && !self.sees("正在准备") {
                return took;
            }
            assert!(took < Duration::from_secs(30), "{}", self.screen.screen().contents());
            self.quiet(Duration::from_millis(3));
        }
        Duration::MAX
    }

    /// Resident, proportional and highest memory in MB.
    fn memory(&self) -> [f64; 3] {
        let process = self.program.id().to_string();
        let read = |(file, name)| memory(&process, file, name);
        [("status", "VmRSS:"), ("smaps_rollup", "Pss:"), ("status", "VmHWM:")].map(read)
    }

    /// Presses keys of the keyboard; says how long each picture took, sorted.
    fn keys(&mut self) -> Vec<Duration> {
        let mut times = Vec::new();
        // Two keys back are enough: the first takes back d, the second the sound sh.
        for key in [&b"s"[..], b"h", b"d", b"\x7f", b"\x7f"].into_iter().cycle().take(KEYS) {
            let begun = Instant::now();
            self.terminal.write_all(key).unwrap();
            assert!(self.read(Duration::from_secs(5)), "a key without a page");
            times.push(begun.elapsed());
            self.quiet(Duration::from_millis(15));
        }
        times.sort_unstable();
        times
    }

    /// Goes back to the first page, and counts what comes while nobody does anything.
    fn idle(&mut self) -> usize {
        self.terminal.write_all(b"\x1b").unwrap();
        self.quiet(Duration::from_millis(500));
        let until = Instant::now() + IDLE;
        while Instant::now() < until {
            self.read(until.saturating_duration_since(Instant::now()));
        }
        self.look()
    }
}

impl Drop for Kiosk {
    fn drop(&mut self) {
        let pid = i32::try_from(self.program.id()).ok().and_then(Pid::from_raw).unwrap();
        kill_process(pid, Signal::TERM).unwrap();
        // What it sends on its way out must find a reader.
        while self.program.try_wait().unwrap().is_none() {
            if !self.read_out() {
                thread::park_timeout(Duration::from_millis(1));
            }
        }
    }
}

impl Kiosk {
    /// Takes away what comes at the end; the other side may be gone.
    fn read_out(&mut self) -> bool {
        let within = Timespec { tv_sec: 0, tv_nsec: 1_000_000 };
        let waiting = poll(&mut [PollFd::new(&self.terminal, PollFlags::IN)], Some(&within)).unwrap_or(0) > 0;
        let mut piece = [0; 16_384];
        waiting && self.terminal.read(&mut piece).is_ok()
    }
}
