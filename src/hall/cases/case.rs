//! A case, and what becomes of it by an act.
use super::{
    ActKind, CaseAct, CaseActor, CaseError, CasePart, CaseRole, CaseRules, CaseSource, CaseState, CaseSubject,
};
use crate::hall::calendar::{MissingYear, OfficeCalendar};
use crate::hall::{Hall, KioskCode};
use chrono::{NaiveDate, NaiveDateTime};

/// A case as it stands, without its texts: what lists and rules need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// Its number in the hall, from 1.
    pub number: u32,
    /// What brought it up.
    pub source: CaseSource,
    /// Its class within the source, by code, where the centre has put it into one.
    pub class: Option<String>,
    /// Where it stands.
    pub state: CaseState,
    /// Since when it stands there.
    pub since: NaiveDateTime,
    /// When it came.
    pub submitted_at: NaiveDateTime,
    /// Whom or what it is about.
    pub about: CaseSubject,
    /// The departments it is about, by Chinese name.
    pub concerns: Vec<String>,
    /// The department it is assigned to, by Chinese name.
    pub department: Option<String>,
    /// By when somebody speaks with the applicant, where that is asked for and can be told.
    pub contact_due: Option<NaiveDateTime>,
    /// When somebody did.
    pub contacted_at: Option<NaiveDateTime>,
    /// By when it is answered; none where a calendar is missing.
    pub due: Option<NaiveDateTime>,
    /// When it was answered last.
    pub answered_at: Option<NaiveDateTime>,
    /// When it closes by itself, once it is answered.
    pub lapses_at: Option<NaiveDateTime>,
    /// When it came to its end.
    pub ended_at: Option<NaiveDateTime>,
    /// When it was extended.
    pub extended_at: Option<NaiveDateTime>,
    /// When it was reopened, since somebody was not satisfied.
    pub reopened_at: Option<NaiveDateTime>,
    /// When what was changed because of it was published.
    pub published_at: Option<NaiveDateTime>,
    /// The case it goes on in.
    pub merged_into: Option<u32>,
    /// Whether the applicant is satisfied.
    pub satisfied: Option<bool>,
    /// Whether a recheck found it put right.
    pub rechecked: Option<bool>,
    /// Whether it is put right in the applicant's eyes.
    pub vote: Option<bool>,
    /// When the applicant urged last.
    pub urged_at: Option<NaiveDateTime>,
    /// How often the applicant urged.
    pub urges: u32,
    /// The machine where it was submitted; none where the staff wrote it down.
    pub kiosk: Option<KioskCode>,
    /// The language it was written in: `zh` or `en`.
    pub lang: String,
    /// There is a text to read.
    pub has_text: bool,
    /// There is a contact, so that somebody can be called back.
    pub has_contact: bool,
    /// How many steps it has made.
    pub steps: u32,
}

/// What is known when something is to be done with a case.
#[derive(Clone, Copy, Debug)]
pub struct CaseContext<'a> {
    /// The hall, with the rules of its cases and its calendar.
    pub hall: &'a Hall,
    /// Who acts.
    pub actor: &'a CaseActor,
    /// When, by the hall's clock.
    pub at: NaiveDateTime,
    /// The case that it would go on in.
    pub into: Option<MergeTarget>,
}

/// What matters of the case that another goes on in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MergeTarget {
    /// What brought it up.
    pub source: CaseSource,
    /// Where it stands.
    pub state: CaseState,
}

impl CaseContext<'_> {
    pub(super) fn rules(&self) -> &CaseRules {
        &self.hall.setup.cases
    }

    pub(super) fn office(&self) -> OfficeCalendar<'_> {
        self.hall.setup.office()
    }
}

impl From<MissingYear> for CaseError {
    fn from(MissingYear(year): MissingYear) -> Self {
        CaseError::CalendarMissing(year)
    }
}

impl Case {
    /// The case after an act; `None` where it is so already, so that asking twice does no harm.
    ///
    /// Fails where the act is not for whoever acts, or not in the state of the case, and says why.
    pub fn act(&self, act: &CaseAct, context: &CaseContext<'_>) -> Result<Option<Case>, CaseError> {
        let kind = act.kind();
        let role = &context.actor.role;
        if !kind.is_for(role) {
            return Err(CaseError::NotTheirs(role.clone()));
        }
        if self.is_so_already(act) {
            return Ok(None);
        }
        let thanks = context.rules().of(self.source).closes_with_thanks;
        if !kind.is_open_in(self.state, thanks) {
            return Err(CaseError::Forbidden(self.state));
        }
        // The unit complained about does not know how to reach whoever complains, and has not spoken with them.
        if kind == ActKind::Contact
            && let Err(no @ (CaseError::Concerned(_) | CaseError::Unnamed(_))) =
                self.may_read(CasePart::Contact, role, context.rules())
        {
            return Err(no);
        }
        match role {
            CaseRole::Department(name)
                if kind != ActKind::Reveal && self.department.as_ref() != Some(name) =>
            {
                Err(CaseError::OtherDepartment(self.department.clone()))
            }
            _ => self.done(act, context).map(|after| Some(Case { steps: self.steps + 1, ..after })),
        }
    }

    /// What somebody in a capacity may do with it now, as far as the table says.
    pub fn possible<'a>(
        &'a self,
        role: &'a CaseRole,
        rules: &CaseRules,
    ) -> impl Iterator<Item = ActKind> + 'a {
        let thanks = rules.of(self.source).closes_with_thanks;
        let is_spent = |kind: &ActKind| match kind {
            ActKind::Extend => self.extended_at.is_some(),
            ActKind::Contact => self.contacted_at.is_some() || !self.has_contact,
            ActKind::Vote => self.vote.is_some(),
            ActKind::Unpublish => self.published_at.is_none(),
            _ => false,
        };
        let open =
            ActKind::all().filter(move |kind| kind.is_for(role) && kind.is_open_in(self.state, thanks));
        open.filter(move |kind| !is_spent(kind))
    }

    /// What whoever has its receipt may do now: where it went on in another, what is done with that one.
    pub fn possible_by_receipt(&self, goes_on: Option<&Case>, rules: &CaseRules) -> Vec<ActKind> {
        let role = CaseRole::Applicant;
        match goes_on {
            Some(other) => other.possible(&role, rules).filter(|kind| kind.follows_merging()).collect(),
            None => self.possible(&role, rules).collect(),
        }
    }

    /// Says whether asking once more changes nothing.
    fn is_so_already(&self, act: &CaseAct) -> bool {
        match act {
            CaseAct::Register => self.state == CaseState::Registered,
            CaseAct::Withdraw => self.state == CaseState::Withdrawn,
            CaseAct::Assign { department } => {
                self.state == CaseState::Assigned && self.department.as_ref() == Some(department)
            }
            CaseAct::Contact => self.state.owes_answer() && self.contacted_at.is_some(),
            CaseAct::Confirm { satisfied } => {
                self.state == CaseState::Confirmed && self.satisfied == Some(*satisfied)
            }
            CaseAct::Vote { put_right } => self.vote == Some(*put_right),
            CaseAct::Merge { into } => self.merged_into == Some(*into),
            _ => false,
        }
    }

    fn done(&self, act: &CaseAct, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        let at = context.at;
        Ok(match act {
            CaseAct::Register => self.moved(CaseState::Registered, at),
            CaseAct::Accept { class } => self.accepted(class.as_deref(), context)?,
            CaseAct::Refuse => self.ended(CaseState::Refused, at),
            CaseAct::Merge { into } => self.merged(*into, context)?,
            CaseAct::Assign { department } => self.assigned(department, context)?,
            CaseAct::Contact => Case { contacted_at: Some(at), ..self.clone() },
            CaseAct::Answer => self.answered(context),
            CaseAct::Extend { days } => self.extended(*days, context)?,
            CaseAct::Confirm { satisfied } => {
                let heard = Case { satisfied: Some(*satisfied), ..self.clone() };
                if *satisfied { heard.moved(CaseState::Confirmed, at) } else { heard.reopened(context) }
            }
            CaseAct::Recheck { passed } => {
                let seen = Case { rechecked: Some(*passed), ..self.clone() };
                if *passed { seen } else { seen.reopened(context) }
            }
            CaseAct::Close => self.ended(CaseState::Closed, at),
            CaseAct::Withdraw => self.ended(CaseState::Withdrawn, at),
            CaseAct::Urge => self.urged(context)?,
            CaseAct::Vote { put_right } => match self.vote {
                Some(_) => return Err(CaseError::Voted),
                None => Case { vote: Some(*put_right), ..self.clone() },
            },
            CaseAct::Publish => Case { published_at: Some(at), ..self.clone() },
            CaseAct::Unpublish => match self.published_at {
                Some(_) => Case { published_at: None, ..self.clone() },
                None => return Err(CaseError::NotPublished),
            },
            CaseAct::Reveal => self.revealed(context)?,
            CaseAct::Lapse => match self.lapses_at {
                Some(lapses) if at >= lapses => self.ended(CaseState::Closed, at),
                lapses => return Err(CaseError::NotYet(lapses)),
            },
            CaseAct::Schedule => self.scheduled(context)?,
        })
    }

    fn moved(&self, state: CaseState, at: NaiveDateTime) -> Case {
        Case { state, since: at, ..self.clone() }
    }

    fn ended(&self, state: CaseState, at: NaiveDateTime) -> Case {
        Case { ended_at: Some(at), lapses_at: None, ..self.moved(state, at) }
    }

    fn accepted(&self, class: Option<&str>, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        let accepted = self.moved(CaseState::Accepted, context.at);
        let Some(code) = class else { return Ok(accepted) };
        let Some(class) = context.rules().class(self.source, code) else {
            let known = &context.rules().of(self.source).classes;
            return Err(CaseError::NoClass(known.iter().map(|class| class.code.clone()).collect()));
        };
        let due = class.answer.due(self.submitted_at, &context.office())?;
        Ok(Case { class: Some(code.to_owned()), due: Some(due), ..accepted })
    }

    fn merged(&self, into: u32, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        let thanks = |source| context.rules().of(source).closes_with_thanks;
        match context.into {
            _ if into == self.number => Err(CaseError::IntoItself),
            None => Err(CaseError::NoCase),
            Some(MergeTarget { state, .. }) if !state.is_open() => Err(CaseError::IntoOver(state)),
            // A complaint does not end as praise, which nobody answers.
            Some(MergeTarget { source, .. }) if thanks(source) && !thanks(self.source) => {
                Err(CaseError::IntoThanks)
            }
            Some(_) => Ok(Case { merged_into: Some(into), ..self.ended(CaseState::Merged, context.at) }),
        }
    }

    fn assigned(&self, department: &str, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        if !context.hall.setup.departments.iter().any(|known| known.name.zh == department) {
            return Err(CaseError::NoDepartment);
        }
        Ok(Case { department: Some(department.to_owned()), ..self.moved(CaseState::Assigned, context.at) })
    }

    fn answered(&self, context: &CaseContext<'_>) -> Case {
        let at = context.at;
        // Where next year's calendar is missing, the answer is not kept back for that.
        let lapses_at = context.office().after_days(at, context.rules().confirm_days).ok();
        let answered = self.moved(CaseState::Answered, at);
        Case { answered_at: Some(at), lapses_at, vote: None, satisfied: None, rechecked: None, ..answered }
    }

    fn extended(&self, days: u16, context: &CaseContext<'_>) -> Result<Case, CaseError> {
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

    /// Back to whoever answers, once; whoever is not satisfied again has said so, and it stays there until the centre closes it.
    fn reopened(&self, context: &CaseContext<'_>) -> Case {
        let at = context.at;
        if self.reopened_at.is_some() {
            let state = if self.satisfied == Some(false) { CaseState::Confirmed } else { self.state };
            return Case { lapses_at: None, ..self.moved(state, at) };
        }
        let back = if self.department.is_some() { CaseState::Assigned } else { CaseState::Accepted };
        let due = self.limit(context.rules()).due(at, &context.office()).ok();
        Case { due, reopened_at: Some(at), lapses_at: None, ..self.moved(back, at) }
    }

    fn urged(&self, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        if let Some(before) = self.urged_at {
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

    fn revealed(&self, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        self.may_read(CasePart::Text, &context.actor.role, context.rules())?;
        Ok(self.clone())
    }

    /// Sets the limits that could not be told before.
    fn scheduled(&self, context: &CaseContext<'_>) -> Result<Case, CaseError> {
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
        } else if self.lapses_at.is_none() && !self.is_disputed() {
            let from = self.answered_at.unwrap_or(self.since);
            after.lapses_at = Some(office.after_days(from, rules.confirm_days)?);
        }
        if after == *self { Err(CaseError::NotYet(None)) } else { Ok(after) }
    }

    /// Says whether somebody holds that it is not put right; then it does not close by itself.
    fn is_disputed(&self) -> bool {
        self.satisfied == Some(false) || self.rechecked == Some(false)
    }

    /// The case as it is at a moment: what closes by itself may not have been closed by anybody yet.
    #[must_use]
    pub fn as_of(&self, hall: &Hall, at: NaiveDateTime) -> Case {
        let actor = CaseActor::clock();
        let context = CaseContext { hall, actor: &actor, at, into: None };
        self.act(&CaseAct::Lapse, &context).ok().flatten().unwrap_or_else(|| self.clone())
    }

    /// The last day on which its receipt is answered; none while it is open.
    pub fn receipt_until(&self, rules: &CaseRules) -> Option<NaiveDate> {
        let days = chrono::Days::new(rules.receipt_days.into());
        self.ended_at.and_then(|ended| ended.date().checked_add_days(days))
    }
}

#[cfg(test)]
mod tests;
