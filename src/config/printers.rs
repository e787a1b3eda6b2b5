//! `printers/NAME.toml`: what models of printers can do. Those of the folder, and the ones built in for other names.
use super::problem::{ConfigFault, Problem};
use super::sheet::{SourceText, files};
use super::table::Table;
use crate::paper::{ChineseLetters, Cut, ErrorBit, Presenter, Profile, StatusQueries, Support};
use std::path::Path;

/// The profile of a machine whose configuration names none.
pub const USUAL: &str = "generic-80";

/// Profiles that work without a configuration folder.
const BUILT_IN: [(&str, &str); 9] = [
    ("generic-58", include_str!("../../kiosk-config/printers/generic-58.toml")),
    (USUAL, include_str!("../../kiosk-config/printers/generic-80.toml")),
    ("epson-tm-t82", include_str!("../../kiosk-config/printers/epson-tm-t82.toml")),
    ("epson-tm-t88", include_str!("../../kiosk-config/printers/epson-tm-t88.toml")),
    ("citizen-ct-s", include_str!("../../kiosk-config/printers/citizen-ct-s.toml")),
    ("snbc-bt-t080", include_str!("../../kiosk-config/printers/snbc-bt-t080.toml")),
    ("custom-kpm", include_str!("../../kiosk-config/printers/custom-kpm.toml")),
    ("raster-80", include_str!("../../kiosk-config/printers/raster-80.toml")),
    ("silent-80", include_str!("../../kiosk-config/printers/silent-80.toml")),
];

/// Where Debian keeps fonts for what printers lack: Han beyond GBK, then Tibetan, Yi and Mongolian.
const FONTS: [&str; 6] = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc#2",
    "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf",
    "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf",
    "/usr/share/fonts/truetype/noto/NotoSerifTibetan-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansYi-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansMongolian-Regular.ttf",
];

/// Dots across a Latin character of the size every printer has.
const LATIN_DOTS: usize = 12;

const KNOWS: [(&str, Support); 3] = [("yes", Support::Yes), ("no", Support::No), ("ask", Support::Ask)];

/// The profiles of a folder (`FOLDER/printers/*.toml`) and the built-in ones; what is wrong with files is noted.
///
/// A file that is wrong still gives a profile of its name, so that nobody calls the name unknown.
pub fn profiles(folder: &Path, problems: &mut Vec<Problem>) -> Vec<Profile> {
    let mut profiles: Vec<Profile> = Vec::new();
    for path in files(&folder.join("printers"), problems) {
        let read = profile(&path, problems);
        profiles.push(read.unwrap_or_else(|| plain(&stem(&path))));
    }
    for (name, text) in BUILT_IN {
        if !profiles.iter().any(|profile| profile.name == name) {
            profiles.extend(SourceText::of(name, text).whole(problems, |table| read(table, name)));
        }
    }
    profiles
}

/// The profile in a file, named after it; `None` where the file cannot be read at all.
pub fn profile(path: &Path, problems: &mut Vec<Problem>) -> Option<Profile> {
    match SourceText::read(path) {
        Err(problem) => {
            problems.push(*problem);
            None
        }
        Ok((sheet, about)) => {
            problems.extend(about);
            sheet.whole(problems, |table| read(table, &stem(path)))
        }
    }
}

/// The built-in profile of a name.
pub fn built_in(name: &str) -> Option<Profile> {
    let (name, text) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
    SourceText::of(*name, *text).whole(&mut Vec::new(), |table| read(table, name))
}

/// What may be expected of any printer, under a name.
pub(super) fn plain(name: &str) -> Profile {
    Profile {
        name: name.to_owned(),
        model: name.to_owned(),
        columns: 32,
        dots: 384,
        max_size: 2,
        module_dots: 6,
        cut: Cut::None,
        letters: ChineseLetters::Gbk,
        glyph_slots: 0,
        native_qr: false,
        fonts: FONTS.map(str::to_owned).to_vec(),
        speed: 60,
        answers: StatusQueries::default(),
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn read(table: &mut Table<'_>, name: &str) -> Profile {
    let usual = plain(name);
    let letters =
        [("none", ChineseLetters::None), ("gb2312", ChineseLetters::Gb2312), ("gbk", ChineseLetters::Gbk)];
    let cuts = [("none", Cut::None), ("partial", Cut::Partial), ("full", Cut::Full)];
    let profile = Profile {
        name: usual.name,
        model: table.required("model"),
        columns: needed(table, "columns", 16, 64).unwrap_or(usual.columns),
        dots: needed(table, "dots", 192, 832).unwrap_or(usual.dots),
        max_size: number(table, "max_size", 1, 8).unwrap_or(usual.max_size),
        module_dots: number(table, "module_dots", 4, 16).unwrap_or(usual.module_dots),
        cut: table.choice("cut", &cuts).unwrap_or(usual.cut),
        letters: table.choice("letters", &letters).unwrap_or(usual.letters),
        glyph_slots: number(table, "glyph_slots", 0, 94).unwrap_or(usual.glyph_slots),
        native_qr: table.flag("native_qr").unwrap_or(usual.native_qr),
        fonts: fonts(table).unwrap_or(usual.fonts),
        speed: number(table, "speed", 20, 400).unwrap_or(usual.speed),
        answers: table.table("answers", answers).unwrap_or(usual.answers),
    };
    if profile.columns * LATIN_DOTS > profile.dots {
        clash(table, ("columns", &profile.columns.to_string()), ("dots", &profile.dots.to_string()));
    }
    if profile.letters == ChineseLetters::None && profile.glyph_slots > 0 {
        clash(table, ("glyph_slots", &profile.glyph_slots.to_string()), ("letters", "none"));
    }
    profile
}

fn answers(table: &mut Table<'_>) -> StatusQueries {
    let bits =
        [("recoverable", ErrorBit::Recoverable), ("jam", ErrorBit::Jam), ("undefined", ErrorBit::Undefined)];
    let presenters = [("none", Presenter::None), ("custom", Presenter::Custom), ("exit", Presenter::Exit)];
    let answers = StatusQueries {
        status: table.choice("status", &KNOWS).unwrap_or_default(),
        changes: table.choice("changes", &KNOWS).unwrap_or_default(),
        paper: table.choice("paper", &KNOWS).unwrap_or_default(),
        identity: table.choice("identity", &KNOWS).unwrap_or_default(),
        process: table.choice("process", &KNOWS).unwrap_or_default(),
        clears: table.flag("clears").unwrap_or_default(),
        recovers: table.flag("recovers").unwrap_or_default(),
        error_bit: table.choice("error_bit", &bits).unwrap_or_default(),
        presenter: table.choice("presenter", &presenters).unwrap_or_default(),
    };
    let named = |presenter| presenters.iter().find(|known| known.1 == presenter).map_or("", |known| known.0);
    if answers.presenter == Presenter::Custom && answers.changes != Support::No {
        // Its six bytes begin with 10h, which is also how a report of changes begins.
        let changes = KNOWS.iter().find(|known| known.1 == answers.changes).map_or("", |known| known.0);
        clash(table, ("changes", changes), ("presenter", "custom"));
    }
    if answers.presenter != Presenter::None && answers.status == Support::No {
        clash(table, ("presenter", named(answers.presenter)), ("status", "no"));
    }
    if answers.clears && answers.status == Support::No {
        clash(table, ("clears", "true"), ("status", "no"));
    }
    answers
}

fn clash(table: &mut Table<'_>, (key, value): (&str, &str), (other, against): (&str, &str)) {
    let one = format!("{key} = {value}");
    table.wrong(table.place(key), ConfigFault::Contradiction { one, other: format!("{other} = {against}") });
}

fn fonts(table: &mut Table<'_>) -> Option<Vec<String>> {
    let given = table.holds("fonts");
    let fonts = table.texts("fonts").into_iter().map(|font| font.value).collect();
    given.then_some(fonts)
}

fn number<T: TryFrom<i64>>(table: &mut Table<'_>, key: &'static str, least: i64, most: i64) -> Option<T> {
    table.number(key, least..=most).and_then(|number| T::try_from(number).ok())
}

fn needed<T: TryFrom<i64>>(table: &mut Table<'_>, key: &'static str, least: i64, most: i64) -> Option<T> {
    if !table.holds(key) {
        table.wrong(table.at(), ConfigFault::MissingKey { key: key.into() });
    }
    number(table, key, least, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_profile_is_in_order() {
        let mut problems = Vec::new();
        let profiles = profiles(Path::new("nowhere"), &mut problems);
        assert_eq!(problems, []);
        assert_eq!(profiles.len(), BUILT_IN.len());
        for profile in profiles {
            assert_eq!(built_in(&profile.name), Some(profile.clone()));
            assert!(!profile.model.is_empty() && profile.fonts == FONTS, "{profile:?}");
        }
    }
}
