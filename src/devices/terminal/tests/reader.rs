//! The reading thread on sockets and pseudo-terminals: it never jams, and it always ends.

use std::io::Write;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use ratatui::layout::Position;
use rustix::process::{Signal, getpid, kill_process};
use rustix::termios::{Winsize, tcsetwinsize};

use crate::devices::terminal::{InputReader, ReaderMessage, Signals, StopReason};
use crate::ui::input::{Input, Key};

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(10);

/// A thread under test: its line, its bells, what it told, and itself.
struct Trial {
    line: Option<UnixStream>,
    ropes: [UnixStream; 3],
    told: Receiver<ReaderMessage>,
    thread: JoinHandle<()>,
}

fn start(tty: OwnedFd, signals: Signals) -> (Receiver<ReaderMessage>, JoinHandle<()>) {
    let (tell, told) = channel();
    let reader = InputReader::on(tty, signals).unwrap();
    (told, reader.start(move |reading| tell.send(reading).is_ok()).unwrap())
}

fn on_socket() -> Trial {
    let (line, tty) = UnixStream::pair().unwrap();
    let (signals, ropes) = Signals::by_hand().unwrap();
    let (told, thread) = start(tty.into(), signals);
    Trial { line: Some(line), ropes, told, thread }
}

/// Opens a pseudo-terminal: the side of its keeper, and the side of the program.
pub(super) fn pseudo_terminal() -> (OwnedFd, OwnedFd) {
    use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY;
    let keeper = openpt(flags).unwrap();
    grantpt(&keeper).unwrap();
    unlockpt(&keeper).unwrap();
    let tty = ioctl_tiocgptpeer(&keeper, flags).unwrap();
    (keeper, tty)
}

impl Trial {
    fn send(&self, bytes: &[u8]) {
        self.line.as_ref().unwrap().write_all(bytes).unwrap();
    }

    fn next(&self) -> ReaderMessage {
        self.told.recv_timeout(JAM).unwrap()
    }

    /// Makes sure that nothing more is told and the thread ends.
    fn ends(self) {
        assert_eq!(self.told.recv_timeout(JAM), Err(RecvTimeoutError::Disconnected));
        self.thread.join().unwrap();
    }
}

#[test]
fn touches_and_keys_are_told_and_silence_ends_what_is_cut() {
    let trial = on_socket();
    trial.send(b"\x1b[<0;3;4M\x1b[<0;3;4m");
    assert_eq!(trial.next(), ReaderMessage::Input(Input::Press(Position::new(2, 3))));
    assert_eq!(trial.next(), ReaderMessage::Input(Input::Release(Position::new(2, 3))));
    trial.send(b"\xe7\x1b[200~\x1b[<0;1\x1b");
    assert_eq!(trial.next(), ReaderMessage::Input(Input::Key(Key::Escape)));
    trial.send("号".as_bytes());
    assert_eq!(trial.next(), ReaderMessage::Input(Input::Key(Key::Char('号'))));
}

#[test]
fn a_closed_line_is_a_hang_up() {
    let mut trial = on_socket();
    trial.send(b"a");
    trial.line = None;
    assert_eq!(trial.next(), ReaderMessage::Input(Input::Key(Key::Char('a'))));
    assert_eq!(trial.next(), ReaderMessage::Stop(StopReason::HungUp));
    trial.ends();
}

#[test]
fn bells_stop_the_thread() {
    for (bell, reason) in [(0, StopReason::Terminate), (1, StopReason::HungUp)] {
        let trial = on_socket();
        (&trial.ropes[bell]).write_all(b"!").unwrap();
        assert_eq!(trial.next(), ReaderMessage::Stop(reason));
        trial.ends();
    }
}

#[test]
fn a_closed_inbox_ends_the_thread() {
    let Trial { line, told, thread, ropes } = on_socket();
    drop(told);
    line.as_ref().unwrap().write_all(b"aaa").unwrap();
    thread.join().unwrap();
    drop(ropes);
}

#[test]
fn windows_of_absurd_sizes_are_told_within_limits() {
    let (keeper, tty) = pseudo_terminal();
    let (signals, ropes) = Signals::by_hand().unwrap();
    let (told, _thread) = start(tty, signals);
    // A terminal that says no size has room for a sentence about that.
    for (given, clamped) in [((20_000, 20_000), (400, 150)), ((0, 0), (48, 4)), ((72, 53), (72, 53))] {
        tcsetwinsize(&keeper, Winsize { ws_col: given.0, ws_row: given.1, ws_xpixel: 0, ws_ypixel: 0 })
            .unwrap();
        (&ropes[2]).write_all(b"!").unwrap();
        let resized = Input::Resized { columns: clamped.0, rows: clamped.1 };
        assert_eq!(told.recv_timeout(JAM), Ok(ReaderMessage::Input(resized)));
    }
}

#[test]
fn a_vanished_terminal_is_a_hang_up() {
    let (keeper, tty) = pseudo_terminal();
    let (signals, _ropes) = Signals::by_hand().unwrap();
    let (told, thread) = start(tty, signals);
    drop(keeper);
    assert_eq!(told.recv_timeout(JAM), Ok(ReaderMessage::Stop(StopReason::HungUp)));
    thread.join().unwrap();
}

#[test]
fn the_system_rings_the_bells() {
    let (keeper, tty) = pseudo_terminal();
    let (told, thread) = start(tty, Signals::listen().unwrap());
    tcsetwinsize(&keeper, Winsize { ws_col: 72, ws_row: 53, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
    kill_process(getpid(), Signal::WINCH).unwrap();
    assert_eq!(told.recv_timeout(JAM), Ok(ReaderMessage::Input(Input::Resized { columns: 72, rows: 53 })));
    kill_process(getpid(), Signal::HUP).unwrap();
    assert_eq!(told.recv_timeout(JAM), Ok(ReaderMessage::Stop(StopReason::HungUp)));
    thread.join().unwrap();
}
