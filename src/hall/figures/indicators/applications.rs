//! What applications (办件) come to, one after the other.
use super::deadline::Deadline;
use super::question::IndicatorQuestion;
use crate::hall::applications::{Application, ApplicationState};
use crate::hall::calendar::{MissingYear, OfficeCalendar};
use crate::hall::catalogue::Handling;
use chrono::Datelike;
use std::collections::BTreeSet;

/// What is counted of an application.
#[derive(Clone, Copy, Debug)]
pub struct ApplicationFacts<'a> {
    /// The application as it is at the moment of asking.
    pub application: &'a Application,
    /// How its matter is dealt with; nothing where the catalogue does not have it.
    pub handling: Option<Handling>,
    /// Papers were asked for at least once.
    pub was_asked_for_papers: bool,
}

/// A numerator and a denominator, and what could not be judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShareCount {
    /// The numerator.
    pub n: i64,
    /// The denominator.
    pub of: u64,
    /// What would belong to it and could not be judged.
    pub left_out: u64,
}

impl ShareCount {
    /// Counts one, by whether it is so; nothing where nobody can tell.
    pub fn judge(&mut self, is_so: Option<bool>) {
        match is_so {
            Some(is_so) => {
                self.n += i64::from(is_so);
                self.of += 1;
            }
            None => self.left_out += 1,
        }
    }
}

/// What stands beside the indicators, since it is in none or not in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationsAside {
    /// Received on the days and not accepted (不予受理).
    pub refused: u64,
    /// Received on the days and withdrawn by the applicant.
    pub withdrawn: u64,
    /// Open ones that wait for papers, so that no limit runs.
    pub waiting_for_papers: u64,
    /// Told to be finished, without a day.
    pub without_finish: u64,
    /// Finished on the days, and no limit was promised.
    pub without_promise: u64,
    /// Finished on the days, and no statutory limit is known.
    pub without_statutory: u64,
    /// Finished on the days, of a matter that the catalogue does not have: nobody knows whether it is 即办件.
    pub of_unknown_matter: u64,
    /// Years whose calendar is missing, where that keeps something from being judged.
    pub missing_years: BTreeSet<i32>,
}

/// The counts of applications.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationCounts {
    /// Received on the days, but for those refused or withdrawn.
    pub received: u64,
    /// Finished on the days.
    pub finished: u64,
    /// 按时办结率, of those that fall due.
    pub on_time_of_due: ShareCount,
    /// 按时办结率, of those that were finished.
    pub on_time_of_finished: ShareCount,
    /// 提前办结率.
    pub early: ShareCount,
    /// 实际办理提速率: days saved, of the days of statutory limits.
    pub actual_speed_up: ShareCount,
    /// 补正率.
    pub supplemented: ShareCount,
    /// What is in none, or not in all.
    pub aside: ApplicationsAside,
}

impl ApplicationCounts {
    /// Counts an application.
    pub fn add(
        &mut self,
        facts: &ApplicationFacts<'_>,
        question: &IndicatorQuestion,
        office: &OfficeCalendar<'_>,
    ) {
        let application = facts.application;
        let is_received = question.covers(application.received_at);
        match application.state {
            ApplicationState::Refused => self.aside.refused += u64::from(is_received),
            ApplicationState::Withdrawn => self.aside.withdrawn += u64::from(is_received),
            _ => {
                if is_received {
                    self.received += 1;
                    self.supplemented.judge(Some(facts.was_asked_for_papers));
                }
                self.add_decided(facts, question, office);
            }
        }
    }

    /// Counts one that is decided, or to be decided.
    fn add_decided(
        &mut self,
        facts: &ApplicationFacts<'_>,
        question: &IndicatorQuestion,
        office: &OfficeCalendar<'_>,
    ) {
        let application = facts.application;
        let finished = application.finished_at.filter(|finished| *finished <= question.as_of);
        match (application.state, finished) {
            (ApplicationState::Supplement, None) => self.aside.waiting_for_papers += 1,
            (ApplicationState::Finished, None) if application.finished_at.is_none() => {
                self.aside.without_finish += 1;
            }
            (_, None) if application.accepted_at.is_none() => {}
            _ => {
                let deadline = Deadline::of(application, finished.unwrap_or(question.as_of), office);
                self.add_due(deadline, application, question);
                if finished.is_some_and(|finished| question.covers(finished)) {
                    self.add_finished(deadline, facts, office);
                }
            }
        }
    }

    /// Counts one that falls due on the days.
    fn add_due(&mut self, deadline: Deadline, application: &Application, question: &IndicatorQuestion) {
        match deadline {
            Deadline::At(due) if question.covers(due) => {
                let kept = application.finished_at.is_some_and(|finished| finished <= due);
                self.on_time_of_due.judge(Some(kept));
            }
            // It may be due on one of the days.
            Deadline::FromYear(year) if !is_after(year, question) => {
                self.on_time_of_due.judge(None);
                self.aside.missing_years.insert(year);
            }
            _ => {}
        }
    }

    /// Counts one that was finished on the days.
    fn add_finished(
        &mut self,
        deadline: Deadline,
        facts: &ApplicationFacts<'_>,
        office: &OfficeCalendar<'_>,
    ) {
        self.finished += 1;
        self.aside.of_unknown_matter += u64::from(facts.handling.is_none());
        self.add_speed_up(facts.application, office);
        let Some(finished) = facts.application.finished_at.filter(|_| deadline != Deadline::None) else {
            self.aside.without_promise += 1;
            return;
        };
        let kept = deadline.is_kept_by(finished);
        self.on_time_of_finished.judge(kept);
        match facts.handling {
            Some(Handling::WhileYouWait) => {}
            Some(Handling::Promised) => self.early.judge(deadline.is_beaten_by(finished)),
            None => self.early.judge(None),
        }
        if let (Deadline::FromYear(year), None) = (deadline, kept) {
            self.aside.missing_years.insert(year);
        }
    }

    /// Counts the days that were saved of its statutory limit; one may have taken more.
    fn add_speed_up(&mut self, application: &Application, office: &OfficeCalendar<'_>) {
        let (Some(limit), Some(finished)) = (application.statutory_limit, application.finished_at) else {
            self.aside.without_statutory += 1;
            return;
        };
        match application.days_taken(finished, limit.unit, office) {
            Ok(Some(taken)) => {
                self.actual_speed_up.n += i64::from(limit.days) - i64::from(taken);
                self.actual_speed_up.of += u64::from(limit.days);
            }
            Ok(None) => self.actual_speed_up.left_out += 1,
            Err(MissingYear(year)) => {
                self.actual_speed_up.left_out += 1;
                self.aside.missing_years.insert(year);
            }
        }
    }
}

/// Says whether a year begins after all days that are asked about.
fn is_after(year: i32, question: &IndicatorQuestion) -> bool {
    year > question.period.to.year().min(question.as_of.year())
}

#[cfg(test)]
mod tests;
