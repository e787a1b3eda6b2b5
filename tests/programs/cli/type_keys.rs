//! `hall type`: what the keyboard on the screen offers for keys, without a store and without a configuration.
use serde_json::Value;
use std::process::{Command, Output};

/// Runs `hall type` where there is nothing: no configuration, no store.
fn typed(arguments: &[&str]) -> Output {
    let nowhere = std::env::temp_dir();
    let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
    command.current_dir(nowhere).arg("type").args(arguments).output().unwrap()
}

fn candidates(arguments: &[&str]) -> Vec<String> {
    let output = typed(&[arguments, &["--json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

#[test]
fn letters_digits_and_strokes_give_candidates_the_best_first() {
    assert_eq!(candidates(&["jianyi"])[0], "建议");
    assert_eq!(candidates(&["JianYi"])[0], "建议");
    assert_eq!(candidates(&["chuangkoutaishao"])[0], "窗口太少");
    assert_eq!(candidates(&["542694", "--nine"])[0], "建议");
    assert_eq!(candidates(&["3112", "--strokes"])[0], "手");
    assert!(candidates(&["4*5", "--strokes"]).contains(&"字".to_owned()));
    assert!(candidates(&["xi'an"]).contains(&"西安".to_owned()));
}

#[test]
fn a_sentence_is_offered_whole_and_then_from_its_front() {
    let found = candidates(&["jianyizengjiafuwuchuangkou"]);
    assert_eq!(found[0], "建议增加服务窗口");
    assert_eq!(found[1], "建议");
}

#[test]
fn without_json_there_is_one_candidate_a_line() {
    let lines = String::from_utf8(typed(&["jianyi"]).stdout).unwrap();
    assert_eq!(lines.lines().collect::<Vec<_>>(), candidates(&["jianyi"]));
}

#[test]
fn what_cannot_be_typed_has_no_candidates() {
    for arguments in
        [&["uuu"] as &[&str], &["你好"], &["2"], &["", "--nine"], &["1", "--nine"], &["6", "--strokes"]]
    {
        assert!(candidates(arguments).is_empty(), "{arguments:?}");
        assert_eq!(typed(arguments).stdout, b"", "{arguments:?}");
    }
    assert_eq!(typed(&["22", "--nine", "--strokes"]).status.code(), Some(2));
}
