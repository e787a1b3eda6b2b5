//! The real program with a thermal printer on its cable: paper, cover and cable as people at the kiosk meet them.
use super::{
    LINK, codes,
    desk::{Desk, free_link},
    stage::{Stage, is_there},
    take_number,
};
use service_hall::{
    devices::cable::Cable,
    paper::{LetterSize, Part, Slip, drawn},
    virtual_printer::{Piece, PrinterModel, SimulatedFault},
};
use std::path::Path;
use std::time::{Duration, Instant};

/// Far longer than the two seconds that are promised, for machines with much else to do.
const SOON: Duration = Duration::from_secs(12);

/// A kiosk with a printer of the usual kind, which `kiosk.toml` takes it for.
fn kiosk(name: &str) -> (Desk, Stage) {
    let make = PrinterModel { dots_per_second: 20_000, ..PrinterModel::named("generic-80").unwrap() };
    let desk = Desk::new(name, make);
    let stage = open(name, &desk);
    (desk, stage)
}

/// The same with a scanner on a cable of its own.
pub(super) fn kiosk_with_scanner(name: &str) -> (Desk, Cable, Stage) {
    let make = PrinterModel { dots_per_second: 20_000, ..PrinterModel::named("generic-80").unwrap() };
    let desk = Desk::new(name, make);
    let mut scanner = Cable::new(free_link(&format!("{name}-scanner")));
    scanner.plug().unwrap();
    let paths = [&desk.link, scanner.link()].map(|path: &Path| path.to_str().unwrap().to_owned());
    let mut stage = Stage::open(name, 72, 53, &["kiosk", "--printer", &paths[0], "--scanner", &paths[1]]);
    stage.sees("您好");
    (desk, scanner, stage)
}

fn open(name: &str, desk: &Desk) -> Stage {
    let mut stage = Stage::open(name, 72, 53, &["kiosk", "--printer", desk.link.to_str().unwrap()]);
    stage.sees("您好");
    stage
}

/// How long it takes until words are on the screen, or gone.
fn until(stage: &mut Stage, words: &str, there: bool) -> Duration {
    let begun = Instant::now();
    while stage.rows().iter().any(|row| row.contains(words)) != there {
        assert!(begun.elapsed() < SOON, "{words:?}, {there}:\n{}", stage.screen().contents());
        stage.reads_for(Duration::from_millis(20));
    }
    begun.elapsed()
}

/// What a telephone reads off the code on a piece of paper.
pub(super) fn code_on(piece: &Piece) -> String {
    let dark = |x: usize, y: usize| if piece.dots[y].dark(x) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(576, piece.dots.len(), dark);
    image.detect_grids().first().expect("a code").decode().expect("a readable code").1
}

#[test]
fn the_slip_that_comes_out_is_the_ticket_on_the_screen() {
    if !is_there() {
        return;
    }
    let (desk, mut stage) = kiosk("slip");
    take_number(&mut stage);
    stage.sees("请取走号票");
    let piece = desk.piece();
    assert!(piece.cut && piece.unknown == 0, "{piece:?}");
    let shown = stage.rows();
    let link = codes::read(shown.iter().map(String::as_str));
    assert!(link.starts_with(LINK) && link.len() == LINK.len() + 40, "{link}");
    assert_eq!(code_on(&piece), link);
    let label = piece.text.iter().map(|line| line.trim()).find(|line| line.starts_with("A0")).unwrap();
    let number = drawn(&Slip { parts: vec![Part::heading(label, LetterSize::HUGE)] }, 48);
    let rows: Vec<&str> = shown.iter().map(|row| row.trim()).collect();
    let number: Vec<&str> = number.iter().map(|row| row.trim()).collect();
    assert!(rows.windows(number.len()).any(|rows| rows == number), "{label} is on\n{}", shown.join("\n"));
    assert!(piece.text.concat().contains("户籍治安"));
    assert!(!stage.file("var/slips.txt").exists(), "nothing is drawn into a file");
    stage.tap("完成").sees("您好");
    assert_eq!(desk.written().len(), 1);
}

#[test]
fn what_is_wrong_with_the_printer_is_on_the_screen_and_gone_once_it_is_mended() {
    if !is_there() {
        return;
    }
    let (desk, mut stage) = kiosk("banner");
    for (fault, words) in
        [(SimulatedFault::PaperOut, "打印机缺纸"), (SimulatedFault::CoverOpen, "打印机盖没有关好")]
    {
        stage.settles();
        desk.printer.set(fault, true);
        let there = until(&mut stage, words, true);
        desk.printer.set(fault, false);
        println!("{words}: there after {there:?}, gone after {:?}", until(&mut stage, words, false));
    }
    take_number(&mut stage);
    stage.sees("请取走号票");
    assert_eq!(desk.written().len(), 1);
}

#[test]
fn a_cable_pulled_out_and_put_back_needs_nobody() {
    if !is_there() {
        return;
    }
    let (desk, mut stage) = kiosk("cable");
    stage.settles();
    desk.printer.unplug();
    let there = until(&mut stage, "打印机未连接", true);
    desk.printer.plug().unwrap();
    println!("unplugged: there after {there:?}, gone after {:?}", until(&mut stage, "打印机未连接", false));
    take_number(&mut stage);
    stage.sees("请取走号票").tap("完成").sees("您好");
    // In the middle of a slip: its number stands, nobody gets it twice, and the next is clean.
    desk.printer.unplug_after(600);
    take_number(&mut stage);
    stage.sees("打印机未连接").sees("请看出票口");
    desk.printer.plug().unwrap();
    until(&mut stage, "号码会显示在屏幕上", false);
    stage.tap("完成").sees("您好");
    take_number(&mut stage);
    stage.sees("请取走号票");
    let labels = |piece: &Piece| {
        piece.text.iter().filter(|line| ["A001", "A002", "A003"].contains(&line.trim())).count()
    };
    let written = desk.written();
    assert!(written.iter().all(|piece| labels(piece) <= 1), "one person's slip on one paper");
    assert!(written.last().unwrap().text.concat().contains("A003"));
}

#[test]
fn paper_that_runs_out_in_the_middle_is_loaded_and_the_slip_goes_on() {
    if !is_there() {
        return;
    }
    let (desk, mut stage) = kiosk("reload");
    stage.settles();
    desk.printer.roll(Some(300));
    take_number(&mut stage);
    stage.sees("打印机缺纸").sees("请稍候，处理好后会接着");
    desk.printer.roll(None);
    desk.printer.set(SimulatedFault::PaperOut, false);
    stage.sees("请取走号票");
    assert_eq!(desk.written().len(), 1, "once and whole: what waited in the printer was not sent again");
}

#[test]
fn a_kiosk_that_loses_its_power_in_the_middle_of_a_slip_says_so_and_prints_nothing_twice() {
    if !is_there() {
        return;
    }
    let (desk, mut stage) = kiosk("killed");
    stage.settles();
    desk.printer.roll(Some(300));
    take_number(&mut stage);
    stage.sees("请稍候，处理好后会接着");
    stage.power_cut(&["kiosk", "--printer", desk.link.to_str().unwrap()]);
    stage.sees("您好").sees("打印机缺纸");
    desk.printer.roll(None);
    desk.printer.set(SimulatedFault::PaperOut, false);
    until(&mut stage, "打印机缺纸", false);
    take_number(&mut stage);
    stage.sees("请取走号票");
    let journal = rusqlite::Connection::open(stage.file("var/hall.db")).unwrap();
    let mut read = journal
        .prepare(
            "SELECT number, print_state || ' ' || print_trouble FROM ticket WHERE print_state <> '' ORDER BY number",
        )
        .unwrap();
    let jobs: Vec<(u32, String)> =
        read.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    assert_eq!((jobs.len(), jobs[0].1.as_str()), (2, "uncertain interrupted"), "{jobs:?}");
    // After a power cut numbers go on where the ledger says that none was given yet.
    let (torn, next) = (format!("A{:03}", jobs[0].0), format!("A{:03}", jobs[1].0));
    let written = desk.written();
    let has = |piece: &&Piece, label: &str| piece.text.concat().contains(label);
    let of = |label: &str| written.iter().filter(|piece| has(piece, label)).count();
    assert_eq!((of(&torn), of(&next)), (1, 1), "what was begun is not begun again");
    assert!(!written.iter().any(|piece| has(&piece, &torn) && has(&piece, &next)), "each on its own paper");
}
