//! One program of the hall on a pseudo-terminal of its own: started, watched, touched, and ended.
use crate::stage::pseudo_terminal;
use rustix::{
    fs::{OFlags, fcntl_getfl, fcntl_setfl},
    process::{Pid, Signal, kill_process},
};
use std::{
    fs::File,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// What every program of an exercise shares.
pub struct Exercise {
    /// The store's address.
    pub store: String,
    /// The clock, as `--clock` has it.
    pub clock: String,
}

/// A program and what its terminal shows.
pub struct Machine {
    /// What it is called in messages: `kiosk 3`, `A03`, `board 1`.
    pub name: String,
    child: Child,
    keeper: OwnedFd,
    eyes: vt100::Parser,
}

impl Machine {
    /// Starts the program in a folder with its configuration, on a terminal of a size.
    pub fn start(
        name: &str,
        folder: &Path,
        exercise: &Exercise,
        (columns, rows): (u16, u16),
        arguments: &[&str],
    ) -> Machine {
        let (keeper, tty) = pseudo_terminal(columns, rows);
        let flags = fcntl_getfl(&keeper).unwrap();
        fcntl_setfl(&keeper, flags | OFlags::NONBLOCK).unwrap();
        let mut command = Command::new("setsid");
        command.arg("--ctty").arg(env!("CARGO_BIN_EXE_hall"));
        command
            .args(["--store", &exercise.store, "--clock", &exercise.clock, "--lang", "zh"])
            .args(arguments);
        command.current_dir(folder);
        command.env("TERM", "xterm-256color").env("COLORTERM", "truecolor").env("LANG", "C.UTF-8");
        let log = File::create(folder.join(format!("{}.stderr", name.replace(' ', "-")))).unwrap();
        command.stdin(Stdio::from(tty.try_clone().unwrap())).stdout(Stdio::from(tty)).stderr(log);
        let child = command.spawn().unwrap();
        Machine {
            name: name.to_owned(),
            child,
            keeper,
            eyes: vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0),
        }
    }

    /// What is waited on for output.
    pub fn ear(&self) -> BorrowedFd<'_> {
        self.keeper.as_fd()
    }

    /// Takes in what the program has drawn; says whether there was anything.
    pub fn take_in(&mut self) -> bool {
        let mut piece = vec![0; 32768];
        let mut any = false;
        while let Ok(count) = rustix::io::read(&self.keeper, &mut piece) {
            if count == 0 {
                break;
            }
            self.eyes.process(&piece[..count]);
            any = true;
        }
        any
    }

    /// The rows of the screen.
    pub fn rows(&self) -> Vec<String> {
        let (_, columns) = self.eyes.screen().size();
        self.eyes.screen().rows(0, columns.get()).collect()
    }

    /// Everything on the screen, for messages.
    pub fn contents(&self) -> String {
        format!("{}\n{}", self.name, self.eyes.screen().contents())
    }

    /// Says whether some words are on the screen.
    pub fn sees(&self, words: &str) -> bool {
        self.rows().iter().any(|row| row.contains(words))
    }

    /// Where some words stand: column and row, from 1.
    pub fn place(&self, words: &str) -> Option<(usize, usize)> {
        self.rows().iter().enumerate().find_map(|(y, row)| {
            let before = &row[..row.find(words)?];
            Some((unicode_width::UnicodeWidthStr::width(before) + 1, y + 1))
        })
    }

    /// Sends bytes as a terminal does.
    pub fn send(&self, bytes: &[u8]) {
        assert_eq!(rustix::io::write(&self.keeper, bytes), Ok(bytes.len()), "{} takes no keys", self.name);
    }

    /// Touches some rows below some words, or above them; `false` where they are not there.
    pub fn tap(&self, words: &str, below: isize) -> bool {
        let Some((x, y)) = self.place(words) else { return false };
        let y = y.saturating_add_signed(below);
        self.send(format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m").as_bytes());
        true
    }

    /// Stops or continues the program, as a machine that hangs.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Says whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// Tells it to end and waits; the exit code, or nothing where it had to be killed.
    pub fn end(&mut self, within: Duration) -> Option<i32> {
        self.signal(Signal::TERM);
        let begun = Instant::now();
        while begun.elapsed() < within {
            self.take_in();
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            crate::pause(Duration::from_millis(5));
        }
        None
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _ended_already = self.child.wait();
    }
}
