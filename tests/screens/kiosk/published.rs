//! A setup and a catalogue that are put in force while people stand at the kiosks: nobody is disturbed, and the next one finds the new.
use super::visitor::Visitor;
use crate::support::pilot::{CENTRE, monday};
use service_hall::app::finder::Finder;
use service_hall::app::message::Event;
use service_hall::hall::catalogue::{Catalogue, Guide};
use service_hall::hall::{Hall, Name};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// What the new hall is called, and what every name in it begins with.
const NEW: &str = "新区";

/// A hall in which everything is called otherwise, and half of the matters are gone.
static OTHER: LazyLock<(Arc<Hall>, Arc<Finder>)> = LazyLock::new(|| {
    let called = |name: &Name| Name::new(format!("{NEW}{}", name.zh), format!("New {}", name.en));
    let mut hall = Hall::clone(&CENTRE.hall);
    let setup = hall.setup_mut();
    setup.centre = called(&setup.centre);
    setup.lines.iter_mut().for_each(|line| line.name = called(&line.name));
    let half = CENTRE.guides.iter().step_by(2);
    let guides: Vec<Guide> = half.map(|guide| Guide { name: called(&guide.name), ..guide.clone() }).collect();
    let catalogue: Catalogue = guides.iter().collect();
    let finder = Arc::new(Finder::new(&catalogue, &[], &HashMap::new()));
    (Arc::new(hall.with_catalogue(catalogue)), finder)
});

/// The visits that there are, each as what is touched one after the other.
const VISITS: [&[&str]; 4] = [
    &["取号", "A 户籍治安", LARGE],
    &["企业办事", "设立变更", "企业设立登记", "为此事取号", LARGE],
    &["按部门找", "市公安局", "返回"],
    &["意见箱", "谁做得好"],
];
/// The button whose words are drawn large.
const LARGE: &str = "";

fn step(visitor: &mut Visitor, label: &str) {
    if label == LARGE {
        visitor.tap_large();
    } else {
        visitor.tap_first(label);
    }
}

fn publish(visitor: &mut Visitor) {
    let (hall, finder) = &*OTHER;
    visitor.pilot.happen(Event::HallChanged(Arc::clone(hall)));
    visitor.pilot.happen(Event::FinderReady(Arc::clone(finder)));
}

/// The screen without its clock, which goes on.
fn page(visitor: &Visitor) -> String {
    let time = visitor.pilot.now.format("%H:%M").to_string();
    visitor.pilot.screen().replace(&time, "")
}

#[test]
fn two_hundred_visits_end_in_the_hall_they_began_in() {
    let mut given = 0;
    for person in 0..200 {
        let visit = VISITS[person % VISITS.len()];
        // One after the other at every place of the visit.
        let when = (person / VISITS.len()) % visit.len();
        let mut visitor = Visitor::new();
        for (place, label) in visit.iter().enumerate() {
            step(&mut visitor, label);
            if place == when {
                let before = page(&visitor);
                publish(&mut visitor);
                assert_eq!(page(&visitor), before, "visit {person} after {label:?}");
                // As they read on, nothing moves under the finger.
                visitor.waits(2);
                assert_eq!(page(&visitor), before, "visit {person} after {label:?}");
            }
            visitor.misses(&[NEW]);
        }
        for taken in visitor.taken() {
            let line = CENTRE.hall.line(&taken.line).expect("a line of the hall the visit began in");
            visitor.sees(&[&line.name.zh]);
            given += 1;
        }
        // The end of the visit, and somebody else comes.
        visitor.waits(180);
        visitor.pilot.tap_at(36, 26);
        visitor.served().sees(&[NEW]);
        assert!(visitor.is_home());
    }
    assert_eq!(given, 100, "every visit that takes a number has taken it");
}

#[test]
fn a_guide_that_is_read_stays_as_it_is_although_its_matter_is_gone() {
    let gone = CENTRE.guides.iter().skip(1).step_by(2).find(|guide| {
        CENTRE.guides.iter().filter(|other| other.name.zh.contains(&guide.name.zh)).count() == 1
            && !guide.materials.is_empty()
    });
    let gone = gone.expect("a matter that the new catalogue has no more");
    let mut visitor = Visitor::new();
    visitor.tap("搜事项");
    visitor.pilot.type_text(&gone.name.zh);
    visitor.tap_first(&gone.name.zh).sees(&["要带的材料"]);
    let before = page(&visitor);
    publish(&mut visitor);
    visitor.waits(5);
    assert_eq!(page(&visitor), before);
    assert_eq!(visitor.pilot.now.date(), monday().date());
}
