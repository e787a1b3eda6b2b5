//! Another catalogue comes while a clerk picks what was done.
use super::clerk::Clerk;
use super::pilot::CENTRE;
use service_hall::app::finder::Finder;
use service_hall::app::input::Key;
use service_hall::hall::Hall;
use service_hall::hall::catalogue::Catalogue;
use service_hall::hall::desk::Order;
use service_hall::window::{WindowRequest, WindowUpdate};
use std::{collections::HashMap, sync::Arc};

/// The hall with its matters in another order, and what finds them.
fn reordered(hall: &Hall) -> (Arc<Hall>, Arc<Finder>) {
    let matters: Catalogue = CENTRE.guides.iter().rev().collect();
    let finder = Arc::new(Finder::new(&matters, &[], &HashMap::new()));
    (Arc::new(hall.with_catalogue(matters)), finder)
}

/// Picking what was done, with the whole name of a matter typed.
fn picks(name: &str) -> Clerk {
    let mut clerk = Clerk::at_work("window-matters");
    clerk.comes("A", "");
    let hall = Arc::clone(&clerk.hall);
    clerk.hear(WindowUpdate::Finder(hall, Arc::clone(&CENTRE.finder)));
    clerk.look().press("呼叫下一位").press("办结").type_in(name).reads(name);
    clerk
}

#[test]
fn a_matter_that_is_picked_is_the_one_that_was_read() {
    let wanted = &CENTRE.guides[3];
    let mut clerk = picks(&wanted.name.zh);
    let (hall, finder) = reordered(&clerk.hall);
    clerk.hear(WindowUpdate::Hall(Arc::clone(&hall))).reads("事项正在准备，稍候再找");
    clerk.hear(WindowUpdate::Finder(hall, finder)).reads(&wanted.name.zh);
    clerk.key(Key::Enter).press("办结");
    let works = clerk.requests.iter().rev().find_map(|asked| match asked {
        WindowRequest::Order(Order::Finish { works, .. }) => Some(works.clone()),
        _ => None,
    });
    assert_eq!(works.expect("it was finished")[0].matter, wanted.code);
}

#[test]
fn nothing_is_picked_while_the_matters_are_made_ready() {
    let wanted = &CENTRE.guides[3];
    let mut clerk = picks(&wanted.name.zh);
    let (hall, _) = reordered(&clerk.hall);
    clerk.hear(WindowUpdate::Hall(hall)).key(Key::Enter).key(Key::Char('x'));
    clerk.reads("事项正在准备，稍候再找");
}

#[test]
fn a_list_that_was_opened_early_fills_by_itself() {
    let mut clerk = Clerk::at_work("window-matters-early");
    clerk.comes("A", "");
    clerk.look().press("呼叫下一位").press("办结").type_in("jmsfz").reads("事项正在准备");
    let hall = Arc::clone(&clerk.hall);
    clerk.hear(WindowUpdate::Finder(hall, Arc::clone(&CENTRE.finder))).reads("居民身份证");
}
