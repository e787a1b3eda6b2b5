//! The last order of a window as its duty's row keeps it, until it is taken back, is too long ago, or another one follows.
use crate::hall::queue::{LastOrder, Step, Ticket, TicketState};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{moment, moment_or_none, written};
use chrono::NaiveDateTime;

/// What stands between two fields; no code and no moment has it in it.
const BETWEEN: char = '\t';

/// Writes an order as [`read`] reads it.
pub(in crate::store) fn text(order: &LastOrder) -> String {
    let LastOrder { before, .. } = order;
    let numbers = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>();
    let moment = |at: Option<NaiveDateTime>| at.map(written).unwrap_or_default();
    let mut fields = vec![
        order.step.word().to_owned(),
        written(order.at),
        order.service.map(|seconds| seconds.to_string()).unwrap_or_default(),
        before.day.to_string(),
        before.line.to_string(),
        before.state.word().to_owned(),
        written(before.since),
        before.queue.to_string(),
        before.window.as_deref().unwrap_or_default().to_owned(),
        moment(before.called_at),
    ];
    fields.extend(numbers(&[
        before.number,
        before.calls,
        before.misses,
        before.turn,
        order.steps_before,
        order.steps_after,
        order.called,
        order.cycle,
    ]));
    fields.join(&BETWEEN.to_string())
}

/// Reads an order; nothing where none is kept.
pub(in crate::store) fn read(text: &str) -> Result<Option<LastOrder>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    let fields: Vec<&str> = text.split(BETWEEN).collect();
    let field = |at: usize| fields.get(at).copied().ok_or("what a window did last is not whole");
    let number = |at: usize| -> Result<u32, Fault> { Ok(field(at)?.parse()?) };
    let service = field(2)?;
    let before = Ticket {
        day: field(3)?.parse()?,
        line: field(4)?.into(),
        number: number(10)?,
        state: TicketState::of(field(5)?).ok_or("a ticket stood where no ticket can")?,
        since: moment(field(6)?)?,
        queue: field(7)?.into(),
        window: crate::hall::WindowCode::in_field(field(8)?),
        called_at: moment_or_none(field(9)?)?,
        calls: number(11)?,
        misses: number(12)?,
        turn: number(13)?,
        ..Ticket::default()
    };
    Ok(Some(LastOrder {
        before,
        step: Step::of(field(0)?).ok_or("a step was made that no ticket can make")?,
        at: moment(field(1)?)?,
        service: if service.is_empty() { None } else { Some(service.parse()?) },
        steps_before: number(14)?,
        steps_after: number(15)?,
        called: number(16)?,
        cycle: number(17)?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let at: NaiveDateTime = "2026-11-23T09:30:00.25".parse().unwrap();
        let before = Ticket {
            day: at.date(),
            line: "A".into(),
            number: 12,
            state: TicketState::Called,
            since: at,
            queue: "B".into(),
            window: Some("机动位".into()),
            calls: 2,
            misses: 1,
            turn: 9,
            called_at: Some(at),
            ..Ticket::default()
        };
        let order = LastOrder {
            before,
            steps_before: 3,
            steps_after: 5,
            step: Step::Transferred,
            at,
            called: 4,
            cycle: 1,
            service: Some(312),
        };
        assert_eq!(read(&text(&order)).unwrap(), Some(order.clone()));
        let bare = Ticket { window: None, called_at: None, ..order.before.clone() };
        let bare = LastOrder { before: bare, service: None, ..order };
        assert_eq!(read(&text(&bare)).unwrap(), Some(bare));
        assert_eq!(read("").unwrap(), None);
        assert!(read("called").is_err());
    }
}
