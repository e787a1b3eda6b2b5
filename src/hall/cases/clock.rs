//! The clock of a case: its limit, its lamp, and who is told when it is late.
use super::{Case, CaseContext, CaseError, CaseLimit, CaseRules};
use crate::hall::calendar::{MissingYear, OfficeCalendar};
use chrono::{NaiveDate, NaiveDateTime};

/// How much time is left: a lamp on a work list (红黄绿灯).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CaseLamp {
    /// More than 30 of 100 parts of the time and more than two working days are left.
    Green,
    /// Less is left.
    Yellow,
    /// It is late.
    Red,
}

impl CaseLamp {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            CaseLamp::Green => "green",
            CaseLamp::Yellow => "yellow",
            CaseLamp::Red => "red",
        }
    }

    /// The lamp of something that is in time, by the working days that are left and all that there were.
    pub fn of_days(left: u32, all: u32) -> CaseLamp {
        let is_little = left <= FEW || left * 100 <= all * FEW_PARTS;
        if is_little { CaseLamp::Yellow } else { CaseLamp::Green }
    }
}

/// Who is told that a case is late, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Escalation {
    /// 提醒: whoever handles it.
    Reminder,
    /// 督办: the department, in writing.
    Supervision,
    /// 报告领导
    Leader,
}

impl Escalation {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Escalation::Reminder => "reminder",
            Escalation::Supervision => "supervision",
            Escalation::Leader => "leader",
        }
    }
}

/// At most so many working days left are few.
const FEW: u32 = 2;
/// And so many parts of a hundred.
const FEW_PARTS: u32 = 30;

/// After so many working days on which a hall did nothing its clock is doubted.
const SILENT_DAYS: u32 = 3;

/// Says whether a day is so far from the last one on which the hall did something that the clock may have been set wrongly.
pub fn is_far_ahead(last: NaiveDate, today: NaiveDate, office: &OfficeCalendar<'_>) -> bool {
    // Without a calendar days are days.
    let by_clock = u32::try_from((today - last).num_days()).unwrap_or(0);
    office.days_between(last, today).unwrap_or(by_clock) > SILENT_DAYS
}

impl Case {
    /// The limit its answer goes by: that of its class, else its source's.
    pub fn limit(&self, rules: &CaseRules) -> CaseLimit {
        let class = self.class.as_deref().and_then(|code| rules.class(self.source, code));
        class.map_or(rules.of(self.source).answer, |class| class.answer)
    }

    /// Says whether a limit has run out: that of the answer, of the first contact, or of the callback.
    pub fn is_overdue(&self, at: NaiveDateTime) -> bool {
        self.next_due().is_some_and(|due| at > due)
    }

    /// The limit that runs out next: of the first contact, of the answer, of the callback after it; none where nothing is owed,
    /// or a calendar is missing.
    pub fn next_due(&self) -> Option<NaiveDateTime> {
        if !self.state.owes_answer() {
            return self.callback_due.filter(|_| self.owes_callback());
        }
        let contact = self.contact_due.filter(|_| self.contacted_at.is_none());
        contact.into_iter().chain(self.due).min()
    }

    /// Its lamp, by the limit that runs out next: red as soon as that has run out; none where nothing is owed any more, or nobody
    /// can say by when it is answered.
    pub fn lamp(&self, at: NaiveDateTime, office: &OfficeCalendar<'_>) -> Option<CaseLamp> {
        let due = self.next_due()?;
        if at > due {
            return Some(CaseLamp::Red);
        }
        self.due?;
        let begun = self.reopened_at.unwrap_or(self.submitted_at);
        let from = self.answered_at.filter(|_| self.owes_callback()).unwrap_or(begun);
        let days = |from: NaiveDateTime| office.days_between(from.date(), due.date());
        // A calendar that is gone again leaves the caution.
        let (Ok(all), Ok(left)) = (days(from), days(at)) else { return Some(CaseLamp::Yellow) };
        Some(CaseLamp::of_days(left, all))
    }

    /// Who is to be told by now that it is late; none while it is in time. A reminder on the working day after, a supervision
    /// order after two, the leader after five: by the rules.
    pub fn escalation(
        &self,
        at: NaiveDateTime,
        rules: &CaseRules,
        office: &OfficeCalendar<'_>,
    ) -> Result<Option<Escalation>, MissingYear> {
        let Some(due) = self.next_due().filter(|due| at > *due) else { return Ok(None) };
        let late = office.days_between(due.date(), at.date())?;
        let [reminder, supervision, leader] = rules.ladder;
        let steps = [
            (leader, Escalation::Leader),
            (supervision, Escalation::Supervision),
            (reminder, Escalation::Reminder),
        ];
        Ok(steps.into_iter().find(|(days, _)| late >= *days).map(|(_, told)| told))
    }

    /// 延期: once, and before it falls due.
    pub(super) fn extended(&self, days: u16, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        let most = context.rules().extension_days;
        let due = match (self.extended_at, self.due) {
            (Some(at), _) => return Err(CaseError::Extended(at)),
            (None, Some(due)) => due,
            (None, None) => self.limit(context.rules()).due(self.submitted_at, &context.office())?,
        };
        if context.at > due {
            return Err(CaseError::PastDue(due));
        }
        if !(1..=most).contains(&days) {
            return Err(CaseError::ExtensionTooLong(most));
        }
        // The day it fell due on is not counted.
        let office = context.office();
        let due = office.after_days(due.date().and_time(chrono::NaiveTime::MIN), days)?;
        Ok(Case { due: Some(due), extended_at: Some(context.at), ..self.clone() })
    }

    /// 催办: again only some working days after the last time.
    pub(super) fn urged(&self, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        // A clock that was ahead may have dated the last one after now: that keeps nobody from urging.
        if let Some(before) = self.urged_at.filter(|before| *before <= context.at) {
            let office = context.office();
            let wanted = context.rules().urge_days;
            let passed = office.days_between(before.date(), context.at.date());
            // Without a calendar days are days.
            let by_clock = u32::try_from((context.at.date() - before.date()).num_days()).unwrap_or(0);
            if passed.unwrap_or(by_clock) < wanted {
                let days = u16::try_from(wanted).unwrap_or(u16::MAX);
                let again = office.after_days(before.date().and_time(chrono::NaiveTime::MIN), days);
                return Err(CaseError::UrgedLately(again.ok().map(|at| at.date())));
            }
        }
        Ok(Case { urged_at: Some(context.at), urges: self.urges + 1, ..self.clone() })
    }

    /// Sets the limits that could not be told before.
    pub(super) fn scheduled(&self, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        let (rules, office) = (context.rules(), context.office());
        let mut after = self.clone();
        if self.state.owes_answer() {
            let from = self.reopened_at.unwrap_or(self.submitted_at);
            if self.due.is_none() {
                after.due = Some(self.limit(rules).due(from, &office)?);
            }
            if let (None, None, Some(limit)) = (
                self.contact_due,
                self.contacted_at,
                rules.of(self.source).first_contact.filter(|_| self.has_contact),
            ) {
                after.contact_due = Some(limit.due(self.submitted_at, &office)?);
            }
        } else if self.owes_callback() {
            let from = self.answered_at.unwrap_or(self.since);
            if self.callback_due.is_none() {
                after.callback_due = Some(office.after_days(from, rules.callback_days)?);
            }
        } else if self.lapses_at.is_none() && !self.is_disputed() {
            // Whoever was called back, or has confirmed, has the days from then on.
            let from = self.called_at.max(self.answered_at).map_or(self.since, |at| at.max(self.since));
            after.lapses_at = Some(office.after_days(from, rules.confirm_days)?);
        }
        if after == *self { Err(CaseError::NotYet(None)) } else { Ok(after) }
    }

    /// Says whether somebody holds that it is not put right; then it does not close by itself.
    pub fn is_disputed(&self) -> bool {
        [self.satisfied, self.rechecked, self.vote].contains(&Some(false))
    }
}
