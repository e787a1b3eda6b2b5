//! How the page of a case looks.
use super::{CaseFound, CaseOnScreen, FoundState, Message, NotDone};
use crate::app::screen::Context;
use crate::hall::cases::{ActKind, CaseAct, CaseError, CaseState};
use crate::kiosk::heading::{notice, question};
use crate::kiosk::opinion::receipt_head::{self, ReceiptHead};
use crate::kiosk::opinion::{case_lines, reading};
use crate::text::cases::{refusal, source, state};
use crate::text::kiosk::arrival;
use crate::text::kiosk::opinion::{OpinionWords, words};
use crate::text::layout::wrap::wrap;
use crate::ui::{Align, ButtonStyle, Page, Role, TextTone, take_bottom, tiles};
use ratatui::layout::Rect;

/// Draws the page.
pub(super) fn draw(screen: &CaseFound, context: &Context, page: &mut Page<'_, Message>) {
    let (all, said) = (context.words(), words(context.lang));
    match &screen.state {
        FoundState::Asking => notice(page, all.please_wait, "", (all.back, Message::Read)),
        FoundState::NotAsked => notice(page, said.not_asked, said.ask_later, (all.back, Message::Read)),
        FoundState::None(no) => {
            notice(page, said.no_case, &refusal(context.lang, no), (all.back, Message::Read));
        }
        FoundState::Found(found) => match found.asks {
            _ if found.is_waiting => {
                let early = arrival::words(context.lang).code_later;
                notice(
                    page,
                    all.please_wait,
                    if found.is_code_early { early } else { "" },
                    (all.back, Message::Read),
                );
            }
            Some(act) => ask(said, page, act),
            None => case(found, context, page),
        },
    }
}

/// Asks once more, or how it is meant.
fn ask(said: &OpinionWords, page: &mut Page<'_, Message>, act: ActKind) {
    let (title, note) = (said.ask)(act);
    let confirm = |satisfied| Message::Surely(CaseAct::Confirm { satisfied });
    let vote = |put_right| Message::Surely(CaseAct::Vote { put_right });
    let leave = (said.leave_it, ButtonStyle::Primary, Message::Leave);
    let both = match act {
        ActKind::Confirm => [
            (said.satisfied, ButtonStyle::Good, confirm(true)),
            (said.dissatisfied, ButtonStyle::Accent, confirm(false)),
        ],
        ActKind::Vote => [
            (said.put_right, ButtonStyle::Good, vote(true)),
            (said.not_put_right, ButtonStyle::Accent, vote(false)),
        ],
        ActKind::Withdraw => {
            [leave, (said.withdraw_sure, ButtonStyle::Accent, Message::Surely(CaseAct::Withdraw))]
        }
        _ => [leave, (said.urge_sure, ButtonStyle::Good, Message::Surely(CaseAct::Urge))],
    };
    question(page, (title, Role::Title), note, both);
}

fn case(found: &CaseOnScreen, context: &Context, page: &mut Page<'_, Message>) {
    let said = words(context.lang);
    let rest = head(found, context, page);
    let (bottom, rest) = take_bottom(rest, page.grid.finger_rows());
    let rest = notes(found, context, page, rest);
    let paragraphs = case_lines::paragraphs(context, &found.progress);
    reading::draw(context, page, rest, (&paragraphs, found.page), Message::Page);
    let acts = found.acts(context);
    let back = [(context.words().back, ButtonStyle::Soft, Message::Read)];
    let buttons = acts.iter().map(|act| {
        let look = if *act == ActKind::Withdraw { ButtonStyle::Soft } else { ButtonStyle::Primary };
        ((said.act)(*act), look, Message::Ask(*act))
    });
    let buttons: Vec<_> = if acts.is_empty() { back.into() } else { buttons.collect() };
    let count = u16::try_from(buttons.len()).unwrap_or(1);
    let width = bottom.width.min(40 * count);
    let bottom = Rect { x: bottom.x + (bottom.width - width) / 2, width, ..bottom };
    for (place, (label, look, message)) in tiles(bottom, count, 1, page.grid.gap()).into_iter().zip(buttons) {
        page.button(place, label, look, message);
    }
}

/// Which case it is, where it stands, and its lamp; returns what is left.
fn head(found: &CaseOnScreen, context: &Context, page: &mut Page<'_, Message>) -> Rect {
    let said = words(context.lang);
    let (case, standing) = (&found.progress.case, found.progress.standing());
    let which = format!("{}  {}", (said.case_number)(case.number), source(context.lang, case.source));
    let tone = match standing.state {
        CaseState::Refused | CaseState::Withdrawn => TextTone::Warning,
        at if at.owes_answer() => TextTone::Primary,
        _ => TextTone::Good,
    };
    let lamp = found.progress.lamp.map(|lamp| (lamp, (said.lamp)(lamp)));
    receipt_head::draw(
        &ReceiptHead { which: &which, word: state(context.lang, standing.state), tone, lamp },
        page,
    )
}

/// What was not done, and that it was urged; returns what is left above.
fn notes(found: &CaseOnScreen, context: &Context, page: &mut Page<'_, Message>, area: Rect) -> Rect {
    let said = words(context.lang);
    let not_done = found.not_done.as_ref().map(|no| match no {
        NotDone::Refused(no) => refusal(context.lang, no),
        NotDone::NotAsked => format!("{}{}{}", said.not_done, context.words().so, said.ask_later),
    });
    let urged = match found.urged_lately(context) {
        Some(CaseError::UrgedLately(Some(day))) => Some((said.urged_until)(day)),
        _ => None,
    };
    let Some((text, tone)) =
        not_done.map(|no| (no, TextTone::Warning)).or(urged.map(|words| (words, TextTone::Good)))
    else {
        return area;
    };
    let lines = wrap(&text, area.width.into());
    let (below, above) = take_bottom(area, u16::try_from(lines.len()).unwrap_or(1));
    page.lines(below, &lines, Align::Left, Role::Fact.in_tone(tone));
    above
}
