//! The control socket: a line in is an order, a line of JSON out is its answer.
use crate::devices::printer_host::PumpEvent;
use serde_json::Value;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::fs::FileTypeExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// How long somebody may take to read an answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// What reaches the desk.
pub(super) enum VirtualPrinterEvent {
    /// The printer did something by itself.
    Happened(PumpEvent),
    /// Somebody ordered something; the answer goes to whoever waits for it.
    Ordered(String, Option<ControlClient>),
    /// The program is to end.
    Stop,
}

/// A socket somebody can give orders by; it is removed in the end.
pub(super) struct ControlSocket {
    path: PathBuf,
}

impl ControlSocket {
    /// Listens at a path. A socket nobody listens at any more is replaced, all else that lies there is left alone.
    pub fn listen(path: &Path, inbox: &Sender<VirtualPrinterEvent>) -> io::Result<ControlSocket> {
        let stale = fs::symlink_metadata(path).is_ok_and(|there| there.file_type().is_socket());
        if stale && UnixStream::connect(path).is_err() {
            fs::remove_file(path)?;
        }
        let listener = UnixListener::bind(path)?;
        let inbox = inbox.clone();
        thread::Builder::new().name("control".into()).spawn(move || {
            for stream in listener.incoming().flatten() {
                let inbox = inbox.clone();
                // Without a thread to spare the caller is hung up on, which says so.
                let _served = thread::Builder::new().spawn(move || serve(&stream, &inbox));
            }
        })?;
        Ok(ControlSocket { path: path.to_owned() })
    }
}

impl Drop for ControlSocket {
    fn drop(&mut self) {
        let _gone = fs::remove_file(&self.path);
    }
}

fn serve(stream: &UnixStream, inbox: &Sender<VirtualPrinterEvent>) -> Option<()> {
    stream.set_write_timeout(Some(PATIENCE)).ok()?;
    for line in BufReader::new(stream).lines() {
        inbox
            .send(VirtualPrinterEvent::Ordered(line.ok()?, Some(ControlClient(stream.try_clone().ok()?))))
            .ok()?;
    }
    Some(())
}

/// Somebody at the socket who waits for an answer.
pub(super) struct ControlClient(UnixStream);

impl ControlClient {
    /// Answers, before anything else happens: after the order to end nothing else would.
    pub fn hear(mut self, json: &Value) {
        // Whoever asked may have hung up.
        let _gone = writeln!(self.0, "{json}");
    }
}
