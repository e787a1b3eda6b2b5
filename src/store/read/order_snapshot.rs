//! What an order of a window goes by, in one statement.
use crate::hall::LineCode;
use crate::hall::queue::TicketLabel;
use crate::store::engine::database::{Database, Value};
use crate::store::engine::fault::Fault;
use crate::store::read::branches::{
    begun, duty_steps, in_hand, lines_and_duties, listed, own_duty, people_waiting, tickets,
    tickets_of_codes, today, waiting_for_loan,
};
use crate::store::read::snapshot::Snapshot;
use crate::store::rows::ticket_code;
use chrono::NaiveDateTime;

/// What every order goes by; `$2` is the window.
const BASE: &str = concat!(
    today!(),
    in_hand!(),
    " UNION ALL ",
    lines_and_duties!(),
    " UNION ALL ",
    own_duty!(),
    " UNION ALL ",
    begun!(),
    " UNION ALL ",
    duty_steps!(),
);

/// The ticket of a label.
const CHOSEN: &str =
    concat!(" UNION ALL ", tickets!("chosen"), "day = (SELECT day FROM today) AND line = $3 AND number = $4");

/// Whoever waits where the ticket of a label waits.
const SAME_LINE: &str = concat!(
    " UNION ALL ",
    people_waiting!(),
    "= (SELECT of.queue FROM ticket AS of
         WHERE of.hall = :hall AND of.day = (SELECT day FROM today) AND of.line = $3 AND of.number = $4)"
);

/// Whoever waits in some lines.
const WAITING: &str = concat!(" UNION ALL ", people_waiting!(), "IN ");

/// The ticket of the window's last order.
const LAST: &str = concat!(
    " UNION ALL ",
    tickets!("chosen"),
    "day = (SELECT day FROM today)
      AND line = (SELECT undo_line FROM duty WHERE hall = :hall AND at_window = $2)
      AND number = (SELECT undo_number FROM duty WHERE hall = :hall AND at_window = $2)"
);

/// What a window keeps: whom it holds, and whom only it may call.
const KEPT: &str = concat!(
    " UNION ALL ",
    tickets!("kept"),
    "at_window <> '' AND at_window = $2 AND state IN ('held', 'waiting') AND day || '' = (SELECT day FROM today)"
);

/// The ticket of a code, which is `$2`.
const CODED: &str = concat!(
    today!(),
    tickets_of_codes!("coded"),
    "code = $2 UNION ALL ",
    lines_and_duties!(),
    " UNION ALL ",
    begun!()
);

/// Which tickets an order is about, beside the one in hand.
#[derive(Clone, Debug)]
pub(in crate::store) enum TicketScope<'a> {
    /// None.
    InHand,
    /// Whoever waits in these lines.
    Lines(&'a [LineCode]),
    /// The ticket of a label.
    Number(&'a TicketLabel),
    /// The same, and whoever waits where it waits.
    NumberAndLine(&'a TicketLabel),
    /// What the window keeps.
    Kept,
    /// The ticket of the window's last order.
    LastOrder,
}

/// Reads what an order of a window goes by.
pub(in crate::store) fn of_window(
    database: &mut dyn Database,
    window: &str,
    scope: &TicketScope<'_>,
    at: NaiveDateTime,
) -> Result<Snapshot, Fault> {
    let date = at.date().to_string();
    let mut values: Vec<Value<'_>> = vec![(&date).into(), window.into()];
    let statement = match scope {
        TicketScope::InHand => BASE.to_owned(),
        TicketScope::Kept => [BASE, KEPT].concat(),
        TicketScope::LastOrder => [BASE, LAST].concat(),
        TicketScope::Lines(lines) => {
            values.extend(lines.iter().map(Value::from));
            let own = listed(lines);
            format!("{BASE}{WAITING}{own} UNION ALL {} AND queue NOT IN {own}", waiting_for_loan!())
        }
        TicketScope::Number(TicketLabel { line, number }) => {
            values.extend([Value::from(line), (*number).into()]);
            [BASE, CHOSEN].concat()
        }
        TicketScope::NumberAndLine(TicketLabel { line, number }) => {
            values.extend([Value::from(line), (*number).into()]);
            [BASE, CHOSEN, SAME_LINE].concat()
        }
    };
    Snapshot::read(database, &statement, &values)
}

/// Reads what giving back the number of a code goes by.
pub(in crate::store) fn of_code(
    database: &mut dyn Database,
    code: &str,
    at: NaiveDateTime,
) -> Result<Snapshot, Fault> {
    let code = ticket_code::in_column(code);
    Snapshot::read(database, CODED, &[(&at.date().to_string()).into(), (&code).into()])
}
