//! Writing a number where writers lock rows: one statement that takes the next number off the line's row as it is by then,
//! checks what must still hold, appends ticket and journal, and commits by itself.
use crate::hall::queue::Line;
use crate::store::engine::database::{Database, Value, performed};
use crate::store::engine::fault::Fault;
use crate::store::queue::taking::{Taking, TakingSnapshot, Terms};
use crate::store::rows::line::ByInterval;
use crate::store::rows::ticket::written;
use crate::store::rows::ticket_code;
use std::fmt::Write;

/// By how many people a line may have changed between the read and the write; where it was more, it is read again. Sixteen who
/// take a number of one line at the same moment wait for one another, and whoever is last has read before all the others.
const DRIFT: u32 = 40;
/// The same of people with a class, of whom fewer come; the statements have it as a literal.
const DRIFT_PRIORITY: u32 = 4;
/// No limit, for a column of counts.
const UNLIMITED: u32 = u32::MAX;

/// The statement: what stands before the line, one more condition on it, by how many people with a class the line may have
/// changed, how many entries the journal gets, and what is
/// written besides. Locks the line's row first and the hall's last, as every writer does.
macro_rules! statement {
    ($before:literal, $condition:literal, $priority:literal, $entries:literal, $besides:literal) => {
        concat!("WITH ", $before, "line AS (
        UPDATE line_day SET last = GREATEST(last, $3) + 1, given = given + 1,
            waiting = waiting + $4, waiting_priority = waiting_priority + $5,
            by_interval = CASE WHEN CAST($6 AS BIGINT) = 0 THEN by_interval ELSE overlay(by_interval
                PLACING lpad(CAST(CAST(substr(by_interval, CAST(CAST($6 AS BIGINT) AS INT), 6) AS BIGINT) + 1 AS TEXT), 6, '0')
                FROM CAST(CAST($6 AS BIGINT) AS INT) FOR 6) END
        WHERE hall = :hall AND day = $1 AND line = $2 AND stopped = 0
         AND given < $7 AND GREATEST(last, $3) < $8 AND waiting + waiting_priority <= $9
         AND (CAST($6 AS BIGINT) = 0 OR CAST(substr(by_interval, CAST(CAST($6 AS BIGINT) AS INT), 6) AS BIGINT) < $10)
         AND waiting - $11 BETWEEN -CAST($13 AS BIGINT) AND CAST($13 AS BIGINT) - 1 AND waiting_priority - $12 BETWEEN -", $priority, " AND ", $priority, " - 1",
        $condition,
        "
        RETURNING last, waiting - $4 - $11 + CAST($13 AS BIGINT) AS drift, waiting_priority - $5 - $12 + ", $priority, " AS drift_priority
    ), given AS (
        INSERT INTO ticket (hall, day, line, number, issued_at, kiosk, visit, priority, ahead, matter, code, state, since,
            waits_from, queue, class, due, print_state, print_lang, print_at, receipt)
        SELECT :hall, $1, $2, line.last, $14, $15, $16, CAST($17 AS BIGINT),
            CAST(split_part($18, ' ', CAST(line.drift * 2 * ", $priority, " + line.drift_priority + 1 AS INT)) AS BIGINT),
            $19, $20, 'waiting', $14, $21, $2, $22, $23, $24, $25, $14, $26
        FROM line RETURNING number, ahead
    ), head AS (
        UPDATE hall SET journal = journal + ", $entries, " WHERE code = :hall AND EXISTS (SELECT 1 FROM given) RETURNING journal
    ), entry AS (
        INSERT INTO journal (hall, seq, day, at, kind, event, line, number, step)
        SELECT :hall, head.journal - ", $entries, " + 1, $1, $14, 'ticket', 'waiting', $2, given.number, 1
        FROM head CROSS JOIN given
    )", $besides, "
    SELECT number, ahead, pg_notify('service_hall', :hall || ' ' || head.journal) FROM given CROSS JOIN head")
    };
}

/// The values of [`TAKE`].
const VALUES: usize = 26;

const TAKE: &str = statement!("", "", "4", "1", "");

/// The same for an appointment, `$27`: its row is locked before the line's, and only one that is still expected as it was read
/// gets a number.
const CHECK_IN: &str = statement!(
    "expected AS (
        SELECT code FROM appointment WHERE hall = :hall AND code = $27 AND state = 'expected' AND due = $23 AND line = $2
        FOR UPDATE
    ), ",
    " AND EXISTS (SELECT 1 FROM expected)",
    "1",
    "2",
    ", here AS (
        UPDATE appointment SET state = 'here', number = given.number FROM given
        WHERE appointment.hall = :hall AND appointment.code = $27
    ), here_entry AS (
        INSERT INTO journal (hall, seq, day, at, kind, event, line, number)
        SELECT :hall, head.journal, $1, $14, 'appointment', 'here', $2, given.number FROM head CROSS JOIN given
    )"
);

/// Has the statement that writes a number prepared.
pub(in crate::store) fn prepare(database: &mut dyn Database) -> Result<(), Fault> {
    database.prepare(TAKE, VALUES)
}

/// Writes the next number of a line: number and people ahead, or `None` where something no longer holds and must be read again.
pub(in crate::store) fn give(
    database: &mut dyn Database,
    taking: &Taking<'_>,
    seen: &TakingSnapshot,
    terms: &Terms,
) -> Result<Option<(u32, u32)>, Fault> {
    let Some(place) = place(database, taking, seen)? else { return Ok(None) };
    let (asked, line) = (taking.asked, taking.line);
    let ticket = taking.ticket(seen, terms.allotment.number, terms.allotment.ahead);
    let code = ticket_code::in_column(&ticket.code);
    let (day, issued_at) = (ticket.day.to_string(), written(ticket.issued_at));
    let due = ticket.due.map(written).unwrap_or_default();
    let waits_from = if due > issued_at { &due } else { &issued_at };
    let limited = asked.due.is_none();
    let counted = &terms.counted;
    let has_class = !ticket.class.is_empty();
    let (drift, ahead) = if limited { (DRIFT, ahead(line, terms)) } else { (1, ahead_of_time(ticket.ahead)) };
    let mut values: Vec<Value<'_>> = vec![
        (&day).into(),
        (&line.code).into(),
        (terms.allotment.number - 1).into(),
        u32::from(!has_class).into(),
        u32::from(has_class).into(),
        place.into(),
        if limited { line.day_cap } else { UNLIMITED }.into(),
        // Others may have taken some of the numbers that the ledger covers.
        terms.covered.into(),
        if limited { line.most_waiting(asked.at.time(), counted) } else { UNLIMITED }.into(),
        taking.quota(&seen.today).unwrap_or(UNLIMITED).into(),
        counted.waiting.into(),
        counted.waiting_priority.into(),
        drift.into(),
        (&issued_at).into(),
        (&ticket.kiosk).into(),
        (&asked.visit).into(),
        ticket.priority.into(),
        (&ahead).into(),
        ticket.matter.as_deref().unwrap_or_default().into(),
        (&code).into(),
        waits_from.into(),
        (&ticket.class).into(),
        (&due).into(),
        if asked.slip.is_some() { "queued" } else { "" }.into(),
        asked.slip.unwrap_or_default().into(),
        (&ticket.code).into(),
    ];
    values.extend(taking.appointment.map(Value::from));
    let statement = if taking.appointment.is_some() { CHECK_IN } else { TAKE };
    performed(database, statement, &values, |row| Ok((row.count(0)?, row.count(1)?)))
}

/// Where the interval's count stands in its column, 0 where no interval counts the number; `None` where it had to be made.
fn place(
    database: &mut dyn Database,
    taking: &Taking<'_>,
    seen: &TakingSnapshot,
) -> Result<Option<u32>, Fault> {
    let Some(from) = taking.counted_interval() else { return Ok(Some(0)) };
    let Some(row) = &seen.row else { return Ok(None) };
    let mut intervals = row.intervals.clone();
    match intervals.place(from) {
        Some(place) if !row.is_unpadded => return Ok(Some(u32::try_from(place)?)),
        Some(_) => {}
        None => intervals.0.push((from, 0)),
    }
    let (before, after) = (row.intervals.written(), ByInterval::written(&intervals));
    let values = [(&after).into(), (&row.line).into(), (&before).into()];
    let day = seen.snapshot.day.to_string();
    let statement = "UPDATE line_day SET by_interval = $1
         WHERE hall = :hall AND line = $2 AND (by_interval = $3 OR by_interval = $4) AND day = $5";
    let unpadded = row.intervals.0.iter().map(|(from, given)| format!("{from}={given}"));
    let unpadded = unpadded.collect::<Vec<_>>().join(" ");
    let [after, line, before] = values;
    database.run(statement, &[after, line, before, (&unpadded).into(), (&day).into()])?;
    Ok(None)
}

/// People ahead for every state the line may be in by then, in the order in which the statement looks them up.
fn ahead(line: &Line, terms: &Terms) -> String {
    let mut all = String::new();
    let (waiting, priority) = (terms.counted.waiting, terms.counted.waiting_priority);
    let shifted = |count: u32, drift: u32, most: u32| (count + drift).saturating_sub(most);
    let mut counted = terms.counted.clone();
    for drift in 0..2 * DRIFT {
        for drift_priority in 0..2 * DRIFT_PRIORITY {
            counted.waiting = shifted(waiting, drift, DRIFT);
            counted.waiting_priority = shifted(priority, drift_priority, DRIFT_PRIORITY);
            // Writing into a string cannot fail.
            let _always = write!(all, "{} ", line.ahead_of(&terms.rules, &counted));
        }
    }
    all
}

/// The same for somebody with a time of their own, whose place is not a matter of counts: where anybody came meanwhile it is
/// read again; whoever was called was ahead.
fn ahead_of_time(ahead: u32) -> String {
    let called = [(1, 1), (1, 0), (0, 1), (0, 0)];
    called.map(|(one, other)| ahead.saturating_sub(one + other).to_string()).join(" ")
}
