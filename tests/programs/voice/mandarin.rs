//! The voice of the sample speaks Mandarin with the speech program that is installed here.
use service_hall::config::Config;
use std::path::Path;
use std::process::Command;

/// Sounds of Chinese words, in the writing of espeak-ng, as its voice for Chinese says them here; nothing without espeak-ng.
fn sounds(text: &str) -> Option<String> {
    let config = Config::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config")).0.unwrap();
    let voice = config.voice.of("zh");
    let said = Command::new("espeak-ng").args(["-q", "-x", "-v", voice, "--", text]).output().ok()?;
    Some(String::from_utf8(said.stdout).unwrap())
}

#[test]
fn the_voice_of_the_sample_says_chinese_in_mandarin_and_every_zero() {
    let text = "请 A 一 零 二 号到 十二 号窗口办理";
    let Some(sounds) = sounds(text) else {
        println!("skipped: no espeak-ng");
        return;
    };
    let said = |sound: &str| sounds.contains(sound);
    // 请 零 二 号 窗 办
    for sound in ["tS;h'i21N", "l'i35N", "@r51", "X'Au51", "ts.hw", "p'a51n"] {
        assert!(said(sound) || said(&sound.replace('\'', "")), "{sound} is not in {sounds}");
    }
    assert!(!sounds.contains("Tr") && !sounds.contains("0n"), "no syllable is read as English: {sounds}");
}
