//! The program on a pseudo-terminal of its own, with eyes, fingers and the power to end it.
use super::skips::{Lacking, skipped};
use chrono::{FixedOffset, Timelike, Utc};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Pid, PidfdFlags, Resource, Rlimit, Signal, kill_process, pidfd_open, prlimit},
    pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt},
    termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize},
};
use std::{
    fs,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(20);
/// A page counts as seen after this long; touches before are dropped.
const SETTLE: Duration = Duration::from_millis(350);

static HALLS: AtomicU32 = AtomicU32::new(0);

/// Says whether programs can be given a terminal here; says so where not.
#[track_caller]
pub fn is_there() -> bool {
    let there = Command::new("setsid").arg("--version").stdout(Stdio::null()).status().is_ok();
    if !there {
        skipped(Lacking::Setsid);
    }
    there
}

/// A pseudo-terminal of a size: its keeper's side and the program's.
pub fn pseudo_terminal(columns: u16, rows: u16) -> (OwnedFd, OwnedFd) {
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
    let keeper = openpt(flags).unwrap();
    grantpt(&keeper).unwrap();
    unlockpt(&keeper).unwrap();
    tcsetwinsize(&keeper, Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
    let tty = ioctl_tiocgptpeer(&keeper, flags).unwrap();
    (keeper, tty)
}

/// Reads what comes within a time, one piece; nothing when none came or nobody is there.
pub fn read_for(from: BorrowedFd<'_>, limit: Duration) -> Vec<u8> {
    let limit = Timespec::try_from(limit).unwrap();
    let mut polled = [PollFd::new(&from, PollFlags::IN)];
    let mut piece = vec![0; 65536];
    if poll(&mut polled, Some(&limit)).unwrap() == 0 {
        return Vec::new();
    }
    let count = rustix::io::read(from, &mut piece).unwrap_or(0);
    piece.truncate(count);
    piece
}

/// A folder with the sample centre where it is ten in the morning of a working day.
pub fn hall_in(name: &str) -> PathBuf {
    let number = HALLS.fetch_add(1, Ordering::Relaxed);
    let folder = format!("visit-{name}-{}-{number}", std::process::id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let config = folder.join("kiosk-config");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config"), &config);
    let away = 10 - i32::try_from(Utc::now().hour()).unwrap();
    let hours = if away < -12 { away + 24 } else { away };
    let sign = if hours < 0 { '-' } else { '+' };
    let offset = format!("utc_offset = \"{sign}{:02}:00\"", hours.abs());
    let machine = fs::read_to_string(config.join("kiosk.toml")).unwrap();
    fs::write(config.join("kiosk.toml"), machine.replace("utc_offset = \"+08:00\"", &offset)).unwrap();
    let today = Utc::now().with_timezone(&FixedOffset::east_opt(hours * 3600).unwrap()).date_naive();
    let year = config.join(format!("workdays/{}.toml", today.format("%Y")));
    fs::write(year, format!("off = []\nwork = [\"{today}\"]\n")).unwrap();
    folder
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The program, its terminal, and what has been seen of it.
pub struct Stage {
    folder: PathBuf,
    child: Child,
    keeper: Option<OwnedFd>,
    eyes: vt100::Parser,
    said: Vec<u8>,
}

impl Stage {
    /// Opens the program with some arguments on a terminal of a size.
    pub fn open(name: &str, columns: u16, rows: u16, arguments: &[&str]) -> Stage {
        Stage::at(hall_in(name), columns, rows, arguments)
    }

    /// Opens the program in a folder, which goes with the first stage that ends.
    pub fn at(folder: PathBuf, columns: u16, rows: u16, arguments: &[&str]) -> Stage {
        let log = fs::File::create(folder.join("stderr.txt")).unwrap();
        Stage::with_stderr(folder, (columns, rows), arguments, Some(log))
    }

    /// The same where what the program says beside its screen goes to the terminal as well, as it does for whoever types a command.
    pub fn typed(folder: PathBuf, columns: u16, rows: u16, arguments: &[&str]) -> Stage {
        Stage::with_stderr(folder, (columns, rows), arguments, None)
    }

    fn with_stderr(
        folder: PathBuf,
        (columns, rows): (u16, u16),
        arguments: &[&str],
        stderr: Option<fs::File>,
    ) -> Stage {
        let (keeper, tty) = pseudo_terminal(columns, rows);
        let mut command = Command::new("setsid");
        command.arg("--ctty").arg(env!("CARGO_BIN_EXE_hall")).args(arguments);
        dressed(&mut command, &folder);
        let stderr = stderr.map_or_else(|| Stdio::from(tty.try_clone().unwrap()), Stdio::from);
        command.stdin(tty.try_clone().unwrap()).stdout(tty).stderr(stderr);
        let child = command.spawn().unwrap();
        let eyes = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        Stage { folder, child, keeper: Some(keeper), eyes, said: Vec::new() }
    }

    /// The power is cut, and the program started again in the same folder on a new terminal.
    pub fn power_cut(&mut self, arguments: &[&str]) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let (rows, columns) = self.screen().size();
        let after = Stage::at(self.folder.clone(), columns.get(), rows.get(), arguments);
        // The folder belongs to the one that goes on.
        std::mem::replace(self, after).folder = PathBuf::new();
    }

    /// From now on the system kills the program once it writes behind so many bytes of any file.
    pub fn dies_behind(&self, bytes: u64) {
        let limit = |bytes| Rlimit { current: Some(bytes), maximum: Some(bytes) };
        // Nobody looks into what is left of it.
        prlimit(Some(self.pid()), Resource::Core, limit(0)).unwrap();
        prlimit(Some(self.pid()), Resource::Fsize, limit(bytes)).unwrap();
    }

    /// Says whether the program is over.
    pub fn is_over(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// The same program in the same folder, without a terminal.
    pub fn command(&self, arguments: &[&str]) -> Command {
        command_in(&self.folder, arguments)
    }

    /// A file beside the configuration.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What the terminal shows.
    pub fn screen(&self) -> &vt100::Screen {
        self.eyes.screen()
    }

    /// The rows of the screen.
    pub fn rows(&self) -> Vec<String> {
        let (_, columns) = self.screen().size();
        self.screen().rows(0, columns.get()).collect()
    }

    /// Everything that was ever sent to the terminal, as text.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&self.said).into_owned()
    }

    /// Whether the terminal echoes and waits for whole lines.
    pub fn habits(&self) -> LocalModes {
        tcgetattr(self.keeper.as_ref().unwrap()).unwrap().local_modes
    }

    /// Waits until some words are on the screen; 您好 is drawn, so the line under it stands for it.
    pub fn sees(&mut self, words: &str) -> &mut Self {
        let words = if words == "您好" { "请问要办什么事" } else { words };
        let begun = Instant::now();
        while !self.rows().iter().any(|row| row.contains(words)) {
            assert!(begun.elapsed() < JAM, "no {words:?} on\n{}", self.screen().contents());
            self.take_in(Duration::from_millis(100));
        }
        self
    }

    /// Looks at the page for as long as a person needs to see that it is there.
    pub fn settles(&mut self) -> &mut Self {
        self.reads_for(SETTLE);
        self
    }

    /// Takes in what comes within a time; returns how many bytes.
    pub fn reads_for(&mut self, time: Duration) -> usize {
        let (begun, before) = (Instant::now(), self.said.len());
        while begun.elapsed() < time {
            self.take_in(time.saturating_sub(begun.elapsed()));
        }
        self.said.len() - before
    }

    fn take_in(&mut self, limit: Duration) -> usize {
        let piece = read_for(self.keeper.as_ref().unwrap().as_fd(), limit);
        self.eyes.process(&piece);
        self.said.extend(&piece);
        piece.len()
    }

    /// Sends bytes as a terminal does.
    pub fn send(&mut self, bytes: &[u8]) {
        let sent = rustix::io::write(self.keeper.as_ref().unwrap(), bytes).unwrap();
        assert_eq!(sent, bytes.len());
    }

    /// Touches the first place where some words stand, once the page has been seen.
    pub fn tap(&mut self, words: &str) -> &mut Self {
        self.tap_below(words, 0)
    }

    /// Touches some rows below words, where a button has its words drawn.
    pub fn tap_below(&mut self, words: &str, rows: usize) -> &mut Self {
        self.settles();
        let found = self
            .rows()
            .iter()
            .enumerate()
            .find_map(|(y, row)| row.find(words).map(|at| (y, row[..at].to_owned())));
        let (y, before) = found.unwrap_or_else(|| panic!("no {words:?} on\n{}", self.screen().contents()));
        let (x, y) = (unicode_width::UnicodeWidthStr::width(before.as_str()) + 1, y + rows + 1);
        self.send(format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m").as_bytes());
        self
    }

    /// Tells the program to end.
    pub fn terminate(&self) {
        kill_process(self.pid(), Signal::TERM).unwrap();
    }

    /// Takes the terminal away.
    pub fn hang_up(&mut self) {
        self.keeper = None;
    }

    /// Waits for the end, taking in what is still said; the exit code, or nothing if it had to be killed.
    pub fn ends(&mut self) -> Option<i32> {
        let process = pidfd_open(self.pid(), PidfdFlags::empty()).unwrap();
        let begun = Instant::now();
        let zero = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
        while begun.elapsed() < JAM {
            let mut polled = [PollFd::new(&process, PollFlags::IN)];
            let ended = poll(&mut polled, Some(&zero)).unwrap() > 0;
            if self.keeper.is_some() {
                while self.take_in(Duration::ZERO) > 0 {}
            }
            if ended {
                return self.child.wait().unwrap().code();
            }
        }
        None
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _ended_already = self.child.wait();
        let _stays = fs::remove_dir_all(&self.folder);
    }
}

/// The program in a folder, without a terminal.
pub fn command_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
    command.args(arguments);
    dressed(&mut command, folder);
    command
}

fn dressed(command: &mut Command, folder: &Path) {
    command
        .current_dir(folder)
        .env("TERM", "xterm-256color")
        .env("COLORTERM", "truecolor")
        .env("LANG", "C.UTF-8");
}
