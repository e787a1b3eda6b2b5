//! The bar says the true keys: on every page each key that it offers does something.
use super::looks::{draw, looks};
use service_hall::admin::{AdminLooks, AdminScreen, AdminTouch, sample, sample_names};
use service_hall::text::Lang;
use service_hall::ui::desk::{StaffEvent, StaffScreen};
use service_hall::ui::input::Key;

const SIZE: (u16, u16) = (128, 30);

fn page(looks: &AdminLooks, lang: Lang, name: &str) -> AdminScreen {
    let mut face = sample(looks, lang, name).unwrap();
    face.fit(ratatui::layout::Rect::new(0, 0, SIZE.0, SIZE.1));
    face
}

/// Says whether a key does anything: the page looks otherwise, or something is asked for.
fn does_something(face: &mut AdminScreen, key: Key) -> bool {
    let before = draw(face, SIZE).0;
    let asked = face.update(StaffEvent::Key(key));
    !asked.is_empty() || draw(face, SIZE).0 != before
}

#[test]
fn every_key_that_the_bar_offers_does_something() {
    let looks = looks();
    let mut idle = Vec::new();
    for name in sample_names() {
        for hint in page(&looks, Lang::Zh, name).hints().into_iter().filter(|hint| hint.lit) {
            let AdminTouch::Key(key) = hint.touch else { panic!("{name}: {hint:?}") };
            // At an end of a list the way goes on in the other direction.
            let other = match key {
                Key::Down => Key::Up,
                Key::Right => Key::Left,
                key => key,
            };
            let is_true = does_something(&mut page(&looks, Lang::Zh, name), key)
                || other != key && does_something(&mut page(&looks, Lang::Zh, name), other);
            if !is_true {
                idle.push(format!("{name}: {} {}", hint.key, hint.does));
            }
        }
    }
    assert!(idle.is_empty(), "offered, and nothing happens:\n{}", idle.join("\n"));
}

#[test]
fn escape_says_what_it_does() {
    // Where a field is open it gives up what was typed; elsewhere it leads back.
    let looks = looks();
    for (name, zh) in [
        ("setup_window_new", "不改了"),
        ("setup_person_roles", "不改了"),
        ("setup_person", "返回"),
        ("setup_hours_lines", "不改了"),
        ("admin_phone", "不改了"),
        ("admin_materials", "完成"),
    ] {
        let hints = page(&looks, Lang::Zh, name).hints();
        let escape = hints.iter().find(|hint| hint.key == "Esc").unwrap();
        assert_eq!(escape.does, zh, "{name}");
    }
}
