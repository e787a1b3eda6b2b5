//! What a made-up year comes to, counted while it is made.
use super::Rng;
use super::year_matters::YearMatter;
use super::year_plan::YearPlan;
use crate::hall::catalogue::Handling;
use crate::hall::figures::indicators::Indicator;

/// How far shares may drift from the plan before chance is no longer asked, in applications.
const DRIFT: i64 = 10;

/// When an application is finished, by the day it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Punctuality {
    /// On a day before.
    Early,
    /// On the day.
    InTime,
    /// After it.
    Late,
}

/// What becomes of an application.
#[derive(Clone, Copy, Debug)]
pub(super) struct ApplicationFate {
    /// It is promised by a day of the year.
    pub is_due: bool,
    /// It is finished in the year.
    pub is_finished: bool,
    /// When it is finished, in the year or after it.
    pub punctuality: Punctuality,
    /// The days it took, in those of its statutory limit.
    pub taken: i64,
}

/// A numerator and a denominator.
pub type TruthPair = (i64, u64);

/// What a made-up year comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearTruth {
    due: TruthPair,
    finished: TruthPair,
    early: TruthPair,
    /// Days saved, of the days of statutory limits, of applications.
    speed_up: TruthPair,
    /// The same of matters.
    promises: TruthPair,
    supplemented: TruthPair,
}

impl YearTruth {
    /// What is known when the matters are.
    pub(super) fn of_matters(matters: &[YearMatter]) -> YearTruth {
        let mut truth = YearTruth::default();
        for matter in matters {
            if let (Some(statutory), Some(promised)) = (matter.statutory, matter.promised)
                && statutory.unit == promised.unit
            {
                truth.promises.0 += i64::from(statutory.days) - i64::from(promised.days);
                truth.promises.1 += u64::from(statutory.days);
            }
        }
        truth
    }

    /// Each indicator that is known, with its numerator and denominator.
    pub fn indicators(&self) -> [(Indicator, TruthPair); 6] {
        [
            (Indicator::OnTimeOfDue, self.due),
            (Indicator::OnTimeOfFinished, self.finished),
            (Indicator::Early, self.early),
            (Indicator::PromisedSpeedUp, self.promises),
            (Indicator::ActualSpeedUp, self.speed_up),
            (Indicator::Supplemented, self.supplemented),
        ]
    }

    /// Says whether the next one is finished in time.
    pub(super) fn keeps(&self, plan: &YearPlan, rng: &mut Rng) -> bool {
        steered(self.finished, plan.on_time, rng)
    }

    /// Says whether the next one that is in time is finished before the day it is due.
    pub(super) fn beats(&self, plan: &YearPlan, rng: &mut Rng) -> bool {
        steered(self.early, plan.early, rng)
    }

    /// The days that the next one may take for all to come out as planned.
    pub(super) fn days_left(&self, plan: &YearPlan, statutory: u16) -> u32 {
        let all = i64::try_from(self.speed_up.1).unwrap_or(0) + i64::from(statutory);
        let wanted = all * i64::from(1000 - plan.speed_up.min(1000)) / 1000;
        let taken = all - i64::from(statutory) - self.speed_up.0;
        u32::try_from((wanted - taken).clamp(0, 500)).unwrap_or(0)
    }

    /// Counts an application that is decided, or still to be.
    pub(super) fn add(&mut self, matter: &YearMatter, fate: &ApplicationFate, was_asked: bool) {
        let is_kept = fate.punctuality != Punctuality::Late;
        count(&mut self.supplemented, was_asked);
        if fate.is_due {
            count(&mut self.due, fate.is_finished && is_kept);
        }
        if !fate.is_finished {
            return;
        }
        if matter.promised.is_some() {
            count(&mut self.finished, is_kept);
            if matter.handling == Handling::Promised {
                count(&mut self.early, fate.punctuality == Punctuality::Early);
            }
        }
        if let Some(limit) = matter.statutory {
            self.speed_up.0 += i64::from(limit.days) - fate.taken;
            self.speed_up.1 += u64::from(limit.days);
        }
    }
}

fn count(pair: &mut TruthPair, is_so: bool) {
    pair.0 += i64::from(is_so);
    pair.1 += 1;
}

/// Yes as often as planned: by chance, and for certain where chance has drifted away.
fn steered(so_far: TruthPair, per_mille: u32, rng: &mut Rng) -> bool {
    if per_mille == 0 || per_mille >= 1000 {
        return per_mille > 0;
    }
    let ahead = so_far.0 * 1000 - i64::try_from(so_far.1).unwrap_or(0) * i64::from(per_mille);
    match ahead {
        ahead if ahead > DRIFT * 1000 => false,
        ahead if ahead < -DRIFT * 1000 => true,
        _ => rng.chance(per_mille),
    }
}
