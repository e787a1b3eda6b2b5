//! What is said of a case to whoever has its receipt.
use super::reading::Paragraph;
use crate::app::case_progress::{CaseEntry, CaseProgress};
use crate::app::screen::Context;
use crate::hall::cases::CaseState;
use crate::text::cases::closing;
use crate::text::kiosk::opinion::{OpinionWords, words};
use crate::ui::{Role, TextTone};
use chrono::NaiveDateTime;

/// The promised date, the answer, and what was done.
pub(super) fn paragraphs(context: &Context, progress: &CaseProgress) -> Vec<Paragraph> {
    let said = words(context.lang);
    let standing = progress.standing();
    let mut all = Vec::new();
    if progress.goes_on.is_some() {
        all.push(Paragraph::new(said.goes_on, Role::Body));
    }
    if standing.state.owes_answer() {
        let moment = |at: NaiveDateTime| format!("{} {}", (said.date)(at.date()), at.format("%H:%M"));
        // The lamp goes by the limit that runs out next: that stands right below it.
        let contact = standing.next_due().filter(|next| standing.due.is_none_or(|due| *next < due));
        all.extend(contact.map(|at| Paragraph::new((said.contact_by)(&moment(at)), Role::Fact)));
        let due = match standing.due {
            Some(due) => (said.due_by)(&moment(due)),
            None => said.answered_later.to_owned(),
        };
        all.push(Paragraph::new(due, Role::Fact));
    }
    if let Some(answer) = &progress.answer {
        all.push(Paragraph::new(said.answer, Role::Label.in_tone(TextTone::Primary)).apart());
        all.push(Paragraph::new(answer, Role::Fact));
    }
    // Where it was refused, why stands before all else.
    let is_refused = standing.state == CaseState::Refused;
    let refusal = progress.steps.iter().rev().find(|step| is_refused && !step.reason.is_empty());
    all.extend(refusal.into_iter().flat_map(|step| why(said, step, Role::Fact)));
    if let Some(how) = standing.closing() {
        let closed = progress.closing_reason.as_deref().unwrap_or(closing(context.lang, how));
        all.push(Paragraph::new(said.closed, Role::Label.in_tone(TextTone::Primary)).apart());
        all.push(Paragraph::new(closed, Role::Fact));
    }
    all.push(Paragraph::new(said.steps, Role::Label.in_tone(TextTone::Primary)).apart());
    for step in &progress.steps {
        let department = step.department.as_deref().map(|name| context.department(name)).unwrap_or_default();
        let done = step.satisfied.map_or_else(
            || (said.step)(step.act),
            |is_satisfied| (said.rated)(is_satisfied, step.is_reopened),
        );
        let line = format!("{}  {done}  {department}", step.at.format("%m-%d %H:%M"));
        all.push(Paragraph::new(line.trim_end(), Role::Body));
        all.extend(why(said, step, Role::Note));
    }
    all
}

/// Why something was done, and where to go instead.
fn why(said: &OpinionWords, step: &CaseEntry, role: Role) -> Vec<Paragraph> {
    let reason = (!step.reason.is_empty()).then(|| (said.reason)(&step.reason));
    let instead = (!step.instead.is_empty()).then(|| (said.instead)(&step.instead));
    [reason, instead].into_iter().flatten().map(|words| Paragraph::new(words, role)).collect()
}
