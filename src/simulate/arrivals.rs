//! Who comes to a hall on a made-up day, with everything each will do decided beforehand.
use super::{Rng, SIMULATED};
use crate::hall::forecast::Pace;
use crate::hall::queue::{APPOINTMENT, GREEN, Line};
use crate::hall::{Hall, KioskCode, LineCode};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// How many come in each hour of the day, against each other.
const BY_HOUR: [u32; 24] = [0, 0, 0, 0, 0, 0, 0, 0, 5, 17, 18, 11, 3, 9, 15, 13, 8, 0, 0, 0, 0, 0, 0, 0];

/// A day to be made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayPlan {
    /// The seed: the same days for the same one.
    pub seed: u64,
    /// How many people come a day.
    pub people: u32,
    /// What they are like.
    pub manner: Behaviour,
}

/// How people and clerks are, in per mille.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behaviour {
    /// Belong to a class that goes first.
    pub classed: u32,
    /// Have an appointment.
    pub appointed: u32,
    /// Do not come when they are called first.
    pub absent: u32,
    /// Go on to another line.
    pub onward: u32,
    /// Are sent away for a paper, and come back.
    pub held: u32,
    /// Give their number back after a while.
    pub leaving: u32,
    /// Took the number at a kiosk that was cut off, so that the hall hears of it later.
    pub cut_off: u32,
    /// Orders of windows that are sent twice, because the answer was lost.
    pub repeated: u32,
    /// Clerks who are ill.
    pub ill: u32,
    /// Minutes, not per mille, that clerks work on after closing at most.
    pub overtime: u32,
}

impl Default for Behaviour {
    fn default() -> Self {
        Behaviour {
            classed: 90,
            appointed: 50,
            absent: 70,
            onward: 40,
            held: 30,
            leaving: 15,
            cut_off: 5,
            repeated: 10,
            ill: 20,
            overtime: 90,
        }
    }
}

/// How somebody goes on to another line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    /// Transferred to the line (转移).
    Line,
    /// Transferred to one window of it.
    Window,
    /// Done here, and on to the next business with the same number (接着办).
    Done,
}

/// Somebody who comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelVisitor {
    /// The visit, unique.
    pub visit: String,
    /// When the number is taken.
    pub at: NaiveDateTime,
    /// How much later the hall hears of it.
    pub heard: TimeDelta,
    /// The number of the machine the number is taken at.
    pub kiosk: KioskCode,
    /// The line, by code.
    pub line: LineCode,
    /// The class, by code; empty for none.
    pub class: String,
    /// When the appointment is, for those who have one.
    pub due: Option<NaiveDateTime>,
    /// Seconds from the call to the window.
    pub way: u32,
    /// How often the person is missed before coming.
    pub absent: u32,
    /// Seconds of service.
    pub service: u32,
    /// Seconds away for a paper in the middle of it; 0 for most.
    pub held: u32,
    /// Another line to go on to, how, and the seconds of service there.
    pub onward: Option<(LineCode, Onward, u32)>,
    /// When the number is given back if it was not called.
    pub leaves: Option<NaiveDateTime>,
}

impl DayPlan {
    /// Everybody who comes on a day, in the order of coming.
    pub fn crowd(&self, hall: &Hall, date: NaiveDate, rng: &mut Rng) -> Vec<ModelVisitor> {
        // What the configuration says of a line's minutes is a guess; the day has its own.
        let means: Vec<u32> = hall
            .setup
            .lines
            .iter()
            .map(|line| Pace::usual(line.minutes).mean * rng.between(85, 116) / 100)
            .collect();
        let mut crowd: Vec<ModelVisitor> = (0..self.people)
            .filter_map(|one| self.visitor(hall, date, one, &means, &mut rng.fork()))
            .collect();
        crowd.sort_by(|a, b| (a.at, &a.visit).cmp(&(b.at, &b.visit)));
        crowd
    }

    fn visitor(
        &self,
        hall: &Hall,
        date: NaiveDate,
        one: u32,
        means: &[u32],
        rng: &mut Rng,
    ) -> Option<ModelVisitor> {
        let place = rng.weighed(hall.setup.lines.iter().map(|line| line.day_cap));
        let (line, mean) = (hall.setup.lines.get(place)?, *means.get(place)?);
        let at = date.and_time(arrival(line, rng));
        let manner = self.manner;
        // Appointments are made for hours in which the line is open.
        let open = |time: NaiveDateTime| line.interval_at(time.time()).is_some();
        let due =
            rng.chance(manner.appointed).then(|| appointment(at, rng)).filter(|due| open(*due) && open(at));
        let kiosk = rng.between(1, 4).to_string();
        // The cable is in again before the windows close.
        let (cut_off, heard) = (rng.chance(manner.cut_off), TimeDelta::minutes(rng.between(1, 20).into()));
        let away = rng.chance(manner.absent);
        Some(ModelVisitor {
            visit: format!("{SIMULATED}{date}-{one}"),
            at,
            heard: if cut_off && line.interval_at((at + heard).time()).is_some() {
                heard
            } else {
                TimeDelta::zero()
            },
            kiosk: kiosk.into(),
            line: line.code.clone(),
            class: if due.is_some() { APPOINTMENT.to_owned() } else { self.class(hall, line, rng) },
            due,
            way: rng.between(15, 60),
            absent: if !away {
                0
            } else if rng.chance(600) {
                1
            } else {
                9
            },
            service: rng.about(mean).max(20),
            held: if rng.chance(manner.held) { rng.between(240, 1200) } else { 0 },
            onward: self.onward(hall, place, means, rng),
            leaves: rng.chance(manner.leaving).then(|| at + TimeDelta::minutes(rng.between(5, 60).into())),
        })
    }

    fn class(&self, hall: &Hall, line: &Line, rng: &mut Rng) -> String {
        if !rng.chance(self.manner.classed) {
            return String::new();
        }
        let may = |code: &&str| *code != APPOINTMENT && (*code != GREEN || line.priority);
        let codes: Vec<&str> =
            hall.setup.classes.iter().map(|class| class.code.as_str()).filter(may).collect();
        let place = rng.weighed(codes.iter().map(|_| 1));
        codes.get(place).map(|code| (*code).to_owned()).unwrap_or_default()
    }

    fn onward(
        &self,
        hall: &Hall,
        from: usize,
        means: &[u32],
        rng: &mut Rng,
    ) -> Option<(LineCode, Onward, u32)> {
        let to = rng.weighed(hall.setup.lines.iter().map(|line| line.day_cap));
        let how =
            [Onward::Line, Onward::Window, Onward::Done].get(rng.weighed([1, 1, 1].into_iter())).copied()?;
        let (line, mean) = (hall.setup.lines.get(to)?, *means.get(to)?);
        let goes = rng.chance(self.manner.onward) && to != from;
        goes.then(|| (line.code.clone(), how, rng.about(mean).max(20)))
    }
}

/// When somebody comes: nearly always while the line gives numbers.
fn arrival(line: &Line, rng: &mut Rng) -> NaiveTime {
    let mut time = NaiveTime::MIN;
    for _ in 0..30 {
        let hour = u32::try_from(rng.weighed(BY_HOUR.into_iter())).unwrap_or(0);
        let second = rng.between(0, 3600);
        time = NaiveTime::from_num_seconds_from_midnight_opt(hour * 3600 + second, 0).unwrap_or(time);
        if line.interval_at(time).is_some() || rng.chance(20) {
            break;
        }
    }
    time
}

/// The time of an appointment, on a quarter of an hour, that somebody checks in for at a moment.
fn appointment(at: NaiveDateTime, rng: &mut Rng) -> NaiveDateTime {
    let late = i64::from(rng.between(0, 40)) - 10;
    let due = at + TimeDelta::minutes(late);
    due - TimeDelta::seconds(i64::from(chrono::Timelike::num_seconds_from_midnight(&due.time()) % 900))
}
