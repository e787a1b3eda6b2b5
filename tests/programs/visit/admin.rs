//! The administration through the real program: a telephone is changed, published by another person, and seen at the kiosk.
use super::stage::{Stage, command_in, hall_in, is_there};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

/// Makes accounts, each with a PIN.
pub(super) fn given(folder: &Path, lines: &str, arguments: &[&str]) {
    let mut command = command_in(folder, arguments);
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    let _unread = child.stdin.take().unwrap().write_all(lines.as_bytes());
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

pub(super) fn account(folder: &Path, code: &str, role: &str, pin: &str) {
    let arguments =
        ["account", "add", code, "--name", "周敏", "--pin-stdin", "--login", "root", "--role", role];
    given(folder, &format!("271828\n{pin}\n"), &arguments);
}

#[test]
fn a_telephone_is_changed_and_published_by_another_person_and_the_kiosk_shows_it() {
    if !is_there() {
        return;
    }
    let folder = hall_in("admin");
    let mut kiosk = Stage::at(folder.clone(), 72, 53, &["--lang", "zh"]);
    kiosk.sees("您好").settles();
    given(&folder, "271828\n", &["admin", "init", "root", "--pin-stdin"]);
    account(&folder, "301", "centre", "384756");
    account(&folder, "401", "publisher", "495867");

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

#[test]
fn a_pin_that_is_refused_is_asked_for_again_and_never_shown() {
    if !is_there() {
        return;
    }
    let folder = hall_in("pins");
    let mut init = Stage::typed(folder.clone(), 100, 30, &["--lang", "zh", "admin", "init", "root"]);
    init.sees("不要用连号、重复的数字、日期").sees("给 root 设密码").settles();
    init.send(b"123456\r");
    init.sees("数字按顺序").settles();
    init.send(b"271828\r");
    init.sees("再输一次").settles();
    init.send(b"271829\r");
    init.sees("两次输入的密码不一样").settles();
    init.send(b"271828\r");
    init.settles();
    init.send(b"271828\r");
    init.sees("已建立第一个账号 root");
    assert_eq!(init.ends(), Some(0));
    assert!(!init.said().contains("123456") && !init.said().contains("271828"), "{}", init.said());
    // One's own PIN may be mistyped, too.
    let add = ["--lang", "zh", "account", "add", "301", "--role", "centre", "--login", "root"];
    let mut add = Stage::typed(folder, 100, 30, &add);
    add.sees("root 的密码").settles();
    add.send(b"999111\r");
    add.sees("还可以试").settles();
    add.send(b"271828\r");
    add.sees("给 301 设密码").settles();
    add.send(b"384756\r");
    add.sees("再输一次").settles();
    add.send(b"384756\r");
    add.sees("已办：账号 301");
    assert_eq!(add.ends(), Some(0));
    assert!(!add.said().contains("WARN"), "people read the message: {}", add.said());
}

#[test]
fn nothing_is_logged_over_the_screen_of_the_administration() {
    if !is_there() {
        return;
    }
    let folder = hall_in("admin-log");
    given(&folder, "271828\n", &["admin", "init", "root", "--pin-stdin"]);
    let mut admin = Stage::typed(folder, 128, 30, &["--lang", "zh", "admin", "--account", "root"]);
    admin.sees("请输入工号和密码").settles();
    let log = admin.file("var/admin.log");
    for _ in 0..5 {
        admin.send(b"999111\r");
        admin.settles();
    }
    let read = |file: &std::path::Path| std::fs::read_to_string(file).unwrap_or_default();
    let begun = std::time::Instant::now();
    while !read(&log).contains("WARN") && begun.elapsed().as_secs() < 20 {
        admin.send(b"999111\r");
        admin.settles();
    }
    assert!(read(&log).contains("a PIN was wrong too often"), "{}", admin.rows().join("\n"));
    assert!(!admin.said().contains("WARN") && !admin.said().contains("INFO"));
    // A backup in the place of the store waits for whoever sits there, and asks nobody before it says so.
    let done = admin.command(&["--lang", "zh", "backup", "x.backup"]).output().unwrap();
    assert!(done.status.success());
    let done = admin.command(&["--lang", "zh", "restore", "x.backup"]).output().unwrap();
    assert!(String::from_utf8_lossy(&done.stderr).contains("大厅管理（hall admin）"), "{done:?}");
    admin.send(b"\x03");
    assert_eq!(admin.ends(), Some(0));
}

#[test]
fn a_hall_in_which_nobody_could_sign_in_says_what_makes_the_first_account() {
    if !is_there() {
        return;
    }
    for (lang, words) in [("zh", "请在命令行执行 hall admin init"), ("en", "make the first one")] {
        let mut admin = Stage::typed(hall_in("admin-nobody"), 120, 30, &["--lang", lang, "admin"]);
        admin.sees(words);
        assert_eq!(admin.ends(), Some(1), "{lang}");
    }
}

#[test]
fn half_a_telephone_outlives_the_power() {
    if !is_there() {
        return;
    }
    let folder = hall_in("admin-half");
    given(&folder, "271828\n", &["admin", "init", "root", "--pin-stdin"]);
    account(&folder, "301", "centre", "384756");
    let arguments = ["--lang", "zh", "admin", "--account", "301"];
    let mut kiosk = Stage::at(folder.clone(), 72, 53, &["--lang", "zh"]);
    kiosk.sees("您好").settles();
    let mut editor = Stage::at(folder.clone(), 128, 30, &arguments);
    editor.sees("请输入工号和密码").settles();
    editor.send(b"384756\r");
    editor.sees("您好，301 周敏").settles();
    editor.send(b"1");
    editor.sees("市公安局").settles();
    editor.send(b"11369900MC0199017X3360701001002");
    editor.sees("居民身份证换领").settles();
    editor.send(b"\r");
    editor.sees("办理窗口").settles();
    editor.send(b"x");
    editor.sees("0799-8001101").settles();
    editor.send(b"\x150799-80");
    let half = folder.join("var/hall.db.programs/admin-301.unfinished");
    let is_noted = || std::fs::read_to_string(&half).is_ok_and(|text| text.contains("0799-80\\n"));
    let begun = std::time::Instant::now();
    while !is_noted() && begun.elapsed().as_secs() < 20 {
        editor.settles();
    }
    editor.power_cut(&arguments);
    editor.sees("请输入工号和密码").settles();
    editor.send(b"384756\r");
    editor.sees("上次没有写完：居民身份证换领 · 咨询电话。按 0 接着写").settles();
    editor.send(b"0");
    editor.sees("0799-80▏").settles();
    editor.send(b"01234\x1b[B");
    editor.sees("已存入草稿").sees("0799-8001234");
}
