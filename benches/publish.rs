//! How long it takes until a setup that is put in force is in every program that runs: `cargo bench --bench publish`.
//!
//! On SQLite, and on the server that `TEST_POSTGRES` names, in a schema of its own. Kiosk, window and lead are seen on their terminals,
//! board and voice say so in their logs. `BENCH_HALL` names another build of `hall` to be measured. Without `setsid` and `script` (util-linux) it says that it is skipped.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench prints, stops where it cannot go on, and looks at other programs again and again"
)]
use service_hall::hall::SetupDocuments;
use service_hall::store::{SetupAct, Store, StoreUrl};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often a setup is published.
const PUBLISHES: u32 = 100;
/// Centres that have no letter in common, so that a screen that is drawn anew says which it is.
const NAMES: [&str; 2] = ["东岭东山东湖政务服务中心", "西关西塘西坝便民大厅所在"];
/// How long nothing is published between two, at least; another one each time, so that no turn of a program is met always.
const PAUSE: Duration = Duration::from_millis(300);
/// How often it is looked.
const EVERY: Duration = Duration::from_millis(2);
/// Nothing takes as long.
const JAM: Duration = Duration::from_secs(30);

/// A program that runs, with what is seen of it.
struct Running {
    what: &'static str,
    child: Child,
    screen: PathBuf,
    log: PathBuf,
    /// It is seen on its screen; else in its log.
    is_seen: bool,
    took: Vec<Duration>,
}

impl Running {
    fn start(folder: &Path, store: &str, what: &'static str, arguments: &str, is_seen: bool) -> Running {
        let (screen, log) = (folder.join(format!("{what}.screen")), folder.join(format!("{what}.log")));
        let hall = std::env::var("BENCH_HALL").unwrap_or_else(|_| env!("CARGO_BIN_EXE_hall").to_owned());
        let run = format!(
            "stty cols 120 rows 45; exec '{hall}' {arguments} --lang zh --store '{store}' 2>'{}'",
            log.display()
        );
        let child = Command::new("setsid")
            .args(["script", "-qfec", &run])
            .arg(&screen)
            .current_dir(folder)
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        Running { what, child, screen, log, is_seen, took: Vec::new() }
    }

    /// So much of it is there by now.
    fn length(&self) -> usize {
        let file = if self.is_seen { &self.screen } else { &self.log };
        fs::metadata(file).map_or(0, |about| usize::try_from(about.len()).unwrap())
    }

    /// Says whether it has the new setup, by what came after so much of it.
    fn has(&self, after: usize, name: &str, edition: u32) -> bool {
        let (file, words) = if self.is_seen {
            (&self.screen, name.chars().take(3).collect::<String>())
        } else {
            (&self.log, format!("setup {edition} is in force"))
        };
        let bytes = fs::read(file).unwrap_or_default();
        let new = bytes.get(after..).unwrap_or_default();
        new.windows(words.len()).any(|piece| piece == words.as_bytes())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _ended = self.child.wait();
    }
}

fn main() {
    let is_there = ["setsid", "script"].iter().all(|program| {
        Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok_and(|done| done.success())
    });
    if !is_there {
        return println!("skipped: setsid and script (util-linux) are not installed");
    }
    let base =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-publish-{}", std::process::id()));
    let sqlite = base.join("sqlite");
    println!("{PUBLISHES} setups put in force; milliseconds until a program has one\n");
    measure("SQLite", &sqlite, &format!("sqlite:{}", sqlite.join("hall.db").display()));
    if let Ok(server) = std::env::var("TEST_POSTGRES") {
        let schema = format!("bench_publish_{}", std::process::id());
        let mut client = postgres::Client::connect(&server, postgres::NoTls).unwrap();
        client.batch_execute(&format!("CREATE SCHEMA {schema}")).unwrap();
        let sign = if server.contains('?') { '&' } else { '?' };
        measure(
            "PostgreSQL",
            &base.join("server"),
            &format!("{server}{sign}options=-csearch_path%3D{schema}"),
        );
        client.batch_execute(&format!("DROP SCHEMA {schema} CASCADE")).unwrap();
    }
    fs::remove_dir_all(&base).unwrap();
}

fn measure(database: &str, folder: &Path, store: &str) {
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config"), &folder.join("kiosk-config"));
    fs::create_dir_all(folder.join("var")).unwrap();
    let machine = folder.join("kiosk-config/kiosk.toml");
    let text = fs::read_to_string(&machine).unwrap();
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("log ")).collect();
    fs::write(&machine, format!("log = \"info\"\n{}\n", kept.join("\n"))).unwrap();
    let url: StoreUrl = store.parse().unwrap();
    let ledger = matches!(url, StoreUrl::Postgres(_)).then(|| folder.join("var/hall.ledger"));
    let mut programs = vec![Running::start(folder, store, "kiosk", "kiosk", true)];
    // The first to come fills the store.
    wait_until(|| programs[0].length() > 2_000);
    thread::sleep(Duration::from_secs(2));
    programs.push(Running::start(folder, store, "window", "window --window A01", true));
    programs.push(Running::start(folder, store, "lead", "live", true));
    programs.push(Running::start(folder, store, "board", "board --board 1", false));
    programs.push(Running::start(folder, store, "voice", "voice", false));
    thread::sleep(Duration::from_secs(3));
    let mut publisher = Store::open(&url, ledger.as_deref()).unwrap();
    for turn in 0..PUBLISHES {
        publish(&mut publisher, &mut programs, turn);
        thread::sleep(PAUSE + Duration::from_millis(u64::from(turn * 37 % 101)));
    }
    for program in &mut programs {
        program.took.sort_unstable();
        let at = |part: usize| program.took[(program.took.len() - 1) * part / 100].as_secs_f64() * 1e3;
        println!(
            "{database:<10}  {:<8} median {:>6.0}   p99 {:>6.0}   longest {:>6.0}",
            program.what,
            at(50),
            at(99),
            at(100)
        );
    }
}

fn publish(publisher: &mut Store, programs: &mut [Running], turn: u32) {
    let edition = publisher.setup_edition().unwrap();
    let now = publisher.setup_documents(edition).unwrap();
    let name = NAMES[usize::try_from(turn).unwrap() % NAMES.len()];
    let mut new = SetupDocuments::default();
    for (file, text) in now.iter() {
        new.insert(file, if file == "rules.toml" { renamed(text, name) } else { text.to_owned() });
    }
    let before: Vec<usize> = programs.iter().map(Running::length).collect();
    let at = chrono::Utc::now().naive_utc();
    let published = publisher.publish_setup(edition, &new, SetupAct { who: "", reason: "", at }).unwrap();
    let (edition, begun) = (published.unwrap(), Instant::now());
    let mut left: Vec<usize> = (0..programs.len()).collect();
    wait_until(|| {
        left.retain(|which| {
            let has = programs[*which].has(before[*which], name, edition);
            if has {
                programs[*which].took.push(begun.elapsed());
            }
            !has
        });
        left.is_empty()
    });
}

/// The document with another name of the centre, which is the same centre all the same.
fn renamed(text: &str, name: &str) -> String {
    let kept = text.lines().filter(|line| !line.starts_with("name = ") && !line.starts_with("code = "));
    let kept = kept.collect::<Vec<_>>().join("\n");
    format!("code = \"HALL\"\nname = \"{name}\"\n{kept}\n")
}

fn wait_until(mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < JAM, "it does not come");
        thread::sleep(EVERY);
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
