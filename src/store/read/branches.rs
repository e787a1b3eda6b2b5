//! The branches that a statement about the hall is put together from, each of one kind of row.
//!
//! Every branch answers with the columns of a ticket and one more that names the kind; a kind that needs fewer leaves the
//! others empty.
use crate::hall::LineCode;

/// The business day, as a common table named `today`: the newest day of any line, or `$1` where that is later.
macro_rules! today {
    () => {
        "WITH newest AS (SELECT MAX(day) AS day FROM line_day WHERE hall = :hall),
         today AS (SELECT CASE WHEN newest.day > $1 THEN newest.day ELSE $1 END AS day FROM newest) "
    };
}

/// The columns of a ticket, up to the text that is its kind.
macro_rules! ticket_columns {
    () => {
        "SELECT day, line, number, issued_at, kiosk, priority, ahead, matter,
             CASE WHEN receipt = '' THEN code ELSE receipt END,
             CASE WHEN removed = 0 THEN state ELSE 'removed' END AS state, since, queue, class, at_window, calls, misses, turn, due, called_at, steps, '"
    };
}

/// Tickets under a kind; what follows is the condition.
macro_rules! tickets {
    ($kind:literal) => {
        concat!(
            $crate::store::read::branches::ticket_columns!(),
            $kind,
            "' AS kind FROM ticket WHERE hall = :hall AND "
        )
    };
}

/// The same where the condition is on the code. The empty text keeps a database that knows nothing of a new table yet from
/// reading the whole hall where the index of the codes leads to one ticket.
macro_rules! tickets_of_codes {
    ($kind:literal) => {
        concat!(
            $crate::store::read::branches::ticket_columns!(),
            $kind,
            "' AS kind FROM ticket WHERE hall || '' = :hall AND "
        )
    };
}

/// The business day itself, the number of the hall's newest journal entry, the place of the day's newest call, and the edition
/// of the setup in force.
macro_rules! day {
    () => {
        "SELECT today.day, '', CAST(COALESCE((SELECT seq FROM journal WHERE hall = :hall ORDER BY seq DESC LIMIT 1), 0) AS BIGINT), '', '',
             CAST(0 AS BIGINT), CAST(0 AS BIGINT), '', '', '', '', '', '', '',
             CAST(COALESCE((SELECT seq FROM call WHERE call.hall = :hall AND call.day = today.day
                 ORDER BY seq DESC LIMIT 1), 0) AS BIGINT),
             CAST(COALESCE((SELECT in_force FROM setup WHERE hall = :hall), 0) AS BIGINT), CAST(0 AS BIGINT), '', '',
             CAST(0 AS BIGINT), 'day' AS kind FROM today "
    };
}

/// The lines that have a row on the day, each with since when people wait.
macro_rules! lines {
    () => {
        "SELECT d.day, d.line, d.last, d.by_interval, d.recent, d.given, d.waiting,
             COALESCE((SELECT MIN(w.waits_from) FROM ticket AS w
                 WHERE w.hall = :hall AND w.queue = d.line AND w.state = 'waiting'), ''),
             '', '', '', '', '', '', d.waiting_priority, d.called, d.cycle, '', '', d.stopped, 'line'
         FROM line_day AS d WHERE d.hall = :hall AND d.day = (SELECT day FROM today) "
    };
}

/// The number of the newest key of receipts.
macro_rules! newest_key {
    () => {
        "SELECT '', '', COALESCE((SELECT number FROM receipt_key WHERE hall = :hall ORDER BY turn DESC LIMIT 1), 0), '',
             '', 0, 0, '', '', '', '', '', '', '', 0, 0, 0, '', '', 0, 'key' "
    };
}

/// The lines that are stopped.
macro_rules! stops {
    () => {
        "SELECT '', line, 0, at, who, 0, 0, reason, '', '', '', '', '', '', 0, 0, 0, '', '', 0, 'stop'
         FROM line_stop WHERE hall = :hall "
    };
}

/// Who was on duty on the day.
macro_rules! duties {
    () => {
        "SELECT day, '', 0, since, clerk, auto_call, 0, reason, token, state, seen, press, '', at_window, 0, 0, 0, '',
             '', 0, 'duty'
         FROM duty WHERE hall = :hall AND day = (SELECT day FROM today) "
    };
}

/// Appointments still expected from `$2` on, of the line `$3` or of all where that is empty.
macro_rules! dues {
    () => {
        "SELECT day, line, 0, due, '', 0, 0, '', '', '', '', '', '', '', 0, 0, 0, '', '', 0, 'due'
         FROM appointment WHERE hall = :hall AND day = (SELECT day FROM today) AND due >= $2 AND state = 'expected'
          AND ($3 = '' OR line = $3) "
    };
}

/// What was finished on the day at each window with a duty, and when something last happened there.
macro_rules! work {
    () => {
        "SELECT '', '', (SELECT COUNT(*) FROM ticket_step AS s WHERE s.hall = :hall AND s.day = o.day
                 AND s.at_window = o.at_window AND s.event = 'done' AND s.undone = 0),
             COALESCE((SELECT MAX(s.at) FROM ticket_step AS s WHERE s.hall = :hall AND s.day = o.day
                 AND s.at_window = o.at_window), o.since), '', 0, 0, '', '', '', '', '', '', o.at_window, 0, 0, 0, '', '',
             0, 'work'
         FROM duty AS o WHERE o.hall = :hall AND o.day = (SELECT day FROM today) "
    };
}

/// Calls; what follows is the condition on `call`.
macro_rules! calls {
    () => {
        "SELECT call.day, call.line, call.number, call.at, '', call.again, call.seq, '', '', '', '', '', '',
             call.at_window, 0, 0, 0, '', '', 0, 'call' FROM call WHERE call.hall = :hall AND "
    };
}

/// Wrong PINs that were not followed by the right one, where there were enough for a wait.
macro_rules! failures {
    () => {
        "SELECT kind, subject, wrong, since, '', 0, 0, '', '', '', '', '', '', '', 0, 0, 0, '', '', 0, 'failure'
         FROM account_failure WHERE hall = :hall AND wrong >= 5 "
    };
}

/// The windows that are lent to another line on the day.
macro_rules! loans {
    () => {
        "SELECT '', line, 0, since, who, 0, 0, ends, '', '', '', '', '', at_window, 0, 0, 0, '', '', 0, 'loan'
         FROM window_loan WHERE hall = :hall AND ends > (SELECT day FROM today) "
    };
}

/// Whoever waits in the line that the window `$2` is lent to; what follows is a condition on `queue` and may be left out.
macro_rules! waiting_for_loan {
    () => {
        concat!(
            $crate::store::read::branches::people_waiting!(),
            "= (SELECT loan.line FROM window_loan AS loan WHERE loan.hall = :hall AND loan.at_window = $2
                 AND loan.ends > (SELECT day FROM today)) "
        )
    };
}

/// The duty of the window `$2`, whatever the day, with what it did last.
macro_rules! own_duty {
    () => {
        "SELECT day, '', 0, since, clerk, auto_call, 0, reason, token, state, seen, press, undo, at_window, 0, 0, 0, '',
             '', 0, 'own duty'
         FROM duty WHERE hall = :hall AND at_window = $2 "
    };
}

/// How many changes of duty the day has seen at the window `$2`.
macro_rules! duty_steps {
    () => {
        "SELECT '', '', COUNT(*), '', '', 0, 0, '', '', '', '', '', '', '', 0, 0, 0, '', '', 0, 'duty steps'
         FROM duty_step WHERE hall = :hall AND day = (SELECT day FROM today) AND at_window = $2 "
    };
}

/// One row once a window has ordered anything on the day.
macro_rules! begun {
    () => {
        "SELECT day, '', 0, '', '', 0, 0, '', '', '', '', '', '', '', 0, 0, 0, '', '', 0, 'begun'
         FROM calling WHERE hall = :hall AND day = (SELECT day FROM today) "
    };
}

/// How many cases lie in the opinion box unopened, and when the oldest of them came.
macro_rules! unopened {
    () => {
        "SELECT '', '', COUNT(*), COALESCE(MIN(submitted_at), ''), '', 0, 0, '', '', '', '', '', '', '', 0, 0, 0, '', '',
             0, 'unopened'
         FROM case_file WHERE hall = :hall AND sealed = 1 "
    };
}

/// The bad ratings whose case nobody has taken up.
macro_rules! bad_ratings {
    () => {
        "SELECT '', '', number, submitted_at, '', 0, 0, '', '', '', '', '', '', at_window, 0, 0, 0, '', '', 0, 'bad rating'
         FROM case_file WHERE hall = :hall AND source = 'bad_rating' AND state = 'submitted' AND contacted_at = '' "
    };
}

/// The day's calls after the place `$3`.
macro_rules! new_calls {
    () => {
        "SELECT call.day, call.line, call.number, call.at, '', call.again, call.seq, '', '', '', '', '', '',
             call.at_window, 0, 0, 0, '', '', 0, 'new call' FROM call
         WHERE call.hall = :hall AND call.day = (SELECT day FROM today) AND call.seq > $3 AND call.undone = 0 "
    };
}

/// The day, its lines and who is on duty: what every window goes by.
macro_rules! lines_and_duties {
    () => {
        concat!(
            $crate::store::read::branches::day!(),
            " UNION ALL ",
            $crate::store::read::branches::lines!(),
            " UNION ALL ",
            $crate::store::read::branches::duties!(),
            " UNION ALL ",
            $crate::store::read::branches::loans!()
        )
    };
}

/// The same with lines that are stopped and appointments to come: what a line answers whoever asks.
macro_rules! lines_in_full {
    () => {
        concat!(
            $crate::store::read::branches::lines_and_duties!(),
            " UNION ALL ",
            $crate::store::read::branches::stops!(),
            " UNION ALL ",
            $crate::store::read::branches::dues!()
        )
    };
}

/// The tickets that wait; what follows is the condition on their line, `queue`.
macro_rules! people_waiting {
    () => {
        concat!(
            $crate::store::read::branches::tickets!("waiting"),
            "state = 'waiting' AND day || '' = (SELECT day FROM today) AND queue "
        )
    };
}

/// The ticket in the hands of the window `$2`.
macro_rules! in_hand {
    () => {
        concat!(
            $crate::store::read::branches::tickets!("in_hand"),
            "at_window <> '' AND at_window = $2 AND state IN ('called', 'serving')
             AND day || '' = (SELECT day FROM today)"
        )
    };
}

/// The codes of lines as a list of placeholders from `$3` on. Nothing is asked of no line.
pub(in crate::store) fn listed(lines: &[LineCode]) -> String {
    let places: Vec<String> = (0..lines.len()).map(|line| format!("${}", line + 3)).collect();
    if places.is_empty() { "('')".to_owned() } else { format!("({})", places.join(", ")) }
}

pub(in crate::store) use {
    bad_ratings, begun, calls, day, dues, duties, duty_steps, failures, in_hand, lines, lines_and_duties,
    lines_in_full, loans, new_calls, newest_key, own_duty, people_waiting, stops, ticket_columns, tickets,
    tickets_of_codes, today, unopened, waiting_for_loan, work,
};
