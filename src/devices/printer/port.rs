//! A serial port that never makes anybody wait past a deadline.
use super::Bell;
use crate::paper::PrinterFault;
use nix::{
    errno::Errno,
    fcntl::{FcntlArg, OFlag, fcntl},
    poll::{PollFd, PollFlags, poll},
    unistd::{read, write},
};
use serialport::{ClearBuffer, FlowControl, SerialPort, TTYPort};
use std::{
    fs::metadata,
    io::{self, ErrorKind},
    os::{
        fd::{AsFd, AsRawFd},
        unix::fs::FileTypeExt,
    },
    path::{Path, PathBuf},
    time::Duration,
};

/// Bytes handed over at once: between two slices the printer can be heard and the deadline kept.
const SLICE: usize = 64;

/// How the printer tells us to wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Handshake {
    /// It does not, or by XOFF and XON that are left for us to heed.
    None,
    /// By XOFF and XON, heeded by the operating system.
    Software,
    /// By the line CTS.
    #[default]
    Hardware,
}

/// Where and how a serial printer is plugged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerialLine {
    /// The device or a link to it, best `/dev/serial/by-id/…` or `by-path/…`; followed anew at every opening.
    pub path: PathBuf,
    /// Bits a second.
    pub baud: u32,
    /// How it tells us to wait.
    pub flow: Handshake,
}

/// An open port.
pub(in crate::devices) struct Port {
    tty: TTYPort,
    device: PathBuf,
}

/// The port is gone; nothing more can be said or heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::devices) struct PortLost;

/// What ended a wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::devices) struct PortWakeup {
    /// Somebody rang the bell: there is something to send.
    pub rung: bool,
    /// There is something to hear, or the line is gone.
    pub heard: bool,
}

impl Port {
    /// Opens a port, or says why it cannot be.
    pub fn open(line: &SerialLine) -> Result<Port, PrinterFault> {
        let device = line.path.canonicalize().map_err(|error| absent(&error))?;
        let kind = metadata(&device).map_err(|error| absent(&error))?.file_type();
        if !kind.is_char_device() {
            return Err(PrinterFault::Refused);
        }
        let flow = match line.flow {
            Handshake::None => FlowControl::None,
            Handshake::Software => FlowControl::Software,
            Handshake::Hardware => FlowControl::Hardware,
        };
        let builder = serialport::new(device.to_string_lossy(), line.baud).flow_control(flow);
        let tty = builder.dtr_on_open(true).exclusive(true).open_native().map_err(|error| opening(&error))?;
        // serialport waits until it may write, then writes blocking: without this one slice could hang for ever.
        fcntl(tty.as_raw_fd(), FcntlArg::F_SETFL(OFlag::O_NONBLOCK))
            .map_err(|_| PrinterFault::NotConnected)?;
        let mut port = Port { tty, device };
        // Printers on DTR/DSR cables answer only then; a port without such lines refuses, which is as good.
        let _no_such_line = port.tty.write_request_to_send(true);
        // What was said to somebody before is no answer to us.
        let _nothing_there = port.tty.clear(ClearBuffer::Input);
        Ok(port)
    }

    /// Says whether the path still leads to this port.
    pub fn is_at(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|device| device == self.device)
    }

    /// Hands over as many bytes as go without waiting; says how many.
    pub fn write(&self, bytes: &[u8]) -> Result<usize, PortLost> {
        let slice = bytes.get(..bytes.len().min(SLICE)).unwrap_or_default();
        match write(self.tty.as_raw_fd(), slice) {
            Ok(count) => Ok(count),
            Err(Errno::EAGAIN | Errno::EINTR) => Ok(0),
            Err(_) => Err(PortLost),
        }
    }

    /// Takes what was said, without waiting. What was said before the line was lost is still heard.
    pub fn read(&self) -> Result<Vec<u8>, PortLost> {
        let mut bytes = vec![0; 512];
        match read(self.tty.as_raw_fd(), &mut bytes) {
            // An end of file is how a pseudo-terminal and some adapters say that nobody is there.
            Ok(0) => Err(PortLost),
            Ok(count) => {
                bytes.truncate(count);
                Ok(bytes)
            }
            Err(Errno::EAGAIN | Errno::EINTR) => Ok(Vec::new()),
            Err(_) => Err(PortLost),
        }
    }

    /// Says whether something was said that was not taken yet.
    pub fn has_said(&self) -> bool {
        self.tty.bytes_to_read().is_ok_and(|count| count > 0)
    }

    /// How many bytes wait in the computer's own buffers; never by `tcdrain`, which has no bound.
    pub fn queued(&self) -> Result<usize, PortLost> {
        self.tty.bytes_to_write().map(|count| count as usize).map_err(|_| PortLost)
    }

    /// Waits until there is something to hear, bytes are taken again where `full`, the bell rings, or time is up.
    pub fn wait(&self, bell: Option<&Bell>, full: bool, limit: Duration) -> PortWakeup {
        let wanted = if full { PollFlags::POLLIN | PollFlags::POLLOUT } else { PollFlags::POLLIN };
        let mut polled = vec![PollFd::new(self.tty.as_raw_fd(), wanted)];
        polled.extend(bell.map(|bell| PollFd::new(bell.as_fd().as_raw_fd(), PollFlags::POLLIN)));
        let millis = i32::try_from(limit.as_millis().max(1)).unwrap_or(1000);
        if poll(&mut polled, millis).unwrap_or(0) <= 0 {
            return PortWakeup::default();
        }
        let heard = polled[0].revents().is_some_and(|events| {
            events
                .intersects(PollFlags::POLLIN | PollFlags::POLLHUP | PollFlags::POLLERR | PollFlags::POLLNVAL)
        });
        PortWakeup { rung: bell.is_some_and(Bell::silence), heard }
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        // Closing a port waits for unsent bytes, up to half a minute; a stalled printer must not hold the worker.
        let _nothing_there = self.tty.clear(ClearBuffer::Output);
    }
}

fn absent(error: &io::Error) -> PrinterFault {
    if error.kind() == ErrorKind::PermissionDenied {
        PrinterFault::Refused
    } else {
        PrinterFault::NotConnected
    }
}

/// What an error at opening means. Settings that do not apply are a device that is just coming or going.
pub(super) fn opening(error: &serialport::Error) -> PrinterFault {
    match error.kind() {
        serialport::ErrorKind::NoDevice => PrinterFault::Busy,
        serialport::ErrorKind::Io(ErrorKind::PermissionDenied) => PrinterFault::Refused,
        _ => PrinterFault::NotConnected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p22_what_keeps_a_port_from_opening_has_a_name() {
        use serialport::{Error, ErrorKind as Kind};
        let table = [
            (Kind::NoDevice, "Unable to acquire exclusive lock on serial port", PrinterFault::Busy),
            (Kind::Io(ErrorKind::PermissionDenied), "Permission denied", PrinterFault::Refused),
            (Kind::Io(ErrorKind::NotFound), "No such file or directory", PrinterFault::NotConnected),
            (Kind::Unknown, "Settings did not apply correctly", PrinterFault::NotConnected),
            (Kind::InvalidInput, "baud rate not supported", PrinterFault::NotConnected),
            (Kind::Io(ErrorKind::BrokenPipe), "Input/output error", PrinterFault::NotConnected),
        ];
        for (kind, words, trouble) in table {
            assert_eq!(opening(&Error::new(kind, words)), trouble, "{words}");
        }
        assert_eq!(absent(&ErrorKind::PermissionDenied.into()), PrinterFault::Refused);
        assert_eq!(absent(&ErrorKind::NotFound.into()), PrinterFault::NotConnected);
    }
}
