//! A thermal printer on a cable that runs beside the program, for tests and for `hall paper`.
use super::pump::{Pump, PumpTask};
use crate::virtual_printer::{Piece, PrinterStatus, SimulatedFault};
use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

pub use super::pump::{PumpEvent, VirtualPrinterSetup};

/// A thermal printer that runs beside the program; dropping it pulls the cable and ends it.
pub struct PrinterHost {
    orders: Sender<PumpTask>,
    bell: UnixStream,
    thread: Option<JoinHandle<()>>,
}

impl PrinterHost {
    /// Plugs a printer in and switches it on; `tell` hears what happens by itself, on the printer's thread.
    ///
    /// # Errors
    /// Fails where the cable cannot be plugged in, or no thread can be started.
    pub fn start(
        setup: VirtualPrinterSetup,
        tell: impl FnMut(PumpEvent) + Send + 'static,
    ) -> io::Result<PrinterHost> {
        let (orders, inbox) = channel();
        let (bell, hears) = UnixStream::pair()?;
        bell.set_nonblocking(true)?;
        hears.set_nonblocking(true)?;
        let mut pump = Pump::new(setup, Box::new(tell));
        pump.cable.plug()?;
        let thread = thread::Builder::new().name("paper".into()).spawn(move || pump.run(&inbox, &hears))?;
        Ok(PrinterHost { orders, bell, thread: Some(thread) })
    }

    /// Does something with the printer between two looks at the line, and brings back what came of it.
    ///
    /// `None` where the printer has ended.
    pub fn with<T: Send + 'static>(&self, action: impl FnOnce(&mut Pump) -> T + Send + 'static) -> Option<T> {
        let (answer, answers) = channel();
        let order: PumpTask = Box::new(move |pump| {
            // Whoever asked may be gone.
            let _heard = answer.send(action(pump));
        });
        self.orders.send(order).ok()?;
        // A full bell rings already.
        let _rung = (&self.bell).write(&[1]);
        answers.recv().ok()
    }

    /// Lets something be wrong from now on, or mends it.
    pub fn set(&self, fault: SimulatedFault, on: bool) {
        self.with(move |pump| pump.set(fault, on));
    }

    /// Pulls the cable out.
    pub fn unplug(&self) {
        self.with(|pump| pump.cable.unplug());
    }

    /// Pulls the cable out when so many more bytes have arrived.
    pub fn unplug_after(&self, bytes: u64) {
        self.with(move |pump| pump.unplug_in = Some(bytes));
    }

    /// Plugs the cable in again, into another port.
    ///
    /// # Errors
    /// Fails as [`Cable::plug`](super::cable::Cable::plug) does, or where the printer has ended.
    pub fn plug(&self) -> io::Result<()> {
        self.with(|pump| pump.cable.plug()).unwrap_or_else(|| Err(io::ErrorKind::BrokenPipe.into()))
    }

    /// Switches it off and on.
    pub fn reset(&self) {
        self.with(Pump::reset);
    }

    /// Lets the roll end after so many more dot lines; `None` is a roll without end.
    pub fn roll(&self, rows: Option<usize>) {
        self.with(move |pump| pump.printer.roll(rows));
    }

    /// Tears off what hangs out.
    pub fn tear(&self) {
        self.with(Pump::tear);
    }

    /// How it is; a printer that has ended is like one just bought.
    pub fn state(&self) -> PrinterStatus {
        self.with(|pump| pump.printer.state()).unwrap_or_default()
    }

    /// Every piece that came out.
    pub fn pieces(&self) -> Vec<Piece> {
        self.with(|pump| pump.printer.pieces().to_vec()).unwrap_or_default()
    }

    /// The paper still in the printer.
    pub fn unfinished(&self) -> Piece {
        self.with(|pump| pump.printer.unfinished().clone()).unwrap_or_default()
    }
}

impl Drop for PrinterHost {
    fn drop(&mut self) {
        self.with(|pump| pump.over = true);
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so.
            let _over = thread.join();
        }
    }
}
