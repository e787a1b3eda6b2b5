//! What a test could not do on this machine: said at once, and counted at the end of `cargo test` by `zz_skip_summary`.
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    io::{self, Write},
    os::unix::process::parent_id,
    panic::Location,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
};

/// Something that tests use where it is there.
#[derive(Clone, Copy)]
pub enum Lacking {
    Postgres,
    Zbarimg,
    Setsid,
    Strace,
    AnotherUser,
    Fonts,
    Catalogues,
    Office,
    Python,
}

impl Lacking {
    /// The word for it in `TEST_MAY_SKIP`, and what is missing.
    const fn said(self) -> (&'static str, &'static str) {
        match self {
            Lacking::Postgres => ("postgres", "TEST_POSTGRES names no PostgreSQL server"),
            Lacking::Zbarimg => ("zbarimg", "zbarimg is not installed (zbar-tools)"),
            Lacking::Setsid => ("setsid", "setsid is not installed (util-linux)"),
            Lacking::Strace => {
                ("strace", "strace cannot kill a program at a write of it (strace, and the right to trace)")
            }
            Lacking::AnotherUser => {
                ("another-user", "only root can run a program as somebody else (setpriv)")
            }
            Lacking::Fonts => ("fonts", "no installed font has a rare character"),
            Lacking::Office => ("soffice", "soffice is not installed (libreoffice-calc)"),
            Lacking::Python => ("python3", "python3 is not installed, or older than 3.11 (python3)"),
            Lacking::Catalogues => ("catalogues", "the real catalogues are not in ../shared/data"),
        }
    }
}

/// Says that the test that runs leaves out some of its work, or all of it.
#[track_caller]
pub fn skipped(lacking: Lacking) {
    static SAID: Mutex<BTreeSet<&str>> = Mutex::new(BTreeSet::new());
    let (word, words) = lacking.said();
    let place = Location::caller();
    // With one thread the harness runs tests on the main thread, which has no test's name.
    let thread = thread::current();
    let named = thread.name().filter(|name| *name != "main");
    let test = named.map_or_else(|| place.to_string(), str::to_owned);
    if SAID.lock().unwrap().insert(word) {
        // Not by `eprintln!`, which the harness keeps to itself while a test passes.
        io::stderr().write_all(format!("skipped: {words}; first in {test}\n").as_bytes()).unwrap();
    }
    let file = file_of_this_run();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let mut file = fs::File::options().append(true).create(true).open(file).unwrap();
    file.write_all(format!("{word}\t{words}\t{test}\n").as_bytes()).unwrap();
}

/// Where the programs of one `cargo test` write their skips: they have the same parent, and no later run has it.
fn file_of_this_run() -> PathBuf {
    let parent = parent_id();
    folder().join(format!("{parent}-{}", begun(parent).unwrap_or_default()))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("skips")
}

/// When a process began, in ticks of the system: the 22nd field, the name in brackets being the second.
fn begun(process: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.rsplit(')').next()?.split_whitespace().nth(19).map(str::to_owned)
}

/// Takes what this run wrote down, and throws away what runs left that are over.
pub fn take() -> String {
    let file = file_of_this_run();
    let lines = fs::read_to_string(&file).unwrap_or_default();
    let _nothing_was_skipped = fs::remove_file(&file);
    for old in fs::read_dir(folder()).into_iter().flatten().flatten() {
        let name = old.file_name().into_string().unwrap_or_default();
        let lives = |(process, since): (&str, &str)| begun(process.parse().ok()?).filter(|now| now == since);
        if name.split_once('-').and_then(lives).is_none() {
            let _another_took_it = fs::remove_file(old.path());
        }
    }
    lines
}

/// What a run skipped, for people; and the words for what it must not have skipped, given what it may.
pub fn summary(lines: &str, may_skip: Option<&str>) -> (String, Vec<String>) {
    let mut by_word: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for line in lines.lines() {
        let [word, words, test] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line:?}") };
        by_word.entry((word, words)).or_default().insert(test);
    }
    let tests: BTreeSet<&str> = by_word.values().flatten().copied().collect();
    let mut text = vec![format!("skipped, wholly or in part: {} tests", tests.len())];
    for ((word, words), tests) in &by_word {
        text.push(format!("  {word}: {words}: {}", tests.len()));
        text.extend(tests.iter().map(|test| format!("    {test}")));
    }
    let allowed = |word: &str| may_skip.is_none_or(|may| may.split_whitespace().any(|may| may == word));
    let wrong = by_word.keys().filter(|(word, _)| !allowed(word)).map(|(word, _)| (*word).to_owned());
    (text.join("\n"), wrong.collect())
}
