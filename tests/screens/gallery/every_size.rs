//! What must be on a page at every size of a terminal, from the least the manual names on.
use super::{ACROSS, SIZES, Seen, UPRIGHT, page, samples};
use crate::support::pilot::squeeze;
use ratatui::layout::Rect;
use service_hall::text::Lang;
use service_hall::ui::Panel;

/// The pages of these names on a terminal.
fn named(names: &[&str], size: (u16, u16, Panel), lang: Lang, large: bool) -> Vec<Seen> {
    let wanted = samples(size, lang, large).into_iter().filter(|(name, _)| names.contains(name));
    let seen: Vec<Seen> = wanted.map(|sample| page(Some(sample), size, lang, large)).collect();
    assert_eq!(seen.len(), names.len(), "{names:?}");
    seen
}

/// Terminals from 54×24 up.
fn sizes() -> Vec<(u16, u16, Panel)> {
    let rows = [24, 27, 30, 33, 36, 40, 44, 48, 53];
    let of = |columns: u16| rows.map(|rows| (columns, rows, if columns < 80 { UPRIGHT } else { ACROSS }));
    [54, 60, 66, 72, 76, 79, 84, 96, 128].into_iter().flat_map(of).collect()
}

fn at_every_size(names: &[&str], mut look: impl FnMut(Seen)) {
    for size in sizes() {
        for (lang, large) in [(Lang::Zh, false), (Lang::Zh, true), (Lang::En, false), (Lang::En, true)] {
            named(names, size, lang, large).into_iter().for_each(&mut look);
        }
    }
}

/// Says whether a cell holds a part of a letter drawn over several rows.
fn is_drawn(symbol: &str) -> bool {
    symbol.chars().any(|c| ('\u{1fb00}'..='\u{1fb3b}').contains(&c))
}

/// Says whether words stand on the page, written, or else something is drawn in large letters.
fn has(seen: &Seen, zh: &str, en: &str) -> bool {
    let words = if seen.lang == Lang::Zh { zh } else { en };
    squeeze(&seen.text()).contains(&squeeze(words))
}

fn draws(seen: &Seen) -> bool {
    seen.buffer.content().iter().any(|cell| is_drawn(cell.symbol()))
}

#[test]
fn thanks_the_number_and_the_letters_of_a_receipt_are_always_there() {
    at_every_size(&["opinion_sent", "opinion_sent_unprinted"], |seen| {
        let what = || format!("{}\n{}", seen.what, seen.text());
        assert!(has(&seen, "已收到", "Received") || draws(&seen), "no thanks on {}", what());
        assert!(has(&seen, "编号 12", "No. 12"), "no number on {}", what());
        let letters = "2R1M KVW6 N49S 8VR3 ZR0H AY5W 5WMG 6D9V R58N APZB";
        let is_whole =
            ["2R1M KVW6 N49S 8VR3 ZR0H", "AY5W 5WMG 6D9V R58N APZB"].map(|half| has(&seen, half, half));
        assert!(has(&seen, letters, letters) || is_whole == [true, true], "no letters on {}", what());
    });
}

#[test]
fn what_a_receipt_leads_to_is_always_there() {
    at_every_size(&["case_found", "case_answered"], |seen| {
        assert!(has(&seen, "编号 12", "No. 12"), "no number on {}\n{}", seen.what, seen.text());
    });
    at_every_size(&["opinion_draft_written"], |seen| {
        let is_sent = has(&seen, "提交", "Send") || draws(&seen);
        assert!(is_sent, "no button on {}\n{}", seen.what, seen.text());
    });
}

/// The rows of the highest letters on a target.
fn highest(seen: &Seen, place: Rect) -> usize {
    let is_part = |symbol: &str| is_drawn(symbol) || ["█", "▌", "▐"].contains(&symbol);
    let drawn = |y: u16| (place.left()..place.right()).any(|x| is_part(seen.buffer[(x, y)].symbol()));
    (place.top()..place.bottom()).filter(|y| drawn(*y)).count().max(1)
}

#[test]
fn large_type_makes_no_tile_smaller() {
    const TILES: usize = 8;
    let names = ["home", "opinion_kinds", "opinion_kinds_served"];
    for size in SIZES {
        for lang in [Lang::Zh, Lang::En] {
            let [plain, large] = [false, true].map(|large| named(&names, size, lang, large));
            for (plain, large) in plain.iter().zip(&large) {
                for (plain_place, large_place) in plain.places.iter().zip(&large.places).take(TILES) {
                    let is_drawn = [highest(plain, *plain_place) > 1, highest(large, *large_place) > 1];
                    assert!(is_drawn[1] || !is_drawn[0], "{}: {large_place:?}\n{}", large.what, large.text());
                }
            }
        }
    }
}

#[test]
fn large_type_draws_the_titles_of_an_upright_kiosk_and_of_the_smallest() {
    for size in [SIZES[0], SIZES[2], SIZES[5]] {
        for seen in named(&["home", "opinion_kinds"], size, Lang::Zh, true) {
            let title = if seen.name == "home" { "取号" } else { "投诉" };
            let is_written = has(&seen, title, title);
            // Eight kinds with large titles have no room on the smallest.
            let has_room = seen.name == "home" || size != SIZES[5];
            assert!(!is_written || !has_room, "{title} is small on {}\n{}", seen.what, seen.text());
        }
    }
}

#[test]
fn the_keys_of_a_receipt_are_alike() {
    const SYMBOLS: usize = 32;
    for size in SIZES {
        for seen in named(&["opinion_receipt"], size, Lang::Zh, true) {
            // The button that looks it up is drawn first.
            let keys: Vec<bool> =
                seen.places.iter().skip(1).take(SYMBOLS).map(|place| highest(&seen, *place) > 1).collect();
            assert!(keys.iter().all(|drawn| *drawn == keys[0]), "{}\n{}", seen.what, seen.text());
        }
    }
}

#[test]
fn what_a_tile_says_below_its_title_is_not_cut_off() {
    at_every_size(&["home", "opinion_kinds"], |seen| {
        let is_cut = |place: &Rect| {
            let mut cells = place.positions().map(|at| seen.buffer[at].symbol());
            cells.any(|symbol| symbol == "…")
        };
        assert!(!seen.places.iter().any(is_cut), "{}\n{}", seen.what, seen.text());
    });
}

#[test]
fn a_unit_with_a_long_name_says_how_many_matters_it_has() {
    for seen in named(&["departments"], SIZES[0], Lang::En, false) {
        assert!(has(&seen, "", "Security Bureau  37 services"), "{}", seen.text());
    }
}

#[test]
fn what_is_written_so_far_stands_in_letters_of_one_size() {
    const ROWS: usize = 3;
    for size in SIZES {
        for lang in [Lang::Zh, Lang::En] {
            for seen in named(&["opinion_draft_written"], size, lang, true) {
                let drawn: Vec<bool> =
                    seen.places.iter().take(ROWS).map(|place| highest(&seen, *place) > 1).collect();
                assert!(drawn == [false; ROWS] || drawn == [true; ROWS], "{}\n{}", seen.what, seen.text());
            }
        }
    }
}
