//! The loudspeaker: what is said, by whom, and what happens when nobody can say it.
use crate::support::program_output::told;
use chrono::{FixedOffset, NaiveDateTime, TimeDelta, Timelike, Utc};
use rustix::process::{Pid, Signal, kill_process};
use service_hall::clock;
use service_hall::config::Config;
use service_hall::devices::speaker::{Phrase, Playback, Programs, Speaker};
use service_hall::hall::desk::Order;
use service_hall::hall::queue::Ticket;
use service_hall::store::{Store, StoreUrl, TakeRequest};
use service_hall::workers::lock::ProgramLock;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    sync::mpsc::{Sender, channel},
    time::{Duration, Instant},
};

mod mandarin;

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(30);

static FOLDERS: AtomicU32 = AtomicU32::new(0);

/// A folder of its own, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let folder = format!("voice-{name}-{}-{number}", std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
        fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A program that does something, and then what follows.
    fn program(&self, name: &str, then: &str) -> String {
        let path = self.file(name);
        let said = self.file("said.txt");
        // One line for each start, its arguments parted by `|`.
        let text =
            format!("#!/bin/sh\n(IFS='|'; printf '%s\\n' \"{name}|$*\") >>'{}'\n{then}\n", said.display());
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// What the programs were given, one start a line.
    fn said(&self) -> Vec<String> {
        let said = fs::read_to_string(self.file("said.txt")).unwrap_or_default();
        said.lines().map(str::to_owned).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _stays_where_it_was = fs::remove_dir_all(&self.0);
    }
}

fn command(program: &str, arguments: &[&str]) -> Vec<String> {
    std::iter::once(program).chain(arguments.iter().copied()).map(str::to_owned).collect()
}

/// A speaker of a folder with the programs that are wanted, and what stops it.
fn speaker(programs: Programs, deadline: Duration) -> (Speaker, Sender<()>) {
    let (stop, stopped) = channel();
    (Speaker::new(programs, deadline, stopped), stop)
}

fn phrase<'a>(text: &'a str, clips: &'a [String]) -> Phrase<'a> {
    Phrase { lang: "zh", voice: "cmn-latn-pinyin", text, clips }
}

#[test]
fn a_program_is_given_the_words_whole_and_no_shell_sees_them() {
    let folder = Folder::new("whole");
    let speak = command(&folder.program("speak", ""), &["-v", "{lang}", "{voice}", "--", "{text}"]);
    let (mut speaker, _stop) = speaker(Programs { speak, ..Programs::default() }, JAM);
    let hostile = "请 A 号 到 $(touch x); `id` \"' * 办理";
    assert_eq!(speaker.say(&phrase(hostile, &[])), Playback::Said);
    assert_eq!(folder.said(), [format!("speak|-v|zh|cmn-latn-pinyin|--|{hostile}")]);
}

#[test]
fn clips_are_played_one_after_the_other_and_the_chime_first() {
    let folder = Folder::new("clips");
    let play = command(&folder.program("play", ""), &["{file}"]);
    let speak = command(&folder.program("speak", ""), &["{text}"]);
    fs::create_dir_all(folder.file("clips/zh")).unwrap();
    for name in ["zh/qing", "zh/A"] {
        fs::write(folder.file(&format!("clips/{name}.wav")), "").unwrap();
    }
    fs::write(folder.file("ours.wav"), "").unwrap();
    let programs =
        Programs { speak, play, clips: Some(folder.file("clips")), chime: folder.file("ours.wav") };
    let (mut speaker, _stop) = speaker(programs, JAM);
    let clips = ["zh/qing".to_owned(), "zh/A".to_owned()];
    assert_eq!(speaker.chime("chime"), Playback::Said);
    assert_eq!(speaker.say(&phrase("请 A", &clips)), Playback::Said);
    let played = |name: &str| format!("play|{}", folder.file(name).display());
    assert_eq!(folder.said(), [played("ours.wav"), played("clips/zh/qing.wav"), played("clips/zh/A.wav")]);
    // A chime of the hall's own; and a call for which a clip is missing is spoken, not said in part.
    fs::write(folder.file("clips/chime.wav"), "").unwrap();
    assert_eq!(speaker.chime("chime"), Playback::Said);
    let clips = ["zh/qing".to_owned(), "zh/B".to_owned()];
    assert_eq!(speaker.say(&phrase("请 B", &clips)), Playback::Said);
    assert_eq!(folder.said()[3..], [played("clips/chime.wav"), "speak|请 B".to_owned()]);
}

#[test]
fn without_a_program_it_is_silent() {
    let absent = Programs { speak: command("no-such-program-anywhere", &["{text}"]), ..Programs::default() };
    let (mut speaker, _stop) = self::speaker(absent, JAM);
    assert_eq!(speaker.say(&phrase("请", &[])), Playback::Silent);
    assert_eq!(speaker.chime("chime"), Playback::Silent);
    let folder = Folder::new("fails");
    let fails = Programs { speak: command(&folder.program("speak", "exit 3"), &[]), ..Programs::default() };
    let (mut speaker, _stop) = self::speaker(fails, JAM);
    assert_eq!(speaker.say(&phrase("请", &[])), Playback::Silent);
}

#[test]
fn a_program_that_never_ends_is_ended() {
    let folder = Folder::new("hangs");
    let speak = command(&folder.program("speak", "exec tail -f /dev/null"), &["{text}"]);
    let hangs = Programs { speak, ..Programs::default() };
    let (mut speaker, _stop) = speaker(hangs, Duration::from_millis(300));
    assert_eq!(speaker.say(&phrase("请", &[])), Playback::Silent);
}

#[test]
fn a_speaker_that_is_told_to_stop_falls_silent_in_the_middle() {
    let folder = Folder::new("stops");
    let speak = command(&folder.program("speak", "exec tail -f /dev/null"), &["{text}"]);
    let (mut speaker, stop) = speaker(Programs { speak, ..Programs::default() }, JAM);
    stop.send(()).unwrap();
    assert_eq!(speaker.say(&phrase("请", &[])), Playback::Stopped);
}

/// The sample centre at ten in the morning of a working day, a clerk at window A03, and the speaker's program.
struct Desk {
    folder: Folder,
    config: Config,
    store: Store,
    presses: u32,
}

impl Desk {
    fn new(name: &str) -> Desk {
        let folder = Folder::new(name);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config"), &folder.file("kiosk-config"));
        let away = 10 - i32::try_from(Utc::now().hour()).unwrap();
        let hours = if away < -12 { away + 24 } else { away };
        let sign = if hours < 0 { '-' } else { '+' };
        let machine = fs::read_to_string(folder.file("kiosk-config/kiosk.toml")).unwrap();
        let offset = format!("utc_offset = \"{sign}{:02}:00\"", hours.abs());
        let machine = machine.replace("utc_offset = \"+08:00\"", &offset);
        fs::write(folder.file("kiosk-config/kiosk.toml"), machine).unwrap();
        let today = Utc::now().with_timezone(&FixedOffset::east_opt(hours * 3600).unwrap()).date_naive();
        let year = folder.file(&format!("kiosk-config/workdays/{}.toml", today.format("%Y")));
        fs::write(year, format!("off = []\nwork = [\"{today}\"]\n")).unwrap();
        fs::create_dir_all(folder.file("var")).unwrap();
        let config = Config::read(&folder.file("kiosk-config")).0.unwrap();
        let store = Store::open(&StoreUrl::Sqlite(folder.file("var/hall.db")), None).unwrap();
        let mut desk = Desk { folder, config, store, presses: 0 };
        let now = desk.ago(15);
        for (window, clerk) in [("A03", "103"), ("A04", "104")] {
            desk.store
                .sign_in(&desk.config.hall, &window.into(), &clerk.into(), "token", now)
                .unwrap()
                .unwrap();
        }
        let speak = desk.folder.program("speak", "");
        desk.speaks_by(&format!("[\"{speak}\", \"{{lang}}\", \"{{text}}\"]"));
        desk
    }

    /// The programs of calling.toml: a chime is not played.
    fn speaks_by(&self, speak: &str) {
        let file = self.folder.file("kiosk-config/calling.toml");
        let text = fs::read_to_string(&file).unwrap();
        let kept = text.split("[voice]").next().unwrap();
        let voice =
            format!("[voice]\nlanguages = [\"zh\", \"en\"]\nspeak = {speak}\nplay = []\nclips = \"\"\n");
        fs::write(&file, format!("{kept}{voice}")).unwrap();
    }

    /// Everything is logged.
    fn logs_all(&self) {
        let file = self.folder.file("kiosk-config/kiosk.toml");
        let text = fs::read_to_string(&file).unwrap();
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("log ")).collect();
        fs::write(&file, format!("log = \"info\"\n{}\n", kept.join("\n"))).unwrap();
    }

    fn ago(&self, minutes: i64) -> NaiveDateTime {
        clock::now(self.config.machine.utc_offset) - TimeDelta::minutes(minutes)
    }

    fn order(&mut self, window: &str, order: &Order, at: NaiveDateTime) -> Option<Ticket> {
        self.presses += 1;
        let (press, hall) = (self.presses.to_string(), &self.config.hall);
        let clerk = if window == "A03" { "103" } else { "104" };
        self.store.order(hall, &window.into(), &clerk.into(), &press, order, at).unwrap().unwrap()
    }

    /// Somebody takes a number in line A and is called to a window, some minutes ago.
    fn called(&mut self, window: &str, minutes: i64) {
        self.presses += 1;
        let at = self.ago(minutes);
        let taken = TakeRequest {
            visit: format!("visit {}", self.presses),
            kiosk: "1".into(),
            line: "A".into(),
            at,
            ..TakeRequest::default()
        };
        self.store.take(&taken, &self.config.hall).unwrap().unwrap();
        self.order(window, &Order::Next, at);
    }

    fn voice(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
        command.args(["--lang", "en", "voice"]).args(arguments).current_dir(&self.folder.0);
        command.stdin(Stdio::null());
        command
    }

    fn says_once(&self, arguments: &[&str]) -> (i32, String, String) {
        told(&self.voice(&[&["--once"], arguments].concat()).output().unwrap())
    }
}

fn copy(from: &Path, to: &Path) {
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

const FIRST: [&str; 2] = [
    "speak|zh|请 A 零 零 一 号到 A 零 三 号窗口办理",
    "speak|en|Number A zero zero one, please go to window A zero three",
];
const SECOND: [&str; 2] = [
    "speak|zh|请 A 零 零 二 号到 A 零 四 号窗口办理",
    "speak|en|Number A zero zero two, please go to window A zero four",
];

#[test]
fn calls_are_said_in_both_languages_and_only_once() {
    let mut desk = Desk::new("once");
    desk.called("A03", 1);
    desk.called("A04", 1);
    let (code, out, err) = desk.says_once(&[]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert_eq!(desk.folder.said(), [FIRST, SECOND].concat());
    assert_eq!(desk.says_once(&[]).0, 0);
    assert_eq!(desk.folder.said().len(), 4, "a restart does not repeat the morning");
}

#[test]
fn a_recall_before_the_call_was_said_is_said_with_it() {
    let mut desk = Desk::new("recall");
    desk.called("A03", 2);
    desk.called("A04", 2);
    let at = desk.ago(1);
    desk.order("A03", &Order::Recall, at);
    assert_eq!(desk.says_once(&[]).0, 0);
    assert_eq!(desk.folder.said(), [FIRST, SECOND].concat());
    let at = desk.ago(0);
    desk.order("A03", &Order::Recall, at);
    assert_eq!(desk.says_once(&[]).0, 0);
    assert_eq!(desk.folder.said()[4..], FIRST);
}

#[test]
fn what_is_over_is_passed_over_and_what_is_still_called_is_said() {
    let mut desk = Desk::new("old");
    // However short a time ago: whoever was missed is not asked to come to the window.
    desk.called("A03", 2);
    let at = desk.ago(1);
    desk.order("A03", &Order::Miss, at);
    desk.called("A04", 10);
    let (_, out, err) = desk.says_once(&[]);
    assert_eq!(desk.folder.said(), SECOND, "{out}{err}");
}

#[test]
fn a_dry_run_writes_what_would_be_said_and_remembers_nothing() {
    let mut desk = Desk::new("dry");
    desk.called("A03", 1);
    let words =
        "请 A 零 零 一 号到 A 零 三 号窗口办理  Number A zero zero one, please go to window A zero three\n";
    for _ in 0..2 {
        assert_eq!(desk.says_once(&["--dry-run"]), (0, words.into(), String::new()));
    }
    assert!(desk.folder.said().is_empty());
}

#[test]
fn without_a_program_a_call_is_not_used_up() {
    let mut desk = Desk::new("silent");
    desk.speaks_by("[\"no-such-folder/espeak-ng\", \"{text}\"]");
    desk.called("A03", 1);
    desk.called("A04", 1);
    let (code, _, err) = desk.says_once(&[]);
    assert_eq!((code, err.matches("espeak-ng cannot be started").count()), (1, 1), "{err}");
    assert!(err.contains("A001 was not said") && err.contains("apt-get install espeak-ng"), "{err}");
    let now = desk.ago(0);
    assert_eq!(desk.store.reader("voice", now).unwrap(), 0);
    let speak = desk.folder.program("speak", "");
    desk.speaks_by(&format!("[\"{speak}\", \"{{lang}}\", \"{{text}}\"]"));
    assert_eq!(desk.says_once(&[]).0, 0);
    assert_eq!(desk.folder.said(), [FIRST, SECOND].concat(), "it is said when somebody can");
}

#[test]
fn a_program_that_fails_says_nothing_and_that_is_no_success() {
    let mut desk = Desk::new("fails-once");
    desk.called("A03", 1);
    let fails = desk.folder.program("fails", "exit 1");
    desk.speaks_by(&format!("[\"{fails}\", \"{{text}}\"]"));
    let (code, _, err) = desk.says_once(&[]);
    assert!(code == 1 && err.contains("A001 was not said"), "{code} {err}");
    desk.speaks_by("[]");
    let (code, _, err) = desk.says_once(&[]);
    assert!(code == 1 && err.contains("no program that speaks"), "{code} {err}");
}

#[test]
fn the_log_names_tickets_and_nothing_else() {
    let mut desk = Desk::new("log");
    desk.logs_all();
    desk.called("A03", 1);
    let (code, _, err) = desk.says_once(&[]);
    assert_eq!(code, 0);
    let lines: Vec<&str> = err.lines().filter(|line| line.contains("announcer")).collect();
    assert_eq!(lines, ["INFO  workers::announcer: said A001"], "{err}");
}

#[test]
fn a_second_speaker_of_the_hall_is_refused() {
    let desk = Desk::new("second");
    let _held = ProgramLock::take(&desk.folder.file("var/hall.db.programs"), "voice").unwrap();
    let (code, _, err) = desk.says_once(&[]);
    assert!(code == 75 && err.contains("running already"), "{code} {err}");
    assert_eq!(desk.says_once(&["--dry-run"]).0, 0, "looking on is no second speaker");
    let exercise = format!("sqlite:{}", desk.folder.file("var/exercise.db").display());
    assert_eq!(desk.says_once(&["--store", &exercise]).0, 0, "an exercise on another store is another hall");
}

/// A program that ends with its test, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ended = self.0.kill();
        let _ended = self.0.wait();
    }
}

#[test]
fn a_setup_that_is_put_in_force_is_heard_of_without_a_restart() {
    let desk = Desk::new("follows");
    desk.logs_all();
    let log = desk.folder.file("voice.log");
    let _voice = Running(desk.voice(&[]).stderr(fs::File::create(&log).unwrap()).spawn().unwrap());
    let boards = desk.folder.file("kiosk-config/boards.toml");
    let (begun, (_never, quiet)) = (Instant::now(), channel::<()>());
    // It begins with the folder as it finds it, before the first change or after it.
    while !fs::read_to_string(&log).unwrap().contains(" is in force") {
        assert!(begun.elapsed() < JAM, "{}", fs::read_to_string(&log).unwrap());
        let text = fs::read_to_string(&boards).unwrap();
        let (from, to) =
            if text.contains("Floor 1") { ("Floor 1", "Ground floor") } else { ("Ground floor", "Floor 1") };
        fs::write(&boards, text.replace(from, to)).unwrap();
        let mut publish = Command::new(env!("CARGO_BIN_EXE_hall"));
        publish.args(["config", "import", "--yes"]).current_dir(&desk.folder.0);
        assert_eq!(told(&publish.output().unwrap()).0, 0);
        let _nothing_comes = quiet.recv_timeout(Duration::from_millis(500));
    }
}

#[test]
fn a_speaker_that_is_ended_in_the_middle_of_a_call_says_it_again() {
    let mut desk = Desk::new("ended");
    desk.called("A03", 1);
    let jams = desk.folder.program("speak", "exec tail -f /dev/null");
    desk.speaks_by(&format!("[\"{jams}\", \"{{lang}}\", \"{{text}}\"]"));
    let mut child = desk.voice(&[]).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    let (_never, quiet) = channel::<()>();
    let pause = || quiet.recv_timeout(Duration::from_millis(20)).is_err();
    while desk.folder.said().is_empty() && pause() {
        assert!(begun.elapsed() < JAM, "nothing is said");
    }
    kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
    let ended = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        assert!(begun.elapsed() < JAM && pause(), "it does not end");
    };
    assert_eq!(ended, Some(0));
    desk.folder.program("speak", "");
    fs::remove_file(desk.folder.file("said.txt")).unwrap();
    assert_eq!(desk.says_once(&[]).0, 0);
    assert_eq!(desk.folder.said(), FIRST);
}
