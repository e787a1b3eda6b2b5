//! How far an application has come, for whoever has its receipt: its steps, what is promised, its lamp.
use super::{Application, ApplicationStage, ApplicationState};
use crate::hall::calendar::OfficeCalendar;
use crate::hall::cases::CaseLamp;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// What a step of an application is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MilestoneKind {
    /// 收件
    Received,
    /// 受理
    Accepted,
    /// 视为受理: nobody said otherwise within five working days
    DeemedAccepted,
    /// 特别程序开始，暂停计时
    SpecialBegins,
    /// 特别程序结束，恢复计时
    SpecialEnds,
    /// 决定: the result is still to be handed over
    Decided,
    /// 办结
    Finished,
}

impl MilestoneKind {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            MilestoneKind::Received => "received",
            MilestoneKind::Accepted => "accepted",
            MilestoneKind::DeemedAccepted => "deemed_accepted",
            MilestoneKind::SpecialBegins => "special_begins",
            MilestoneKind::SpecialEnds => "special_ends",
            MilestoneKind::Decided => "decided",
            MilestoneKind::Finished => "finished",
        }
    }
}

/// A step of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// What it is.
    pub kind: MilestoneKind,
    /// The day of it.
    pub day: NaiveDate,
    /// The time of day, where the source tells one.
    pub time: Option<NaiveTime>,
}

impl Milestone {
    fn on(kind: MilestoneKind, day: NaiveDate) -> Self {
        Milestone { kind, day, time: None }
    }

    fn at(kind: MilestoneKind, at: NaiveDateTime) -> Self {
        // A day without a time is read as its midnight.
        let time = Some(at.time()).filter(|time| *time != NaiveTime::MIN);
        Milestone { kind, day: at.date(), time }
    }
}

/// What whoever has the receipt of an application is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationProgress {
    /// Its number with the middle hidden.
    pub code: String,
    /// The code of its matter, or empty.
    pub matter: String,
    /// The department that decides.
    pub department: String,
    /// Where it stands.
    pub state: ApplicationState,
    /// The same in one of three words.
    pub stage: ApplicationStage,
    /// What has happened, in order.
    pub steps: Vec<Milestone>,
    /// By when it is promised, with what special procedures have taken so far; none where nobody can say.
    pub promised: Option<NaiveDateTime>,
    /// The limit that runs out next; none where none runs, or nobody can say.
    pub due: Option<NaiveDateTime>,
    /// By when the law wants it decided, likewise.
    pub statutory: Option<NaiveDateTime>,
    /// A special procedure goes on, so that no day counts.
    pub is_paused: bool,
    /// How many working days special procedures have taken so far.
    pub suspended_days: u32,
    /// The lamp of the limit that runs out next; none where none runs.
    pub lamp: Option<CaseLamp>,
    /// Of one that is finished: within what was promised.
    pub was_in_time: Option<bool>,
}

impl Application {
    /// What has happened, in order.
    pub fn milestones(&self) -> Vec<Milestone> {
        let accepted =
            if self.is_deemed_accepted { MilestoneKind::DeemedAccepted } else { MilestoneKind::Accepted };
        let finished = if self.state.is_open() { MilestoneKind::Decided } else { MilestoneKind::Finished };
        let mut steps = vec![Milestone::at(MilestoneKind::Received, self.received_at)];
        steps.extend(self.accepted_at.map(|at| Milestone::at(accepted, at)));
        for procedure in &self.special {
            steps.push(Milestone::on(MilestoneKind::SpecialBegins, procedure.from));
            steps.extend(procedure.until.map(|day| Milestone::on(MilestoneKind::SpecialEnds, day)));
        }
        steps.extend(self.finished_at.map(|at| Milestone::at(finished, at)));
        steps.sort_by_key(|step| step.day);
        steps
    }

    /// How far it has come by a moment.
    pub fn progress(&self, at: NaiveDateTime, office: &OfficeCalendar<'_>) -> ApplicationProgress {
        let now = self.as_of(at, office);
        // What is over has no more days taken than it had by then.
        let counted_at = now.finished_at.map_or(at, |finished| finished.min(at));
        ApplicationProgress {
            code: now.masked_code(),
            matter: now.matter.clone(),
            department: now.department.clone(),
            state: now.state,
            stage: now.state.stage(),
            steps: now.milestones(),
            promised: now.promised_due(counted_at, office).ok().flatten(),
            due: now.due(at, office).ok().flatten(),
            statutory: now.statutory_due(counted_at, office).ok().flatten(),
            is_paused: now.is_paused(at),
            suspended_days: now.suspended_days(counted_at, office).unwrap_or(0),
            lamp: now.lamp(at, office),
            was_in_time: now.was_in_time(office),
        }
    }
}
