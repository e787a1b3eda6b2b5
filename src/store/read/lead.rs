//! What the lead sees: the whole hall at a moment.
use crate::{
    hall::{Duty, DutyState, Hall, HallNow, LineNow, LineToday, Pace, WindowNow},
    store::{
        Store, StoreError,
        booking::check_in,
        desk::duty::{self, GONE},
        engine::{
            database::{Database, all, first},
            error::Fault,
        },
        queue::{orders::in_hand, stop_line},
        rows::ticket::today,
    },
};
use chrono::{NaiveDateTime, TimeDelta};

/// Services a line's pace is seen from.
const SERVICES: u32 = 40;

impl Store {
    /// The whole hall at a moment.
    pub fn hall_now(&mut self, hall: &Hall, at: NaiveDateTime) -> Result<HallNow, StoreError> {
        let lines = self.lines_now(hall, at)?;
        let database = self.database.as_mut();
        let now = today(database, at).and_then(|day| {
            let day = day.to_string();
            let stopped = stop_line::stopped(database)?;
            let stop =
                |line: &str| stopped.iter().find(|(code, _)| code == line).map(|(_, stop)| stop.clone());
            let lines = lines.into_iter().map(|today| {
                let stop = stop(&today.line);
                LineNow { oldest: today.oldest, stop, today }
            });
            let lines = lines.collect();
            let windows = duties_of(database, &day)?
                .into_iter()
                .map(|duty| window_now(database, &day, duty))
                .collect::<Result<_, Fault>>()?;
            Ok(HallNow { lines, windows })
        });
        now.map_err(|fault| StoreError::new("looking at the hall", fault))
    }

    /// Every line on the business day, with its windows and its pace; also those that have given no number yet.
    pub fn lines_now(&mut self, hall: &Hall, at: NaiveDateTime) -> Result<Vec<LineToday>, StoreError> {
        let mut lines = self.lines_today(at)?;
        let with_numbers = lines.len();
        for line in &hall.lines {
            if lines.iter().all(|known| known.line != line.code) {
                lines.push(LineToday { line: line.code.clone(), ..LineToday::default() });
            }
        }
        let database = self.database.as_mut();
        let mut fill = |database: &mut dyn Database| {
            let day = today(database, at)?.to_string();
            let duties = duties_of(database, &day)?;
            let (stopped, oldest) = (stops(database)?, oldest(database, &day)?);
            let due = check_in::to_come(database, hall, &day, at)?;
            for (place, line) in lines.iter_mut().enumerate() {
                line.stopped = stopped.contains(&line.line);
                line.windows = windows(hall, &line.line, &duties, &oldest, at);
                line.oldest = since(&oldest, &line.line);
                // Where no number was given, and nobody was sent, nobody was served.
                line.pace = if place < with_numbers { pace(database, &day, &line.line)? } else { None };
                let mine = due.iter().filter(|(code, _)| *code == line.line);
                line.appointments = mine.map(|(_, due)| *due).collect();
            }
            Ok::<(), Fault>(())
        };
        fill(database).map_err(|fault| StoreError::new("looking at the lines", fault))?;
        Ok(lines)
    }

    /// One line on the business day, with its windows and its pace.
    pub fn line_now(&mut self, hall: &Hall, line: &str, at: NaiveDateTime) -> Result<LineToday, StoreError> {
        let lines = self.lines_today(at)?;
        let today_of = lines.into_iter().find(|today| today.line == line);
        let mut now = today_of.unwrap_or_else(|| LineToday { line: line.to_owned(), ..LineToday::default() });
        let database = self.database.as_mut();
        let mut fill = |database: &mut dyn Database| {
            let day = today(database, at)?.to_string();
            now.stopped = stops(database)?.iter().any(|stopped| stopped == line);
            let oldest = oldest(database, &day)?;
            now.windows = windows(hall, line, &duties_of(database, &day)?, &oldest, at);
            now.oldest = since(&oldest, line);
            now.pace = pace(database, &day, line)?;
            now.appointments = check_in::to_come_in(database, hall, (&day, line), at)?;
            Ok::<(), Fault>(())
        };
        fill(database).map_err(|fault| StoreError::new("looking at a line", fault))?;
        Ok(now)
    }
}

/// The codes of the lines that are stopped.
pub(in crate::store) fn stops(database: &mut dyn Database) -> Result<Vec<String>, Fault> {
    all(database, "SELECT line FROM line_stop ORDER BY line", &[], |row| Ok(row.text(0)?.to_owned()))
}

/// Everybody who was on duty on a day.
pub(in crate::store) fn duties_of(database: &mut dyn Database, day: &str) -> Result<Vec<Duty>, Fault> {
    let statement = "SELECT at_window, clerk, state, reason, since, auto_call, seen FROM duty WHERE day = $1
         ORDER BY at_window";
    all(database, statement, &[day.into()], duty::duty)
}

/// How many windows serve a line now, in hundredths; nothing before anybody has signed in anywhere.
pub(in crate::store) fn windows(
    hall: &Hall,
    line: &str,
    duties: &[Duty],
    oldest: &[(String, NaiveDateTime)],
    at: NaiveDateTime,
) -> Option<u32> {
    let there = |window: &str| {
        let open = |duty: &&Duty| duty.window == window && duty.state == DutyState::Open;
        duties.iter().find(open).is_some_and(|duty| at < duty.seen + TimeDelta::seconds(GONE))
    };
    (!duties.is_empty()).then(|| hall.coverage(line, there, |line| since(oldest, line), at))
}

/// Since when people have waited in a line.
pub(in crate::store) fn since(oldest: &[(String, NaiveDateTime)], line: &str) -> Option<NaiveDateTime> {
    oldest.iter().find(|(code, _)| code == line).map(|(_, since)| *since)
}

/// Since when people have waited, by line.
pub(in crate::store) fn oldest(
    database: &mut dyn Database,
    day: &str,
) -> Result<Vec<(String, NaiveDateTime)>, Fault> {
    let statement = "SELECT queue, MIN(CASE WHEN due > issued_at THEN due ELSE issued_at END) FROM ticket WHERE day = $1 AND state = 'waiting' GROUP BY queue";
    all(database, statement, &[day.into()], |row| Ok((row.text(0)?.to_owned(), row.text(1)?.parse()?)))
}

/// How fast a line moved lately: how long each person took up a window, from the call to the end, where a clerk made both
/// steps. Whoever did not come took up time as well.
pub(in crate::store) fn pace(
    database: &mut dyn Database,
    day: &str,
    line: &str,
) -> Result<Option<Pace>, Fault> {
    // Each kind of end is read off the index by itself, so that a long day costs no more than a short one.
    let statement = "SELECT begun.at, over.at FROM (
             SELECT * FROM (SELECT line, number, step, at FROM ticket_step
                 WHERE day = $1 AND queue = $2 AND event = 'done' AND exact = 1 ORDER BY at DESC LIMIT $3) AS done
             UNION ALL
             SELECT * FROM (SELECT line, number, step, at FROM ticket_step
                 WHERE day = $1 AND queue = $2 AND event = 'missed' AND exact = 1 ORDER BY at DESC LIMIT $3) AS missed
         ) AS over
         JOIN ticket_step AS begun ON begun.day = $1 AND begun.line = over.line
          AND begun.number = over.number AND begun.step = (
            SELECT MAX(call.step) FROM ticket_step AS call
            WHERE call.day = $1 AND call.line = over.line AND call.number = over.number
             AND call.step < over.step AND call.event IN ('called', 'brought_back'))
         ORDER BY over.at DESC LIMIT $3";
    let times = all(database, statement, &[day.into(), line.into(), SERVICES.into()], |row| {
        let (from, until): (NaiveDateTime, NaiveDateTime) = (row.text(0)?.parse()?, row.text(1)?.parse()?);
        Ok(u32::try_from((until - from).num_seconds()).unwrap_or(0))
    })?;
    Ok(Pace::of(&times))
}

fn window_now(database: &mut dyn Database, day: &str, duty: Duty) -> Result<WindowNow, Fault> {
    let values = [day.into(), (&duty.window).into()];
    let done = "SELECT COUNT(*) FROM ticket_step WHERE day = $1 AND at_window = $2 AND event = 'done'";
    let last = "SELECT MAX(at) FROM ticket_step WHERE day = $1 AND at_window = $2 HAVING COUNT(*) > 0";
    let done = first(database, done, &values, |row| row.count(0))?.unwrap_or(0);
    let last: Option<NaiveDateTime> = first(database, last, &values, |row| Ok(row.text(0)?.parse()?))?;
    let in_hand = in_hand(database, day, &duty.window)?;
    let free_since = if in_hand.is_some() { None } else { Some(last.unwrap_or(duty.since).max(duty.since)) };
    Ok(WindowNow { duty, in_hand, free_since, done })
}
