//! A setup that is put in force while everything runs: every program follows, and nobody starts anything anew.
use super::stage::{Stage, hall_in, is_there};
use service_hall::config::pin;
use std::fs;
use std::path::Path;

fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join("kiosk-config").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replace(from, to)).unwrap();
}

fn published(stage: &Stage, arguments: &[&str]) {
    let done = stage.command(arguments).output().unwrap();
    assert!(
        done.status.success(),
        "{}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn kiosk_window_board_and_lead_follow_a_new_setup_without_a_restart() {
    if !is_there() {
        return;
    }
    let folder = hall_in("setup");
    let mut kiosk = Stage::at(folder.clone(), 72, 53, &["--lang", "zh"]);
    kiosk.sees("澄湘市政务服务中心").settles();
    let mut board = Stage::at(folder.clone(), 160, 45, &["board", "--board", "1"]);
    board.sees("No calls yet today").settles();
    let mut lead = Stage::at(folder.clone(), 120, 40, &["live"]);
    lead.sees("户籍治安").settles();
    let mut window = Stage::at(folder.clone(), 100, 30, &["window", "--window", "A01"]);
    window.sees("工号").settles();
    // Somebody who mistypes has the people of this setup taken in; those who come later are taken in all the same.
    window.send(b"901\r000000\r");
    window.sees("还可以试").settles();

    edit(
        &folder,
        "rules.toml",
        "name = \"澄湘市政务服务中心\"",
        "code = \"HALL\"\nname = \"新区政务服务中心\"",
    );
    edit(&folder, "boards.toml", "name_en = \"Floor 1\"", "name_en = \"Ground floor\"");
    edit(&folder, "lines.toml", "户籍治安", "户口治安");
    let pin = pin::hash("271828").unwrap();
    let clerk =
        format!("[[clerk]]\ncode = \"901\"\nname = \"新老师\"\npin = \"{pin}\"\n\n[[clerk]]\ncode = \"101\"");
    edit(&folder, "clerks.toml", "[[clerk]]\ncode = \"101\"", &clerk);
    published(&kiosk, &["config", "import", "--yes"]);
    kiosk.sees("新区政务服务中心");
    board.sees("Ground floor");
    lead.sees("户口治安");
    // A clerk who has just been added signs in.
    window.send(b"271828\r");
    window.sees("F1");
}

#[test]
fn a_visit_ends_in_the_hall_it_began_in() {
    if !is_there() {
        return;
    }
    let folder = hall_in("setup-visit");
    let mut kiosk = Stage::at(folder.clone(), 72, 53, &["--lang", "zh"]);
    kiosk.sees("澄湘市政务服务中心").settles();
    kiosk.tap("拿号票").sees("户籍治安").settles();
    let mut board = Stage::at(folder.clone(), 160, 45, &["board", "--board", "1"]);
    board.sees("Floor 1");
    edit(
        &folder,
        "rules.toml",
        "name = \"澄湘市政务服务中心\"",
        "code = \"HALL\"\nname = \"新区政务服务中心\"",
    );
    edit(&folder, "boards.toml", "name_en = \"Floor 1\"", "name_en = \"Ground floor\"");
    published(&kiosk, &["config", "import"]);
    board.sees("Ground floor");
    kiosk.settles().sees("澄湘市政务服务中心");
    kiosk.tap("首页").sees("新区政务服务中心");
}
