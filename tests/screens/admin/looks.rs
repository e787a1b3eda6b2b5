//! Every page of the administration in both languages and on every monitor, as text.
use super::desk::{Tables, ten};
use crate::screens::admin_setup::{CONFIG, Checker};
use crate::support::golden::Golden;
use crate::support::pilot::{CENTRE, foreign_marks, read, squeeze};
use ratatui::{buffer::Buffer, layout::Rect};
use service_hall::admin::{AdminLooks, AdminScreen, AdminTouch, samples};
use service_hall::text::Lang;
use service_hall::ui::desk::{StaffScreen, grid};
use service_hall::ui::{Highlight, LIGHT, Page, Target};
use std::sync::Arc;

const SIZES: [(u16, u16); 4] = [(72, 53), (80, 24), (128, 30), (160, 50)];
const LANGS: [(Lang, &str); 2] = [(Lang::Zh, "zh"), (Lang::En, "en")];

pub fn looks() -> AdminLooks {
    AdminLooks {
        hall: Arc::clone(&CENTRE.hall),
        finder: Arc::clone(&CENTRE.finder),
        reader: Arc::new(Tables),
        setup: (Arc::new(CONFIG.documents.clone()), Arc::new(Checker)),
        guide: CENTRE.full_guide().clone(),
        at: ten(),
    }
}

pub fn draw(face: &AdminScreen, size: (u16, u16)) -> (Buffer, Vec<Target<AdminTouch>>) {
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    let mut page = Page::new(&mut buffer, area, grid(area), LIGHT, Highlight::default());
    face.draw(&mut page);
    let targets = page.into_targets();
    (buffer, targets)
}

/// Every page in every size and language.
fn every_page(mut look: impl FnMut(&str, &str, Lang, &Buffer, &[Target<AdminTouch>])) {
    let looks = looks();
    for (lang, suffix) in LANGS {
        let mut all = samples(&looks, lang);
        assert!(all.len() > 20, "{}", all.len());
        for (name, face) in &mut all {
            for size in SIZES {
                face.fit(Rect::new(0, 0, size.0, size.1));
                let (buffer, targets) = draw(face, size);
                look(name, &format!("{}x{} {suffix}", size.0, size.1), lang, &buffer, &targets);
            }
        }
    }
}

#[test]
fn pages_look_as_they_did() {
    let mut golden = Golden::default();
    every_page(|name, section, _, buffer, _| {
        golden.add(name, section, &format!("{}\n", read(buffer, buffer.area)));
    });
    golden.compare("admin");
}

#[test]
fn targets_are_seen_and_none_hides_another() {
    every_page(|name, section, _, buffer, targets| {
        for (at, target) in targets.iter().enumerate() {
            let area = target.place.area;
            let what = format!("{name} {section}: {:?}", target.message);
            assert!(buffer.area.intersection(area) == area && !area.is_empty(), "{what}");
            // What is being written in lies on its row.
            let is_inner = |touch: &AdminTouch| matches!(touch, AdminTouch::Entry(_) | AdminTouch::Key(_));
            let over = targets.iter().skip(at + 1).find(|other| {
                other.place.area.intersects(area)
                    && !is_inner(&other.message)
                    && !matches!(target.message, AdminTouch::Item(_))
            });
            assert!(over.is_none(), "{what} lies under {over:?}\n{}", read(buffer, buffer.area));
        }
    });
}

#[test]
fn keys_and_heads_are_not_cut_off() {
    every_page(|name, section, _, buffer, targets| {
        let text = read(buffer, buffer.area);
        let lines: Vec<&str> = text.lines().collect();
        for target in targets.iter().filter(|target| matches!(target.message, AdminTouch::Key(_))) {
            assert!(!read(buffer, target.place.area).contains('…'), "{name} {section}\n{text}");
        }
        // What a matter says may go on; what the screen says is whole.
        for line in lines.iter().take(2).chain(lines.last()) {
            assert!(!line.contains('…'), "{name} {section}\n{text}");
        }
    });
}

#[test]
fn english_pages_have_english_marks_around_chinese_matters() {
    let looks = looks();
    for (name, face) in samples(&looks, Lang::En) {
        if !["admin_sign_in", "admin_locked", "admin_home", "admin_remove", "admin_overtaken"].contains(&name)
        {
            continue;
        }
        for size in SIZES {
            let (buffer, _) = draw(&face, size);
            let text = read(&buffer, buffer.area);
            assert_eq!(foreign_marks(&text), [""; 0], "{name} {size:?}\n{text}");
            let han = squeeze(&text).replace("中文", "");
            let han: String = han.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect();
            assert!(han.is_empty(), "{name}: {han}");
        }
    }
}

#[test]
fn a_terminal_of_any_size_does_no_harm() {
    let looks = looks();
    for (_, face) in samples(&looks, Lang::Zh) {
        for size in [(1, 1), (3, 2), (20, 5), (40, 12), (54, 24), (400, 150)] {
            draw(&face, size);
        }
    }
}
