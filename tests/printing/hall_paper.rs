//! `hall paper` as a process of its own: a page, its files, orders, and the desk on a terminal.

use crate::support::stage;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(20);

/// The program in a folder of its own, and both its ends.
struct Paper {
    folder: PathBuf,
    child: Child,
    orders: Option<ChildStdin>,
    said: BufReader<ChildStdout>,
}

impl Paper {
    fn open(name: &str, more: &[&str]) -> Paper {
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("paper-{name}-{}", std::process::id()));
        let _none_yet = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
        command.args(["--lang", "en", "paper", "--link", "port", "--out", "out", "--control", "control"]);
        command.args(more).current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let orders = child.stdin.take();
        let said = BufReader::new(child.stdout.take().unwrap());
        let mut paper = Paper { folder, child, orders, said };
        assert_eq!(paper.hears(), "the printer is plugged in at port");
        paper
    }

    /// The next line the program says.
    fn hears(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    /// Orders something on stdin.
    fn orders(&mut self, order: &str) {
        writeln!(self.orders.as_ref().unwrap(), "{order}").unwrap();
    }

    fn port(&self) -> Box<dyn serialport::SerialPort> {
        let device = self.folder.join("port").canonicalize().unwrap();
        serialport::new(device.to_string_lossy(), 115_200).timeout(JAM).open().unwrap()
    }

    fn control(&self) -> Control {
        Control(BufReader::new(UnixStream::connect(self.folder.join("control")).unwrap()))
    }

    fn ends(&mut self) {
        assert!(self.child.wait().unwrap().success());
        assert!(self.folder.join("port").symlink_metadata().is_err(), "the link is gone");
        assert!(!self.folder.join("control").exists(), "the socket is gone");
    }
}

impl Drop for Paper {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _ended_already = self.child.wait();
        let _stays = fs::remove_dir_all(&self.folder);
    }
}

/// One end of the control socket.
struct Control(BufReader<UnixStream>);

impl Control {
    fn order(&mut self, order: &str) -> Value {
        writeln!(self.0.get_mut(), "{order}").unwrap();
        let mut line = String::new();
        self.0.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }
}

#[test]
fn a_page_comes_out_as_words_and_as_a_picture() {
    let mut paper = Paper::open("page", &["--plain"]);
    let mut port = paper.port();
    port.write_all(b"\x1Ba\x01A012\n\xC7\xEB\xB5\xC8\xBA\xF2\n\x1DVB\x00").unwrap();
    assert_eq!(paper.hears(), "piece 1: 2 lines · kept as out/0001.txt");
    assert_eq!(fs::read_to_string(paper.folder.join("out/0001.txt")).unwrap(), "A012\n请等候\n");
    let picture = fs::File::open(paper.folder.join("out/0001.png")).unwrap();
    let picture = png::Decoder::new(BufReader::new(picture)).read_info().unwrap();
    // The stretch to the blade, and two lines of 30 dots.
    assert_eq!((picture.info().width, picture.info().height), (576, 160));
    paper.orders("quit");
    assert_eq!(paper.hears(), "ok");
    paper.ends();
}

#[test]
fn orders_are_answered_line_by_line() {
    let mut paper = Paper::open("orders", &["--make", "epson-t82-factory"]);
    paper.orders("paper out");
    let mut lines = [paper.hears(), paper.hears()];
    lines.sort();
    assert_eq!(lines, ["ok", "the paper is at its end"]);
    paper.orders("state");
    assert!(paper.hears().starts_with("offline · paper out · line held busy"));
    paper.orders("burn down");
    assert_eq!(paper.hears(), "not understood: burn down");
    kill_process(Pid::from_child(&paper.child), Signal::TERM).unwrap();
    paper.ends();
}

#[test]
fn a_script_gives_orders_and_reads_answers() {
    let mut paper = Paper::open("script", &["--plain"]);
    let mut control = paper.control();
    // The end of stdin is not the end of the printer.
    paper.orders = None;
    for (order, key, wanted) in [
        ("paper out", "paper", Value::from("out")),
        ("paper in", "paper", Value::from("enough")),
        ("cover open", "cover_open", Value::from(true)),
        ("cover closed", "online", Value::from(true)),
        ("cutter jam", "cutter_error", Value::from(true)),
        ("cutter ok", "cutter_error", Value::from(false)),
        ("mute on", "faults", Value::from(vec!["mute"])),
        ("unplug", "plugged", Value::from(false)),
        ("plug", "plugged", Value::from(true)),
    ] {
        assert_eq!(control.order(order)["ok"], true, "{order}");
        assert_eq!(control.order("state")[key], wanted, "after {order}");
    }
    assert_eq!(control.order("burn down")["ok"], false);
    assert_eq!(paper.control().order("pieces")["pieces"], Value::Array(Vec::new()));
    assert_eq!(control.order("quit")["ok"], true);
    paper.ends();
}

#[test]
fn the_link_leads_to_the_new_port_after_the_cable_was_out() {
    let mut paper = Paper::open("cable", &["--plain"]);
    let mut control = paper.control();
    let mut port = paper.port();
    control.order("unplug after 3");
    port.write_all(b"12345").unwrap();
    assert_eq!(paper.hears(), "the cable was unplugged");
    assert!(port.read(&mut [0; 8]).is_err() && !paper.folder.join("port").exists());
    control.order("plug");
    let mut port = paper.port();
    port.write_all(b"\x10\x04\x01").unwrap();
    let mut answer = [0];
    port.read_exact(&mut answer).unwrap();
    assert_eq!(answer, [0x12]);
    control.order("quit");
    paper.ends();
}

#[test]
fn the_desk_shows_the_paper_and_hears_keys() {
    if !stage::is_there() {
        return;
    }
    let mut stage = stage::Stage::open("desk", 100, 30, &["--lang", "zh", "paper", "--link", "port"]);
    stage.sees("虚拟热敏打印机").sees("联机").sees("有纸").sees("q 退出");
    let device = stage.file("port").canonicalize().unwrap();
    let mut port = serialport::new(device.to_string_lossy(), 115_200).timeout(JAM).open().unwrap();
    port.write_all(b"\xC7\xEB\xB5\xC8\xBA\xF2\n\x1D!\x11A012\n").unwrap();
    stage.sees("请等候").sees("A 0 1 2");
    stage.send(b"p");
    stage.sees("脱机").sees("缺纸");
    stage.send(b"p");
    stage.sees("联机");
    stage.send(b"t");
    stage.sees("第 1 张：2 行").sees("A 0 1 2");
    stage.send(b"u");
    stage.sees("串口线已拔出");
    stage.send(b"q");
    assert_eq!(stage.ends(), Some(0));
    assert!(stage.file("port").symlink_metadata().is_err());
}
