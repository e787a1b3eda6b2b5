//! The administration through the real program: a telephone is changed, published by another person, and seen at the kiosk.
use super::stage::{Stage, hall_in, is_there};
use std::io::Write;
use std::process::Stdio;

/// Makes accounts, each with a PIN.
fn given(stage: &Stage, lines: &str, arguments: &[&str]) {
    let mut command = stage.command(arguments);
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    let _unread = child.stdin.take().unwrap().write_all(lines.as_bytes());
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

fn account(stage: &Stage, code: &str, role: &str, pin: &str) {
    let arguments =
        ["account", "add", code, "--name", "周敏", "--pin-stdin", "--login", "root", "--role", role];
    given(stage, &format!("271828\n{pin}\n"), &arguments);
}

#[test]
fn a_telephone_is_changed_and_published_by_another_person_and_the_kiosk_shows_it() {
    if !is_there() {
        return;
    }
    let folder = hall_in("admin");
    let mut kiosk = Stage::at(folder.clone(), 72, 53, &["--lang", "zh"]);
    kiosk.sees("您好").settles();
    given(&kiosk, "271828\n", &["admin", "init", "root", "--pin-stdin"]);
    account(&kiosk, "301", "centre", "384756");
    account(&kiosk, "401", "publisher", "495867");

    let mut editor = Stage::at(folder.clone(), 128, 30, &["--lang", "zh", "admin", "--account", "301"]);
    editor.sees("请输入工号和密码").settles();
    editor.send(b"384756\r");
    editor.sees("您好，301 周敏").sees("查找、修改").settles();
    editor.send(b"1");
    editor.sees("市公安局").settles();
    // Until the index is made, the code finds it.
    editor.send(b"11369900MC0199017X3360701001002");
    editor.sees("居民身份证换领").settles();
    editor.send(b"\r");
    editor.sees("申请材料").settles();
    editor.send(b"x");
    editor.sees("0799-8001101").settles();
    editor.send(b"\x150799-8001234\r");
    editor.sees("已存入草稿").sees("0799-8001234");
    // The power fails; what was written is there.
    editor.power_cut(&["--lang", "zh", "admin", "--account", "401"]);
    editor.sees("请输入工号和密码").settles();
    editor.send(b"495867\r");
    editor.sees("您好，401").sees("1 处改动").settles();
    editor.send(b"2");
    editor.sees("0799-8001234").sees("检查通过").settles();
    editor.send(b"\x1b[17~");
    editor.sees("发布原因").settles();
    editor.send(b"dianhua \r");
    editor.sees("所有取号机在下一位").settles();
    editor.send(b"\r");
    editor.sees("已发布").settles();
    editor.send(b"\x1b");
    editor.sees("您好，401").settles();
    editor.send(b"\x1b");
    editor.sees("下次登录接着改").settles();
    editor.send(b"\r");
    editor.sees("已退出登录").settles();
    editor.send(b"\x03");
    assert_eq!(editor.ends(), Some(0));

    kiosk.settles().tap("搜事项").settles();
    kiosk.send(b"sfzhl");
    kiosk.sees("居民身份证换领").tap("居民身份证换领").sees("要带的材料").settles();
    while !kiosk.rows().iter().any(|row| row.contains("0799-8001234")) {
        kiosk.tap("下一页").settles();
    }
}
