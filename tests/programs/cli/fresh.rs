//! Several programs on a store that nobody has used yet.
use super::Desk;
use serde_json::Value;
use std::{collections::BTreeSet, process::Stdio};

#[test]
fn twelve_who_come_at_once_to_a_fresh_store_get_twelve_numbers() {
    let desk = Desk::new("fresh");
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/kiosk-config");
    let arguments = [
        "--config",
        sample,
        "--store",
        "sqlite:x.db",
        "--clock",
        "2026-11-23T09:05:00",
        "take",
        "B",
        "--json",
    ];
    let take = |_| desk.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let running: Vec<_> = (0..12).map(take).collect();
    let ended = running.into_iter().map(|child| child.wait_with_output().unwrap());
    let numbers: BTreeSet<String> = ended
        .map(|output| {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{said}");
            let value: Value = serde_json::from_slice(&output.stdout).unwrap();
            value["number"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(numbers.len(), 12, "{numbers:?}");
}
