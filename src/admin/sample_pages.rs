//! Every page of the administration by name, and what somebody does to come to it.
use super::samples::Sitting;
use super::setup::samples::VISITS;
use super::{AdminLooks, AdminScreen, AdminUpdate, DraftOutcome, StandingChange, Unfinished};
use crate::hall::drafts::DraftSubject;
use crate::text::Lang;
use crate::ui::{desk::StaffEvent, input::Key};
use std::time::Duration;

/// Who sits there, before what.
#[derive(Clone, Copy)]
enum Start {
    /// Nobody is signed in.
    SignIn,
    /// An editor before the first page, with a draft.
    Editor,
    /// Whoever publishes, before the same.
    Publisher,
    /// An editor before the form of the matter; with a draft, or without one.
    Form(bool),
}

/// What somebody does at the screen.
type Act = fn(&mut Sitting<'_>);

const U: Key = Key::Control('u');

/// The pages of matters and the draft; those of the setup are in `VISITS`.
const PAGES: &[(&str, Start, Act)] = &[
    ("admin_sign_in", Start::SignIn, |sitting| {
        sitting.types("271");
    }),
    ("admin_locked", Start::Editor, |sitting| {
        let now = sitting.looks.at;
        sitting.face.update(StaffEvent::Tick { now, at: Duration::from_mins(3) });
    }),
    ("admin_store_gone", Start::Form(true), |sitting| {
        sitting.news(AdminUpdate::Gone);
    }),
    ("admin_home", Start::Editor, |_| {}),
    ("admin_half_written", Start::SignIn, |sitting| {
        let guide = &sitting.looks.guide;
        let title = format!("{} · {}", guide.name.zh, sitting.field_name("phone"));
        let record = sitting.looks.written(|guide| guide.phone = "0799-80".into());
        let half = Unfinished::new("matter", &title).with("code", &guide.code).with("field", "phone");
        sitting.news(AdminUpdate::Unfinished(vec![half.with("record", &record)])).signs_in();
    }),
    ("admin_units", Start::Editor, |sitting| {
        sitting.types("1");
    }),
    ("admin_found", Start::Editor, |sitting| {
        sitting.types("1sfz");
    }),
    ("admin_form", Start::Form(true), |_| {}),
    ("admin_phone", Start::Form(true), |sitting| {
        sitting.types("x").press(&[U]).types("07");
    }),
    ("admin_pinyin", Start::Form(true), |sitting| {
        sitting.types("p").press(&[U]).types("mianfei");
    }),
    ("admin_conditions", Start::Form(false), |sitting| {
        sitting.types("q");
    }),
    ("admin_unit", Start::Form(false), |sitting| {
        sitting.types("d");
    }),
    ("admin_themes", Start::Form(false), |sitting| {
        sitting.types("h");
    }),
    ("admin_limit", Start::Form(false), |sitting| {
        sitting.types("m");
    }),
    ("admin_materials", Start::Form(false), |sitting| {
        sitting.types("r");
    }),
    ("admin_material", Start::Form(false), |sitting| {
        sitting.types("rn").types("shenqingbiao").press(&[Key::Char(' '), Key::Tab]).types("1");
    }),
    ("admin_preview", Start::Form(true), |sitting| {
        sitting.press(&[Key::F(4)]);
    }),
    ("admin_remove", Start::Form(true), |sitting| {
        sitting.press(&[Key::F(8)]);
    }),
    ("admin_new", Start::Editor, |sitting| {
        sitting.types("1").press(&[Key::F(5)]);
    }),
    ("admin_overtaken", Start::Form(true), |sitting| {
        let subject = DraftSubject::Matter(sitting.looks.guide.code.clone());
        sitting.news(AdminUpdate::Done(DraftOutcome::Overtaken(subject, 4, "302".into())));
    }),
    ("admin_draft", Start::Editor, |sitting| {
        sitting.types("2").press(&[Key::Down]);
    }),
    ("admin_discard", Start::Editor, |sitting| {
        sitting.types("2").press(&[Key::F(8)]);
    }),
    ("admin_check", Start::Editor, |sitting| {
        sitting.types("2").press(&[Key::F(5)]);
    }),
    ("admin_publish", Start::Publisher, |sitting| {
        sitting.types("2").press(&[Key::F(6), Key::Down, Key::Right]);
    }),
    ("admin_publications", Start::Publisher, |sitting| {
        sitting.types("3");
    }),
    ("admin_go_back", Start::Editor, |sitting| {
        sitting.types("3").press(&[Key::Down, Key::F(9)]);
    }),
    ("admin_go_back_over", Start::Editor, |sitting| {
        let subject = DraftSubject::Matter(sitting.looks.guide.code.clone());
        let stands = vec![StandingChange { subject, number: 1, who: "301".into() }];
        sitting.types("3").news(AdminUpdate::Done(DraftOutcome::WouldOverwrite(6, stands)));
    }),
];

/// The names of all pages.
pub fn sample_names() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(name, ..)| *name).chain(VISITS.iter().map(|(name, _)| *name))
}

/// The page of a name; nothing where there is none.
pub fn sample(looks: &AdminLooks, lang: Lang, name: &str) -> Option<AdminScreen> {
    if let Some((_, start, act)) = PAGES.iter().find(|(known, ..)| *known == name) {
        let mut sitting = match start {
            Start::SignIn => looks.sitting(lang),
            Start::Editor => looks.signed_in(lang, false, true),
            Start::Publisher => looks.signed_in(lang, true, true),
            Start::Form(has_draft) => looks.form(lang, *has_draft),
        };
        act(&mut sitting);
        return Some(sitting.face);
    }
    let (_, keys) = VISITS.iter().find(|(known, _)| *known == name)?;
    let mut sitting = looks.with_setup(lang);
    for key in *keys {
        sitting.press(&[*key]).ticks();
    }
    Some(sitting.face)
}

/// Every page with its name.
pub fn samples(looks: &AdminLooks, lang: Lang) -> Vec<(&'static str, AdminScreen)> {
    sample_names().filter_map(|name| Some((name, sample(looks, lang, name)?))).collect()
}
