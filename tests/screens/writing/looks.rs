//! Every way of writing on every panel, in both languages and sizes of type: keys for fingers, apart, inside, as they were.
use super::writer::{ACROSS, SMALL, UPRIGHT, Writer};
use crate::support::golden::Golden;
use crate::support::pilot::{read, squeeze};
use service_hall::text::Lang;
use service_hall::ui::input::Key;
use service_hall::ui::keyboard::{EntryTouch, KeyboardMode, TextEntry};
use service_hall::ui::{APART_MM, FINGER_MM, Panel};

/// The panels of the gallery, and terminals that somebody may choose on the same glass.
const PANELS: [((u16, u16), Panel); 8] = [
    ((72, 53), UPRIGHT),
    ((54, 40), UPRIGHT),
    ((128, 30), ACROSS),
    ((96, 27), ACROSS),
    ((160, 50), ACROSS),
    ((80, 24), SMALL),
    ((100, 35), ACROSS),
    ((120, 40), ACROSS),
];

/// Keys that are worth seeing in a mode: something being spelled.
fn keys(mode: KeyboardMode) -> &'static str {
    match mode {
        KeyboardMode::Pinyin => "jianyizengjia",
        KeyboardMode::NineKeys => "5426949364542",
        KeyboardMode::Strokes => "344",
        _ => "",
    }
}

/// A text as it is being written in a mode.
fn written(lang: Lang, mode: KeyboardMode) -> TextEntry {
    let text = match lang {
        Lang::Zh => "窗口太少，排队两个小时。",
        Lang::En => "Only two windows were open.",
    };
    let mut entry = TextEntry::lines(1000, mode).with(text);
    for key in keys(mode).chars() {
        entry.touch(EntryTouch::Key(key), service_hall::text::keyboard::words(lang));
    }
    entry
}

/// Every page there is, with its name.
fn every_page(mut look: impl FnMut(&str, &str, Writer)) {
    for (cells, panel) in PANELS {
        for lang in [Lang::Zh, Lang::En] {
            for large in [false, true] {
                let size = if large { "large" } else { "plain" };
                let section = format!("{}x{} {lang:?} {size}", cells.0, cells.1);
                let writer = |entry| Writer::at(cells, panel, lang, large, entry);
                for mode in KeyboardMode::ALL {
                    look(&format!("{mode:?}").to_lowercase(), &section, writer(written(lang, mode)));
                }
                look("empty", &section, writer(TextEntry::lines(1000, KeyboardMode::usual(lang))));
                let mut choosing = writer(written(lang, KeyboardMode::Digits));
                if choosing.means(EntryTouch::Modes).is_some() {
                    choosing.press(EntryTouch::Modes);
                    look("modes", &section, choosing);
                }
                let mut typed = TextEntry::lines(1000, KeyboardMode::Pinyin);
                for key in "shijian".chars() {
                    typed.key(Key::Char(key));
                }
                look("numbered", &section, writer(typed));
            }
        }
    }
}

#[test]
fn every_key_is_large_enough_for_a_finger_and_apart_from_others() {
    every_page(|name, section, writer| {
        let (buffer, targets) = writer.look(None);
        let (column, row) = (writer.grid.column_mm, writer.grid.row_mm);
        for (at, target) in targets.iter().enumerate() {
            let place = target.place.area;
            let what = || format!("{name} {section}: {place:?}\n{}", writer.screen());
            assert_eq!(writer.area.intersection(place), place, "outside {}", what());
            // The first and the last row are drawn half.
            let (width, height) = (f32::from(place.width) * column, f32::from(place.height - 1) * row);
            assert!(width >= FINGER_MM - 0.1 && height >= FINGER_MM - 0.1, "{width} × {height} {}", what());
            assert!(!squeeze(&read(&buffer, place)).is_empty(), "no label {}", what());
            for other in &targets[at + 1..] {
                let other = other.place.area;
                let across = i32::from(other.x) - i32::from(place.right());
                let across = across.max(i32::from(place.x) - i32::from(other.right()));
                let down = i32::from(other.y) - i32::from(place.bottom());
                let down = down.max(i32::from(place.y) - i32::from(other.bottom()));
                assert!(across >= 0 || down >= 0, "overlaps {other:?} {}", what());
                #[allow(clippy::cast_precision_loss, reason = "a few hundred cells")]
                let apart = if down >= 0 { (down + 1) as f32 * row } else { across as f32 * column };
                assert!(apart >= APART_MM - 0.01, "{apart} mm from {other:?} {}", what());
            }
        }
    });
}

#[test]
fn no_label_of_a_key_is_cut_off() {
    every_page(|name, section, writer| {
        assert!(!writer.screen().contains('…') || name == "symbols", "{name} {section}\n{}", writer.screen());
        let words = writer.words();
        let labels = writer.labels();
        if name == "strokes" {
            for key in words.stroke_keys {
                assert!(
                    labels.iter().any(|label| label.contains(&squeeze(key))),
                    "{key} {section}\n{}",
                    writer.screen()
                );
            }
        }
        if name == "modes" {
            for mode in KeyboardMode::ALL.map(|mode| mode.words(words)) {
                let label = squeeze(&format!("{}{}", mode.name, mode.about));
                assert!(labels.contains(&label), "{label} {section}\n{}", writer.screen());
            }
        }
    });
}

#[test]
fn strokes_of_no_character_say_so_and_what_to_do() {
    for (cells, panel) in PANELS {
        for (lang, words) in [(Lang::Zh, "没有这样的字：退一格，或用“任意”"), (Lang::En, "No such character")]
        {
            let mut writer =
                Writer::at(cells, panel, lang, true, TextEntry::lines(1000, KeyboardMode::Strokes));
            writer.keys("1".chars());
            assert!(!writer.sees(words), "{cells:?}\n{}", writer.screen());
            writer.keys("5454545454".chars());
            assert!(writer.sees(words), "{cells:?}\n{}", writer.screen());
        }
    }
}

#[test]
fn ready_phrases_have_nothing_of_another_language_beside_them() {
    for (cells, panel) in PANELS {
        let entry = TextEntry::lines(1000, KeyboardMode::Phrases);
        let writer = Writer::at(cells, panel, Lang::En, false, entry);
        let screen = writer.screen();
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(!screen.contains(is_han), "{cells:?}\n{screen}");
    }
}

#[test]
fn keyboards_look_as_they_did() {
    let mut golden = Golden::default();
    every_page(|name, section, writer| {
        let text = writer.screen();
        let signs = |c: char| if ('\u{1fb00}'..='\u{1fb3b}').contains(&c) { '#' } else { c };
        golden.add(name, section, &text.chars().map(signs).collect::<String>());
    });
    golden.compare("writing");
}
