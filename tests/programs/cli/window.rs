//! `hall window` before it takes the terminal, and what `hall check` says of PINs.
use super::Desk;
use service_hall::config::pin;
use std::fs;
use std::os::unix::fs::PermissionsExt;

fn clerk(code: &str, hash: &str) -> String {
    format!("[[clerk]]\ncode = \"{code}\"\nname = \"李老师\"\npin = \"{hash}\"\n")
}

#[test]
fn a_check_warns_of_pins_that_everybody_knows() {
    let desk = Desk::new("pins");
    desk.told(&["import", "matters.csv"]);
    let (sample, own) = (pin::hash("2468").unwrap(), pin::hash("271828").unwrap());
    let clerks = [clerk("101", &sample), clerk("102", &sample), clerk("103", &own)].concat();
    fs::write(desk.config("clerks.toml"), clerks).unwrap();
    assert_eq!(desk.told(&["config", "import"]).0, 0);
    let (code, out, _) = desk.told(&["check", "--lang", "en"]);
    assert!(code == 1 && out.contains("error: 2 clerks still have the sample's PIN"), "{out}");
    // In an exercise everybody may know it; what is missing there are matters.
    let exercise =
        ["check", "--lang", "en", "--store", "sqlite:var/try.db", "--clock", "2026-12-01T12:00:00"];
    let (code, out, _) = desk.told(&exercise);
    assert!(code == 1 && out.contains("warning: 2 clerks still have the sample's PIN"), "{out}");
    fs::write(desk.config("clerks.toml"), clerk("103", &own)).unwrap();
    assert_eq!(desk.told(&["config", "import", "--yes"]).0, 0);
    let (_, value) = desk.json(&["check", "--json"]);
    let codes: Vec<_> = value["problems"].as_array().unwrap().iter().map(|p| p["code"].clone()).collect();
    assert!(!codes.contains(&"sample_pins".into()), "{codes:?}");
}

#[test]
fn a_window_that_is_not_there_is_refused() {
    let desk = Desk::new("window");
    let (code, out, err) = desk.told(&["window", "--window", "Z99"]);
    assert!(code == 2 && out.is_empty() && err.contains("Z99"), "{err}");
    let (code, out, _) = desk.told(&["window", "--help"]);
    assert!(code == 0 && out.contains("Exit codes:") && out.contains("Example"), "{out}");
}

/// An espeak-ng of 1.51 as far as a check asks it: `zh` spells in English, `cmn-latn-pinyin` does not, others are not there.
const ESPEAK: &str = "#!/bin/sh\ncase \"$*\" in\n--version) echo 'eSpeak NG text-to-speech: 1.51  Data at: /x' ;;\n\
    *'-v zh '*) echo \"(en)heI11(cmn)_|\" ;;\n*'-v cmn-latn-pinyin '*) echo \"X'Au51_|\" ;;\n*) exit 1 ;;\nesac\n";

#[test]
fn a_check_knows_the_version_of_the_speech_program_and_a_voice_that_spells() {
    let desk = Desk::new("speech");
    desk.told(&["import", "matters.csv"]);
    let program = desk.0.join("espeak-ng");
    fs::write(&program, ESPEAK).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let checked = |voice: &str, voices: &str| {
        let speak = format!(
            "[voice]\nspeak = [\"./espeak-ng\", \"-v\", \"{voice}\", \"--\", \"{{text}}\"]\n{voices}\n"
        );
        fs::write(desk.config("calling.toml"), speak).unwrap();
        let (_, value) = desk.json(&["check", "--json"]);
        let problems =
            value["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap().to_owned());
        let voice: Vec<String> = problems.filter(|code| code.starts_with("voice")).collect();
        (value["facts"]["voice"].as_str().unwrap().to_owned(), voice)
    };
    let version = "./espeak-ng 1.51".to_owned();
    assert_eq!(checked("{voice}", ""), (version.clone(), vec![]), "what stands for itself is the right one");
    assert_eq!(checked("{lang}", ""), (version.clone(), vec!["voice_foreign".into()]));
    let absent = checked("{voice}", "voices = { zh = \"chinese\" }");
    assert_eq!(absent, (version, vec!["voice_absent".into()]));
    fs::remove_file(&program).unwrap();
    let (_, out, _) = desk.told(&["check", "--lang", "en"]);
    assert!(
        out.contains("./espeak-ng is not installed") && out.contains("apt-get install espeak-ng"),
        "{out}"
    );
}
