//! The same text with a real keyboard, and what is pasted into it.
use super::writer::Writer;
use service_hall::ui::input::Key;
use service_hall::ui::keyboard::{EntryChange, KeyboardMode, TextEntry};

fn typed(entry: &mut TextEntry, text: &str) {
    for letter in text.chars() {
        entry.key(Key::Char(letter));
    }
}

#[test]
fn space_and_digits_choose_and_enter_keeps_letters() {
    let mut writer = Writer::new(KeyboardMode::Pinyin);
    typed(&mut writer.entry, "jianyi ");
    assert_eq!(writer.entry.text(), "建议");
    typed(&mut writer.entry, "chuangkou");
    assert!(writer.sees("1 窗口"), "candidates are numbered: {}", writer.screen());
    typed(&mut writer.entry, "1");
    typed(&mut writer.entry, "wifi");
    writer.entry.key(Key::Enter);
    typed(&mut writer.entry, "3.5,");
    assert_eq!(writer.entry.text(), "建议窗口wifi3.5，");
    writer.entry.key(Key::Enter);
    assert!(writer.entry.text().ends_with("，\n"));
    writer.tap("J");
    assert!(!writer.sees("1 就"), "no numbers for fingers: {}", writer.screen());
}

#[test]
fn the_caret_goes_where_the_arrows_lead_it() {
    let mut entry = TextEntry::lines(1000, KeyboardMode::Pinyin).with("窗口少");
    assert!(entry.takes(Key::Left) && !entry.takes(Key::Escape) && !entry.takes(Key::Up));
    entry.key(Key::Left);
    typed(&mut entry, "tai");
    assert!(entry.takes(Key::Escape) && !entry.takes(Key::Left));
    typed(&mut entry, " ");
    assert_eq!(entry.text(), "窗口太少");
    entry.key(Key::Home);
    entry.key(Key::Delete);
    entry.key(Key::End);
    entry.key(Key::Backspace);
    assert_eq!(entry.text(), "口太");
    typed(&mut entry, "chuang");
    entry.key(Key::Escape);
    assert_eq!((entry.text(), entry.is_composing()), ("口太", false));
    assert_eq!(entry.key(Key::F(1)), EntryChange::Ignored);
}

#[test]
fn letters_are_pinyin_whatever_the_screen_shows() {
    let mut entry = TextEntry::lines(1000, KeyboardMode::Strokes);
    typed(&mut entry, "12");
    assert_eq!(entry.spelled(), "横竖");
    entry.key(Key::Escape);
    typed(&mut entry, "jianyi ");
    assert_eq!((entry.text(), entry.mode()), ("建议", KeyboardMode::Pinyin));
    let mut entry = TextEntry::lines(1000, KeyboardMode::Latin);
    typed(&mut entry, "No seats, 2 hours.");
    assert_eq!(entry.text(), "No seats, 2 hours.");
}

#[test]
fn a_pasted_text_is_written_as_it_is_and_no_more_than_fits() {
    let mut entry = TextEntry::lines(30, KeyboardMode::Pinyin);
    typed(&mut entry, "jianyi");
    for letter in "abc 1，\u{1b}[31m\u{202e}窗口".chars() {
        entry.paste(letter);
    }
    assert_eq!(entry.text(), "建议abc 1，[31m窗口");
    for _ in 0..100_000 {
        entry.paste('请');
    }
    assert_eq!(entry.text().chars().count(), 30);
    assert_eq!(entry.paste('请'), EntryChange::Full);
}

#[test]
fn a_text_is_never_in_a_dump_of_the_value() {
    let mut entry = TextEntry::lines(30, KeyboardMode::Pinyin).with("窗口");
    typed(&mut entry, "jianyi");
    let dumped = format!("{entry:?}");
    assert!(!dumped.contains("窗口") && !dumped.contains("jianyi"), "{dumped}");
}

#[test]
fn keys_at_random_never_break_a_text() {
    let mut rng = fastrand::Rng::with_seed(11);
    let letters: Vec<char> = "abcghijnozsuv'123459*，。 \nAZ".chars().collect();
    for mode in KeyboardMode::ALL {
        let mut writer = Writer::new(mode);
        writer.entry = TextEntry::lines(40, mode);
        for step in 0..600 {
            match rng.usize(0..10) {
                0..6 => {
                    writer.entry.key(Key::Char(letters[rng.usize(..letters.len())]));
                }
                6 => {
                    let keys = [Key::Left, Key::Home, Key::Backspace, Key::Delete, Key::Enter, Key::Escape];
                    writer.entry.key(keys[rng.usize(..keys.len())]);
                }
                _ => {
                    let (_, targets) = writer.look(None);
                    let touched = targets[rng.usize(..targets.len())].message;
                    writer.entry.touch(touched, writer.words());
                }
            }
            assert!(writer.entry.text().chars().count() <= 40);
            if step % 10 == 0 {
                writer.look(None);
            }
        }
        writer.entry.settle();
        assert!(!writer.entry.is_composing());
    }
}
