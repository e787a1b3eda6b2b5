//! The ledger by itself: what one process writes another reads, and what a cut leaves.
use super::*;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn path(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("service-hall-ledger-{name}-{}", std::process::id()));
    let _absent = fs::remove_file(&path);
    path
}

#[test]
fn what_one_process_covers_another_sees() {
    let path = path("two");
    let (mut one, mut two) = (Ledger::open(&path).unwrap(), Ledger::open(&path).unwrap());
    one.reserve(day(), "A", 20).unwrap();
    assert!(two.covers(day(), "A", 20).unwrap() && !two.covers(day(), "A", 21).unwrap());
    assert!(!two.covers(day(), "B", 1).unwrap() && !two.is_settled().unwrap());
    two.close(day(), &[("A".into(), 7)]).unwrap();
    let mut again = Ledger::open(&path).unwrap();
    assert_eq!(
        (again.is_settled().unwrap(), again.day(), again.highs(day())),
        (true, Some(day()), vec![("A".into(), 7)])
    );
    fs::remove_file(&path).unwrap();
}

#[test]
fn a_cut_line_spoils_nothing_after_it() {
    let path = path("cut");
    let mut ledger = Ledger::open(&path).unwrap();
    ledger.reserve(day(), "A", 20).unwrap();
    fs::write(&path, &fs::read(&path).unwrap()[..12]).unwrap();
    let mut ledger = Ledger::open(&path).unwrap();
    assert_eq!((ledger.spoiled(), ledger.is_settled().unwrap()), (LedgerDamage::Tail, false));
    ledger.reserve(day(), "B", 40).unwrap();
    let mut again = Ledger::open(&path).unwrap();
    assert_eq!((again.spoiled(), again.highs(day())), (LedgerDamage::Lines, vec![("B".into(), 40)]));
    let kept = again.tidy().unwrap().unwrap();
    assert_eq!((again.spoiled(), again.highs(day())), (LedgerDamage::No, vec![("B".into(), 40)]));
    fs::remove_file(kept).unwrap();
    fs::remove_file(&path).unwrap();
}

#[test]
fn a_line_that_would_break_the_ledger_is_refused() {
    let path = path("tab");
    assert!(Ledger::open(&path).unwrap().reserve(day(), "A\t", 20).is_err());
    fs::remove_file(&path).unwrap();
}

#[test]
fn an_opening_in_a_rush_finds_the_ledger_at_rest() {
    let path = path("rush");
    let mut opening = Ledger::open(&path).unwrap();
    let is_over = std::sync::atomic::AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..4 {
            let taking = Ledger::open(&path).unwrap();
            let is_over = &is_over;
            scope.spawn(move || {
                // One of the four always holds the lock.
                while !is_over.load(std::sync::atomic::Ordering::Relaxed) {
                    taking.begin_taking().unwrap();
                    thread::park_timeout(Duration::from_millis(4));
                    taking.end_taking();
                }
            });
        }
        for _ in 0..5 {
            assert!(opening.settle_takings().unwrap());
            opening.end_taking();
        }
        is_over.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    fs::remove_file(&path).unwrap();
}

#[test]
fn a_ledger_is_one_hall_s() {
    let path = path("owner");
    let (first, second): (HallCode, HallCode) = ("JIA".parse().unwrap(), "YI".parse().unwrap());
    let mut ledger = Ledger::open_of(&first, &path).unwrap();
    ledger.claim(&first).unwrap();
    ledger.reserve(day(), "A", 20).unwrap();
    let mut other = Ledger::open_of(&second, &path).unwrap();
    assert_eq!((other.highs(day()), Ledger::open_of(&first, &path).unwrap().high(day(), "A")), (vec![], 20));
    other.claim(&second).unwrap();
    other.reserve(day(), "A", 40).unwrap();
    assert_eq!(Ledger::open_of(&second, &path).unwrap().high(day(), "A"), 40);
    assert_eq!(Ledger::open(&path).unwrap().high(day(), "A"), 20);
    for name in [path.clone(), beside(&path, ".YI")] {
        fs::remove_file(name).unwrap();
    }
}
