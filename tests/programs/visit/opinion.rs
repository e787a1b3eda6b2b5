//! An opinion through the real program: sent on the screen, printed, answered by the staff, read with the receipt that was typed.
use super::codes;
use super::stage::{Stage, is_there};
use std::fs;

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
