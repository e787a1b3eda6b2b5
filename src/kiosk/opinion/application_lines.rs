//! What is said of an application to whoever has its receipt.
use super::reading::Paragraph;
use crate::app::application_status::ApplicationStatus;
use crate::app::screen::Context;
use crate::hall::applications::{ApplicationProgress, ApplicationState, Milestone, MilestoneKind};
use crate::hall::cases::CaseLamp;
use crate::hall::catalogue::Guide;
use crate::text::applications::{milestone, state};
use crate::text::kiosk::application::{ApplicationWords, words};
use crate::text::kiosk::opinion;
use crate::ui::{Role, TextTone};
use chrono::NaiveDateTime;

/// The matter, the department, the promise, what comes next, and whom to ask.
pub(super) fn facts(context: &Context, status: &ApplicationStatus) -> Vec<Paragraph> {
    let (said, progress) = (words(context.lang), &status.progress);
    let mut all = Vec::new();
    all.extend(status.guide.as_ref().map(|guide| Paragraph::new(context.say(&guide.name), Role::Title)));
    if !progress.department.is_empty() {
        all.push(Paragraph::new(context.department(&progress.department), Role::Body));
    }
    all.extend(promise(context, said, progress));
    if progress.is_paused {
        all.push(Paragraph::new(said.paused, Role::Fact.in_tone(TextTone::Warning)));
    } else if progress.suspended_days > 0 {
        all.push(Paragraph::new((said.suspended)(progress.suspended_days), Role::Body));
    }
    all.push(Paragraph::new(said.next, Role::Label.in_tone(TextTone::Primary)).apart());
    all.extend(next(context, said, progress));
    all.push(Paragraph::new(said.ask, Role::Label.in_tone(TextTone::Primary)).apart());
    all.extend(ask(context, said, status));
    all
}

/// What was done, in order.
pub(super) fn steps(context: &Context, status: &ApplicationStatus) -> Vec<Paragraph> {
    let label = opinion::words(context.lang).steps;
    let mut all = vec![Paragraph::new(label, Role::Label.in_tone(TextTone::Primary)).apart()];
    let progress = &status.progress;
    all.extend(progress.steps.iter().map(|step| Paragraph::new(line(context, progress, step), Role::Body)));
    all
}

fn line(context: &Context, progress: &ApplicationProgress, step: &Milestone) -> String {
    let time = step.time.map(|time| time.format(" %H:%M").to_string()).unwrap_or_default();
    let said = match (step.kind, progress.state) {
        // What was not accepted or was taken back ended, and was not finished.
        (MilestoneKind::Finished, at @ (ApplicationState::Refused | ApplicationState::Withdrawn)) => {
            state(context.lang, at)
        }
        (kind, _) => milestone(context.lang, kind),
    };
    format!("{}{time}  {said}", step.day)
}

fn moment(context: &Context, at: NaiveDateTime) -> String {
    format!("{} {}", (opinion::words(context.lang).date)(at.date()), at.format("%H:%M"))
}

/// By when it is promised, and of one that is finished whether that was kept.
fn promise(context: &Context, said: &ApplicationWords, progress: &ApplicationProgress) -> Vec<Paragraph> {
    let promised = progress.promised.map(|due| (said.promised)(&moment(context, due)));
    let was_in_time = progress.was_in_time.filter(|_| progress.state == ApplicationState::Finished);
    let kept = was_in_time.map(|was_in_time| if was_in_time { said.in_time } else { said.late });
    match (progress.state, promised) {
        // Nothing is promised before it is accepted, nor kept where it ended otherwise.
        (
            ApplicationState::Received
            | ApplicationState::Supplement
            | ApplicationState::Refused
            | ApplicationState::Withdrawn,
            _,
        ) => Vec::new(),
        (ApplicationState::Finished, promised) => {
            let both = [promised, kept.map(str::to_owned)];
            both.into_iter().flatten().map(|line| Paragraph::new(line, Role::Fact)).collect()
        }
        (_, promised) => {
            vec![Paragraph::new(promised.unwrap_or_else(|| said.no_promise.to_owned()), Role::Fact)]
        }
    }
}

/// What comes next, and what may be done where it is late.
fn next(context: &Context, said: &ApplicationWords, progress: &ApplicationProgress) -> Vec<Paragraph> {
    let due = progress.due.map(|due| moment(context, due));
    let next = if progress.is_paused {
        said.special_next.to_owned()
    } else {
        (said.next_step)(progress.state, due.as_deref())
    };
    let late = (progress.lamp == Some(CaseLamp::Red)).then(|| Paragraph::new(said.overdue, Role::Fact));
    [Paragraph::new(next, Role::Body)].into_iter().chain(late).collect()
}

/// Whom to ask: where the matter is dealt with, its telephone or else the department's, and the help desk.
fn ask(context: &Context, said: &ApplicationWords, status: &ApplicationStatus) -> Vec<Paragraph> {
    let department = &status.progress.department;
    let of_guide = |of: fn(&Guide) -> &String| {
        status.guide.as_ref().map(|guide| of(guide).as_str()).filter(|text| !text.is_empty())
    };
    let known = context.hall.setup.departments.iter().find(|known| known.name.zh == *department);
    let phone = of_guide(|guide| &guide.phone).or(known.map(|known| known.phone.as_str()));
    let lines = [
        Some(context.department(department).to_owned()),
        of_guide(|guide| &guide.windows).map(said.windows),
        phone.map(said.phone),
        Some((said.or_desk)(context.say(&context.hall.setup.help_desk))),
    ];
    let lines = lines.into_iter().flatten().filter(|line| !line.is_empty());
    lines.map(|line| Paragraph::new(line, Role::Body)).collect()
}
