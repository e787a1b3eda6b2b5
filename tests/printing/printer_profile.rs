//! `hall printer profile` as a technician uses it: see the models, write one's own, find out what is wrong with it.
use crate::support::program_output::told;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

const MODELS: [&str; 9] = [
    "citizen-ct-s",
    "custom-kpm",
    "epson-tm-t82",
    "epson-tm-t88",
    "generic-58",
    "generic-80",
    "raster-80",
    "silent-80",
    "snbc-bt-t080",
];

const OURS: &str = "model = \"大厅自购\"\ncolumns = 42\ndots = 512\n[answers]\nstatus = \"yes\"\n";

/// A folder of its own, gone when dropped.
struct Bench(PathBuf);

impl Bench {
    fn new(name: &str) -> Bench {
        let folder = std::env::temp_dir().join(format!("hall-profile-{}-{name}", std::process::id()));
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(folder.join("kiosk-config/printers")).unwrap();
        Bench(folder)
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).unwrap();
    }

    /// The exit code, stdout and stderr of `hall printer profile` with more words.
    fn told(&self, more: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
        command.args(["--lang", "en", "printer", "profile"]).args(more).current_dir(&self.0);
        told(&command.stdin(Stdio::null()).output().unwrap())
    }

    fn json(&self, more: &[&str]) -> Value {
        let (code, out, err) = self.told(&[more, &["--json"]].concat());
        assert_eq!((code, err.as_str()), (0, ""));
        serde_json::from_str(&out).unwrap()
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

#[test]
fn every_model_is_listed_with_what_it_answers() {
    let bench = Bench::new("list");
    let (code, out, err) = bench.told(&[]);
    assert_eq!((code, err.as_str()), (0, ""));
    for name in MODELS {
        assert!(out.lines().any(|line| line.starts_with(name)), "{name}: {out}");
    }
    assert!(out.contains("answers nothing") && out.contains("(asked first)"), "{out}");
    let json = bench.json(&[]);
    let names: Vec<&str> = json.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(
        {
            let mut sorted = names.clone();
            sorted.sort_unstable();
            sorted
        },
        MODELS
    );
}

#[test]
fn a_file_of_the_folder_stands_for_the_built_in_one_of_its_name() {
    let bench = Bench::new("folder");
    bench.write("kiosk-config/printers/generic-80.toml", OURS);
    bench.write("kiosk-config/printers/ours.toml", OURS);
    let one = bench.json(&["generic-80"]);
    assert_eq!((one["columns"].as_u64(), one["answers"]["status"].as_str()), (Some(42), Some("yes")));
    assert_eq!(one["answers"]["changes"], "no", "nobody is asked what the file does not name");
    assert_eq!(bench.json(&[]).as_array().unwrap().len(), MODELS.len() + 1);
    let (code, out, _) = bench.told(&["ours"]);
    assert!(code == 0 && out.contains("大厅自购") && out.ends_with("in order\n"), "{out}");
}

#[test]
fn a_wrong_file_is_told_everything_with_its_place() {
    let bench = Bench::new("wrong");
    let wrong = "model = \"\"\ncolumns = 48\ndots = 384\ncut = \"tear\"\nspeed = 9\ncolour = true\n\
        [answers]\nchanges = \"yes\"\npresenter = \"custom\"\nstatus = \"no\"\nclears = 1\n";
    bench.write("wrong.toml", wrong);
    let (code, out, err) = bench.told(&["wrong.toml"]);
    assert_eq!((code, out.as_str()), (78, ""));
    for place in ["1:9:", "2:11:", "4:7:", "5:9:", "6:1:", "8:11:", "9:13:", "11:10:"] {
        assert!(err.contains(&format!("wrong.toml:{place} error: ")), "{place}\n{err}");
    }
    assert!(err.contains("`columns = 48` and `dots = 384` contradict each other"), "{err}");
    assert!(err.contains("`changes = yes` and `presenter = custom` contradict"), "{err}");
}

#[test]
fn a_file_that_is_no_toml_is_told_and_the_others_go_on() {
    let bench = Bench::new("broken");
    bench.write("kiosk-config/printers/ours.toml", "model = ");
    let (code, out, err) = bench.told(&[]);
    assert!(code == 78 && out.is_empty() && err.contains("ours.toml:1:"), "{err}");
    assert_eq!(bench.told(&["ours"]).0, 78);
    assert_eq!(bench.told(&["generic-58"]).0, 0, "nobody needs ours here");
    assert_eq!(bench.told(&["elsewhere.toml"]).0, 78);
    let (code, _, err) = bench.told(&["laser"]);
    assert!(code == 2 && err.contains("no model of printer \"laser\"") && err.contains("silent-80"), "{err}");
}

#[test]
fn support_gets_the_bytes_of_a_sample_ticket() {
    let bench = Bench::new("sample");
    for name in MODELS {
        let json = bench.json(&[name, "--sample", "ticket.bin"]);
        let bytes = fs::read(bench.0.join("ticket.bin")).unwrap();
        assert!(bytes.starts_with(b"\x1B@") && Some(bytes.len() as u64) == json["sample"]["bytes"].as_u64());
        assert!(json["sample"]["words"].as_array().unwrap().iter().any(|words| words == "A012"));
    }
    let (code, out, _) = bench.told(&["silent-80", "--sample", "ticket.bin"]);
    assert!(code == 0 && out.contains("a sample ticket is in ticket.bin"), "{out}");
    assert_eq!(bench.told(&["silent-80", "--sample", "no/ticket.bin"]).0, 73);
    assert_eq!(bench.told(&["--sample", "ticket.bin"]).0, 2, "a sample needs a model");
}

#[test]
fn help_has_examples_and_exit_codes() {
    let bench = Bench::new("help");
    let (code, out, _) = bench.told(&["--help"]);
    assert!(code == 0 && out.contains("Examples:") && out.contains("Exit codes:"), "{out}");
}
