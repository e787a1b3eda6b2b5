//! The journal of a hall: every settled change with a dense number, drawn as the last thing of a change, under a lock.
use crate::store::engine::{database::Value, entry::JournalEntry};

/// Columns of an entry after hall and number.
const COLUMNS: &str = "day, at, kind, event, line, number, step, at_window";
const WIDTH: usize = 8;
/// Entries that one statement appends at most: a statement takes some ten thousand values, and a table of appointments is long.
pub(super) const AT_ONCE: usize = 500;
/// Entries that screens wait for; what became of a print is on none but the kiosk's own, and cases are looked at when asked for.
pub(super) const SHOWN: &str = "kind NOT IN ('print', 'case')";

/// One statement that appends so many entries where the database has one writer at a time.
pub(super) fn append_alone(entries: usize) -> String {
    let rows = rows(entries, |place| {
        format!("(COALESCE((SELECT MAX(seq) FROM journal WHERE hall = :hall), 0) + {place})")
    });
    format!("INSERT INTO journal (hall, seq, {COLUMNS}) VALUES {rows}")
}

/// The same where writers lock rows: the numbers are drawn from the hall's own row, and listeners are told the last one
/// unless no screen shows any of the entries.
pub(super) fn append_locked(entries: usize, is_shown: bool) -> String {
    let rows = rows(entries, |place| format!("((SELECT journal FROM head) - {})", entries - place));
    let notice = if is_shown {
        " RETURNING pg_notify('service_hall', hall || ' ' || (SELECT journal FROM head))"
    } else {
        ""
    };
    format!(
        "WITH head AS (UPDATE hall SET journal = journal + {entries} WHERE code = :hall RETURNING journal)
         INSERT INTO journal (hall, seq, {COLUMNS}) VALUES {rows}{notice}"
    )
}

/// The parts of a larger statement that do the same once where its part `locked` has a row, after what `after` reads; values
/// begin after `values`.
pub(super) fn append_guarded(entries: usize, values: usize, after: &str) -> [String; 2] {
    let row = |place: usize| {
        let number = |column: &str| if matches!(column, "number" | "step") { "BIGINT" } else { "TEXT" };
        let cells: Vec<String> = (1..)
            .zip(COLUMNS.split(", "))
            .map(|(at, column)| format!("CAST(${} AS {})", values + (place - 1) * WIDTH + at, number(column)))
            .collect();
        format!("SELECT :hall, head.journal - {}, {} FROM head", entries - place, cells.join(", "))
    };
    let rows: Vec<String> = (1..=entries).map(row).collect();
    [
        format!(
            "head AS (UPDATE hall SET journal = journal + {entries} FROM locked
                 WHERE code = :hall AND {after} RETURNING journal)"
        ),
        format!("entry AS (INSERT INTO journal (hall, seq, {COLUMNS}) {})", rows.join(" UNION ALL ")),
    ]
}

fn rows(entries: usize, seq: impl Fn(usize) -> String) -> String {
    let row = |place: usize| {
        let values: Vec<String> =
            (1..=WIDTH).map(|column| format!("${}", (place - 1) * WIDTH + column)).collect();
        format!("(:hall, {}, {})", seq(place), values.join(", "))
    };
    (1..=entries).map(row).collect::<Vec<_>>().join(", ")
}

/// The values of entries, in the order of either statement.
pub(super) fn values(entries: &[JournalEntry]) -> Vec<Value<'_>> {
    entries.iter().flat_map(values_of).collect()
}

/// Says whether any screen shows one of these entries.
pub(super) fn is_shown(entries: &[JournalEntry]) -> bool {
    // A case that is submitted is on the lead's screen, above all a bad rating.
    let is_quiet = |entry: &JournalEntry| match entry.kind {
        "print" => true,
        "case" => entry.event != "submitted",
        _ => false,
    };
    !entries.iter().all(is_quiet)
}

fn values_of(entry: &JournalEntry) -> [Value<'_>; WIDTH] {
    [
        (&entry.day).into(),
        (&entry.at).into(),
        entry.kind.into(),
        (&entry.event).into(),
        entry.line.as_deref().unwrap_or_default().into(),
        entry.number.into(),
        entry.step.into(),
        entry.window.as_deref().unwrap_or_default().into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_entries_follow_one_another() {
        let alone = append_alone(2);
        assert!(alone.contains("+ 1), $1,") && alone.contains("+ 2), $9,"), "{alone}");
        let locked = append_locked(2, true);
        assert!(locked.contains("journal + 2") && locked.contains("FROM head) - 1)"), "{locked}");
        assert!(locked.contains("FROM head) - 0)") && locked.contains("pg_notify"), "{locked}");
        assert!(!append_locked(1, false).contains("pg_notify"));
        assert_eq!(values(&[JournalEntry::default(), JournalEntry::default()]).len(), 16);
    }
}
