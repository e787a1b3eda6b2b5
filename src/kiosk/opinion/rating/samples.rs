//! One sample of every page of a rating.
use super::{Message, RateScreen, RatedThing};
use crate::app::case_progress::SentCase;
use crate::app::message::Answer;
use crate::app::rating_kept::KeptRating;
use crate::app::screen::{AnyScreen, Context, Screen};
use crate::hall::cases::{CaseSource, Submission};
use crate::hall::queue::Ticket;
use crate::hall::ratings::{
    Grade, RatingChannel, RatingError, RatingForm, RatingSubject, RatingTurn, ServedWork,
};
use crate::hall::receipts::Receipt;
use crate::paper::case_slip;

/// The pages in the order of a visit, about a number that was served.
pub(in crate::kiosk::opinion) fn samples(
    context: &Context,
    ticket: &Ticket,
    receipt: Receipt,
) -> Vec<(&'static str, Box<dyn AnyScreen>)> {
    let new = || RateScreen::new(RatedThing::Ticket(Box::new(ticket.clone())));
    let touched = |messages: &[Message]| {
        let mut screen = new();
        for message in messages {
            Screen::update(&mut screen, *message, context);
        }
        screen
    };
    let heard = |mut screen: RateScreen, answer: Answer| -> Box<dyn AnyScreen> {
        Screen::hear(&mut screen, &answer, context);
        Box::new(screen)
    };
    let bad = [Message::Grade(Grade::Dissatisfied), Message::Reason(0)];
    let kept = |grade: Grade, case: Option<SentCase>| {
        let form = form(context, grade);
        let subject = RatingSubject::Ticket { day: ticket.day, label: ticket.label() };
        let rating = form.rating(7, RatingTurn::First, subject, ServedWork::default());
        Answer::Rated(Box::new(KeptRating { rating, case }))
    };
    vec![
        ("rate", Box::new(new())),
        ("rate_again", heard(new(), Answer::RatingTurn(Ok(RatingTurn::FollowUp)))),
        ("rate_refused", heard(new(), Answer::RatingTurn(Err(RatingError::Rated)))),
        ("rate_reasons", Box::new(touched(&[Message::Grade(Grade::VerySatisfied)]))),
        ("rate_reasons_all", Box::new(touched(&[bad[0], bad[1], Message::More]))),
        ("rate_failed", {
            let mut screen = touched(&bad);
            Screen::update(&mut screen, Message::Send, context);
            heard(screen, Answer::StoreFailed)
        }),
        ("rate_thanks", heard(touched(&[]), kept(Grade::Satisfied, None))),
        ("rate_bad_thanks", {
            let case = case(context, receipt);
            heard(touched(&bad), kept(Grade::Dissatisfied, Some(case)))
        }),
    ]
}

fn form(context: &Context, grade: Grade) -> RatingForm {
    RatingForm {
        request: String::new(),
        visit: String::new(),
        kiosk: None,
        channel: RatingChannel::Kiosk,
        grade,
        reasons: Vec::new(),
        text: "".into(),
        name: "".into(),
        phone: "".into(),
        lang: String::new(),
        at: context.now,
    }
}

fn case(context: &Context, receipt: Receipt) -> SentCase {
    let asked = Submission {
        source: CaseSource::BadRating,
        phone: "0000-1234".into(),
        at: context.now,
        ..Submission::default()
    };
    let case = asked.case(12, context.hall);
    let slip = case_slip(&case, &receipt, context.hall, context.lang);
    SentCase { case, receipt, slip }
}
