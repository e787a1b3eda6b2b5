//! The control socket: a line in is an order, a line of JSON out is its answer.
use super::VirtualPrinterEvent;
use serde_json::Value;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::fs::FileTypeExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// How long somebody may take to read an answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// A socket somebody can give orders by; it is removed in the end.
pub struct ControlSocket {
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

/// Hears orders that come line by line from elsewhere, such as stdin; nobody waits for their answers.
///
/// # Errors
/// Fails where no thread can be started.
pub fn listen_to_lines(
    from: impl Read + Send + 'static,
    inbox: Sender<VirtualPrinterEvent>,
) -> io::Result<()> {
    let hear = move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            if inbox.send(VirtualPrinterEvent::Ordered(line, None)).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("orders".into()).spawn(hear)?;
    Ok(())
}

/// Somebody at the socket who waits for an answer.
pub struct ControlClient(UnixStream);

impl ControlClient {
    /// Answers, before anything else happens: after the order to end nothing else would.
    pub fn hear(mut self, json: &Value) {
        // Whoever asked may have hung up.
        let _gone = writeln!(self.0, "{json}");
    }
}
