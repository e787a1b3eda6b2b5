//! A line that somebody types without seeing it: a PIN at a command.
use super::window;
use rustix::termios::{self, LocalModes, OptionalActions, Termios};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;

/// More bytes than any PIN has.
const MOST: usize = 256;

/// Asks for a line on the terminal, which does not show it; nothing where whoever was asked gives up (Ctrl+C, Ctrl+D).
///
/// # Errors
/// Fails where there is no terminal.
pub fn ask(prompt: &str) -> io::Result<Option<String>> {
    ask_on(window::open()?, prompt)
}

/// The same on a terminal that is open already.
///
/// # Errors
/// Fails where `tty` is no terminal, or is gone.
pub fn ask_on(tty: OwnedFd, prompt: &str) -> io::Result<Option<String>> {
    let mut tty = File::from(tty);
    let hidden = Hidden::begin(tty.try_clone()?.into())?;
    write!(tty, "{prompt}")?;
    let read = read(&mut tty);
    drop(hidden);
    writeln!(tty)?;
    read
}

/// Reads byte by byte, so that a mistyped one can be taken back and giving up leaves no terminal silent.
fn read(tty: &mut File) -> io::Result<Option<String>> {
    let (mut typed, mut byte) = (Vec::new(), [0_u8]);
    loop {
        if tty.read(&mut byte)? == 0 {
            return Ok(None);
        }
        match byte[0] {
            b'\r' | b'\n' => return Ok(Some(String::from_utf8_lossy(&typed).into_owned())),
            0x03 | 0x04 => return Ok(None),
            0x08 | 0x7f => {
                let left = String::from_utf8_lossy(&typed).chars().count().saturating_sub(1);
                typed = String::from_utf8_lossy(&typed).chars().take(left).collect::<String>().into_bytes();
            }
            0x15 => typed.clear(),
            byte if typed.len() < MOST => typed.push(byte),
            _ => {}
        }
    }
}

/// A terminal that shows nothing of what is typed, until it is dropped.
struct Hidden {
    tty: OwnedFd,
    before: Termios,
}

impl Hidden {
    fn begin(tty: OwnedFd) -> io::Result<Hidden> {
        let before = termios::tcgetattr(&tty)?;
        let mut silent = before.clone();
        // Ctrl+C comes as a byte: a program that ended by it would leave the terminal silent.
        silent.local_modes &= !(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
        termios::tcsetattr(&tty, OptionalActions::Flush, &silent)?;
        Ok(Hidden { tty, before })
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        let _ = termios::tcsetattr(&self.tty, OptionalActions::Now, &self.before);
    }
}
