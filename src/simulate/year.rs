//! A centre's year of applications (办件), made by chance of a seed so that what it comes to is known beforehand: every day is chosen
//! out of a list of working days, and nothing is counted with the rules that a report counts with.
use super::Rng;
use super::year_matters::YearMatter;
use super::year_plan::YearPlan;
use super::year_truth::{ApplicationFate, Punctuality, YearTruth};
use crate::hall::applications::{Application, ApplicationState, SpecialProcedure};
use crate::hall::calendar::{Span, Workdays};
use crate::hall::catalogue::{Handling, LimitUnit, TimeLimit};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use std::cmp::Ordering;

/// An application that was made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeApplication {
    /// The application, as its source tells it in the end.
    pub application: Application,
    /// The source told in between that papers were asked for.
    pub was_asked_for_papers: bool,
}

impl MadeApplication {
    /// What the source told while papers were asked for.
    #[must_use]
    pub fn while_asked(&self) -> Application {
        Application {
            state: ApplicationState::Supplement,
            accepted_at: None,
            promised: None,
            finished_at: None,
            special: Vec::new(),
            ..self.application.clone()
        }
    }
}

/// The applications of a year, one after the other; what they come to is known when all are made.
#[derive(Clone, Debug)]
pub struct ApplicationYear<'a> {
    plan: YearPlan,
    matters: &'a [YearMatter],
    hours: Vec<Span>,
    /// The working days of the year, and of those after it as far as calendars go.
    days: Vec<NaiveDate>,
    /// How many of them are of the year.
    in_year: usize,
    /// The weights of the matters, added up.
    weights: Vec<u32>,
    rng: Rng,
    made: u32,
    truth: YearTruth,
}

/// The calendar has no such year, or nothing is worked in it, or there is no matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoYear;

/// Where an application stands in the list of working days.
#[derive(Clone, Copy, Debug)]
struct Course {
    /// The place of its acceptance.
    accepted: usize,
    /// The place of the day it is due; beyond all places where that is not known.
    due: usize,
    /// The place of the day it is finished, late or not.
    finished: usize,
    /// Working days of a special procedure, that begins on the day after the acceptance.
    suspended: usize,
}

impl<'a> ApplicationYear<'a> {
    /// A year of a plan, by a calendar and opening hours.
    pub fn new(
        plan: YearPlan,
        matters: &'a [YearMatter],
        workdays: &Workdays,
        hours: &[Span],
    ) -> Result<ApplicationYear<'a>, NoYear> {
        let first = NaiveDate::from_ymd_opt(plan.year, 1, 1).ok_or(NoYear)?;
        let known = first.iter_days().take_while(|day| workdays.is_workday(*day).is_ok());
        let days: Vec<NaiveDate> = known.filter(|day| workdays.is_workday(*day) == Ok(true)).collect();
        let in_year = days.partition_point(|day| day.year() <= plan.year);
        let mut weights = Vec::new();
        for matter in matters {
            weights.push(weights.last().copied().unwrap_or(0) + matter.weight.max(1));
        }
        if in_year == 0 || matters.is_empty() {
            return Err(NoYear);
        }
        let hours = if hours.is_empty() { usual_hours() } else { hours.to_vec() };
        let truth = YearTruth::of_matters(matters);
        let rng = Rng::new(plan.seed);
        Ok(ApplicationYear { plan, matters, hours, days, in_year, weights, rng, made: 0, truth })
    }

    /// What was made so far comes to.
    pub fn truth(&self) -> &YearTruth {
        &self.truth
    }

    /// Whoever comes when: the days of the year in order, as many on each.
    fn day(&self) -> usize {
        let place = u64::from(self.made) * self.in_year as u64 / u64::from(self.plan.count.max(1));
        usize::try_from(place).unwrap_or(0).min(self.in_year - 1)
    }

    fn matter(&mut self) -> &'a YearMatter {
        let all = self.weights.last().copied().unwrap_or(1);
        let drawn = self.rng.between(0, all);
        let place = self.weights.partition_point(|weight| *weight <= drawn);
        let last = self.matters.len() - 1;
        &self.matters[place.min(last)]
    }

    /// A moment of a day at which the office is open, half an hour before it closes at the latest.
    fn moment(&mut self, place: usize) -> NaiveDateTime {
        let all = u32::try_from(self.hours.len()).unwrap_or(1);
        let chosen = usize::try_from(self.rng.between(0, all)).unwrap_or(0);
        let span = self.hours[chosen.min(self.hours.len() - 1)];
        let minutes = u32::try_from((span.until - span.from).num_minutes()).unwrap_or(0);
        let after = self.rng.between(0, minutes.saturating_sub(30).max(1));
        let day = self.days[place.min(self.days.len() - 1)];
        day.and_time(span.from) + TimeDelta::minutes(after.into())
    }

    /// The place of the first working day from a day on; beyond all places where the calendar does not know.
    fn place_from(&self, day: Option<NaiveDate>) -> usize {
        day.map_or(self.days.len(), |day| self.days.partition_point(|known| *known < day))
    }

    /// The place of the day some days of a limit after another.
    fn after(&self, place: usize, days: u16, unit: LimitUnit) -> usize {
        match unit {
            LimitUnit::WorkingDays => place + usize::from(days),
            LimitUnit::CalendarDays => {
                self.place_from(self.days[place].checked_add_days(Days::new(days.into())))
            }
        }
    }

    /// How an application of a matter that is accepted on a day goes on.
    fn course(&mut self, accepted: usize, matter: &YearMatter) -> Course {
        let promised = matter.promised;
        let due = promised.map_or(accepted + 10, |limit| self.after(accepted, limit.days, limit.unit));
        let is_plain = promised.is_some_and(|limit| limit.unit == LimitUnit::WorkingDays && limit.days > 2)
            && matter.statutory.is_none_or(|limit| limit.unit == LimitUnit::WorkingDays);
        let suspended = usize::try_from(self.rng.between(3, 9)).unwrap_or(3);
        let is_suspended = is_plain && self.rng.chance(30) && due + suspended < self.in_year;
        let suspended = if is_suspended { suspended } else { 0 };
        let due = due + suspended;
        if matter.handling == Handling::WhileYouWait {
            return Course { accepted, due, finished: accepted, suspended: 0 };
        }
        let first = accepted + suspended + usize::from(is_suspended);
        let late = usize::try_from(self.rng.between(1, 8)).unwrap_or(1);
        let finished = if promised.is_some() && !self.truth.keeps(&self.plan, &mut self.rng) {
            due + late
        } else if promised.is_some() && due > first && self.truth.beats(&self.plan, &mut self.rng) {
            self.wanted(accepted, suspended, matter.statutory).clamp(first, due - 1)
        } else {
            due
        };
        Course { accepted, due, finished, suspended }
    }

    /// The place at which it would have to be finished for all to come out as planned, a little before or after.
    fn wanted(&mut self, accepted: usize, suspended: usize, statutory: Option<TimeLimit>) -> usize {
        let ideal = match statutory {
            Some(limit) => self.truth.days_left(&self.plan, limit.days),
            None => 5,
        };
        let about = self.rng.between(ideal.saturating_sub(3), ideal + 4);
        match statutory.map(|limit| limit.unit) {
            Some(LimitUnit::CalendarDays) => {
                let day = self.days[accepted].checked_add_days(Days::new(about.into()));
                self.place_from(day)
            }
            _ => accepted + suspended + usize::try_from(about).unwrap_or(0),
        }
    }

    /// An application that is decided, or still to be.
    fn decided(&mut self, matter: &YearMatter, course: Course) -> MadeApplication {
        let accepted_at = self.moment(course.accepted);
        let was_asked_for_papers = course.accepted >= 3 && self.rng.chance(80);
        let days_before = usize::try_from(self.rng.between(1, 4)).unwrap_or(1);
        let received_at = if was_asked_for_papers {
            self.moment(course.accepted - days_before)
        } else {
            accepted_at - TimeDelta::minutes(5)
        };
        let is_finished = course.finished < self.in_year;
        let finished_at = is_finished.then(|| {
            if course.finished == course.accepted {
                accepted_at + TimeDelta::minutes(self.rng.between(5, 26).into())
            } else {
                self.moment(course.finished)
            }
        });
        let without_suspension = course.due - course.suspended;
        // Half of them are told the day, as the notice of acceptance says it; of the others the matter's limit tells it.
        let tells_day = matter.promised.is_some() && self.rng.chance(500);
        let promised = self.days.get(without_suspension).copied().filter(|_| tells_day);
        let application = Application {
            state: if is_finished { ApplicationState::Finished } else { ApplicationState::Accepted },
            received_at,
            accepted_at: Some(accepted_at),
            promised,
            finished_at,
            special: self.special(course),
            ..self.named(matter)
        };
        self.truth.add(matter, &self.fate(course, matter), was_asked_for_papers);
        MadeApplication { application, was_asked_for_papers }
    }

    /// What becomes of an application, by places alone.
    fn fate(&self, course: Course, matter: &YearMatter) -> ApplicationFate {
        let is_finished = course.finished < self.in_year;
        let taken = match matter.statutory.map(|limit| limit.unit) {
            Some(LimitUnit::CalendarDays) if is_finished => {
                (self.days[course.finished] - self.days[course.accepted]).num_days()
            }
            _ => i64::try_from(course.finished - course.accepted - course.suspended).unwrap_or(0),
        };
        ApplicationFate {
            is_due: course.due < self.in_year && matter.promised.is_some(),
            is_finished,
            punctuality: match course.finished.cmp(&course.due) {
                Ordering::Less => Punctuality::Early,
                Ordering::Equal => Punctuality::InTime,
                Ordering::Greater => Punctuality::Late,
            },
            taken,
        }
    }

    fn special(&self, course: Course) -> Vec<SpecialProcedure> {
        if course.suspended == 0 {
            return Vec::new();
        }
        let from = self.days[course.accepted + 1];
        vec![SpecialProcedure { from, until: self.days.get(course.accepted + course.suspended).copied() }]
    }

    /// The number and the matter of the next application.
    fn named(&self, matter: &YearMatter) -> Application {
        Application {
            code: format!("SIM{}{:07}", self.plan.year, self.made + 1),
            matter: matter.code.clone(),
            department: matter.department.clone(),
            ..Application::default()
        }
    }

    /// One that is not accepted, or that its applicant withdraws.
    fn ended(&mut self, matter: &YearMatter, place: usize, state: ApplicationState) -> MadeApplication {
        let received_at = self.moment(place);
        let application = Application { state, received_at, ..self.named(matter) };
        MadeApplication { application, was_asked_for_papers: false }
    }
}

impl Iterator for ApplicationYear<'_> {
    type Item = MadeApplication;

    fn next(&mut self) -> Option<MadeApplication> {
        if self.made == self.plan.count {
            return None;
        }
        let (place, matter) = (self.day(), self.matter());
        let made = match self.rng.between(0, 100) {
            0 => self.ended(matter, place, ApplicationState::Refused),
            1 => self.ended(matter, place, ApplicationState::Withdrawn),
            _ => {
                let course = self.course(place, matter);
                self.decided(matter, course)
            }
        };
        self.made += 1;
        Some(made)
    }
}

/// Where a hall says no hours.
fn usual_hours() -> Vec<Span> {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    vec![Span { from: time(9), until: time(17) }]
}
