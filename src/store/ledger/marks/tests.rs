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
