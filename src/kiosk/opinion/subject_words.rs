//! Whom or what an opinion is about, as its writer reads it.
use crate::app::screen::Context;
use crate::hall::cases::CaseSubject;
use crate::text::kiosk::opinion::words;

/// Whom or what it is about.
pub(super) fn about(context: &Context, subject: &CaseSubject) -> String {
    let said = words(context.lang);
    match subject {
        CaseSubject::Hall => said.whole_hall.to_owned(),
        CaseSubject::Department(name) => context.department(name).to_owned(),
        CaseSubject::Window(code) => (said.window)(code),
        CaseSubject::Matter(code) => match context.hall.catalogue.coded(code) {
            Some(matter) => context.pick(matter.name, matter.name_en).to_owned(),
            None => code.clone(),
        },
        CaseSubject::Ticket { label, window: None, .. } => (said.number_served)(&label.to_string()),
        CaseSubject::Ticket { label, window: Some(window), .. } => {
            (said.number_at)(&label.to_string(), window)
        }
    }
}
