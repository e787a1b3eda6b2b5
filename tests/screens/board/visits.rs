//! A morning in front of the board.
use super::wall::{STEP, Wall};
use chrono::TimeDelta;
use ratatui::layout::Position;
use service_hall::board::{FRESH, LEAST};
use service_hall::hall::desk::Board;
use service_hall::ui::DARK;
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

fn wall() -> Wall {
    let mut wall = Wall::of(160, 45);
    wall.wait(STEP).hear();
    wall
}

#[test]
fn before_the_first_word_it_says_that_it_is_connecting() {
    let mut wall = Wall::of(160, 45);
    assert!(wall.sees("Connecting") && !wall.sees("次叫号"), "{}", wall.screen());
    wall.wait(STEP).hear();
    assert!(wall.sees("No calls yet today"), "{}", wall.screen());
}

#[test]
fn a_number_is_called_and_stands_there_with_its_window() {
    let mut wall = wall();
    wall.call("A", 12, "A03").hear();
    assert!(wall.sees_drawn("A012") && wall.sees_drawn("A03"), "{}", wall.screen());
    assert!(wall.sees("第 1 次叫号"));
    wall.call("B", 7, "A06").hear();
    assert!(wall.sees("第 2 次叫号"));
    let (newest, before) = (wall.places_of("B007")[0], wall.places_of("A012")[0]);
    assert!(newest.y < before.y && newest.height > before.height, "{newest:?} {before:?}");
}

#[test]
fn long_numbers_and_windows_with_names_are_whole() {
    for (columns, rows) in super::looks::SIZES {
        let mut wall = Wall::of(columns, rows);
        wall.wait(STEP).hear();
        for (line, number, window) in [("A", 1000, "机动位"), ("ABC", 1234, "A03"), ("ABC", 9999, "机动位")]
        {
            let label = format!("{line}{number}");
            wall.call(line, number, window).hear();
            assert!(wall.sees_drawn(&label), "{columns}x{rows}: {label}\n{}", wall.screen());
            assert!(wall.sees_drawn(window), "{columns}x{rows}: {window}\n{}", wall.screen());
        }
        assert!(wall.sees_drawn("A1000"), "{columns}x{rows}\n{}", wall.screen());
    }
}

#[test]
fn a_window_whose_name_no_outline_has_is_written() {
    let mut wall = wall();
    wall.call("A", 1, "龘1").hear();
    assert!(wall.sees("A001 → 龘1"), "{}", wall.screen());
    wall.call("A", 2, "A03").hear();
    assert!(wall.sees("A001 → 龘1") && wall.sees_drawn("A002"), "{}", wall.screen());
}

#[test]
fn calls_of_one_moment_are_all_seen() {
    let mut wall = wall();
    for number in 1..=15 {
        wall.call("A", number, "A03");
    }
    wall.hear();
    let mut missing: Vec<u32> = (1..=15).collect();
    for _ in 0..10 {
        missing.retain(|number| !wall.sees_drawn(&format!("A{number:03}")));
        wall.wait(2 * SECOND);
    }
    assert_eq!(missing, [] as [u32; 0]);
}

#[test]
fn the_newest_flashes_for_twenty_seconds_and_never_faster_than_twice_a_second() {
    let mut wall = wall();
    wall.call("A", 12, "A03").hear();
    let corner = {
        let place = wall.places_of("A012")[0];
        Position::new(place.x, place.y)
    };
    let (mut colour, mut changes) = (wall.ground(corner), Vec::new());
    wall.watch(30 * SECOND, |wall| {
        wall.face.still();
        let now = wall.ground(corner);
        if now != colour {
            changes.push(wall.at);
            colour = now;
        }
    });
    assert!(changes.len() >= 20, "{} changes in its first seconds", changes.len());
    assert!(changes.last().unwrap() <= &(FRESH + SECOND), "it stops: {changes:?}");
    assert_eq!(colour, DARK.card, "and rests in its own colours");
    // A flash is two changes: twice a second would be one every 250 ms.
    assert!(
        changes.windows(2).all(|two| two[1].checked_sub(two[0]).unwrap() >= Duration::from_millis(250)),
        "{changes:?}"
    );
    let in_a_second =
        |from: &Duration| changes.iter().filter(|at| *at >= from && **at < *from + SECOND).count();
    assert!(changes.iter().map(in_a_second).max().unwrap() <= 4);
}

#[test]
fn what_was_called_before_the_board_was_switched_on_does_not_flash() {
    let mut wall = Wall::of(160, 45);
    for number in 1..=20 {
        wall.call("A", number, "A03");
    }
    wall.now += TimeDelta::minutes(10);
    wall.wait(STEP).hear();
    let first = wall.look();
    wall.watch(5 * SECOND, |wall| {
        wall.face.still();
        assert!(wall.look() == first, "it stands still");
    });
    wall.call("A", 21, "A04").hear();
    wall.wait(SECOND);
    assert!(wall.look() != first);
}

#[test]
fn a_busy_minute_flashes_no_faster() {
    let mut wall = wall();
    wall.call("A", 1, "A03").hear();
    let corner = {
        let place = wall.places_of("A001")[0];
        Position::new(place.x, 7)
    };
    let (mut colour, mut changes, mut number) = (wall.ground(corner), Vec::new(), 1);
    wall.watch(20 * SECOND, |wall| {
        if wall.at.as_millis() % 325 == 0 {
            number += 1;
            wall.call("A", number, "A03").hear();
        }
        let now = wall.ground(corner);
        if now != colour {
            changes.push(wall.at);
            colour = now;
        }
    });
    let in_a_second =
        |from: &Duration| changes.iter().filter(|at| *at >= from && **at < *from + SECOND).count();
    assert!(changes.iter().map(in_a_second).max().unwrap() <= 4, "{changes:?}");
}

#[test]
fn only_its_own_windows_are_on_it() {
    let board = Board { windows: vec!["A03".into()], ..Board::default() };
    let mut wall = Wall::showing(160, 45, board);
    wall.wait(STEP).hear();
    wall.call("A", 1, "A03").call("B", 2, "A06").hear();
    assert!(wall.sees_drawn("A001") && !wall.sees_drawn("B002"), "{}", wall.screen());
    assert!(wall.sees("第 1 次叫号"), "the newest shown, not the newest of the hall");
}

#[test]
fn the_store_goes_away_and_the_last_state_stands_there_dated() {
    let mut wall = wall();
    wall.call("A", 12, "A03").hear();
    wall.wait(SECOND);
    wall.face.lose();
    assert!(wall.sees_drawn("A012"), "{}", wall.screen());
    assert!(wall.sees("As of 09:41 · reconnecting"), "{}", wall.screen());
    assert!(wall.sees_drawn("截至 09:41 · 正在重新连接"), "{}", wall.screen());
    wall.watch(600 * SECOND, |_| {});
    assert!(wall.sees("As of 09:41 · reconnecting") && wall.sees_drawn("A012"), "{}", wall.screen());
    assert!(wall.sees_drawn("09:51"), "the clock goes on");
    // Meanwhile others were called, and some are done already.
    wall.call("A", 13, "A03").call("A", 14, "A04").call("A", 15, "A05").done("A", 13).hear();
    assert!(!wall.sees("reconnecting"), "{}", wall.screen());
    for label in ["A012", "A013", "A014", "A015"] {
        assert!(wall.sees_drawn(label), "{label}\n{}", wall.screen());
    }
    assert!(wall.sees("第 4 次叫号"));
}

#[test]
fn a_store_that_says_nothing_is_taken_for_lost() {
    let mut wall = wall();
    wall.watch(2 * SECOND, |_| {});
    assert!(!wall.sees("reconnecting"));
    wall.watch(2 * SECOND, |_| {});
    assert!(wall.sees("reconnecting"));
}

#[test]
fn who_was_missed_is_told_what_to_do() {
    let mut wall = wall();
    // Line A calls again by itself; a line that keeps nothing wants a new number.
    wall.on.missed =
        vec![("A005".parse().unwrap(), "A".into(), true), ("A002".parse().unwrap(), "A".into(), false)];
    wall.hear();
    let mut said = Vec::new();
    for _ in 0..4 {
        wall.wait(6 * SECOND);
        for (label, words) in [("A005", "会再次叫号"), ("A002", "请重新取号")] {
            if wall.sees_drawn(label) && wall.sees(words) && !said.contains(&label) {
                said.push(label);
            }
        }
    }
    said.sort_unstable();
    assert_eq!(said, ["A002", "A005"]);
}

#[test]
fn a_new_day_begins_empty() {
    let mut wall = wall();
    wall.call("A", 12, "A03").call("A", 13, "A03").hear();
    wall.wait(2 * LEAST);
    wall.on = service_hall::hall::desk::BoardView::default();
    wall.hear();
    assert!(wall.sees("No calls yet today") && !wall.sees("次叫号"), "{}", wall.screen());
}

#[test]
fn nothing_changed_is_no_other_picture() {
    let mut wall = wall();
    wall.call("A", 12, "A03").hear();
    wall.wait(FRESH + SECOND);
    let (look, picture) = (wall.face.look(), wall.look());
    wall.wait(STEP);
    assert_eq!(wall.face.look(), look);
    // Whatever looks alike is alike, and whatever is another picture looks otherwise.
    let (mut look, mut picture) = (look, picture);
    wall.call("B", 1, "A06").hear();
    wall.watch(8 * SECOND, |wall| {
        wall.face.still();
        let (now, drawn) = (wall.face.look(), wall.look());
        assert!(now != look || drawn == picture, "another picture, and the same look");
        (look, picture) = (now, drawn);
    });
}
