//! openpyxl, which reads the same sheet: of one version, in a virtual environment that lies in the bench's own folder.
use std::path::Path;
use std::process::{Command, Stdio};

/// The version that is compared with.
pub const VERSION: &str = "3.1.5";

const READ: &str = "
import sys, time, openpyxl
assert openpyxl.__version__ == sys.argv[2], openpyxl.__version__
begun = time.monotonic()
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
rows = sum(1 for row in book.worksheets[0].iter_rows(values_only=True))
print(time.monotonic() - begun, rows)
";

/// How long it takes to read a sheet, without Python's own start, or why it is not read.
pub fn seconds(folder: &Path, sheet: &Path) -> Result<f64, String> {
    let environment = folder.join("python");
    run(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
    let python = environment.join("bin/python");
    let package = format!("openpyxl=={VERSION}");
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", &package];
    run(Command::new(&python).args(install))?;
    let said = run(Command::new(&python).args(["-c", READ]).arg(sheet).arg(VERSION))?;
    let seconds = said.split_whitespace().next().and_then(|seconds| seconds.parse().ok());
    seconds.ok_or_else(|| format!("it says {said:?}"))
}

/// What a command prints.
fn run(command: &mut Command) -> Result<String, String> {
    let done = command.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    Err(said.lines().last().unwrap_or("it fails").to_owned())
}
