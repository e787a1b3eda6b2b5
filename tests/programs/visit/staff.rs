//! The entrance of the staff through the real program: taken out of service, begun anew, put back; and the audit has it.
use super::stage::{Stage, is_there};
use std::{io::Write, process::Stdio, time::Duration};

const PIN: &[u8] = b"305917\n";

/// A kiosk, and a lead with the number J01.
fn kiosk(name: &str) -> Stage {
    let mut stage = Stage::open(name, 72, 53, &[]);
    stage.sees("您好");
    let lead = ["account", "add", "J01", "--role", "值班主任", "--pin-stdin", "--lang", "zh"];
    let mut made = stage
        .command(&lead)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    made.stdin.take().unwrap().write_all(PIN).unwrap();
    let made = made.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(made.status.success() && said.contains("hall admin init"), "{said}");
    stage
}

/// Five touches in the corner, and then an account and its PIN.
fn enter(stage: &mut Stage, pin: &[u8]) {
    for _ in 0..5 {
        stage.send(b"\x1b[<0;70;2M");
        stage.reads_for(Duration::from_millis(150));
        stage.send(b"\x1b[<0;70;2m");
        stage.reads_for(Duration::from_millis(150));
    }
    stage.sees("账号").settles();
    stage.send(b"j01\r");
    stage.sees("密码").settles();
    stage.send(pin);
}

#[test]
fn a_kiosk_is_taken_out_of_service_and_a_new_start_keeps_it_so() {
    if !is_there() {
        return;
    }
    let mut stage = kiosk("staff");
    enter(&mut stage, b"111222\r");
    stage.sees("您好");
    enter(&mut stage, b"305917\r");
    stage.sees("sqlite:").tap("暂停服务").sees("恢复服务").tap("离开").sees("请使用其他取号机");
    enter(&mut stage, b"305917\r");
    stage.sees("sqlite:").tap("重启程序").sees("再按一次").tap("再按一次");
    stage.sees("请使用其他取号机");
    let given_back = stage.said().matches("\x1b[?1049l").count();
    assert!(given_back >= 1 && !stage.is_over(), "the program began anew in its own place");
    enter(&mut stage, b"305917\r");
    stage.sees("恢复服务").tap("恢复服务").sees("已恢复服务").tap("离开").sees("您好");
    let audit = stage.command(&["audit", "--act", "在取号机上操作", "--json"]).output().unwrap();
    let audit = String::from_utf8(audit.stdout).unwrap();
    let acts = ["take_out", "restart", "put_back"];
    let places: Vec<_> = acts.iter().map(|act| audit.find(act)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{audit}");
    assert!(!audit.contains("305917") && audit.contains("J01"));
    stage.terminate();
    assert_eq!(stage.ends(), Some(0));
}
