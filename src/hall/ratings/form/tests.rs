//! One of each thing, one more later, changed within a visit; and what is not kept.
use super::*;
use crate::hall::queue::TicketLabel;
use chrono::TimeDelta;

fn at(minutes: i64) -> NaiveDateTime {
    let ten: NaiveDateTime = "2026-11-23T10:00:00".parse().unwrap();
    ten + TimeDelta::minutes(minutes)
}

fn work() -> ServedWork {
    ServedWork { finished_at: Some(at(0)), window: Some("A01".into()), ..ServedWork::default() }
}

fn subject() -> RatingSubject {
    RatingSubject::Ticket { day: at(0).date(), label: TicketLabel::new("A", 12) }
}

fn form(visit: &str, request: &str, grade: Grade, minutes: i64) -> RatingForm {
    RatingForm {
        request: request.into(),
        visit: visit.into(),
        kiosk: Some("1".into()),
        channel: RatingChannel::Kiosk,
        grade,
        reasons: Vec::new(),
        text: Confidential::default(),
        name: Confidential::default(),
        phone: Confidential::default(),
        lang: "zh".into(),
        at: at(minutes),
    }
}

fn decide(form: &RatingForm, earlier: &[Rating]) -> Result<RatingStep, RatingError> {
    form.decide(&work(), earlier, &RatingRules::default())
}

fn first() -> Rating {
    form("v1", "v1/1", Grade::Satisfied, 1).rating(1, RatingTurn::First, subject(), work())
}

#[test]
fn a_thing_is_rated_once_and_once_more_on_a_later_visit() {
    let of_another_day =
        |visit: &str, earlier: &[Rating]| decide(&form(visit, visit, Grade::VerySatisfied, 2_000), earlier);
    assert_eq!(of_another_day("v1", &[]), Ok(RatingStep::Make(RatingTurn::First)));
    assert_eq!(of_another_day("v2", &[first()]), Ok(RatingStep::Make(RatingTurn::FollowUp)));
    let second = Rating { turn: RatingTurn::FollowUp, visit: "v2".into(), request: "r2".into(), ..first() };
    assert_eq!(of_another_day("v3", &[first(), second]), Err(RatingError::Rated));
    let once = RatingRules { has_follow_up: false, ..RatingRules::default() };
    let again = form("v2", "v2", Grade::VerySatisfied, 5).decide(&work(), &[first()], &once);
    assert_eq!(again, Err(RatingError::Rated));
}

#[test]
fn the_same_visit_changes_what_it_gave() {
    let other = form("v1", "v1/2", Grade::Dissatisfied, 3);
    assert_eq!(decide(&other, &[first()]), Ok(RatingStep::Change(Box::new(first()))));
    let after = other.changed(&first());
    assert_eq!((after.number, after.turn, after.changes), (1, RatingTurn::First, 1));
    assert_eq!((after.grade, after.at, after.changed_at), (Grade::Dissatisfied, at(1), at(3)));
    let twice = form("v1", "v1/1", Grade::Satisfied, 9);
    assert_eq!(decide(&twice, &[first()]), Ok(RatingStep::Keep(Box::new(first()))), "a double touch");
    let annulled = Rating { state: RatingState::Annulled, ..first() };
    assert_eq!(decide(&other, &[annulled]), Err(RatingError::Reviewed));
}

#[test]
fn a_follow_up_is_changed_by_its_own_visit_and_the_first_is_not() {
    let second = Rating {
        number: 2,
        turn: RatingTurn::FollowUp,
        visit: "v2".into(),
        request: "v2/1".into(),
        ..first()
    };
    let step = decide(&form("v2", "v2/2", Grade::Dissatisfied, 9), &[first(), second.clone()]);
    assert_eq!(step, Ok(RatingStep::Change(Box::new(second))));
}

#[test]
fn only_what_is_finished_is_rated_and_only_for_a_while() {
    let form_at = |minutes| form("v1", "r", Grade::Satisfied, minutes);
    let unfinished = ServedWork::default();
    let rules = RatingRules::default();
    assert_eq!(form_at(1).decide(&unfinished, &[], &rules), Err(RatingError::NotFinished));
    let day = 24 * 60;
    assert!(decide(&form_at(30 * day), &[]).is_ok(), "the thirtieth day after");
    assert_eq!(decide(&form_at(31 * day), &[]), Err(RatingError::TooLate(30)));
    let unset = RatingForm { at: NaiveDateTime::default(), ..form_at(1) };
    assert_eq!(decide(&unset, &[]), Err(RatingError::ClockNotSet));
}

#[test]
fn reasons_are_those_of_the_grade() {
    let with = |grade, reasons: &[&str]| {
        let reasons = reasons.iter().map(|code| (*code).to_owned()).collect();
        decide(&RatingForm { reasons, ..form("v1", "r", grade, 1) }, &[]).err()
    };
    assert_eq!(with(Grade::Dissatisfied, &["214", "207"]), None);
    assert_eq!(with(Grade::Dissatisfied, &["510"]), Some(RatingError::UnknownReason));
    assert_eq!(with(Grade::Dissatisfied, &["201"]), Some(RatingError::UnknownReason), "retired");
    let long = RatingForm { text: "字".repeat(1_001).into(), ..form("v1", "r", Grade::Satisfied, 1) };
    assert_eq!(decide(&long, &[]), Err(RatingError::TextTooLong(1_000)));
}

#[test]
fn a_bad_rating_is_named_where_somebody_can_be_called() {
    let rating = |grade, phone: &str| {
        let form = RatingForm { phone: phone.into(), ..form("v1", "r", grade, 1) };
        form.rating(1, RatingTurn::First, subject(), work()).is_anonymous
    };
    assert!(!rating(Grade::Dissatisfied, "0826-2222222"));
    assert!(rating(Grade::Dissatisfied, ""));
    assert!(rating(Grade::Satisfied, "0826-2222222"), "nobody is called back about a good one");
}
