//! How long people in a line will wait, with appointments mixed in among those who just came.
//!
//! The rule is the one citizens' offices in Berlin and Munich published for theirs; their figures are its tests.
use chrono::NaiveDateTime;
use std::cmp::Ordering;
use std::collections::VecDeque;

/// Seconds before its time from which an appointment may be called.
const SOON: i64 = 120;

/// Where somebody in a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QueueStatus {
    /// Waits to be called.
    #[default]
    Waits,
    /// Called, or being served.
    AtWindow,
    /// Missed or held: comes back, nobody knows when.
    Away,
}

/// Somebody in a line, or expected there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpectedPerson {
    /// The number in the line; 0 for appointments that are still to come.
    pub number: u32,
    /// Since when: of an appointment, its time.
    pub from: NaiveDateTime,
    /// Has an appointment.
    pub appointment: bool,
    /// 1 before everybody, 2 before appointments that are later; nothing is what is usual: 2 with an appointment, else 3.
    pub priority: Option<u8>,
    /// Where the person stands.
    pub stand: QueueStatus,
}

impl ExpectedPerson {
    /// Somebody who came without an appointment and waits.
    pub fn walk_in(number: u32, from: NaiveDateTime) -> Self {
        ExpectedPerson { number, from, appointment: false, priority: None, stand: QueueStatus::Waits }
    }

    /// Somebody who has an appointment.
    pub fn appointment(number: u32, due: NaiveDateTime) -> Self {
        ExpectedPerson { appointment: true, ..ExpectedPerson::walk_in(number, due) }
    }

    fn by_key(&self, other: &Self) -> Ordering {
        let key = |person: &Self| {
            let usual = if person.appointment { 2 } else { 3 };
            (person.priority.unwrap_or(usual), person.from, person.number)
        };
        key(self).cmp(&key(other))
    }
}

/// What is forecast of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The number; nothing for whoever comes next.
    pub number: Option<u32>,
    /// Seconds, if all goes well.
    pub optimistic: u64,
    /// Seconds, as it usually goes.
    pub estimate: u64,
    /// How many are before, those at windows included.
    pub before: usize,
}

impl Forecast {
    /// Whole minutes: if all goes well, and as it usually goes.
    pub fn minutes(&self) -> (u64, u64) {
        (self.optimistic / 60, self.estimate / 60)
    }
}

/// Why nothing can be forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForecastError {
    /// No window is open.
    NoWindow,
    /// Nobody knows how long a person takes.
    NoPace,
}

/// How windows work through a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceSpeed {
    /// Seconds a person takes.
    pub seconds: u32,
    /// Windows, in hundredths.
    pub windows: u32,
}

impl ServiceSpeed {
    /// Seconds from one window that becomes free to the next one.
    pub fn slot(self) -> Result<u64, ForecastError> {
        match (self.seconds, self.windows) {
            (0, _) => Err(ForecastError::NoPace),
            (_, 0) => Err(ForecastError::NoWindow),
            (seconds, windows) => Ok((u64::from(seconds) * 100 / u64::from(windows)).max(1)),
        }
    }
}

/// What to expect for everybody who waits, in the order in which they will be called, and for whoever comes `now`.
pub fn forecast(
    people: &[ExpectedPerson],
    speed: ServiceSpeed,
    now: NaiveDateTime,
) -> Result<Vec<Forecast>, ForecastError> {
    let newcomer = ExpectedPerson::walk_in(u32::MAX, now);
    let at_windows = people.iter().filter(|person| person.stand == QueueStatus::AtWindow).count();
    let forecast = walk(people, Some(newcomer), speed, now)?.into_iter().enumerate();
    let number = |person: ExpectedPerson| (person != newcomer).then_some(person.number);
    let each = forecast.map(|(place, (person, optimistic, estimate))| Forecast {
        number: number(person),
        optimistic,
        estimate,
        before: at_windows + place,
    });
    Ok(each.collect())
}

/// Everybody in order, each with seconds at best and usually.
fn walk(
    people: &[ExpectedPerson],
    newcomer: Option<ExpectedPerson>,
    speed: ServiceSpeed,
    now: NaiveDateTime,
) -> Result<Vec<(ExpectedPerson, u64, u64)>, ForecastError> {
    let slot = speed.slot()?;
    let mut waiting: Vec<ExpectedPerson> =
        people.iter().copied().filter(|person| person.stand == QueueStatus::Waits).chain(newcomer).collect();
    waiting.sort_by(ExpectedPerson::by_key);
    let (mut due, mut came): (VecDeque<ExpectedPerson>, VecDeque<ExpectedPerson>) =
        waiting.into_iter().partition(|person| person.appointment);
    let mut skip = speed.windows.div_ceil(100);
    let seconds = |from: NaiveDateTime| (from - now).num_seconds();
    let (mut current, mut optimistic, mut estimate) = (SOON, 0, slot);
    let mut order = Vec::new();
    while !due.is_empty() || !came.is_empty() {
        let usual = (optimistic, estimate);
        if goes_first(came.front(), due.front()) {
            order.extend(came.pop_front().map(|person| (person, usual.0, usual.1)));
        } else if due.front().is_some_and(|person| seconds(person.from) <= current) {
            order.extend(due.pop_front().map(|person| {
                let until = u64::try_from(seconds(person.from)).unwrap_or(0);
                let overdue = until <= optimistic;
                // Whole minutes, and one more, since the way of counting before was a guess.
                let on_time = (until, (u64::try_from(current).unwrap_or(0).div_ceil(60) + 1) * 60);
                let (best, usually) = if overdue { usual } else { on_time };
                (person, best, usually)
            }));
        } else {
            order.extend(came.pop_front().map(|person| (person, usual.0, usual.1)));
        }
        skip = skip.saturating_sub(1);
        // The first ones go to windows that are free, or nearly so.
        optimistic += if skip > 0 { 0 } else { slot * 8 / 10 };
        estimate += slot;
        current += i64::try_from(slot).unwrap_or(i64::MAX / 2);
    }
    Ok(order)
}

/// Says whether somebody who just came goes before an appointment whatever its time is.
fn goes_first(came: Option<&ExpectedPerson>, due: Option<&ExpectedPerson>) -> bool {
    match (came, due) {
        (Some(ExpectedPerson { priority: Some(1), .. }), _) => true,
        (Some(came @ ExpectedPerson { priority: Some(2), .. }), Some(due)) => came.from < due.from,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    fn now() -> NaiveDateTime {
        "2016-11-19T08:50:00".parse().unwrap()
    }

    fn after(minutes: i64) -> NaiveDateTime {
        now() + TimeDelta::minutes(minutes)
    }

    fn ten_minutes(windows: u32) -> ServiceSpeed {
        ServiceSpeed { seconds: 600, windows: windows * 100 }
    }

    /// An older person who waits, and one who is called.
    fn one_and_one() -> [ExpectedPerson; 2] {
        let called =
            ExpectedPerson { stand: QueueStatus::AtWindow, ..ExpectedPerson::appointment(122, after(-90)) };
        [called, ExpectedPerson::walk_in(123, after(-90))]
    }

    fn newcomer(people: &[ExpectedPerson], speed: ServiceSpeed) -> Forecast {
        let forecast = forecast(people, speed, now()).unwrap();
        *forecast.iter().find(|one| one.number.is_none()).unwrap()
    }

    #[test]
    fn one_window_and_one_older_person_means_eight_to_twenty_minutes() {
        assert_eq!(newcomer(&one_and_one(), ten_minutes(1)).minutes(), (8, 20));
    }

    #[test]
    fn two_windows_mean_none_to_ten_with_two_before() {
        let next = newcomer(&one_and_one(), ten_minutes(2));
        assert_eq!((next.minutes(), next.before), ((0, 10), 2));
    }

    #[test]
    fn an_appointment_now_and_one_in_twenty_minutes_let_somebody_between() {
        let people = [ExpectedPerson::appointment(1, now()), ExpectedPerson::appointment(2, after(20))];
        let forecast = forecast(&people, ten_minutes(2), now()).unwrap();
        let estimates: Vec<u64> = forecast.iter().map(|one| one.minutes().1).collect();
        assert_eq!(estimates, [5, 10, 23]);
        assert_eq!(forecast.iter().map(|one| one.number).collect::<Vec<_>>(), [Some(1), None, Some(2)]);
        assert_eq!(forecast.last().unwrap().minutes().0, 20, "nobody is called before the appointment");
    }

    #[test]
    fn no_minutes_a_person_and_no_window_are_errors() {
        let none = ServiceSpeed { seconds: 0, windows: 100 };
        assert_eq!(forecast(&[], none, now()), Err(ForecastError::NoPace));
        assert_eq!(forecast(&[], ten_minutes(0), now()), Err(ForecastError::NoWindow));
    }

    #[test]
    fn of_two_appointments_whose_time_has_come_the_earlier_is_first() {
        let people = [
            ExpectedPerson::appointment(123_456, after(-60)),
            ExpectedPerson::appointment(999_999, after(-90)),
        ];
        let order = forecast(&people, ten_minutes(1), now()).unwrap();
        assert_eq!(
            order.iter().map(|one| one.number).collect::<Vec<_>>(),
            [Some(999_999), Some(123_456), None]
        );
    }

    #[test]
    fn priority_one_goes_before_appointments_and_two_before_later_ones() {
        let with = |priority, minutes| ExpectedPerson {
            priority: Some(priority),
            ..ExpectedPerson::walk_in(9, after(minutes))
        };
        let due = ExpectedPerson::appointment(1, after(-5));
        let first = |person| forecast(&[due, person], ten_minutes(1), now()).unwrap()[0].number;
        assert_eq!(first(with(1, -1)), Some(9));
        assert_eq!(first(with(2, -6)), Some(9), "came before the time of the appointment");
        assert_eq!(first(with(2, -4)), Some(1));
        assert_eq!(first(with(3, -90)), Some(1), "an appointment whose time has come");
    }

    #[test]
    fn whoever_is_at_a_window_or_away_is_waited_for_by_nobody() {
        let away = ExpectedPerson { stand: QueueStatus::Away, ..ExpectedPerson::walk_in(5, after(-30)) };
        assert_eq!(newcomer(&[away], ten_minutes(1)).minutes(), (0, 10));
    }
}
