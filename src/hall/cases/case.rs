//! A case, and what becomes of it by an act.
use super::{
    ActKind, CaseAct, CaseActor, CaseCallback, CaseError, CasePart, CaseRole, CaseRules, CaseSource,
    CaseState, CaseSubject,
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
    /// When it was reopened last: the applicant was not satisfied, or a recheck did not find it put right.
    pub reopened_at: Option<NaiveDateTime>,
    /// When the applicant, not satisfied, had it reopened, which is done once.
    pub appealed_at: Option<NaiveDateTime>,
    /// Where the callback of the answer stands; none where nobody is called back.
    pub callback: Option<CaseCallback>,
    /// By when somebody is called back, where that is owed and can be told.
    pub callback_due: Option<NaiveDateTime>,
    /// How often somebody was called since the answer.
    pub calls: u32,
    /// When somebody was called last.
    pub called_at: Option<NaiveDateTime>,
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
    /// What was written lies in the opinion box, sealed, and nobody can read it yet.
    pub is_sealed: bool,
    /// When the box was opened that it lay in.
    pub opened_at: Option<NaiveDateTime>,
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
        if self.is_sealed && !kind.is_done_unread() {
            return Err(CaseError::Sealed);
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
                if !matches!(kind, ActKind::Reveal | ActKind::DenyReveal)
                    && self.department.as_ref() != Some(name) =>
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
            ActKind::CallBack => !self.owes_callback(),
            ActKind::Close => self.owes_callback(),
            // Nobody does it: it is written down.
            ActKind::DenyReveal => true,
            _ => false,
        };
        let is_sealed = self.is_sealed;
        let open =
            ActKind::all().filter(move |kind| kind.is_for(role) && kind.is_open_in(self.state, thanks));
        open.filter(move |kind| !is_spent(kind) && (!is_sealed || kind.is_done_unread()))
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
            CaseAct::Contact if !self.has_contact => return Err(CaseError::NoContact),
            CaseAct::Contact => Case { contacted_at: Some(at), ..self.clone() },
            CaseAct::Answer => self.answered(context),
            CaseAct::Extend { days } => self.extended(*days, context)?,
            CaseAct::CallBack(outcome) => self.called(*outcome, context)?,
            CaseAct::Confirm { satisfied } => {
                // Whoever has said so already is not called for the same.
                Case { callback: None, callback_due: None, ..self.clone() }.heard(*satisfied, context)
            }
            CaseAct::Recheck { passed: true } => Case { rechecked: Some(true), ..self.clone() },
            // The applicant's one reopening is the applicant's: what the hall itself finds not put right does not use it up, and
            // goes back as often as it is found so.
            CaseAct::Recheck { passed: false } => {
                Case { rechecked: Some(false), ..self.clone() }.reopened(context)
            }
            CaseAct::Close if self.owes_callback() => return Err(CaseError::CallbackOwed),
            CaseAct::Close => self.ended(CaseState::Closed, at),
            CaseAct::Withdraw => self.ended(CaseState::Withdrawn, at),
            CaseAct::Urge => self.urged(context)?,
            CaseAct::Vote { put_right } => match self.vote {
                Some(_) => return Err(CaseError::Voted),
                // What is not put right in the applicant's eyes does not close by itself.
                None if !put_right => Case { vote: Some(false), lapses_at: None, ..self.clone() },
                None => Case { vote: Some(true), ..self.clone() },
            },
            CaseAct::Publish => Case { published_at: Some(at), ..self.clone() },
            CaseAct::Unpublish => match self.published_at {
                Some(_) => Case { published_at: None, ..self.clone() },
                None => return Err(CaseError::NotPublished),
            },
            CaseAct::Reveal => self.revealed(context)?,
            CaseAct::DenyReveal(_) => self.clone(),
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
        Case { ended_at: Some(at), lapses_at: None, callback_due: None, ..self.moved(state, at) }
    }

    fn accepted(&self, class: Option<&str>, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        let accepted = self.moved(CaseState::Accepted, context.at);
        let Some(typed) = class else { return Ok(accepted) };
        let Some(class) = context.rules().class_named(self.source, typed.trim()) else {
            let known = &context.rules().of(self.source).classes;
            return Err(CaseError::NoClass(known.clone()));
        };
        let due = class.answer.due(self.submitted_at, &context.office())?;
        Ok(Case { class: Some(class.code.clone()), due: Some(due), ..accepted })
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
        let asked_anew = Case { vote: None, satisfied: None, rechecked: None, ..answered };
        Case { answered_at: Some(at), lapses_at, ..asked_anew }.with_callback(context)
    }

    /// The case after the applicant has said whether the answer is satisfactory: one that is not reopens it, once (不满意重办
    /// 一次). Whoever is not satisfied again has said so, and it stays there until the centre closes it.
    pub(super) fn heard(&self, satisfied: bool, context: &CaseContext<'_>) -> Case {
        let heard = Case { satisfied: Some(satisfied), ..self.clone() };
        match (satisfied, self.appealed_at) {
            (true, _) => {
                let usual = || context.office().after_days(context.at, context.rules().confirm_days).ok();
                let lapses_at = heard.lapses_at.or_else(usual);
                Case { lapses_at, ..heard.moved(CaseState::Confirmed, context.at) }
            }
            (false, Some(_)) => Case { lapses_at: None, ..heard.moved(CaseState::Confirmed, context.at) },
            (false, None) => Case { appealed_at: Some(context.at), ..heard }.reopened(context),
        }
    }

    /// Back to whoever answers, with a limit that begins anew.
    fn reopened(&self, context: &CaseContext<'_>) -> Case {
        let at = context.at;
        let back = if self.department.is_some() { CaseState::Assigned } else { CaseState::Accepted };
        let due = self.limit(context.rules()).due(at, &context.office()).ok();
        // Whoever was to be called about the answer is not called before there is another one.
        let callback = self.callback.filter(|callback| *callback != CaseCallback::Owed);
        let cleared = Case { callback, callback_due: None, lapses_at: None, ..self.moved(back, at) };
        Case { due, reopened_at: Some(at), ..cleared }
    }

    fn revealed(&self, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        self.may_read(CasePart::Text, &context.actor.role, context.rules())?;
        Ok(self.clone())
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
