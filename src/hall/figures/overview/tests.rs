//! What is an alarm and what is none, at the minute and a second before it.
use super::*;
use crate::hall::Setup;
use crate::hall::desk::Window;
use chrono::NaiveDate;

fn at(minutes: i64) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 0, 0).unwrap() + TimeDelta::minutes(minutes)
}

/// Windows A01 for line A, and X01 for lines A and B; nobody is there yet.
fn hall() -> Hall {
    let window = |code: &str, lines: &[&str]| Window {
        code: code.into(),
        lines: lines.iter().map(|line| (*line).into()).collect(),
        ..Window::default()
    };
    Hall::new(Setup { windows: vec![window("A01", &["A"]), window("X01", &["A", "B"])], ..Setup::default() })
}

fn line(code: &str, waiting: u32, oldest: Option<NaiveDateTime>) -> LineOverview {
    let today = LineToday { line: code.into(), waiting, ..LineToday::default() };
    LineOverview { today, oldest, stop: None }
}

fn open(window: &str, seen: i64) -> WindowOverview {
    let duty = Duty {
        window: window.into(),
        clerk: Some("101".into()),
        state: DutyState::Open,
        since: at(0),
        auto_call: false,
        seen: at(seen),
    };
    WindowOverview { duty, free_since: Some(at(0)), ..WindowOverview::default() }
}

fn holding(window: WindowOverview, state: TicketState, since: i64) -> WindowOverview {
    let ticket = Ticket { line: "A".into(), number: 7, state, since: at(since), ..Ticket::default() };
    WindowOverview { in_hand: Some(ticket), free_since: None, ..window }
}

fn alarms(now: &HallView, at: NaiveDateTime) -> Vec<(Alarm, String)> {
    now.alarms(&hall(), at).into_iter().map(|raised| (raised.alarm, raised.place)).collect()
}

/// The alarm is there at a minute, and was not a second before.
fn begins(now: &HallView, minute: i64, alarm: Alarm, place: &str) -> RaisedAlarm {
    let wanted = (alarm, place.to_owned());
    assert!(!alarms(now, at(minute) - TimeDelta::seconds(1)).contains(&wanted), "{alarm:?} came too early");
    let all = now.alarms(&hall(), at(minute));
    let found = all.into_iter().find(|raised| (raised.alarm, raised.place.as_str()) == (alarm, place));
    found.expect("the alarm is raised")
}

#[test]
fn a_hall_in_good_order_raises_none() {
    let now = HallView {
        setup: 1,
        unopened: None,
        lines: vec![line("A", 0, None), line("B", 1, Some(at(9)))],
        windows: vec![open("A01", 10), holding(open("X01", 10), TicketState::Serving, 5)],
        ..HallView::default()
    };
    assert_eq!(alarms(&now, at(10)), [], "nobody waits for A01, which may be free all day");
    assert_eq!(HallView::default().alarms(&hall(), at(0)), []);
}

#[test]
fn a_long_wait_is_an_alarm() {
    let now = HallView { lines: vec![line("A", 2, Some(at(3)))], ..HallView::default() };
    let raised = begins(&now, 33, Alarm::LongWait, "A");
    assert_eq!((raised.people, raised.since, raised.raised), (2, at(3), at(33)));
}

#[test]
fn people_in_a_line_that_no_window_serves_are_an_alarm() {
    let mut now = HallView {
        lines: vec![line("B", 2, Some(at(3)))],
        windows: vec![open("A01", 13)],
        setup: 1,
        ..HallView::default()
    };
    let raised = begins(&now, 13, Alarm::Unserved, "B");
    assert_eq!((raised.people, raised.since), (2, at(3)), "A01 does not serve B");
    now.windows.push(holding(open("X01", 13), TicketState::Serving, 5));
    assert_eq!(alarms(&now, at(13)), [], "somebody comes to them in a while");
    now.windows[1].duty.state = DutyState::Paused("meal".into());
    assert_eq!(alarms(&now, at(13)), [(Alarm::Unserved, "B".to_owned())]);
}

#[test]
fn a_crowd_is_an_alarm_whoever_is_in_it() {
    let mut now = HallView { lines: vec![line("A", 18, Some(at(0)))], ..HallView::default() };
    now.lines[0].today.waiting_priority = 1;
    assert_eq!(alarms(&now, at(1)), []);
    now.lines[0].today.waiting_priority = 2;
    assert_eq!(alarms(&now, at(1)), [(Alarm::Crowded, "A".to_owned())]);
}

#[test]
fn a_long_service_is_an_alarm_and_a_call_is_not() {
    let serve = |state| HallView { windows: vec![holding(open("A01", 45), state, 5)], ..HallView::default() };
    assert_eq!(
        begins(&serve(TicketState::Serving), 45, Alarm::LongService, "A01").ticket,
        Some(TicketLabel::new("A", 7))
    );
    assert_eq!(alarms(&serve(TicketState::Called), at(45)), []);
}

#[test]
fn a_free_window_is_an_alarm_as_long_as_somebody_waits_for_it() {
    let mut now = HallView {
        lines: vec![line("B", 3, Some(at(20)))],
        windows: vec![open("X01", 25)],
        setup: 1,
        ..HallView::default()
    };
    let raised = begins(&now, 25, Alarm::Idle, "X01");
    assert_eq!((raised.people, raised.since), (3, at(20)), "free since nine, but not idle");
    now.windows = vec![open("A01", 25)];
    assert_eq!(alarms(&now, at(25)), [], "A01 does not serve B");
    now.windows = vec![open("X01", 25)];
    now.windows[0].duty.state = DutyState::Paused("meal".into());
    now.windows[0].duty.since = at(24);
    assert_eq!(alarms(&now, at(25)), [], "somebody is at lunch, not idle");
}

#[test]
fn a_long_pause_is_an_alarm_even_of_a_window_that_is_lost() {
    let mut paused = open("A01", 15);
    paused.duty.state = DutyState::Paused("meal".into());
    let mut now = HallView { windows: vec![paused], ..HallView::default() };
    begins(&now, 15, Alarm::LongPause, "A01");
    now.windows[0].duty.seen = at(1);
    assert_eq!(now.windows[0].standing(at(15)), WindowStatus::Lost);
    begins(&now, 15, Alarm::LongPause, "A01");
}

#[test]
fn a_window_that_is_lost_with_somebody_at_it_is_an_alarm() {
    let now =
        HallView { windows: vec![holding(open("A01", 10), TicketState::Called, 9)], ..HallView::default() };
    let raised = begins(&now, 11, Alarm::Lost, "A01");
    assert_eq!((raised.ticket, raised.since), (Some(TicketLabel::new("A", 7)), at(10)));
    let empty = HallView { windows: vec![open("A01", 10)], ..HallView::default() };
    assert_eq!(alarms(&empty, at(11)), [], "nobody stands there");
    assert_eq!(empty.windows[0].standing(at(11)), WindowStatus::Lost);
}

#[test]
fn a_window_where_nobody_is_signed_in_is_closed_however_silent() {
    let mut window = open("A01", 0);
    window.duty.state = DutyState::Closed;
    assert_eq!(window.standing(at(500)), WindowStatus::Closed);
    let now = HallView {
        lines: vec![line("A", 1, Some(at(491)))],
        windows: vec![window],
        setup: 1,
        ..HallView::default()
    };
    assert_eq!(alarms(&now, at(500)), []);
}

#[test]
fn what_was_raised_last_comes_first() {
    let mut paused = open("X01", 60);
    paused.duty.state = DutyState::Paused("meal".into());
    let now = HallView {
        setup: 1,
        unopened: None,
        lines: vec![line("A", 1, Some(at(10)))],
        windows: vec![paused, holding(open("A01", 60), TicketState::Serving, 12)],
        ..HallView::default()
    };
    let seen = alarms(&now, at(60)).into_iter().map(|(alarm, _)| alarm).collect::<Vec<_>>();
    assert_eq!(seen, [Alarm::LongService, Alarm::LongWait, Alarm::LongPause]);
}

#[test]
fn each_bad_rating_is_an_alarm_until_somebody_takes_up_its_case() {
    let bad = |case, minute| NewBadRating { case, window: Some("A01".into()), since: at(minute) };
    let mut now = HallView { bad_ratings: vec![bad(4, 1), bad(7, 3)], ..HallView::default() };
    let raised = now.alarms(&hall(), at(5));
    let seen: Vec<_> = raised.iter().map(|raised| (raised.alarm, raised.place.as_str())).collect();
    assert_eq!(seen, [(Alarm::BadRating, "7"), (Alarm::BadRating, "4")]);
    assert!(raised.iter().all(|raised| raised.ticket.is_none()), "nobody is recognised by their number");
    now.bad_ratings.clear();
    assert!(now.alarms(&hall(), at(5)).is_empty());
}
