//! Faults as the people at the kiosk meet them: the application, the workers, a store, and a printer behind them.
use super::{
    desk::{Desk, JAM, free_link, line, profile, quick},
    journal::{listen, said},
    pilot::{CENTRE, Pilot, monday, settings, squeeze},
    place::Place,
};
use crate::support::keeping::keeping;
use service_hall::app::message::{Event, NumberRequest, RequestKind};
use service_hall::app::{App, Settings};
use service_hall::devices::printer::{Bell, Handshake, PrintResult, Printer, SerialPrinter, Watcher};
use service_hall::hall::queue::{PrintState, ReprintError, Ticket};
use service_hall::hall::{Hall, Name};
use service_hall::kiosk;
use service_hall::paper::{Health, NoGlyphs, PrinterFault, Slip, SlipOutcome, drawn};
use service_hall::store::Store;
use service_hall::text::Lang;
use service_hall::ui::Panel;
use service_hall::workers::{Workers, WorkersSetup};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    time::{Duration, Instant},
};

type Make = Box<dyn FnMut() -> Box<dyn Printer> + Send>;

static BOOTS: AtomicU32 = AtomicU32::new(0);

/// A kiosk without its terminal.
struct Kiosk {
    pilot: Pilot,
    workers: Workers,
    inbox: Receiver<Event>,
}

impl Kiosk {
    fn open(place: &Place, sends_away: bool, printer: Make) -> Kiosk {
        Kiosk::of(&CENTRE.hall.without_catalogue(), place, sends_away, printer)
    }

    fn of(hall: &Hall, place: &Place, sends_away: bool, printer: Make) -> Kiosk {
        let (to_inbox, inbox) = channel();
        let (url, ledger) = (place.url(), place.file("hall.db.ledger"));
        let hall = Arc::new(hall.clone());
        let setup = WorkersSetup {
            open_store: Box::new(move || Store::open(&url, Some(&ledger))),
            hall: Arc::clone(&hall),
            synonyms: Vec::new(),
            setup: service_hall::workers::setup::SetupReader::of(Box::new(|_| None)),
            first_matters: Box::new(|_| {}),
            look_every: Duration::from_millis(20),
            clock: Box::new(monday),
            printer,
            reprints: 2,
            keeping: keeping(),
        };
        let workers = Workers::start(setup, &to_inbox).unwrap();
        // Every start of the program has a name of its own, and so has every visit.
        let boot = format!("boot-{}", BOOTS.fetch_add(1, Ordering::Relaxed));
        let size = (72, 53);
        let app = App::new(
            Settings { sends_away, boot, ..settings(Panel::default()) },
            kiosk::ENTRY_SCREENS,
            kiosk::help,
            hall,
            monday(),
            size,
        );
        let mut pilot = Pilot { app, requests: Vec::new(), size, at: Duration::ZERO, now: monday() };
        pilot.wait(1);
        Kiosk { pilot, workers, inbox }
    }

    /// Touches a place; what is asked is done by the workers.
    fn tap(&mut self, label: &str) -> &mut Self {
        self.pilot.tap(label);
        self.perform()
    }

    /// Touches the one button whose words are drawn large, so many times as fast as a hand can.
    fn tap_large(&mut self, times: u64) -> &mut Self {
        let (buffer, areas) = self.pilot.look();
        let wordless = |area: &&ratatui::layout::Rect| {
            !squeeze(&super::pilot::read(&buffer, **area)).chars().any(char::is_alphanumeric)
        };
        let found: Vec<_> = areas.iter().filter(wordless).collect();
        assert_eq!(found.len(), 1, "{}", self.pilot.screen());
        let position = ratatui::layout::Position {
            x: found[0].x + found[0].width / 2,
            y: found[0].y + found[0].height / 2,
        };
        self.pilot.at += Duration::from_millis(500);
        for _ in 0..times {
            for input in [
                service_hall::app::input::Input::Press(position),
                service_hall::app::input::Input::Release(position),
            ] {
                self.pilot.at += Duration::from_millis(10);
                let at = self.pilot.at;
                self.pilot.happen(Event::Input { input, at });
                self.perform();
            }
        }
        self
    }

    fn perform(&mut self) -> &mut Self {
        for request in std::mem::take(&mut self.pilot.requests) {
            self.workers.perform(request);
        }
        self
    }

    /// Lets happen what happens until the screen says something.
    fn sees(&mut self, words: &str) -> &mut Self {
        let begun = Instant::now();
        while !self.pilot.sees(words) {
            assert!(begun.elapsed() < JAM, "no {words:?} on\n{}", self.pilot.screen());
            match self.inbox.recv_timeout(Duration::from_millis(100)) {
                Ok(event) => {
                    self.pilot.happen(event);
                    self.perform();
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => panic!("the workers are gone"),
            }
        }
        self
    }

    /// From the first screen to the page that confirms.
    fn at_the_line(&mut self) -> &mut Self {
        self.tap("取号").sees("户籍治安").tap("A 户籍治安").sees("前面")
    }

    fn ends(self) {
        self.workers.finish(JAM);
        // The printer's worker ends a moment later and lets the port go.
        while self.inbox.recv_timeout(JAM).is_ok() {}
    }
}

fn serial(link: &Path, profile_name: &str) -> Make {
    let (line, profile) = (line(link, Handshake::Hardware), profile(profile_name));
    Box::new(move || Box::new(SerialPrinter::new(line.clone(), profile.clone(), Box::new(NoGlyphs), None)))
}

/// The last ticket somebody was given.
fn last(place: &Place) -> Ticket {
    let mut store = place.open();
    let job = store.prints(monday(), None).unwrap().pop().unwrap();
    store.ticket_by_code(&job.code).unwrap().unwrap()
}

fn prints(place: &Place) -> Vec<(String, PrintState, String)> {
    let mut jobs = place.open().prints(monday(), None).unwrap();
    jobs.sort_by(|a, b| a.label.cmp(&b.label));
    jobs.into_iter().map(|job| (job.label.to_string(), job.state, job.trouble)).collect()
}

/// Waits until a print has come to a state; the store hears of it a moment after the screen.
fn until_state(place: &Place, label: &str, state: PrintState) {
    let (begun, mut store) = (Instant::now(), place.open());
    let mut is = || {
        store
            .prints(monday(), None)
            .unwrap()
            .iter()
            .any(|job| job.label.to_string() == label && job.state == state)
    };
    while !is() {
        assert!(begun.elapsed() < JAM, "{label} never is {state:?}: {:?}", prints(place));
    }
}

#[test]
fn p01_without_a_printer_numbers_are_on_the_screen_or_people_go_elsewhere() {
    let place = Place::sqlite("p01-screen");
    let mut kiosk = Kiosk::open(&place, false, serial(&free_link("p01"), "epson-tm-t82"));
    kiosk.sees("打印机未连接").sees("号码会显示在屏幕上，请记住或扫码");
    kiosk.at_the_line().sees("这次不打印号票").tap_large(1).sees("号码有效，请记住号码或扫码保存");
    assert_eq!(last(&place).label().to_string(), "A001");
    kiosk.ends();
    let place = Place::sqlite("p01-elsewhere");
    let mut kiosk = Kiosk::open(&place, true, serial(&free_link("p01"), "epson-tm-t82"));
    kiosk.sees("打印机未连接").sees("请到其他取号机取号");
    kiosk.tap("取号").sees("户籍治安").tap("A 户籍治安").sees("办事指南仍可查看");
    assert!(place.open().prints(monday(), None).unwrap().is_empty(), "no number is given");
}

#[test]
fn p02_a_printer_that_comes_later_prints_the_next_slip_and_not_the_one_before() {
    let (place, link) = (Place::sqlite("p02"), free_link("p02-kiosk"));
    let mut kiosk = Kiosk::open(&place, false, serial(&link, "epson-tm-t82"));
    kiosk.sees("打印机未连接").at_the_line().tap_large(1).sees("号码有效");
    let desk = Desk::at(link, quick("epson-t82"));
    kiosk.sees("补打号票").tap("补打号票").sees("请取走号票");
    let piece = desk.piece();
    assert!(piece.text.iter().any(|line| line.contains("【补打 1】")), "{:?}", piece.text);
    assert!(!kiosk.tap("完成").pilot.sees("打印机未连接"));
}

#[test]
fn p26_staff_are_told_of_characters_nobody_has() {
    listen();
    let place = Place::sqlite("p26");
    let desk = Desk::new("p26", quick("epson-t82"));
    let mut hall = CENTRE.hall.without_catalogue();
    let line = hall.setup_mut().lines.iter_mut().find(|line| line.code == "A").unwrap();
    line.name = Name::new("户籍治安𠮷", "");
    let mut kiosk = Kiosk::of(&hall, &place, false, serial(&desk.link, "epson-tm-t82"));
    kiosk.tap("取号").sees("户籍治安").tap("A 户籍治安𠮷").sees("前面").tap_large(1).sees("请取走号票");
    let piece = desk.piece();
    assert!(piece.text.iter().any(|line| line.contains("户籍治安〓")), "{:?}", piece.text);
    until_state(&place, "A001", PrintState::Confirmed);
    let job = place.open().prints(monday(), None).unwrap().pop().unwrap();
    assert_eq!(job.missing, "U+20BB7");
    assert!(said("no letters for 1") > 0);
}

/// A printer whose code does as the test says.
#[derive(Clone)]
struct Moody {
    says: SlipOutcome,
    /// Its code fails as it begins.
    fails: Arc<AtomicBool>,
    slips: Sender<Slip>,
}

impl Printer for Moody {
    fn attend(&mut self, bell: &Bell, limit: Duration) -> Health {
        bell.wait(limit);
        Health::default()
    }

    fn print(&mut self, slip: &Slip, _token: u32, watcher: &mut dyn Watcher) -> PrintResult {
        if !watcher.may_begin() {
            return SlipOutcome::Not(PrinterFault::NotRecorded).into();
        }
        assert!(!self.fails.swap(false, Ordering::SeqCst), "a fault in the printer's code");
        let _nobody_looks = self.slips.send(slip.clone());
        self.says.into()
    }
}

fn moody(says: SlipOutcome, fails: bool) -> (Make, Receiver<Slip>) {
    let (slips, printed) = channel();
    let moody = Moody { says, fails: Arc::new(AtomicBool::new(fails)), slips };
    (Box::new(move || Box::new(moody.clone())), printed)
}

#[test]
fn p33_a_fault_in_the_printer_s_code_is_survived() {
    let place = Place::sqlite("p33");
    let (printer, _slips) = moody(SlipOutcome::Confirmed, true);
    let mut kiosk = Kiosk::open(&place, false, printer);
    kiosk.at_the_line().tap_large(1).sees("打印时程序中断").sees("请看出票口").tap("完成");
    kiosk.at_the_line().tap_large(1).sees("请取走号票");
    kiosk.ends();
    let interrupted = ("A001".to_owned(), PrintState::Uncertain, "interrupted".to_owned());
    assert_eq!(prints(&place), [interrupted, ("A002".to_owned(), PrintState::Confirmed, String::new())]);
}

#[test]
fn p34_a_disk_that_is_full_as_the_outcome_is_recorded() {
    let place = Place::sqlite("p34");
    let desk = Desk::new("p34", quick("epson-t82"));
    let mut kiosk = Kiosk::open(&place, false, serial(&desk.link, "epson-tm-t82"));
    kiosk.at_the_line();
    drop(place.open());
    let file = rusqlite::Connection::open(place.file("hall.db")).unwrap();
    file.execute_batch(
        "CREATE TRIGGER full BEFORE UPDATE OF print_state ON ticket WHEN NEW.print_state NOT IN ('queued', 'sending')
         BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
    )
    .unwrap();
    kiosk.tap_large(1).sees("请取走号票");
    assert!(desk.piece().text.iter().any(|line| line.contains("A001")), "the person has the slip");
    kiosk.ends();
    assert_eq!(prints(&place), [("A001".to_owned(), PrintState::Sending, String::new())]);
    // There is room again, and the kiosk is started anew.
    file.execute_batch("DROP TRIGGER full").unwrap();
    let mut kiosk = Kiosk::open(&place, false, serial(&desk.link, "epson-tm-t82"));
    until_state(&place, "A001", PrintState::Uncertain);
    kiosk.at_the_line().tap_large(1).sees("请取走号票");
    until_state(&place, "A002", PrintState::Confirmed);
    let labels: Vec<String> = desk
        .written()
        .iter()
        .map(|piece| {
            piece
                .text
                .iter()
                .map(|line| line.trim())
                .find(|line| line.len() == 4 && line.starts_with('A'))
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(labels, ["A001", "A002"], "no number twice, no slip twice");
}

#[test]
fn p34_what_cannot_be_recorded_beforehand_is_not_printed() {
    let place = Place::sqlite("p34-begin");
    let desk = Desk::new("p34-begin", quick("epson-t82"));
    let mut kiosk = Kiosk::open(&place, false, serial(&desk.link, "epson-tm-t82"));
    kiosk.at_the_line();
    let file = rusqlite::Connection::open(place.file("hall.db")).unwrap();
    file.execute_batch(
        "CREATE TRIGGER full BEFORE UPDATE OF print_state ON ticket WHEN NEW.print_state = 'sending'
         BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
    )
    .unwrap();
    kiosk.tap_large(1).sees("打印前没能记下来").sees("号码有效");
    until_state(&place, "A001", PrintState::NotPrinted);
    assert!(desk.written().is_empty(), "nothing of it left");
}

#[test]
fn p35_a_double_tap_is_one_ticket() {
    let place = Place::sqlite("p35");
    let desk = Desk::new("p35", quick("epson-t82"));
    let mut kiosk = Kiosk::open(&place, false, serial(&desk.link, "epson-tm-t82"));
    kiosk.at_the_line().tap_large(2).sees("请取走号票");
    // Should the same request come twice all the same, it is the same ticket, printed once.
    let visit = rusqlite::Connection::open(place.file("hall.db"))
        .unwrap()
        .query_row("SELECT visit FROM ticket", [], |row| row.get::<_, String>(0))
        .unwrap();
    let take = NumberRequest {
        situation: None,
        visit,
        line: "A".into(),
        matter: None,
        priority: false,
        class: String::new(),
        lang: Lang::Zh,
        unprinted: None,
    };
    kiosk.workers.perform(service_hall::app::message::Request {
        request_id: service_hall::app::message::RequestId(4711),
        kind: RequestKind::TakeNumber(take),
    });
    kiosk.ends();
    assert_eq!(prints(&place), [("A001".to_owned(), PrintState::Confirmed, String::new())]);
    assert_eq!(desk.written().len(), 1);
}

#[test]
fn p36_a_ticket_is_printed_again_twice_and_then_by_staff_only() {
    let place = Place::sqlite("p36");
    let (printer, slips) = moody(SlipOutcome::Not(PrinterFault::PaperOut), false);
    let mut kiosk = Kiosk::open(&place, false, printer);
    kiosk.at_the_line().tap_large(1).sees("打印机已经恢复");
    let next = || drawn(&slips.recv_timeout(JAM).unwrap(), 48).join("\n");
    let first = next();
    let code = last(&place).code;
    for times in 1..=2 {
        kiosk.sees("补打号票").tap("补打号票").sees("打印机已经恢复");
        let slip = next();
        assert!(slip.contains(&format!("【补打 {times}】")), "{slip}");
        assert!(!first.contains("补打") && slip.contains(&code[..4]), "the same number and code");
    }
    kiosk.sees("补打号票").tap("补打号票").sees("补打次数已用完").sees("找工作人员");
    assert!(!kiosk.pilot.sees("补打号票"), "there is no button any more");
    assert!(slips.try_recv().is_err(), "and nothing was printed");
    let mut office = place.open();
    let again = |office: &mut Store, limit| office.reprint(&code, limit, "李", monday()).unwrap();
    assert_eq!(again(&mut office, Some(2)), Err(ReprintError::Limit(2)));
    assert_eq!(again(&mut office, None).map(|job| job.reprints), Ok(3));
    assert!(next().contains("【补打 3】"), "printed where the ticket was given");
    kiosk.ends();
    let who = rusqlite::Connection::open(place.file("hall.db"))
        .unwrap()
        .query_row("SELECT group_concat(who) FROM print_event WHERE event = 'reprint'", [], |row| {
            row.get::<_, String>(0)
        })
        .unwrap();
    assert_eq!(who, "visitor,visitor,李");
}
