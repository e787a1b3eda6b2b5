//! Every page of the window in both languages and three sizes, as text; what is bright is listed below it.
use super::{
    clerk::{draw, hall, hints},
    pilot::{foreign_marks, monday, read, squeeze},
};
use crate::support::golden::Golden;
use ratatui::layout::Rect;
use service_hall::{
    text::Lang,
    window::{WindowTouch, samples},
};

const SIZES: [(u16, u16); 3] = [(80, 24), (100, 30), (160, 50)];
const LANGS: [(Lang, &str); 2] = [(Lang::Zh, "zh"), (Lang::En, "en")];

#[test]
fn pages_look_as_they_did() {
    let mut golden = Golden::default();
    let hall = hall();
    for size in SIZES {
        for (lang, suffix) in LANGS {
            for (name, face) in samples(&hall, lang, monday()) {
                let (buffer, targets) = draw(&face, size);
                let bright = hints(&buffer, targets).into_iter().filter(|hint| hint.lit);
                let bright: Vec<String> = bright.map(|hint| hint.key).collect();
                let page = read(&buffer, buffer.area);
                let text = format!("{page}--- bright: {}\n\n", bright.join(" "));
                golden.add(name, &format!("{}x{} {suffix}", size.0, size.1), &text);
            }
        }
    }
    golden.compare("window");
}

#[test]
fn english_pages_have_english_marks() {
    for size in SIZES {
        for (name, face) in samples(&hall(), Lang::En, monday()) {
            let (buffer, _) = draw(&face, size);
            assert_eq!(foreign_marks(&read(&buffer, buffer.area)), [""; 0], "{name} {size:?}");
        }
    }
}

#[test]
fn nothing_is_cut_off_and_targets_lie_apart() {
    let hall = hall();
    for size in SIZES {
        for (lang, suffix) in LANGS {
            for (name, face) in samples(&hall, lang, monday()) {
                let (buffer, targets) = draw(&face, size);
                let what = format!("{name} {size:?} {suffix}");
                let text = read(&buffer, buffer.area);
                assert!(
                    !text.contains('…') || text.contains("正在打开……") || text.contains("opening …"),
                    "{what}\n{text}"
                );
                for (at, (area, touch)) in targets.iter().enumerate() {
                    assert!(
                        buffer.area.intersection(*area) == *area && !area.is_empty(),
                        "{what}: {touch:?}"
                    );
                    let others = targets.iter().skip(at + 1);
                    let over: Vec<&(Rect, WindowTouch)> =
                        others.filter(|(other, _)| other.intersects(*area)).collect();
                    assert!(over.is_empty(), "{what}: {touch:?} lies under {over:?}");
                }
            }
        }
    }
}

#[test]
fn no_screen_of_the_chinese_window_speaks_english_and_the_other_way_round() {
    let hall = hall();
    for (name, face) in samples(&hall, Lang::En, monday()) {
        let (buffer, _) = draw(&face, (160, 50));
        let text = squeeze(&read(&buffer, buffer.area)).replace("中文", "");
        let han: String = text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect();
        assert!(han.is_empty(), "{name}: {han}");
    }
}

#[test]
fn a_terminal_of_any_size_does_no_harm() {
    let hall = hall();
    for (_, face) in samples(&hall, Lang::Zh, monday()) {
        for size in [(1, 1), (3, 2), (20, 5), (40, 12), (54, 24), (400, 150)] {
            draw(&face, size);
        }
    }
}
