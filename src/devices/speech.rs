//! What can be known of a program that speaks or plays before anything is to be heard.
use std::env;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Programs people name, and the Debian packages they come in.
const PACKAGES: [(&str, &str); 6] = [
    ("espeak-ng", "espeak-ng"),
    ("espeak", "espeak"),
    ("spd-say", "speech-dispatcher"),
    ("aplay", "alsa-utils"),
    ("paplay", "pulseaudio-utils"),
    ("play", "sox"),
];
/// A word that a voice which speaks Mandarin says in Mandarin.
const SAMPLE: &str = "号";
/// What espeak-ng writes before sounds of English in its list of sounds.
const IN_ENGLISH: &str = "(en)";

/// How a voice of espeak-ng takes to Chinese characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpokenLang {
    /// It says them.
    Mandarin,
    /// It spells their pinyin in English.
    English,
    /// There is no such voice.
    Absent,
}

/// Says whether a program can be found: at its path, or in one of the folders of `PATH`.
pub fn is_installed(program: &str) -> bool {
    if program.contains('/') {
        return Path::new(program).is_file();
    }
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).any(|folder| folder.join(program).is_file())
}

/// The package a program comes in; where it is not known, the program's own name.
pub fn package(program: &str) -> &str {
    let name = name(program);
    PACKAGES.iter().find(|(known, _)| *known == name).map_or(name, |(_, package)| package)
}

/// The version of an espeak-ng, such as `1.51`; other programs are not started, since nobody knows what they would do.
pub fn version(program: &str) -> Option<String> {
    let said = is_espeak(program).then(|| ask(program, &["--version"])).flatten()?;
    let text = String::from_utf8_lossy(&said.stdout).into_owned();
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('.');
    text.split_whitespace().find(is_number).map(str::to_owned)
}

/// How a voice of an espeak-ng takes to Chinese: asked without a sound. Nothing where the program is another one.
pub fn tone(program: &str, voice: &str) -> Option<SpokenLang> {
    let said =
        is_espeak(program).then(|| ask(program, &["-q", "-x", "-v", voice, "--", SAMPLE])).flatten()?;
    Some(match String::from_utf8_lossy(&said.stdout) {
        _ if !said.status.success() => SpokenLang::Absent,
        sounds if sounds.contains(IN_ENGLISH) => SpokenLang::English,
        _ => SpokenLang::Mandarin,
    })
}

fn is_espeak(program: &str) -> bool {
    name(program) == "espeak-ng"
}

fn name(program: &str) -> &str {
    Path::new(program).file_name().and_then(|name| name.to_str()).unwrap_or(program)
}

fn ask(program: &str, arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).env("LC_ALL", "C.UTF-8");
    command.output().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_of_a_program_is_named() {
        assert_eq!(package("/usr/bin/espeak-ng"), "espeak-ng");
        assert_eq!(package("aplay"), "alsa-utils");
        assert_eq!(package("/opt/own/say"), "say");
    }

    #[test]
    fn only_programs_that_are_there_are_installed() {
        assert!(is_installed("sh") && is_installed("/bin/sh"));
        assert!(!is_installed("no-such-program-anywhere") && !is_installed("/no/such/program"));
        assert_eq!((version("sh"), tone("sh", "zh")), (None, None), "no other program is started");
    }
}
