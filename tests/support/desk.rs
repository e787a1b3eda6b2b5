//! A virtual printer on a real pseudo-terminal, and the program's own driver at the other end of the cable.
use service_hall::{
    config::printers::built_in,
    devices::{
        printer::{Bell, Handshake, PrintResult, Printer, Ringer, SerialLine, SerialPrinter, Watcher},
        printer_host::{PrinterHost, PumpEvent, VirtualPrinterSetup},
    },
    paper::{Health, NoGlyphs, Part, PrinterFault, Profile, Slip, SlipOutcome},
    virtual_printer::{BoxLetters, Piece, PrinterModel},
};
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
        mpsc::{Receiver, channel},
    },
    time::{Duration, Instant},
};

/// Far longer than anything takes: only a jam reaches it.
pub const JAM: Duration = Duration::from_secs(30);

static LINKS: AtomicU32 = AtomicU32::new(0);

/// A virtual printer, what happens at it, and where its link is.
pub struct Desk {
    pub printer: PrinterHost,
    pub news: Receiver<PumpEvent>,
    pub link: PathBuf,
}

/// A printer of a make whose line and paper are fast.
pub fn quick(make: &str) -> PrinterModel {
    PrinterModel { baud: 4_000_000, dots_per_second: 100_000, ..PrinterModel::named(make).unwrap() }
}

/// The shipped profile of a name.
pub fn profile(name: &str) -> Profile {
    built_in(name).unwrap()
}

/// Where nothing lies yet, for the link to a printer.
pub fn free_link(name: &str) -> PathBuf {
    let number = LINKS.fetch_add(1, Ordering::Relaxed);
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("link-{name}-{}-{number}", std::process::id()))
}

impl Desk {
    /// A printer that was just plugged in.
    pub fn new(name: &str, make: PrinterModel) -> Desk {
        Desk::at(free_link(name), make)
    }

    /// The same, with its link at a place.
    pub fn at(link: PathBuf, make: PrinterModel) -> Desk {
        let (tell, news) = channel();
        let setup = VirtualPrinterSetup { make, link: link.clone(), face: Box::new(BoxLetters) };
        let printer = PrinterHost::start(setup, move |happening| {
            let _nobody_waits = tell.send(happening);
        });
        Desk { printer: printer.unwrap(), news, link }
    }

    /// The program's driver at the other end.
    pub fn clerk(&self, profile: &str) -> Clerk {
        Clerk::at(&self.link, profile)
    }

    /// Waits for the next piece of paper.
    pub fn piece(&self) -> Piece {
        loop {
            if let PumpEvent::Piece(piece) = self.news.recv_timeout(JAM).expect("a piece comes out") {
                return *piece;
            }
        }
    }

    /// Pieces with something on them, as many as came out by now.
    pub fn written(&self) -> Vec<Piece> {
        self.printer.pieces().into_iter().filter(|piece| !piece.is_blank()).collect()
    }
}

/// Whoever looks after the printer and prints, as the printer's worker does.
pub struct Clerk {
    pub driver: SerialPrinter,
    bell: Bell,
    _ringer: Ringer,
    tokens: u32,
}

impl Clerk {
    /// Somebody with a printer of a profile at a path.
    pub fn at(path: &Path, profile: &str) -> Clerk {
        Clerk::with(line(path, Handshake::None), self::profile(profile))
    }

    /// The same on any line.
    pub fn with(line: SerialLine, profile: Profile) -> Clerk {
        Clerk::of(SerialPrinter::new(line, profile, Box::new(NoGlyphs), None))
    }

    /// Somebody with a driver.
    pub fn of(driver: SerialPrinter) -> Clerk {
        let (bell, ringer) = Bell::hung().unwrap();
        Clerk { driver, bell, _ringer: ringer, tokens: 0 }
    }

    /// How the printer is, after a moment's look.
    pub fn look(&mut self) -> Health {
        self.driver.attend(&self.bell, Duration::from_millis(50))
    }

    /// Looks after the printer until it is in some trouble, or well; says how long that took.
    pub fn until(&mut self, trouble: Option<PrinterFault>) -> Duration {
        let begun = Instant::now();
        loop {
            let health = self.look();
            if health.trouble == trouble && (trouble.is_some() || self.driver.traits().is_some()) {
                return begun.elapsed();
            }
            assert!(begun.elapsed() < JAM, "{health:?} and never {trouble:?}");
        }
    }

    /// Prints a slip.
    pub fn print(&mut self, slip: &Slip) -> SlipOutcome {
        self.print_and(slip, || {})
    }

    /// Prints a slip; something happens as its first byte is about to leave.
    pub fn print_and(&mut self, slip: &Slip, then: impl FnMut()) -> SlipOutcome {
        self.done(slip, then).printed
    }

    /// The same, with what could not be printed.
    pub fn done(&mut self, slip: &Slip, then: impl FnMut()) -> PrintResult {
        self.tokens += 1;
        self.driver.print(slip, self.tokens, &mut Eyes(then))
    }
}

/// A line that is as quick as the printers of [`quick`].
pub fn line(path: &Path, flow: Handshake) -> SerialLine {
    SerialLine { path: path.into(), baud: 4_000_000, flow }
}

struct Eyes<F: FnMut()>(F);

impl<F: FnMut()> Watcher for Eyes<F> {
    fn may_begin(&mut self) -> bool {
        (self.0)();
        true
    }

    fn is_now(&mut self, _health: Health) {}
}

/// A slip of so many lines and a code.
pub fn slip(label: &str, lines: usize) -> Slip {
    let line = |n| Part::plain(format!("{label} 第 {n} 行：请在休息区等候"));
    Slip { parts: (0..lines).map(line).chain([Part::Qr(label.into())]).collect() }
}

/// A transcript that can be read while it is written.
#[derive(Clone, Default)]
pub struct Notes(Arc<Mutex<Vec<u8>>>);

impl Notes {
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Notes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
