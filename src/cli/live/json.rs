//! The hall at a moment as one JSON value.
use crate::cli::line::stop_json;
use crate::hall::Hall;
use crate::hall::desk::{DutyState, Window, WindowLoan};
use crate::hall::figures::{Alarm, HallView, LineOverview, RaisedAlarm, WindowOverview, WindowStatus};
use crate::hall::queue::Line;
use crate::text::Lang;
use chrono::NaiveDateTime;
use serde_json::{Value, json};

/// Everything the lead sees; the help of `hall live` says what it is made of.
pub(super) fn hall(hall: &Hall, now: &HallView, at: NaiveDateTime, lang: Lang) -> Value {
    let line_now = |code: &str| now.lines.iter().find(|line| line.today.line == code);
    let window_now = |code: &str| now.windows.iter().find(|window| window.duty.window == code);
    let lines = hall.setup.lines.iter().map(|of| {
        let open = now.open_for(hall, &of.code, at);
        line(of, (line_now(&of.code), open), at, lang)
    });
    let loan = |code: &str| now.loans.iter().find(|loan| loan.window == code);
    let windows =
        hall.setup.windows.iter().map(|of| window(of, (window_now(&of.code), loan(&of.code)), at, lang));
    let alarms = now.alarms(hall, at);
    let [own, entrusted] = now.open_windows(hall, at);
    json!({
        "at": moment(at),
        "lines": lines.collect::<Vec<_>>(),
        "windows": windows.collect::<Vec<_>>(),
        "opinion_box": now.unopened.map(|lying| json!({ "unopened": lying.count, "since": moment(lying.since) })),
        "open": { "own": own, "entrusted": entrusted },
        "alarms": alarms.iter().map(alarm).collect::<Vec<_>>(),
    })
}

fn line(of: &Line, (now, open): (Option<&LineOverview>, usize), at: NaiveDateTime, lang: Lang) -> Value {
    let now = now.cloned().unwrap_or_default();
    json!({
        "line": of.code,
        "name": lang.say(&of.name),
        "waiting": now.waiting(),
        "waiting_priority": now.today.waiting_priority,
        "longest_wait": now.longest(at).map(|wait| wait.num_seconds()),
        "open": open,
        "windows": now.today.windows.map(|hundredths| f64::from(hundredths) / 100.0),
        "mean_service": now.today.pace.map(|pace| pace.mean),
        "stopped": now.stop.as_ref().map(stop_json),
    })
}

fn window(
    of: &Window,
    (now, loan): (Option<&WindowOverview>, Option<&WindowLoan>),
    at: NaiveDateTime,
    lang: Lang,
) -> Value {
    let now = now.cloned().unwrap_or_default();
    let standing = now.standing(at);
    let on_duty = standing != WindowStatus::Closed;
    let reason = match &now.duty.state {
        DutyState::Paused(reason) => Some(reason),
        _ => None,
    };
    json!({
        "window": of.code,
        "name": lang.say(&of.name),
        "state": WindowStatus::ALL.iter().find(|(known, _)| *known == standing).map(|(_, word)| word),
        "reason": reason,
        "clerk": on_duty.then_some(&now.duty.clerk),
        "since": on_duty.then(|| moment(now.duty.since)),
        "ticket": now.in_hand.as_ref().map(|ticket| json!({
            "number": ticket.label().to_string(),
            "state": ticket.state.word(),
            "since": moment(ticket.since),
        })),
        "free_since": now.free_since.filter(|_| on_duty).map(moment),
        "done": now.done,
        "entrusted": of.entrusted,
        "lent": loan.map(|loan| json!({ "line": loan.line, "until": moment(loan.until), "by": loan.who })),
    })
}

fn alarm(raised: &RaisedAlarm) -> Value {
    let place = match raised.alarm {
        Alarm::AccountLocked => "account",
        Alarm::MachineLocked => "machine",
        Alarm::BadRating => "case",
        alarm if alarm.is_of_line() => "line",
        _ => "window",
    };
    json!({
        "alarm": Alarm::ALL.iter().find(|(known, _)| *known == raised.alarm).map(|(_, word)| word),
        place: raised.place,
        "ticket": raised.ticket.as_ref().map(ToString::to_string),
        "people": raised.people,
        "since": moment(raised.since),
    })
}

fn moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}
