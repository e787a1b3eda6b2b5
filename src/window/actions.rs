//! Which actions make sense now, and why the others do not.
use super::{Action, Hint, WindowRequest, WindowTouch, refusal, window_session::WindowSession};
use crate::hall::desk::{Destination, DutyState, Order, WindowView};
use crate::hall::queue::{
    Line, MissedPolicy, Step, StepContext, StepError, Ticket, TicketLabel, TicketState,
};

/// Why an action makes no sense now, in words; nothing where it does.
pub(super) fn why_not(action: Action, view: &WindowView, here: &WindowSession) -> Option<String> {
    if action == Action::BringBack && view.held.is_empty() && view.missed.is_empty() {
        return Some(here.words().nothing_kept.to_owned());
    }
    no_step(action, view, here).map(|no| refusal(&no, &here.hall.setup.keys, here.lang))
}

fn no_step(action: Action, view: &WindowView, here: &WindowSession) -> Option<StepError> {
    match action {
        Action::Next => calls(view).or((view.waiting == 0).then_some(StepError::NobodyWaits)),
        Action::Call | Action::BringBack | Action::LetIn => calls(view),
        Action::Undo => undo(view, here),
        Action::Recall => step(Step::Recalled, view, here),
        Action::Start => step(Step::Started, view, here),
        Action::Finish => step(Step::Finished, view, here),
        Action::Miss => step(Step::Missed, view, here),
        Action::Abandon => step(Step::Abandoned, view, here),
        Action::Hold => step(Step::Held, view, here),
        Action::Transfer => step(Step::Transferred, view, here),
        Action::Pause
        | Action::More
        | Action::Remove
        | Action::AutoCall
        | Action::Language
        | Action::SignOut
        | Action::Leave => None,
    }
}

/// What stands against calling anybody.
fn calls(view: &WindowView) -> Option<StepError> {
    match (&view.in_hand, &view.duty.state) {
        (Some(busy), _) => Some(StepError::InHand(busy.label())),
        (None, DutyState::Open) => None,
        (None, _) => Some(StepError::Paused),
    }
}

/// What stands against taking back the last step.
fn undo(view: &WindowView, here: &WindowSession) -> Option<StepError> {
    let Some((label, at)) = &view.undo else { return Some(StepError::NothingToUndo) };
    let seconds = here.hall.setup.calling.undo;
    match &view.in_hand {
        Some(busy) if busy.label() != *label => Some(StepError::InHand(busy.label())),
        _ if (here.now - *at).num_seconds() > i64::from(seconds) => {
            Some(StepError::TooLateToUndo(seconds.into()))
        }
        _ => None,
    }
}

/// What stands against a step of the ticket in hand, by the rules of the hall.
fn step(step: Step, view: &WindowView, here: &WindowSession) -> Option<StepError> {
    let Some(ticket) = &view.in_hand else { return Some(StepError::NothingInHand) };
    let nowhere = Line::default();
    let line = here.hall.line(&ticket.queue).unwrap_or(&nowhere);
    let around = StepContext { window: ticket.window.as_ref(), at: here.now, line, called: 0, to: None };
    match ticket.step(step, &around, &here.hall.setup.calling) {
        Err(no) => Some(no),
        // It is so already, which does no harm and is of no use.
        Ok(None) => Some(StepError::BeingServed),
        Ok(Some(_)) => None,
    }
}

/// The hints at the foot of the desk.
pub(super) fn hints(view: &WindowView, busy: bool, here: &WindowSession) -> Vec<Hint> {
    let hint = |action: Action| Hint {
        key: here.key(action),
        does: name(action, view, here).to_owned(),
        touch: WindowTouch::Action(action),
        lit: !(busy && asks_store(action)) && why_not(action, view, here).is_none(),
        chief: action == chief(view),
    };
    Action::hinted().map(hint).collect()
}

/// What most clerks do next.
fn chief(view: &WindowView) -> Action {
    match &view.in_hand {
        None if matches!(view.duty.state, DutyState::Paused(_)) => Action::Pause,
        None => Action::Next,
        Some(Ticket { state: TicketState::Called, .. }) => Action::Start,
        Some(_) => Action::Finish,
    }
}

fn asks_store(action: Action) -> bool {
    !matches!(action, Action::More | Action::LetIn | Action::Remove | Action::Language | Action::Leave)
}

/// What an action is called now.
pub(super) fn name(action: Action, view: &WindowView, here: &WindowSession) -> &'static str {
    let words = &here.words().actions;
    match action {
        Action::Next => words.next,
        Action::Recall => words.recall,
        Action::Start => words.start,
        Action::Finish => words.finish,
        Action::Miss => words.miss,
        Action::Abandon => words.abandon,
        Action::Hold => words.hold,
        Action::BringBack => words.bring_back,
        Action::Transfer => words.transfer,
        Action::Pause if matches!(view.duty.state, DutyState::Paused(_)) => words.resume,
        Action::Pause => words.pause,
        Action::Call => words.call,
        Action::More => words.more,
        Action::Undo => words.undo,
        Action::LetIn => words.let_in,
        Action::Remove => words.remove,
        Action::AutoCall if view.duty.auto_call => words.auto_off,
        Action::AutoCall => words.auto_on,
        Action::Language => words.language,
        Action::SignOut => words.sign_out,
        Action::Leave => words.leave,
    }
}

/// What was done, in words.
///
/// `after` is the ticket as it stands now.
pub(super) fn did(
    request: &WindowRequest,
    label: Option<&TicketLabel>,
    after: Option<&Ticket>,
    here: &WindowSession,
) -> String {
    let did = &here.words().did;
    let label = &label.map(ToString::to_string).unwrap_or_default();
    match request {
        WindowRequest::Order(order) => match order {
            Order::Next | Order::Call(_) => (did.called)(label),
            Order::Recall => (did.recalled)(label),
            Order::Start => (did.started)(label),
            Order::Finish { onward: Some(line), .. } => (did.went_on)(label, line),
            Order::Finish { .. } => (did.finished)(label),
            Order::Miss => match after.map(|ticket| (ticket.state, here.hall.line(&ticket.queue))) {
                Some((TicketState::Missed, Some(Line { missed: MissedPolicy::Kept { minutes }, .. }))) => {
                    (did.missed_kept)(label, *minutes)
                }
                Some((TicketState::Missed, _)) => (did.missed_void)(label),
                _ => (did.missed)(label),
            },
            Order::Abandon => (did.abandoned)(label),
            Order::Hold => (did.held)(label),
            Order::BringBack(_) => (did.brought_back)(label),
            Order::Transfer(Destination::Line(code)) => {
                (did.transferred)(label, (here.words().to_line)(code, &here.line(code)).trim_end())
            }
            Order::LetIn(..) => (did.let_in)(label),
            Order::Remove(..) => (did.removed)(label),
            Order::Undo => (did.undone)(label),
            Order::Transfer(Destination::Window(code)) => {
                (did.transferred)(label, (here.words().to_window)(code, "").trim_end())
            }
        },
        WindowRequest::Duty(DutyState::Open) => did.resumed.to_owned(),
        WindowRequest::Duty(_) => did.paused.to_owned(),
        WindowRequest::AutoCall(true) => did.auto_on.to_owned(),
        WindowRequest::AutoCall(false) => did.auto_off.to_owned(),
        WindowRequest::SignIn { .. }
        | WindowRequest::Unlock { .. }
        | WindowRequest::Chime
        | WindowRequest::Leave => String::new(),
    }
}
