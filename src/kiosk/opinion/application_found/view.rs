//! How the page of an application looks.
use super::{ApplicationFound, Message};
use crate::app::application_status::ApplicationStatus;
use crate::app::screen::Context;
use crate::hall::applications::ApplicationState;
use crate::kiosk::heading::{notice, pair};
use crate::kiosk::opinion::receipt_head::{self, ReceiptHead};
use crate::kiosk::opinion::{application_lines, reading};
use crate::text::applications::{refusal, state};
use crate::text::kiosk::{application, opinion::words, rating};
use crate::ui::{ButtonStyle, Page, TextTone, take_bottom, tiles};
use ratatui::layout::Rect;

/// From this width on what was done stands beside the facts, where both fit.
const WIDE: u16 = 96;

/// From this height on there is room for a button of the page's own to go back with; below that the footer's does.
const HIGH: u16 = 26;

/// Draws the page.
pub(super) fn draw(screen: &ApplicationFound, context: &Context, page: &mut Page<'_, Message>) {
    let (all, said) = (context.words(), words(context.lang));
    let back = (all.back, Message::Read);
    match screen {
        ApplicationFound::Asking(_) => notice(page, all.please_wait, "", back),
        ApplicationFound::NotAsked => notice(page, said.not_asked, said.ask_later, back),
        ApplicationFound::None(no) => notice(page, said.no_case, &refusal(context.lang, *no), back),
        ApplicationFound::Found(status, _, at) => found(status, *at, context, page),
    }
}

fn found(status: &ApplicationStatus, at: usize, context: &Context, page: &mut Page<'_, Message>) {
    let is_high = page.area.height >= HIGH;
    let rest = head(status, context, page);
    // What has ended may be rated.
    let is_over = !status.progress.state.is_open();
    if !is_high && !is_over {
        return facts(status, at, context, page, rest);
    }
    let (bottom, rest) = take_bottom(rest, page.grid.finger_rows());
    facts(status, at, context, page, rest);
    let back = (context.words().back, ButtonStyle::Soft, Message::Read);
    let rate = (rating::words(context.lang).rate, ButtonStyle::Good, Message::Rate);
    if is_high && is_over {
        return pair(page, bottom, [back, rate]);
    }
    let (label, style, message) = if is_over { rate } else { back };
    let width = bottom.width.min(40);
    let bottom = Rect { x: bottom.x + (bottom.width - width) / 2, width, ..bottom };
    page.button(bottom, label, style, message);
}

/// Which application it is, where it stands, and its lamp; returns what is left.
fn head(status: &ApplicationStatus, context: &Context, page: &mut Page<'_, Message>) -> Rect {
    let progress = &status.progress;
    let which = (application::words(context.lang).code)(&progress.code);
    let tone = match progress.state {
        ApplicationState::Refused | ApplicationState::Withdrawn | ApplicationState::Supplement => {
            TextTone::Warning
        }
        ApplicationState::Finished | ApplicationState::Delivery => TextTone::Good,
        _ => TextTone::Primary,
    };
    let lamp = progress.lamp.map(|lamp| (lamp, (words(context.lang).lamp)(lamp)));
    receipt_head::draw(
        &ReceiptHead { which: &which, word: state(context.lang, progress.state), tone, lamp },
        page,
    )
}

/// What is known of it: on two cards where both fit side by side, else on one, page by page.
fn facts(status: &ApplicationStatus, at: usize, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
    let (facts, steps) =
        (application_lines::facts(context, status), application_lines::steps(context, status));
    if area.width >= WIDE {
        let halves = tiles(area, 2, 1, page.grid.gap());
        let both = [facts.clone(), steps.clone()].map(reading::aired);
        for both in [both, [facts.clone(), steps.clone()]] {
            let cards = halves.iter().zip(&both);
            if cards.clone().all(|(half, text)| reading::is_one_page(page, *half, text)) {
                return cards
                    .for_each(|(half, text)| reading::draw(context, page, *half, (text, 0), Message::Page));
            }
        }
    }
    let all = [facts, steps].concat();
    let airy = reading::aired(all.clone());
    let text = if reading::is_one_page(page, area, &airy) { airy } else { all };
    reading::draw(context, page, area, (&text, at), Message::Page);
}
