//! What the lead sees: the whole hall at a moment.
use crate::hall::Hall;
use crate::hall::desk::Duty;
use crate::hall::figures::{HallView, LineOverview, WindowOverview};
use crate::hall::queue::LineToday;
use crate::store::read::branches::{bad_ratings, failures, lines_in_full, tickets, today, unopened, work};
use crate::store::read::snapshot::{Snapshot, dues_from};
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;

impl Store {
    /// The whole hall at a moment.
    pub fn hall_now(&mut self, hall: &Hall, at: NaiveDateTime) -> Result<HallView, StoreError> {
        let statement = concat!(
            today!(),
            tickets!("in_hand"),
            "day = (SELECT day FROM today) AND at_window <> '' AND state IN ('called', 'serving') UNION ALL ",
            work!(),
            " UNION ALL ",
            lines_in_full!(),
            " UNION ALL ",
            failures!(),
            " UNION ALL ",
            unopened!(),
            " UNION ALL ",
            bad_ratings!()
        );
        let snapshot = self.look(statement, hall, "", at, "looking at the hall")?;
        let lines = lines_of(&snapshot, hall, at).into_iter().map(|today| {
            let stop = snapshot.stops.iter().find(|(code, _)| *code == today.line);
            LineOverview { oldest: today.oldest, stop: stop.map(|(_, stop)| stop.clone()), today }
        });
        let windows = snapshot.duties.iter().map(|on| window_now(&snapshot, &on.duty, at));
        let lockouts = snapshot.failures.iter().filter_map(|failure| failure.locked_out(at)).collect();
        let loans = snapshot.loans.iter().filter(|loan| loan.is_in_force(at)).cloned().collect();
        Ok(HallView {
            lines: lines.collect(),
            windows: windows.collect(),
            loans,
            lockouts,
            setup: snapshot.setup,
            unopened: snapshot.unopened,
            bad_ratings: snapshot.bad_ratings,
        })
    }

    /// Every line on the business day, with its windows and its pace; also those that have given no number yet.
    pub fn lines_now(&mut self, hall: &Hall, at: NaiveDateTime) -> Result<Vec<LineToday>, StoreError> {
        let snapshot = self.look(LINES, hall, "", at, "looking at the lines")?;
        Ok(lines_of(&snapshot, hall, at))
    }

    /// One line on the business day, with its windows and its pace.
    pub fn line_now(&mut self, hall: &Hall, line: &str, at: NaiveDateTime) -> Result<LineToday, StoreError> {
        let snapshot = self.look(LINES, hall, line, at, "looking at a line")?;
        Ok(snapshot.line_today(hall, line, at))
    }

    /// Every line that has given a number on the business day of a moment, in order of their codes.
    pub fn lines_today(&mut self, at: NaiveDateTime) -> Result<Vec<LineToday>, StoreError> {
        let hall = Hall::default();
        let snapshot = self.look(LINES, &hall, "", at, "looking at the lines")?;
        Ok(snapshot.lines.iter().map(|row| snapshot.line_today(&hall, &row.line, at)).collect())
    }

    fn look(
        &mut self,
        statement: &str,
        hall: &Hall,
        line: &str,
        at: NaiveDateTime,
        doing: &'static str,
    ) -> Result<Snapshot, StoreError> {
        let (date, after) = (at.date().to_string(), dues_from(hall, at));
        let values = [(&date).into(), (&after).into(), line.into()];
        self.view(doing, |database| Snapshot::read(database, statement, &values))
    }
}

/// Everything that is known of lines.
const LINES: &str = concat!(today!(), lines_in_full!());

/// The lines that have a row, in order of their codes, and then those of the hall that have none.
fn lines_of(snapshot: &Snapshot, hall: &Hall, at: NaiveDateTime) -> Vec<LineToday> {
    let given = snapshot.lines.iter().map(|row| row.line.as_str());
    let others = hall.setup.lines.iter().map(|line| line.code.as_str());
    let others = others.filter(|code| snapshot.line(code).is_none());
    given.chain(others).map(|code| snapshot.line_today(hall, code, at)).collect()
}

fn window_now(snapshot: &Snapshot, duty: &Duty, at: NaiveDateTime) -> WindowOverview {
    let work = snapshot.work.iter().find(|(window, ..)| *window == duty.window);
    let in_hand =
        snapshot.tickets_of("in_hand").find(|ticket| ticket.window.as_ref() == Some(&duty.window)).cloned();
    let last = work.map_or(duty.since, |(_, _, last)| (*last).max(duty.since));
    let free_since = if in_hand.is_some() { None } else { Some(last) };
    let loan = snapshot.loans.iter().find(|loan| loan.window == duty.window && loan.is_in_force(at)).cloned();
    WindowOverview {
        duty: duty.clone(),
        in_hand,
        free_since,
        done: work.map_or(0, |(_, done, _)| *done),
        loan,
    }
}
