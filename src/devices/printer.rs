//! Printers: a file that stands for one, and one on a serial port. One worker owns the printer; nobody else talks to it.
use crate::paper::{NoGlyphs, Printed, Profile, Slip, Trouble, drawn, perforation, script};
use chrono::NaiveDateTime;
use nix::fcntl::{FcntlArg, OFlag, fcntl};
use serialport::{ClearBuffer, FlowControl, SerialPort, TTYPort};
use std::fs::{File, create_dir_all, metadata};
use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Bytes handed over at once: between two slices the printer can be heard and the deadline kept.
const SLICE: usize = 64;
/// How long a full line is listened to before it is tried again.
const PAUSE: Duration = Duration::from_millis(5);

/// Something that puts slips on paper, one at a time.
pub trait Printer: Send {
    /// Hands one slip over and says what is known of it, or why it could not be handed over.
    ///
    /// It returns within a bound that depends on the slip's length only. After a trouble the slip is never sent again
    /// by itself: a part of it may be on paper.
    fn print(&mut self, slip: &Slip) -> Result<Printed, Trouble>;
}

/// A text file that grows by every slip, for machines without a printer and for trying things out.
pub struct DrawnFile {
    path: PathBuf,
    columns: usize,
    clock: Box<dyn Fn() -> NaiveDateTime + Send>,
}

impl DrawnFile {
    /// A file at a path, on paper of so many columns; `clock` tells the hall's time for the line between slips.
    ///
    /// Nothing is touched before the first slip; missing folders are made then.
    pub fn new(
        path: impl Into<PathBuf>,
        columns: usize,
        clock: impl Fn() -> NaiveDateTime + Send + 'static,
    ) -> Self {
        DrawnFile { path: path.into(), columns, clock: Box::new(clock) }
    }

    fn append(&self, text: &str) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            create_dir_all(folder)?;
        }
        File::options().append(true).create(true).open(&self.path)?.write_all(text.as_bytes())
    }
}

impl Printer for DrawnFile {
    fn print(&mut self, slip: &Slip) -> Result<Printed, Trouble> {
        let date = (self.clock)().format("%Y-%m-%d %H:%M:%S").to_string();
        let rows = [perforation(self.columns), date].into_iter().chain(drawn(slip, self.columns));
        let text: String = rows.map(|row| row + "\n").collect();
        self.append(&text).map_err(|_| Trouble::CannotWrite)?;
        Ok(Printed::Drawn)
    }
}

/// How the printer tells us to wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flow {
    /// It does not.
    None,
    /// By XOFF and XON among its bytes.
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
    pub flow: Flow,
    /// How much longer than the line itself needs a slip may take.
    pub margin: Duration,
}

impl SerialLine {
    /// How long so many bytes may take, ten bits a byte.
    fn patience(&self, bytes: usize) -> Duration {
        let bits = u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(10);
        Duration::from_millis(bits.saturating_mul(1000) / u64::from(self.baud.max(1))) + self.margin
    }
}

/// A printer on a serial port. The port is opened for the first slip, kept, and opened again after a trouble.
pub struct SerialPrinter {
    line: SerialLine,
    profile: Profile,
    port: Option<Port>,
}

impl SerialPrinter {
    /// A printer of a model on a line; nothing is opened yet.
    pub fn new(line: SerialLine, profile: Profile) -> Self {
        SerialPrinter { line, profile, port: None }
    }

    /// The open port; a dead one, or one the path no longer leads to, is opened again, since nothing was sent yet.
    fn port(&mut self) -> Result<&mut Port, Trouble> {
        let kept = self.port.take().filter(|port| port.is_alive() && port.is_at(&self.line.path));
        let port = match kept {
            Some(port) => port,
            None => Port::open(&self.line)?,
        };
        Ok(self.port.insert(port))
    }
}

impl Printer for SerialPrinter {
    fn print(&mut self, slip: &Slip) -> Result<Printed, Trouble> {
        let bytes = script(slip, &self.profile, &NoGlyphs).pieces.concat();
        let deadline = Instant::now() + self.line.patience(bytes.len());
        let sent = self.port()?.send(&bytes, deadline);
        if sent.is_err() {
            self.port = None;
        }
        sent.map(|()| Printed::Sent)
    }
}

/// A port that never makes anybody wait past a deadline.
struct Port {
    tty: TTYPort,
    device: PathBuf,
}

impl Port {
    fn open(line: &SerialLine) -> Result<Port, Trouble> {
        let device = line.path.canonicalize().map_err(|error| absent(&error))?;
        let kind = metadata(&device).map_err(|error| absent(&error))?.file_type();
        if !kind.is_char_device() {
            return Err(Trouble::Refused);
        }
        let flow = match line.flow {
            Flow::None => FlowControl::None,
            Flow::Software => FlowControl::Software,
            Flow::Hardware => FlowControl::Hardware,
        };
        let builder = serialport::new(device.to_string_lossy(), line.baud).flow_control(flow);
        let tty = builder.dtr_on_open(true).exclusive(true).open_native().map_err(|error| opening(&error))?;
        // serialport waits until it may write, then writes blocking: without this one slice could hang for ever.
        fcntl(tty.as_raw_fd(), FcntlArg::F_SETFL(OFlag::O_NONBLOCK)).map_err(|_| Trouble::NotConnected)?;
        let mut port = Port { tty, device };
        // Printers on DTR/DSR cables answer only then; a port without such lines refuses, which is as good.
        let _ = port.tty.write_request_to_send(true);
        Ok(port)
    }

    fn is_alive(&self) -> bool {
        self.tty.bytes_to_read().is_ok()
    }

    fn is_at(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|device| device == self.device)
    }

    /// Sends everything and sees it leave the computer, or says what went wrong by the deadline.
    fn send(&mut self, bytes: &[u8], deadline: Instant) -> Result<(), Trouble> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let slice = &rest[..rest.len().min(SLICE)];
            self.tty.set_timeout(left(deadline)?).map_err(|_| Trouble::NotConnected)?;
            match self.tty.write(slice) {
                Ok(0) => return Err(Trouble::NotConnected),
                Ok(taken) => rest = &rest[taken..],
                Err(error) if error.kind() == ErrorKind::WouldBlock => self.listen()?,
                Err(error) => writing(&error)?,
            }
        }
        self.drain(deadline)
    }

    /// Waits until the last byte has left; never by `tcdrain`, which has no bound.
    fn drain(&mut self, deadline: Instant) -> Result<(), Trouble> {
        while self.tty.bytes_to_write().map_err(|_| Trouble::NotConnected)? > 0 {
            left(deadline)?;
            self.listen()?;
        }
        Ok(())
    }

    /// Takes in what the printer says for a moment. Nothing is made of it yet, but a hang-up is noticed.
    fn listen(&mut self) -> Result<(), Trouble> {
        self.tty.set_timeout(PAUSE).map_err(|_| Trouble::NotConnected)?;
        match self.tty.read(&mut [0; SLICE]) {
            Ok(0) => Err(Trouble::NotConnected),
            Ok(_) => Ok(()),
            Err(error) if matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) => Ok(()),
            Err(error) => writing(&error),
        }
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        // Closing a port waits for unsent bytes, up to half a minute; a stalled printer must not hold the worker.
        let _ = self.tty.clear(ClearBuffer::Output);
    }
}

fn left(deadline: Instant) -> Result<Duration, Trouble> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(Trouble::Stalled) } else { Ok(left) }
}

/// What a failed write means; an interrupted one means nothing.
fn writing(error: &io::Error) -> Result<(), Trouble> {
    match error.kind() {
        ErrorKind::Interrupted => Ok(()),
        ErrorKind::TimedOut => Err(Trouble::Stalled),
        _ => Err(Trouble::NotConnected),
    }
}

fn absent(error: &io::Error) -> Trouble {
    if error.kind() == ErrorKind::PermissionDenied { Trouble::Refused } else { Trouble::NotConnected }
}

fn opening(error: &serialport::Error) -> Trouble {
    match error.kind() {
        serialport::ErrorKind::NoDevice => Trouble::Busy,
        serialport::ErrorKind::Io(ErrorKind::PermissionDenied) => Trouble::Refused,
        _ => Trouble::NotConnected,
    }
}
