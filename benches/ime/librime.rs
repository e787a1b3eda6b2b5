//! librime in a process of its own, as a small C program that is compiled here.
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs};

const SOURCE: &str = include_str!("librime.c");
/// Debian's `rime-data-luna-pinyin`, writing simplified characters.
const SCHEMA: &str = "luna_pinyin_simp";

/// What librime answered.
pub struct Answers {
    /// Sorted times of all keys, each with its page.
    pub keys: Vec<Duration>,
    /// The first candidate of each line.
    pub texts: Vec<String>,
    /// Microseconds from the start to the first page.
    pub start: u64,
    /// kB in use then.
    pub resident: u64,
}

/// Types lines of keys, several times over; the reason where that cannot be done.
pub fn times(lines: &[String]) -> Result<Answers, String> {
    if !Path::new("/usr/share/rime-data/build/luna_pinyin_simp.schema.yaml").exists() {
        return Err("no rime-data-luna-pinyin".to_owned());
    }
    let folder = env::temp_dir().join(format!("hall-bench-ime-{}", std::process::id()));
    fs::create_dir_all(folder.join("user")).map_err(|error| error.to_string())?;
    let answers = typed(lines, &folder);
    fs::remove_dir_all(folder).map_err(|error| error.to_string())?;
    answers
}

fn typed(lines: &[String], folder: &Path) -> Result<Answers, String> {
    let program = compiled(folder)?;
    let mut child = Command::new(program)
        .arg(folder.join("user"))
        .arg(SCHEMA)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| error.to_string())?;
    let keys = (lines.join("\n") + "\n").repeat(super::ROUNDS);
    let mut input = child.stdin.take().ok_or("no pipe")?;
    let writing = std::thread::spawn(move || input.write_all(keys.as_bytes()));
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    writing.join().map_err(|_| "no keys")?.map_err(|_| "librime.so.1 cannot be opened (librime1)")?;
    match output.status.code() {
        Some(0) => read(&String::from_utf8_lossy(&output.stdout)).ok_or_else(|| "no answer".to_owned()),
        Some(2) => Err("librime.so.1 cannot be opened (librime1)".to_owned()),
        code => Err(format!("librime ended with {code:?}")),
    }
}

fn compiled(folder: &Path) -> Result<PathBuf, String> {
    let (source, program) = (folder.join("librime.c"), folder.join("librime"));
    fs::write(&source, SOURCE).map_err(|error| error.to_string())?;
    let status = Command::new("cc").arg("-O2").arg("-o").arg(&program).arg(source).arg("-ldl").status();
    match status {
        Ok(status) if status.success() => Ok(program),
        _ => Err("no C compiler".to_owned()),
    }
}

fn read(output: &str) -> Option<Answers> {
    let mut lines = output.lines();
    // The first page comes with the first key, before the first line ends.
    let (start, resident) = lines.next()?.split_once('\t')?;
    let (start, resident) = (start.parse().ok()?, resident.parse().ok()?);
    let mut answers = Answers { keys: Vec::new(), texts: Vec::new(), start, resident };
    for line in lines {
        let mut fields = line.split('\t');
        answers.texts.push(fields.next()?.to_owned());
        answers.keys.extend(fields.filter_map(|time| time.parse().ok()).map(Duration::from_nanos));
    }
    answers.keys.sort_unstable();
    Some(answers)
}
