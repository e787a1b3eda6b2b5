//! How a ticket stands, in words for the person who holds it; it promises what the slip promised.
use crate::hall::forecast::Wait;
use crate::hall::queue::{Line, Ticket, TicketState};
use crate::text::Lang;
use crate::text::kiosk::arrival::words;
use chrono::{NaiveDate, NaiveDateTime};

/// What is known beside the ticket itself when somebody asks how it stands.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// The line it waits in, or waited in last.
    pub line: Option<&'a Line>,
    /// How many people are ahead while it waits.
    pub ahead: u32,
    /// The business day.
    pub today: NaiveDate,
    /// The hall's clock.
    pub now: NaiveDateTime,
}

/// How a ticket stands: in a word, and in a sentence that says what that means for the person.
pub fn stands(lang: Lang, ticket: &Ticket, beside: Beside<'_>) -> (&'static str, String) {
    let said = words(lang);
    if ticket.day < beside.today {
        return (said.expired, (said.day_over)(ticket.day));
    }
    let window = ticket.window.as_deref().unwrap_or_default();
    match ticket.state {
        TicketState::Waiting => (said.waiting, waiting(lang, ticket, beside.ahead)),
        TicketState::Called => (said.called, (said.go_to)(window)),
        TicketState::Serving => (said.serving, (said.served_at)(window)),
        TicketState::Held => (said.held, said.held_note.to_owned()),
        TicketState::Missed => (said.missed, missed(lang, ticket, beside)),
        TicketState::Done => (said.done, said.take_another.to_owned()),
        TicketState::Abandoned => (said.abandoned, said.take_another.to_owned()),
        TicketState::Cancelled => (said.ticket_cancelled, said.take_another.to_owned()),
        TicketState::Removed => (said.removed, said.removed_note.to_owned()),
        TicketState::Expired => (said.expired, said.take_another.to_owned()),
    }
}

/// How many are ahead; that of a ticket which was missed and is called again by itself says so.
fn waiting(lang: Lang, ticket: &Ticket, people: u32) -> String {
    let ahead = ahead(lang, people);
    if ticket.misses == 0 { ahead } else { (words(lang).missed_back)(&ahead) }
}

/// Kept until a time, kept until a while ago, or void from the first.
fn missed(lang: Lang, ticket: &Ticket, beside: Beside<'_>) -> String {
    let said = words(lang);
    match beside.line.and_then(|line| ticket.kept_until(line)) {
        Some(until) if beside.now < until => (said.missed_kept)(until.time()),
        Some(until) => (said.missed_over)(until.time()),
        None => said.missed_note.to_owned(),
    }
}

/// How many people are ahead.
pub fn ahead(lang: Lang, people: u32) -> String {
    let words = lang.words();
    if people == 0 { words.nobody_ahead.to_owned() } else { (words.ahead)(people) }
}

/// How long it may take; that nobody can say where nothing honest can be said.
pub fn wait(lang: Lang, wait: Option<Wait>) -> String {
    let words = lang.words();
    wait.map_or_else(|| words.wait_unknown.to_owned(), |wait| (words.wait)(wait.least, wait.most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::queue::{CallingRules, MissedPolicy, Step, StepContext};

    fn at(time: &str) -> NaiveDateTime {
        format!("2026-11-23T{time}").parse().unwrap()
    }

    fn ticket(state: TicketState) -> Ticket {
        Ticket {
            day: at("10:00:00").date(),
            since: at("10:00:00"),
            state,
            window: Some("A03".into()),
            ..Ticket::default()
        }
    }

    fn said(lang: Lang, ticket: &Ticket, missed: MissedPolicy, now: &str) -> (&'static str, String) {
        let line = Line { missed, ..Line::default() };
        let (today, now) = (at("10:00:00").date(), at(now));
        stands(lang, ticket, Beside { line: Some(&line), ahead: 4, today, now })
    }

    #[test]
    fn every_state_is_said_in_words() {
        let table = [
            (TicketState::Waiting, "排队中", "前面还有 4 人"),
            (TicketState::Called, "已叫号", "请到 A03 窗口"),
            (TicketState::Serving, "办理中", "在 A03 窗口"),
            (TicketState::Held, "已挂起", "请在休息区等候，窗口会再叫您。"),
            (TicketState::Done, "已办完", "要办事请重新取号。"),
            (TicketState::Missed, "已过号", "请重新取号，或到服务台询问。"),
            (TicketState::Abandoned, "已弃号", "要办事请重新取号。"),
            (TicketState::Cancelled, "已取消", "要办事请重新取号。"),
            (TicketState::Expired, "已作废", "要办事请重新取号。"),
            (TicketState::Removed, "已移出", "工作人员已把这个号移出队列，有疑问请到服务台。"),
        ];
        assert_eq!(table.len(), TicketState::ALL.len());
        for (state, word, note) in table {
            assert_eq!(
                said(Lang::Zh, &ticket(state), MissedPolicy::Void, "10:01:00"),
                (word, note.to_owned())
            );
        }
        let yesterday =
            Ticket { day: at("10:00:00").date().pred_opt().unwrap(), ..ticket(TicketState::Waiting) };
        assert_eq!(
            said(Lang::En, &yesterday, MissedPolicy::Void, "10:01:00").0,
            "Void",
            "whatever was written last"
        );
    }

    #[test]
    fn a_missed_ticket_that_is_kept_is_kept_in_words_exactly_as_long_as_a_window_may_call_it() {
        let (missed, kept) = (ticket(TicketState::Missed), MissedPolicy::Kept { minutes: 15 });
        let line = Line { missed: kept, ..Line::default() };
        for (now, is_kept) in
            [("10:00:00", true), ("10:14:59", true), ("10:15:00", false), ("16:00:00", false)]
        {
            let window = missed.window.as_ref();
            let around = StepContext { window, at: at(now), line: &line, called: 9, to: None };
            assert_eq!(
                missed.step(Step::BroughtBack, &around, &CallingRules::default()).is_ok(),
                is_kept,
                "{now}"
            );
            for (lang, until, anew) in
                [(Lang::Zh, "保留到 10:15", "重新取号"), (Lang::En, "kept until 10:15", "new number")]
            {
                let (_, note) = said(lang, &missed, kept, now);
                assert_eq!((note.contains(until), note.contains(anew)), (is_kept, !is_kept), "{now} {note}");
            }
        }
    }

    #[test]
    fn whoever_is_called_again_by_itself_is_told_so() {
        let again = Ticket { misses: 1, turn: 7, ..ticket(TicketState::Waiting) };
        let note = |lang| said(lang, &again, MissedPolicy::Back { after: 3, times: 2 }, "10:01:00").1;
        assert_eq!(note(Lang::Zh), "过号了，会再叫您。前面还有 4 人");
        assert_eq!(note(Lang::En), "Missed; you will be called again. 4 people ahead");
    }
}
