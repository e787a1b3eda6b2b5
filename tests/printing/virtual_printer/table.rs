//! A printer on a table: bytes in, answers and paper out.
use service_hall::virtual_printer::{BoxLetters, PrinterModel, SimulatedFault, VirtualPrinter};
use std::time::Duration;

/// A printer and the time on the wall.
pub struct Table {
    pub printer: VirtualPrinter,
    pub now: Duration,
}

/// A while in which any slip is printed.
pub const A_WHILE: Duration = Duration::from_mins(1);

impl Table {
    pub fn with(make: &str) -> Table {
        Table::of(PrinterModel::named(make).unwrap())
    }

    pub fn of(make: PrinterModel) -> Table {
        Table { printer: VirtualPrinter::new(make, Box::new(BoxLetters)), now: Duration::ZERO }
    }

    /// Sends bytes, all at this moment, and hears what is said to them at once.
    pub fn send(&mut self, bytes: &[u8]) -> Vec<u8> {
        for byte in bytes {
            self.printer.receive(*byte, self.now);
        }
        self.printer.said()
    }

    /// Sends bytes as the line carries them, waiting while the printer is busy.
    pub fn send_in_time(&mut self, bytes: &[u8]) {
        let byte_time = Duration::from_secs(10) / self.printer.make().baud;
        for byte in bytes {
            self.now += byte_time;
            self.printer.run(self.now);
            while self.printer.is_busy() {
                self.wait(byte_time);
            }
            self.printer.receive(*byte, self.now);
        }
    }

    /// Lets time go by, and hears what is said meanwhile.
    pub fn wait(&mut self, time: Duration) -> Vec<u8> {
        self.now += time;
        self.printer.run(self.now);
        self.printer.said()
    }

    /// Lets time go by until a moment.
    pub fn wait_until(&mut self, moment: Duration) -> Vec<u8> {
        self.now = moment;
        self.wait(Duration::ZERO)
    }

    pub fn set(&mut self, fault: SimulatedFault, on: bool) -> Vec<u8> {
        self.printer.set(fault, on, self.now);
        self.printer.said()
    }

    /// The answers to `DLE EOT` 1 to 4.
    pub fn asks(&mut self) -> [u8; 4] {
        std::array::from_fn(|n| {
            let said = self.send(&[0x10, 4, u8::try_from(n).unwrap() + 1]);
            assert_eq!(said.len(), 1, "DLE EOT {} is answered {said:x?}", n + 1);
            said[0]
        })
    }

    /// All words on all paper, cut or not.
    pub fn words(&self) -> Vec<String> {
        let pieces = self.printer.pieces().iter().chain([self.printer.unfinished()]);
        pieces.flat_map(|piece| piece.text.clone()).collect()
    }
}

/// What a text is in the printer's Chinese code.
pub fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

/// Bytes that look random and are the same every time.
pub fn noise(seed: u32) -> impl Iterator<Item = u8> {
    let mut seed = seed;
    std::iter::repeat_with(move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24).to_le_bytes()[0]
    })
}

/// Silence.
pub const NOTHING: [u8; 0] = [];
