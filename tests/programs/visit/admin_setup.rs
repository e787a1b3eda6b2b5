//! A lead closes a line for the afternoon at the administration's screen, and the hall goes by it at once.
use super::stage::{Stage, command_in, hall_in, is_there};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

fn given(folder: &Path, lines: &str, arguments: &[&str]) -> String {
    let mut child = command_in(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

#[test]
fn a_line_is_closed_this_afternoon_and_a_clerk_is_added() {
    if !is_there() {
        return;
    }
    let folder = hall_in("admin-hours");
    given(&folder, "271828\n", &["admin", "init", "root", "--pin-stdin"]);
    let add = ["account", "add", "300", "--name", "周敏", "--role", "lead", "--role", "system_admin"];
    let login = ["--pin-stdin", "--login", "root"];
    given(&folder, "271828\n384756\n", &[&add[..], &login[..]].concat());
    let arguments = ["admin", "--account", "300", "--lang", "zh"];
    let mut stage = Stage::at(folder.clone(), 100, 30, &arguments);
    stage.sees("请输入工号和密码").settles();
    stage.send(b"384756\r");
    stage.sees("某天的开放时间").settles();
    stage.send(b"4");
    stage.sees("保存后马上生效").settles();
    stage.send(b"\x1b[B\r");
    stage.sees("户籍治安").settles();
    stage.send(b" ");
    stage.sees("☑").settles();
    stage.send(b"\r");
    stage.sees("保存后：").settles();
    stage.send(b"s");
    stage.sees("已生效").settles();
    let hours = given(&folder, "", &["hours", "--json"]);
    assert!(hours.contains("\"lines\":[\"A\"]") && hours.contains("\"09:00-12:00\""), "{hours}");
    stage.send(b"\x1b");
    stage.sees("人员账号").settles();
    stage.send(b"6");
    stage.sees("周敏").settles();
    // Number, name in Chinese, and the PIN twice.
    for keys in ["\x1b[15~", "\r", "151\r", "\r", "lilaoshi \r", "\x1b[B\x1b[B\x1b[B", "495867\r", "495867\r"]
    {
        stage.send(keys.as_bytes());
        stage.settles();
    }
    stage.sees("151").sees("已保存").settles();
    let accounts = given(&folder, "", &["account", "--json"]);
    assert!(accounts.contains("\"code\":\"151\"") && accounts.contains("\"clerk\""), "{accounts}");
    assert!(!given(&folder, "", &["audit", "--json"]).contains("495867"));
}
