//! An opinion through the real program: sent on the screen, printed, answered by the staff, read with the receipt that was typed.
use super::codes;
use super::stage::{Stage, hall_in, is_there};
use serde_json::Value;
use std::fs;
use std::time::Duration;

const LINK: &str = "HTTPS://ZWFW.CHENGXIANG.EXAMPLE/R/";

/// What `hall` says to arguments, beside a kiosk that runs.
pub(super) fn hall(stage: &Stage, arguments: &[&str]) -> String {
    let output = stage.command(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

#[test]
fn praise_is_sent_printed_answered_and_read_with_its_receipt() {
    if !is_there() {
        return;
    }
    let mut stage = Stage::open("opinion", 72, 53, &[]);
    stage.sees("您好").tap("意见箱");
    stage.sees("不用写姓名").tap("谁做得好");
    stage.sees("凭回执可以查到").tap_below("凭回执可以查到", 5);
    stage.sees("编号 1").sees("本机未接打印机");
    let file = fs::read_to_string(stage.file("var/slips.txt")).unwrap();
    let on_paper = codes::read(file.lines());
    assert_eq!(codes::read(stage.rows().iter().map(String::as_str)), on_paper, "screen and paper are one");
    let receipt = on_paper.strip_prefix(LINK).expect("the link of receipts").to_owned();

    assert!(hall(&stage, &["cases", "--lang", "zh"]).contains("表扬"));
    hall(&stage, &["cases", "accept", "1", "--by", "Li"]);
    hall(&stage, &["cases", "answer", "1", "--text", "谢谢您的鼓励", "--by", "Li"]);
    let jobs = hall(&stage, &["printer", "jobs", "--all", "--lang", "zh"]);
    assert!(jobs.contains("回执1"), "{jobs}");

    stage.tap("完成");
    stage.sees("您好").tap("查进度");
    stage.sees("回执码").send(receipt.to_lowercase().as_bytes());
    stage.sees("40 / 40").tap("查询");
    stage.sees("谢谢您的鼓励").tap("是否改好");
    stage.sees("只能投一次").tap("没有改好");
    stage.sees("本人投票");
    assert!(hall(&stage, &["cases", "show", "1", "--lang", "zh"]).contains("本人投票：没有解决"));
}

#[test]
fn each_holder_of_the_box_sees_their_own_recovery_code_alone() {
    if !is_there() {
        return;
    }
    let folder = hall_in("box-codes");
    let init = ["--lang", "zh", "cases", "box", "init", "--centre", "007", "--discipline", "J01"];
    let mut kiosk = Stage::at(folder.clone(), 72, 53, &["--lang", "zh"]);
    kiosk.sees("您好").settles();
    super::admin::given(&folder, "271828\n", &["admin", "init", "root", "--pin-stdin"]);
    super::admin::account(&folder, "007", "centre", "384756");
    super::admin::account(&folder, "J01", "discipline", "495867");
    let mut stage = Stage::typed(folder, 100, 30, &init);
    for (who, pin, passphrase) in
        [("007", "384756", "three grey herons stand"), ("J01", "495867", "nine brown foxes run")]
    {
        stage.sees(&format!("{who} 的密码")).settles();
        stage.send(format!("{pin}\r").as_bytes());
        stage.sees("至少 12 个字").settles();
        stage.send(format!("{passphrase}\r").as_bytes());
        stage.sees("再输一次").settles();
        stage.send(format!("{passphrase}\r").as_bytes());
        stage.settles();
    }
    stage.sees("只让中心的人看屏幕").settles();
    stage.send(b"\r");
    stage.sees("中心的恢复码").sees("抄好").settles();
    assert!(!stage.rows().iter().any(|row| row.contains("监察的恢复码")), "{}", stage.rows().join("\n"));
    stage.send(b"\r");
    stage.sees("只让监察的人看屏幕").settles();
    assert!(!stage.rows().iter().any(|row| row.contains("中心的恢复码")), "{}", stage.rows().join("\n"));
    stage.send(b"\r");
    stage.sees("监察的恢复码").settles();
    stage.send(b"\r");
    assert_eq!(stage.ends(), Some(0));
    assert_eq!(stage.said().matches("\u{1b}[3J").count(), 2, "and nothing is kept above the screen");
}

/// What SQLite appends to its log at a time: a page with a head of its own.
const PIECE: u64 = 4096 + 24;

/// Every opinion that is kept, as `hall cases` lists them; nobody else has the store open by then, so that its log is put away.
fn kept(stage: &Stage) -> Vec<Value> {
    let listed: Value = serde_json::from_str(&hall(stage, &["cases", "list", "--all", "--json"])).unwrap();
    listed["cases"].as_array().unwrap().clone()
}

/// Sends praise at a kiosk that is killed in the middle of the write behind so many of its log; says whether anybody was thanked.
fn thanked(stage: &mut Stage, pieces: u64) -> bool {
    stage.sees("您好").tap("意见箱");
    stage.sees("不用写姓名").tap("谁做得好");
    stage.sees("凭回执可以查到").settles();
    let log = fs::metadata(stage.file("var/hall.db-wal")).map_or(0, |about| about.len());
    stage.dies_behind(log + pieces * PIECE + PIECE / 2);
    stage.tap_below("凭回执可以查到", 5);
    loop {
        if stage.rows().iter().any(|row| row.contains("编号 ")) {
            return true;
        }
        if stage.is_over() {
            return false;
        }
        stage.reads_for(Duration::from_millis(50));
    }
}

/// Kills the kiosk at one write after the other between "submit" and "thank you", each so many behind the last.
fn killed_at_writes(name: &str, every: usize, least: u32) {
    if !is_there() {
        return;
    }
    let mut stage = Stage::open(name, 72, 53, &[]);
    stage.sees("您好").terminate();
    assert_eq!(stage.ends(), Some(0));
    let (mut before, mut kills) = (kept(&stage).len(), 0);
    for pieces in (0..).step_by(every) {
        stage.power_cut(&[]);
        let is_thanked = thanked(&mut stage, pieces);
        if is_thanked {
            stage.terminate();
            stage.ends();
        }
        let after = kept(&stage);
        assert!(after.iter().all(|case| case["steps"] == 1), "each whole: {after:?}");
        let more = after.len() - before;
        assert!(more == 1 || more == 0 && !is_thanked, "{more} more after {pieces} writes");
        before = after.len();
        if is_thanked {
            break;
        }
        kills += 1;
    }
    println!("killed at {kills} writes");
    assert!(kills >= least, "a submission is more than {kills} writes");
    let open: Value = serde_json::from_str(&hall(&stage, &["printer", "jobs", "--all", "--json"])).unwrap();
    assert_eq!(open.as_array().unwrap().len(), before, "a receipt for each");
}

#[test]
fn a_kiosk_that_is_killed_between_submitting_and_thanks_keeps_what_it_thanked_for() {
    killed_at_writes("opinion-killed", 24, 2);
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn a_kiosk_that_is_killed_all_along_its_writes_between_submitting_and_thanks_doubles_nothing() {
    killed_at_writes("opinion-writes", 3, 20);
}
