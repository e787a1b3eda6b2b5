//! Which deeds make sense now, and why the others do not.
use super::{Deed, Touch, Wish, here::Here, hints::Hint, refusal};
use crate::hall::desk::{AtWindow, Destination, DutyState, Order};
use crate::hall::queue::{Around, Line, Missed, NoStep, Step, Ticket, TicketState};

/// Why a deed makes no sense now, in words; nothing where it does.
pub(super) fn why_not(deed: Deed, view: &AtWindow, here: &Here) -> Option<String> {
    if deed == Deed::BringBack && view.held.is_empty() && view.missed.is_empty() {
        return Some(here.words().nothing_kept.to_owned());
    }
    no_step(deed, view, here).map(|no| refusal(&no, &here.keys, here.lang))
}

fn no_step(deed: Deed, view: &AtWindow, here: &Here) -> Option<NoStep> {
    match deed {
        Deed::Next => calls(view).or((view.waiting == 0).then_some(NoStep::NobodyWaits)),
        Deed::Call | Deed::BringBack => calls(view),
        Deed::Recall => step(Step::Recalled, view, here),
        Deed::Start => step(Step::Started, view, here),
        Deed::Finish => step(Step::Finished, view, here),
        Deed::Miss => step(Step::Missed, view, here),
        Deed::Abandon => step(Step::Abandoned, view, here),
        Deed::Hold => step(Step::Held, view, here),
        Deed::Transfer => step(Step::Transferred, view, here),
        Deed::Pause | Deed::More | Deed::AutoCall | Deed::Language | Deed::SignOut | Deed::Leave => None,
    }
}

/// What stands against calling anybody.
fn calls(view: &AtWindow) -> Option<NoStep> {
    match (&view.in_hand, &view.duty.state) {
        (Some(busy), _) => Some(NoStep::InHand(busy.label())),
        (None, DutyState::Open) => None,
        (None, _) => Some(NoStep::Paused),
    }
}

/// What stands against a step of the ticket in hand, by the rules of the hall.
fn step(step: Step, view: &AtWindow, here: &Here) -> Option<NoStep> {
    let Some(ticket) = &view.in_hand else { return Some(NoStep::NothingInHand) };
    let nowhere = Line::default();
    let line = here.hall.line(&ticket.queue).unwrap_or(&nowhere);
    let around = Around { window: &ticket.window, at: here.now, line, called: 0, to: ("", "") };
    match ticket.step(step, &around, &here.hall.setup.calling) {
        Err(no) => Some(no),
        // It is so already, which does no harm and is of no use.
        Ok(None) => Some(NoStep::BeingServed),
        Ok(Some(_)) => None,
    }
}

/// The hints at the foot of the desk.
pub(super) fn hints(view: &AtWindow, busy: bool, here: &Here) -> Vec<Hint> {
    let hint = |deed: Deed| Hint {
        key: here.key(deed),
        does: name(deed, view, here).to_owned(),
        touch: Touch::Deed(deed),
        lit: !(busy && asks_store(deed)) && why_not(deed, view, here).is_none(),
        chief: deed == chief(view),
    };
    Deed::hinted().map(hint).collect()
}

/// What most clerks do next.
fn chief(view: &AtWindow) -> Deed {
    match &view.in_hand {
        None if matches!(view.duty.state, DutyState::Paused(_)) => Deed::Pause,
        None => Deed::Next,
        Some(Ticket { state: TicketState::Called, .. }) => Deed::Start,
        Some(_) => Deed::Finish,
    }
}

fn asks_store(deed: Deed) -> bool {
    !matches!(deed, Deed::More | Deed::Language | Deed::Leave)
}

/// What a deed is called now.
pub(super) fn name(deed: Deed, view: &AtWindow, here: &Here) -> &'static str {
    let words = &here.words().deeds;
    match deed {
        Deed::Next => words.next,
        Deed::Recall => words.recall,
        Deed::Start => words.start,
        Deed::Finish => words.finish,
        Deed::Miss => words.miss,
        Deed::Abandon => words.abandon,
        Deed::Hold => words.hold,
        Deed::BringBack => words.bring_back,
        Deed::Transfer => words.transfer,
        Deed::Pause if matches!(view.duty.state, DutyState::Paused(_)) => words.resume,
        Deed::Pause => words.pause,
        Deed::Call => words.call,
        Deed::More => words.more,
        Deed::AutoCall if view.duty.auto_call => words.auto_off,
        Deed::AutoCall => words.auto_on,
        Deed::Language => words.language,
        Deed::SignOut => words.sign_out,
        Deed::Leave => words.leave,
    }
}

/// What was done, in words.
///
/// `after` is the ticket as it stands now.
pub(super) fn did(wish: &Wish, label: &str, after: Option<&Ticket>, here: &Here) -> String {
    let did = &here.words().did;
    match wish {
        Wish::Order(order) => match order {
            Order::Next | Order::Call(_) => (did.called)(label),
            Order::Recall => (did.recalled)(label),
            Order::Start => (did.started)(label),
            Order::Finish { onward: Some(line), .. } => (did.went_on)(label, line),
            Order::Finish { .. } => (did.finished)(label),
            Order::Miss => match after.map(|ticket| (ticket.state, here.hall.line(&ticket.queue))) {
                Some((TicketState::Missed, Some(Line { missed: Missed::Kept { minutes }, .. }))) => {
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
            Order::Transfer(Destination::Window(code)) => {
                (did.transferred)(label, (here.words().to_window)(code, "").trim_end())
            }
        },
        Wish::Duty(DutyState::Open) => did.resumed.to_owned(),
        Wish::Duty(_) => did.paused.to_owned(),
        Wish::AutoCall(true) => did.auto_on.to_owned(),
        Wish::AutoCall(false) => did.auto_off.to_owned(),
        Wish::SignIn { .. } | Wish::Chime | Wish::Leave => String::new(),
    }
}
