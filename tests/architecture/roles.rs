//! Faces name what a text is; how a role is drawn is said in `ui/lettering` alone.
use super::{module_files, product, rust_files};
use std::path::Path;

/// The modules that show people something.
const FACES: [&str; 11] = [
    "admin",
    "app",
    "kiosk",
    "window",
    "board",
    "live",
    "voice",
    "printer_status",
    "virtual_printer_screen",
    "gallery",
    "shell",
];

/// What says how a text looks: weights, colours of letters, sizes of letters, and drawing past the page.
const LOOKS: [&str; 14] = [
    "ratatui::style",
    "style::",
    "Modifier",
    "bold",
    "GlyphSize",
    "Glyphs::",
    "set_string",
    "set_style",
    ".ink",
    ".muted",
    ".on_header",
    ".header_muted",
    ".bright",
    "Color::",
];

/// Says whether a text names a thing as a whole word.
fn names(text: &str, thing: &str) -> bool {
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(thing).any(|(at, _)| {
        let before = text[..at].chars().next_back().filter(|_| !thing.starts_with('.'));
        let after = text[at + thing.len()..].chars().next().filter(|_| !thing.ends_with(':'));
        !before.is_some_and(in_word) && !after.is_some_and(in_word)
    })
}

#[test]
fn faces_name_what_a_text_is_and_never_how_it_looks() {
    for file in FACES.iter().flat_map(|face| module_files(face)) {
        let text = product(&file);
        for look in LOOKS {
            assert!(!names(&text, look), "{} says {look}: give the text a role", file.display());
        }
    }
}

#[test]
fn one_place_decides_how_a_role_is_drawn() {
    // Grounds are painted all over `ui`; letters, their colours and their weight are not.
    let looks = LOOKS.iter().filter(|look| !["ratatui::style", "style::", "Color::"].contains(look));
    for file in rust_files(Path::new("src/ui")) {
        let at_home = ["src/ui/lettering", "src/ui/glyphs"].iter().any(|home| file.starts_with(home));
        let at_home = at_home || file.ends_with("ui/glyphs.rs") || file.ends_with("ui/mod.rs");
        let text = product(&file);
        for look in looks.clone() {
            assert!(at_home || !names(&text, look), "{} says {look}: ui/lettering does", file.display());
        }
    }
}

#[test]
fn whole_words_are_found() {
    assert!(names("page.theme.ink)", ".ink") && !names("page.inked", ".ink"));
    assert!(names("use ratatui::{style::Color}", "style::") && !names("ButtonStyle::Soft", "style::"));
    assert!(names("bold(ink, card)", "bold") && !names("emboldened", "bold"));
}
