//! Samples of the page of an application.
use super::ApplicationFound;
use crate::app::application_status::ApplicationStatus;
use crate::app::screen::{AnyScreen, Context};
use crate::hall::applications::{Application, ApplicationError, ApplicationState, SpecialProcedure};
use crate::hall::catalogue::Guide;
use crate::hall::receipts::Receipt;
use chrono::{NaiveDate, TimeDelta};

/// The pages of somebody who has applied for a matter, in the order in which an application goes on.
pub(in crate::kiosk::opinion) fn samples(
    context: &Context,
    guide: &Guide,
    receipt: Receipt,
) -> Vec<(&'static str, Box<dyn AnyScreen>)> {
    let at = |days: i64| context.now - TimeDelta::days(days);
    let day = |days: i64| at(days).date();
    let procedure =
        |from: i64, until: Option<i64>| SpecialProcedure { from: day(from), until: until.map(day) };
    let received = Application {
        code: "36990020261105020000149".into(),
        matter: guide.code.clone(),
        department: guide.department.clone(),
        received_at: at(4),
        statutory_limit: guide.statutory,
        promised_limit: guide.promised,
        ..Application::default()
    };
    let accepted = |state, days: i64, promised: NaiveDate| Application {
        state,
        received_at: at(days),
        accepted_at: Some(at(days - 1)),
        promised: Some(promised),
        ..received.clone()
    };
    let review = accepted(ApplicationState::Review, 13, day(-7));
    let late = accepted(ApplicationState::Review, 24, day(3));
    let special = accepted(ApplicationState::Special, 20, day(-1));
    let finished = accepted(ApplicationState::Finished, 18, day(0));
    let page = |application: Application| -> Box<dyn AnyScreen> {
        let progress = application.progress(context.now, &context.hall.setup.office());
        let guide = (!application.matter.is_empty()).then(|| Box::new(guide.clone()));
        Box::new(ApplicationFound::Found(Box::new(ApplicationStatus { progress, guide }), receipt, 0))
    };
    vec![
        ("application_received", page(received.clone())),
        ("application_supplement", page(Application { state: ApplicationState::Supplement, ..received })),
        ("application_review", page(Application { special: vec![procedure(10, Some(7))], ..review })),
        ("application_special", page(Application { special: vec![procedure(11, None)], ..special })),
        // Of a matter that the hall does not have.
        ("application_late", page(Application { matter: String::new(), ..late })),
        ("application_finished", page(Application { finished_at: Some(at(4)), ..finished })),
        ("application_none", Box::new(ApplicationFound::None(ApplicationError::Expired))),
    ]
}
