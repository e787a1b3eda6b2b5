//! `calling.toml`, `clerks.toml` and `boards.toml`: how numbers are called, by whom, and where they are shown.
use super::pin;
use super::problem::ConfigFault;
use super::table::{Located, Table};
use super::units::NameRegister;
use crate::hall::booking::{CodeForm, CodeForms};
use crate::hall::desk::{Action, Board, Clerk, FunctionKeys, Window};
use crate::hall::figures::Alarms;
use crate::hall::queue::{CallingRules, Class};
use crate::hall::{Name, NamedCode, WindowCode};

/// How calls are said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VoiceSettings {
    /// The program that speaks, with its arguments; `{text}`, `{lang}` and `{voice}` are filled in. Empty: silent.
    pub speak: Vec<String>,
    /// What the program calls its voices: a language and its voice.
    pub voices: Vec<(&'static str, String)>,
    /// The program that plays a sound file, with its arguments; `{file}` is filled in.
    pub play: Vec<String>,
    /// The folder of recorded clips, used instead of speaking where one is named.
    pub clips: Option<String>,
    /// Languages a call is said in, in order.
    pub languages: Vec<String>,
}

/// The languages calls can be said in, with the voice of espeak-ng for each. Its voice `zh` of 1.51 spells pinyin in English.
const VOICES: [(&str, &str); 2] = [("zh", "cmn-latn-pinyin"), ("en", "en")];

impl VoiceSettings {
    /// The voice of a language; where none is named, the one of espeak-ng.
    pub fn of<'a>(&'a self, lang: &'a str) -> &'a str {
        let named = self.voices.iter().find(|(known, _)| *known == lang).map(|(_, voice)| voice.as_str());
        let usual = || VOICES.iter().find(|(known, _)| *known == lang).map(|(_, voice)| *voice);
        named.or_else(usual).unwrap_or(lang)
    }
}

/// What `calling.toml` says.
#[derive(Clone, Debug, Default)]
pub(super) struct CallingFile {
    pub rules: CallingRules,
    pub code_forms: CodeForms,
    pub alarms: Alarms,
    pub classes: Vec<Class>,
    pub pauses: Vec<NamedCode>,
    pub outcomes: Vec<NamedCode>,
    pub keys: FunctionKeys,
    pub voice: VoiceSettings,
}

/// Reads `calling.toml`.
pub(super) fn read(table: &mut Table<'_>) -> CallingFile {
    let (mut classes, mut pauses, mut outcomes) =
        (NameRegister::default(), NameRegister::default(), NameRegister::default());
    CallingFile {
        rules: rules(table),
        code_forms: code_forms(table),
        alarms: table.table("alarms", alarms).unwrap_or_default(),
        classes: table.tables("class", |table| {
            let NamedCode { code, name } = named(table, &mut classes);
            let rank = table.number("rank", 1..=8).and_then(|n| u8::try_from(n).ok()).unwrap_or(1);
            Class { code, name, rank }
        }),
        pauses: table.tables("pause", |table| named(table, &mut pauses)),
        outcomes: table.tables("outcome", |table| named(table, &mut outcomes)),
        keys: table.table("keys", keys).unwrap_or_default(),
        voice: table.table("voice", voice).unwrap_or_default(),
    }
}

fn rules(table: &mut Table<'_>) -> CallingRules {
    let usual = CallingRules::default();
    let short = |value: Option<i64>, usual: u16| value.and_then(|n| u16::try_from(n).ok()).unwrap_or(usual);
    CallingRules {
        recalls: table.number("recalls", 0..=9).and_then(|n| u32::try_from(n).ok()).unwrap_or(usual.recalls),
        cool_down: short(table.number("cool_down", 0..=300), usual.cool_down),
        early: short(table.number("early", 0..=480), usual.early),
        late: short(table.number("late", 0..=480), usual.late),
        lock: short(table.number("lock", 0..=120), usual.lock),
        undo: short(table.number("undo", 0..=600), usual.undo),
    }
}

/// The forms of the centre's own appointment codes.
fn code_forms(table: &mut Table<'_>) -> CodeForms {
    let written = table.texts("code_forms");
    let read = |Located { at, value }: Located<String>| {
        let form = CodeForm::read(&value);
        if form.is_none() {
            table.wrong(at, ConfigFault::BadCodeForm { value });
        }
        form
    };
    CodeForms(written.into_iter().filter_map(read).collect())
}

fn alarms(table: &mut Table<'_>) -> Alarms {
    let usual = Alarms::default();
    let mut read = |key: &'static str, usual: u16| {
        table.number(key, 1..=999).and_then(|n| u16::try_from(n).ok()).unwrap_or(usual)
    };
    Alarms {
        longest_wait: read("longest_wait", usual.longest_wait),
        waiting: read("waiting", usual.waiting),
        unserved: read("unserved", usual.unserved),
        serving: read("serving", usual.serving),
        idle: read("idle", usual.idle),
        pause: read("pause", usual.pause),
    }
}

fn named(table: &mut Table<'_>, seen: &mut NameRegister) -> NamedCode {
    let code = table.required("code");
    seen.note(table, table.place("code"), &code);
    NamedCode { code, name: Name::new(table.required("name"), table.text("name_en").unwrap_or_default()) }
}

fn keys(table: &mut Table<'_>) -> FunctionKeys {
    let mut taken: Vec<(u8, &'static str)> = Vec::new();
    let mut keys = Vec::new();
    for (does, word, usual) in Action::KEYED {
        let written = table.text(word);
        let number = match &written {
            None => Some(usual),
            Some(key) => {
                key.strip_prefix(['F', 'f']).and_then(|n| n.parse().ok()).filter(|n| (1..=12).contains(n))
            }
        };
        let Some(number) = number else {
            table.wrong(table.place(word), ConfigFault::BadKey { value: written.unwrap_or_default() });
            continue;
        };
        match taken.iter().find(|(other, _)| *other == number) {
            Some((_, other)) => table.wrong(
                table.place(word),
                ConfigFault::KeyTwice { key: format!("F{number}"), other: (*other).to_owned() },
            ),
            None => taken.push((number, word)),
        }
        keys.push((does, number));
    }
    FunctionKeys(keys)
}

fn voice(table: &mut Table<'_>) -> VoiceSettings {
    let values = |texts: Vec<Located<String>>| texts.into_iter().map(|placed| placed.value).collect();
    let languages = table.texts("languages");
    for Located { value, at } in &languages {
        let known = VOICES.map(|(lang, _)| lang);
        if !known.contains(&value.as_str()) {
            let known = known.map(str::to_owned).to_vec();
            table.wrong(*at, ConfigFault::NotOneOf { key: "languages".into(), value: value.clone(), known });
        }
    }
    VoiceSettings {
        speak: values(table.texts("speak")),
        voices: table.table("voices", voices).unwrap_or_default(),
        play: values(table.texts("play")),
        clips: table.text("clips").filter(|folder| !folder.is_empty()),
        languages: values(languages),
    }
}

fn voices(table: &mut Table<'_>) -> Vec<(&'static str, String)> {
    VOICES.iter().filter_map(|(lang, _)| Some((*lang, table.text(lang)?))).collect()
}

/// Reads `[[clerk]]`.
pub(super) fn clerks(table: &mut Table<'_>, windows: Option<&[Window]>) -> Vec<Clerk> {
    let mut seen = NameRegister::default();
    table.tables("clerk", |table| {
        let NamedCode { code, name } = named(table, &mut seen);
        let hash = table.required("pin");
        if !hash.is_empty() && !pin::is_hash(&hash) {
            table.wrong(table.place("pin"), ConfigFault::BadPin);
        }
        Clerk {
            code: code.into(),
            name,
            pin: hash,
            windows: known_windows(table, windows),
            lead: table.flag("lead").unwrap_or(false),
        }
    })
}

/// Reads `[[board]]`.
pub(super) fn boards(table: &mut Table<'_>, windows: Option<&[Window]>) -> Vec<Board> {
    let mut seen = NameRegister::default();
    table.tables("board", |table| {
        let NamedCode { code, name } = named(table, &mut seen);
        let listed = known_windows(table, windows);
        let floors: Vec<i64> =
            table.numbers("floors", &(-9..=99)).into_iter().map(|floor| floor.value).collect();
        let on_floors = windows.unwrap_or_default().iter().filter(|w| floors.contains(&w.floor.into()));
        let windows = listed.into_iter().chain(on_floors.map(|window| window.code.clone())).collect();
        let notices = table.tables("notice", |table| {
            Name::new(table.required("text"), table.text("text_en").unwrap_or_default())
        });
        Board { code, name, windows, notices }
    })
}

fn known_windows(table: &mut Table<'_>, windows: Option<&[Window]>) -> Vec<WindowCode> {
    let listed = table.texts("windows");
    for Located { value, at } in &listed {
        if windows.is_some_and(|known| known.iter().all(|window| window.code != *value)) {
            table.wrong(*at, ConfigFault::UnknownWindow { value: value.clone() });
        }
    }
    listed.into_iter().map(|placed| placed.value.into()).collect()
}
