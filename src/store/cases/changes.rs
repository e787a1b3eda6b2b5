//! The changes that acts make to a case: the case itself, a step of its history for each, and the texts that come with it.
use crate::hall::Hall;
use crate::hall::cases::{Case, CaseAct, CaseActor, CaseContext, CaseError, MergeTarget};
use crate::store::cases::lapse::has_lapsed;
use crate::store::engine::change_set::ChangeSet;
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::rows::case;
use crate::store::rows::case::{CaseNote, CaseRow, append_step, append_text};
use chrono::NaiveDateTime;

/// Changes of one case while they are put together.
pub(in crate::store) struct CaseChanges<'a> {
    hall: &'a Hall,
    at: NaiveDateTime,
    /// The case as it is by now.
    pub case: Case,
    /// The cases that must still have made so many steps.
    required: Vec<(u32, u32)>,
    changes: ChangeSet,
}

impl<'a> CaseChanges<'a> {
    /// No changes yet of a case that was read. What the clock closes by itself is closed first.
    pub fn of(
        database: &mut dyn Database,
        row: &CaseRow,
        hall: &'a Hall,
        at: NaiveDateTime,
    ) -> Result<Self, Fault> {
        let required = vec![(row.case.number, row.case.steps)];
        let mut changes =
            CaseChanges { hall, at, case: row.case.clone(), required, changes: ChangeSet::default() };
        if has_lapsed(database, &row.case, hall, at)? {
            // Where it was closed meanwhile there is nothing to close.
            let _not_yet = changes.act(&CaseAct::Lapse, &CaseActor::clock(), None, &[]);
        }
        Ok(changes)
    }

    /// Does something with the case; `false` where it was so already. Each text has the part it is.
    pub fn act(
        &mut self,
        act: &CaseAct,
        actor: &CaseActor,
        into: Option<MergeTarget>,
        texts: &[(&'static str, &str)],
    ) -> Result<bool, CaseError> {
        self.act_because(act, actor, into, ("", texts))
    }

    /// The same where a word says why, in place of what the act itself says.
    pub fn act_because(
        &mut self,
        act: &CaseAct,
        actor: &CaseActor,
        into: Option<MergeTarget>,
        (why, texts): (&'static str, &[(&'static str, &str)]),
    ) -> Result<bool, CaseError> {
        let context = CaseContext { hall: self.hall, actor, at: self.at, into };
        let Some(after) = self.case.act(act, &context)? else { return Ok(false) };
        let detail = if why.is_empty() { detail(act, &after) } else { why.to_owned() };
        let kind = act.kind();
        let note =
            CaseNote { act: kind.word(), actor, at: self.at, from: Some(self.case.state), detail: &detail };
        append_step(&mut self.changes, &after, &note);
        for (part, body) in texts {
            append_text(&mut self.changes, &after, part, body);
        }
        self.case = after;
        Ok(true)
    }

    /// Another case must still be as it was read.
    pub fn require(&mut self, other: &Case) {
        self.required.push((other.number, other.steps));
    }

    /// Something else is written besides.
    pub fn besides(&mut self) -> &mut ChangeSet {
        &mut self.changes
    }

    /// Says whether anything was done.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// All changes, to be made together.
    pub fn finish(mut self) -> ChangeSet {
        // In the order of their numbers: two who merge the same cases each into the other do not wait for one another.
        self.required.sort_unstable();
        for (number, steps) in self.required {
            case::require(&mut self.changes, number, steps);
        }
        case::change(&mut self.changes, &self.case);
        self.changes
    }
}

/// The word that goes with a step.
fn detail(act: &CaseAct, after: &Case) -> String {
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let until = |moment: Option<NaiveDateTime>| moment.map(case_moment).unwrap_or_default();
    match act {
        CaseAct::Accept { .. } => after.class.clone().unwrap_or_default(),
        CaseAct::Merge { into } => into.to_string(),
        CaseAct::Assign { department } => department.clone(),
        CaseAct::Extend { .. } | CaseAct::Schedule => until(after.due),
        CaseAct::CallBack(outcome) => outcome.word().to_owned(),
        CaseAct::DenyReveal(why) => (*why).to_owned(),
        CaseAct::Confirm { satisfied } => yes(*satisfied),
        CaseAct::Recheck { passed } => yes(*passed),
        CaseAct::Vote { put_right } => yes(*put_right),
        _ => String::new(),
    }
}

fn case_moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}
