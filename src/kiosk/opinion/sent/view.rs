//! How the page of an opinion that was received looks.
use super::{Message, OpinionSent, Withdrawal};
use crate::app::screen::Context;
use crate::kiosk::heading::{message, notice, question};
use crate::paper::SlipOutcome;
use crate::text::cases::{refusal, source};
use crate::text::kiosk::arrival;
use crate::text::kiosk::opinion::{OpinionWords, words};
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::{
    Align, ButtonStyle, Density, Page, Role, TextTone, TonedRole, qr_size, take_bottom, take_right, take_top,
    tiles,
};
use ratatui::layout::Rect;

/// Draws the page.
pub(super) fn draw(screen: &OpinionSent, context: &Context, page: &mut Page<'_, Message>) {
    let (all, said) = (context.words(), words(context.lang));
    match &screen.withdrawal {
        Withdrawal::Asked => ask_to_withdraw(said, page),
        Withdrawal::Sent { is_code_early } => {
            let early = if *is_code_early { arrival::words(context.lang).code_later } else { "" };
            let (top, below) = take_top(page.area, page.area.height / 2 + 1);
            let top = Rect { height: top.height.min(12), ..top };
            page.display(top, all.please_wait, Align::Centre, Role::Fact);
            message(page, below, early);
        }
        Withdrawal::Done => notice(page, said.withdrawn, said.withdrawn_note, (said.done, Message::Done)),
        Withdrawal::None | Withdrawal::Failed(_) => receipt(screen, context, page),
    }
}

/// Asks once more before it is taken back.
fn ask_to_withdraw(said: &OpinionWords, page: &mut Page<'_, Message>) {
    // The harmless one lies where the finger was on the page before.
    let both = [
        (said.keep, ButtonStyle::Primary, Message::Keep),
        (said.withdraw_sure, ButtonStyle::Accent, Message::WithdrawSurely),
    ];
    question(page, (said.withdraw_title, Role::Title.in_tone(TextTone::Warning)), said.withdraw_note, both);
}

/// Thanks and the receipt: code and words side by side, or one above the other.
fn receipt(screen: &OpinionSent, context: &Context, page: &mut Page<'_, Message>) {
    let link = screen.sent.receipt.in_code(&context.hall.setup.cases.receipt_link);
    let (columns, rows) = qr_size(&link, Density::Sturdy).unwrap_or((0, 0));
    let finger = page.grid.finger_rows();
    let area = page.area;
    if area.width >= columns + 36 {
        let (side, left) = take_right(area, (columns + 4).min(area.width / 2), page.grid.gap());
        let (bottom, left) = take_bottom(left, finger);
        facts(screen, context, page, left);
        code(context, page, side, (&link, rows));
        buttons(screen, context, page, bottom);
        return;
    }
    let (bottom, rest) = take_bottom(area, finger);
    let (below, top) = take_bottom(rest, (rows + 1).min(rest.height));
    facts(screen, context, page, top);
    code(context, page, below, (&link, rows));
    buttons(screen, context, page, bottom);
}

/// The code on its own painted ground, and what to do with it where there is a row for that.
fn code(context: &Context, page: &mut Page<'_, Message>, area: Rect, (link, rows): (&str, u16)) {
    let (line, code) = if rows < area.height { take_bottom(area, 1) } else { (Rect::default(), area) };
    page.qr(code, link, Density::Sturdy);
    page.text(line, words(context.lang).photograph, Align::Centre, Role::Note);
}

/// Thanks, the number, by when, the receipt in groups, and how printing goes.
fn facts(screen: &OpinionSent, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
    let said = words(context.lang);
    let case = &screen.sent.case;
    let due = case.due.map_or(said.answered_later.to_owned(), |due| (said.answered_by)(due.date()));
    let which = format!("{}  {}", (said.case_number)(case.number), source(context.lang, case.source));
    let (printing, tone) = print_words(screen, context);
    let good = Role::Fact.in_tone(TextTone::Good);
    let mut texts: Vec<(String, TonedRole)> = vec![
        (which, Role::Fact.into()),
        (due, good),
        (printing.to_owned(), Role::Fact.in_tone(tone)),
        (said.keep_receipt.to_owned(), Role::Body.into()),
        (groups(&screen.sent.receipt.in_groups(), area.width), Role::Label.in_tone(TextTone::Primary)),
    ];
    if let Withdrawal::Failed(no) = &screen.withdrawal {
        let why = no.as_ref().map_or(said.ask_later.to_owned(), |no| refusal(context.lang, no));
        let why = format!("{}{}{why}", said.not_done, context.words().so);
        texts.insert(0, (why, Role::Fact.in_tone(TextTone::Warning)));
    }
    let inner = area;
    let lines: Vec<(Vec<String>, TonedRole)> =
        texts.into_iter().map(|(text, role)| (wrap(&text, inner.width.into()), role)).collect();
    let needed: usize = lines.iter().map(|(lines, _)| lines.len()).sum();
    let needed = u16::try_from(needed).unwrap_or(u16::MAX);
    let spare = inner.height.saturating_sub(needed);
    let (head, rest) = take_top(inner, spare.clamp(1, 7));
    page.display(head, said.thanks, Align::Centre, Role::Title.in_tone(TextTone::Good));
    let air = rest.height.saturating_sub(needed) / u16::try_from(lines.len()).unwrap_or(1);
    let mut rest = rest;
    for (lines, role) in lines {
        let (top, below) = take_top(rest, u16::try_from(lines.len()).unwrap_or(1) + air.min(1));
        page.lines(top, &lines, Align::Centre, role);
        rest = below;
    }
}

/// The groups of a receipt on one line, or on two of which each has five.
fn groups(groups: &str, width: u16) -> String {
    if columns(groups) <= width.into() {
        return groups.to_owned();
    }
    let all: Vec<&str> = groups.split(' ').collect();
    all.chunks(5).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n")
}

/// How printing goes.
fn print_words(screen: &OpinionSent, context: &Context) -> (&'static str, TextTone) {
    use super::ReceiptReprint::{Asked, Never};
    let said = words(context.lang);
    let printed = screen.printed.filter(|_| screen.again != Asked);
    match (printed, screen.again) {
        (_, Never) => (said.no_more_prints, TextTone::Warning),
        (None, _) => (said.receipt_printing, TextTone::Good),
        (Some(SlipOutcome::Drawn), _) => (said.receipt_drawn, TextTone::Good),
        (Some(SlipOutcome::Sent), _) => (said.receipt_sent, TextTone::Good),
        (Some(SlipOutcome::Confirmed), _) => (said.receipt_printed, TextTone::Good),
        (Some(SlipOutcome::Not(_)), _) => (said.receipt_not_printed, TextTone::Warning),
        (Some(SlipOutcome::Unsure(_)), _) => (said.receipt_unsure, TextTone::Warning),
    }
}

fn buttons(screen: &OpinionSent, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
    let said = words(context.lang);
    let mut buttons = Vec::new();
    if screen.can_withdraw() {
        buttons.push((said.withdraw, ButtonStyle::Soft, Message::Withdraw));
    }
    if screen.can_print_again(context) {
        buttons.push((said.print_again, ButtonStyle::Accent, Message::PrintAgain));
    } else {
        buttons.push((said.another, ButtonStyle::Soft, Message::Another));
    }
    buttons.push((said.done, ButtonStyle::Primary, Message::Done));
    let count = u16::try_from(buttons.len()).unwrap_or(1);
    for (place, (label, look, message)) in tiles(area, count, 1, page.grid.gap()).into_iter().zip(buttons) {
        page.button(place, label, look, message);
    }
}
