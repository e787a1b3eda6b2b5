//! Names and questions that are meant to do harm: from a database that no import has cleaned, and from whoever types (r:C1–C5, C8).
use super::visitor::Visitor;
use crate::support::pilot::{CENTRE, monday};
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use service_hall::app::finder::Finder;
use service_hall::app::message::{Answer, Event};
use service_hall::devices::terminal::FrugalBackend;
use service_hall::hall::catalogue::{Catalogue, Guide};
use service_hall::hall::{Hall, Name};
use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What somebody with the database may call a matter.
fn names() -> Vec<String> {
    let mut names: Vec<String> = [
        "甲\u{1b}[2J乙",
        "甲\u{1b}]0;pwn\u{7}乙",
        "\u{9b}31m甲",
        "甲\u{202e}乙丙\u{2066}\u{2029}",
        "\u{feff}甲\u{200b}\u{e0041}\u{e000}",
        "甲\n乙\t丙\r丁",
        "",
        "   ",
        "\u{3000}",
        "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿✌️①□…",
        "\0\u{7f}\u{85}",
    ]
    .map(str::to_owned)
    .to_vec();
    names.push(format!("甲{}", "\u{301}".repeat(100_000)));
    names.push("长".repeat(10_000));
    names
}

/// A hall whose matters bear these names, and everything else that a guide says, too.
fn hostile() -> (Arc<Hall>, Arc<Finder>, Vec<Guide>) {
    let full = CENTRE.full_guide();
    let guide = |(at, name): (usize, String)| Guide {
        code: format!("H{at}"),
        name: Name::new(&name, &name),
        hours: name.clone(),
        link: name.clone(),
        popularity: 9,
        ..full.clone()
    };
    let guides: Vec<Guide> = names().into_iter().enumerate().map(guide).collect();
    let catalogue: Catalogue = guides.iter().collect();
    let finder = Arc::new(Finder::new(&catalogue, &[], &HashMap::new()));
    (Arc::new(Hall::clone(&CENTRE.hall).with_catalogue(catalogue)), finder, guides)
}

/// What goes to the terminal, for whoever reads along.
#[derive(Clone, Default)]
struct Wire(Arc<Mutex<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Nothing of what is sent for the page steers the terminal otherwise than a page does, turns text around, or is a tower.
fn is_harmless(visitor: &Visitor) {
    let (buffer, _) = visitor.pilot.look();
    let (wire, size) = (Wire::default(), Size::new(buffer.area.width, buffer.area.height));
    let mut backend = FrugalBackend::new(wire.clone(), move || size);
    backend.draw(Buffer::empty(buffer.area).diff_iter(&buffer)).unwrap();
    backend.flush().unwrap();
    let sent = String::from_utf8(wire.0.lock().unwrap().clone()).unwrap();
    let steers = |c: char| match c {
        // Sequences are looked at below, and a row ends like this.
        '\u{1b}' | '\r' | '\n' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => true,
        c => c.is_control(),
    };
    assert!(!sent.chars().any(steers), "{sent:?}");
    for sequence in sent.split('\u{1b}').skip(1) {
        let end = sequence.find(|c: char| c.is_ascii_alphabetic()).map(|end| &sequence[end..=end]);
        assert!(
            sequence.starts_with('[') && matches!(end, Some("m" | "H" | "C" | "K" | "X" | "J" | "h" | "l")),
            "{sequence:?}"
        );
    }
    assert!(!sent.contains(&"\u{301}".repeat(9)) && sent.len() < 200_000, "{} bytes", sent.len());
}

#[test]
fn names_that_no_import_has_cleaned_upset_no_page() {
    let (hall, finder, guides) = hostile();
    let mut visitor = Visitor::new();
    visitor.pilot.happen(Event::HallChanged(Arc::clone(&hall)));
    visitor.pilot.happen(Event::FinderReady(Arc::clone(&finder)));
    visitor.waits(1);
    is_harmless(&visitor);
    for guide in guides {
        let mut visitor = Visitor::new();
        visitor.pilot.happen(Event::HallChanged(Arc::clone(&hall)));
        visitor.pilot.happen(Event::FinderReady(Arc::clone(&finder)));
        visitor.waits(1).tap("按部门找");
        is_harmless(&visitor);
        let first = visitor.pilot.look().1[0];
        visitor.pilot.tap_at(first.x + 4, first.y + 1);
        is_harmless(&visitor);
        // Whichever matter is opened, this is what the store says of it.
        let (_, places) = visitor.pilot.look();
        for place in places {
            visitor.pilot.tap_at(place.x + 1, place.y);
            if !visitor.pilot.requests.is_empty() {
                visitor.pilot.answer(Answer::Guide(Some(Box::new(guide.clone()))));
                visitor.requests();
                break;
            }
        }
        is_harmless(&visitor);
    }
    assert_eq!(visitor.pilot.now.date(), monday().date());
}

#[test]
fn no_question_upsets_the_search() {
    let (hall, finder, _) = hostile();
    let long = "%_\\'\"*()^$".repeat(6_000);
    let questions = [
        "%",
        "_",
        "\\",
        "'",
        "\"",
        "*",
        "\0",
        "''; DROP TABLE matter; --",
        "NEAR(a b)",
        "a OR b",
        "-",
        "^",
        "😀👩‍👩‍👧‍👦",
        "\u{202e}身份证",
        "甲\u{1b}[2J",
        &long,
    ];
    for (hall, finder) in [(&hall, &finder), (&CENTRE.hall, &CENTRE.finder)] {
        for question in questions {
            let begun = Instant::now();
            let found = finder.find(&hall.catalogue, question);
            assert!(found.len() <= hall.catalogue.len());
            // Far longer than it takes: only a question whose time explodes reaches it.
            assert!(
                begun.elapsed() < Duration::from_secs(5),
                "{:?}…",
                question.chars().take(9).collect::<String>()
            );
        }
    }
}
