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

/// Thanks and the receipt; the QR code beside the words or below them where there is room for it: whoever has the letters of
/// the receipt has all that is needed.
fn receipt(screen: &OpinionSent, context: &Context, page: &mut Page<'_, Message>) {
    let link = screen.sent.receipt.in_code(&context.hall.setup.cases.receipt_link);
    let sizes = [Density::Sturdy, Density::Sparing].map(|density| (density, qr_size(&link, density)));
    for (density, (columns, rows)) in sizes.into_iter().filter_map(|(density, size)| Some((density, size?))) {
        for place in beside(page, columns).into_iter().chain([below(page, rows)]) {
            let holds_code = place.code.width >= columns && place.code.height >= rows;
            if !holds_code || facts_rows(&facts(screen, context, place.words.width)) > place.words.height {
                continue;
            }
            write(screen, context, page, place.words);
            code(context, page, place.code, (&link, rows, density));
            return buttons(screen, context, page, place.buttons);
        }
    }
    let (bottom, words) = take_bottom(page.area, page.grid.finger_rows());
    write(screen, context, page, words);
    buttons(screen, context, page, bottom);
}

/// Places for the words, the QR code and the buttons.
struct ReceiptPlaces {
    words: Rect,
    code: Rect,
    buttons: Rect,
}

/// The code at the right, of so many columns; none where that leaves too little for the words and the buttons.
fn beside(page: &Page<'_, Message>, columns: u16) -> Option<ReceiptPlaces> {
    if page.area.width < columns + 36 {
        return None;
    }
    let (code, left) = take_right(page.area, (columns + 4).min(page.area.width / 2), page.grid.gap());
    let (buttons, words) = take_bottom(left, page.grid.finger_rows());
    Some(ReceiptPlaces { words, code, buttons })
}

/// The code below the words, of so many rows, with a row for what to do with it where that is there.
fn below(page: &Page<'_, Message>, rows: u16) -> ReceiptPlaces {
    let (buttons, rest) = take_bottom(page.area, page.grid.finger_rows());
    let (code, words) = take_bottom(rest, (rows + u16::from(rest.height > rows + 9)).min(rest.height));
    ReceiptPlaces { words, code, buttons }
}

/// The code on its own painted ground, and what to do with it where there is a row for that.
fn code(
    context: &Context,
    page: &mut Page<'_, Message>,
    area: Rect,
    (link, rows, density): (&str, u16, Density),
) {
    let (line, code) = if rows < area.height { take_bottom(area, 1) } else { (Rect::default(), area) };
    page.qr(code, link, density);
    page.text(line, words(context.lang).photograph, Align::Centre, Role::Note);
}

/// Something that is said of what was received, broken into lines.
struct ReceiptFact {
    broken: Vec<String>,
    role: TonedRole,
    /// Never left out: with it alone somebody comes back.
    is_needed: bool,
}

/// The number, by when, the receipt in groups, and how printing goes.
fn facts(screen: &OpinionSent, context: &Context, width: u16) -> Vec<ReceiptFact> {
    let said = words(context.lang);
    let case = &screen.sent.case;
    let due = case.due.map_or(said.answered_later.to_owned(), |due| (said.answered_by)(due.date()));
    let which = format!("{}  {}", (said.case_number)(case.number), source(context.lang, case.source));
    let (printing, tone) = print_words(screen, context);
    let good = Role::Fact.in_tone(TextTone::Good);
    let mut texts: Vec<(String, TonedRole, bool)> = vec![
        (which, Role::Fact.into(), true),
        (due, good, false),
        (printing.to_owned(), Role::Fact.in_tone(tone), false),
        (said.keep_receipt.to_owned(), Role::Body.into(), false),
        (groups(&screen.sent.receipt.in_groups(), width), Role::Label.in_tone(TextTone::Primary), true),
    ];
    if let Withdrawal::Failed(no) = &screen.withdrawal {
        let why = no.as_ref().map_or(said.ask_later.to_owned(), |no| refusal(context.lang, no));
        let why = format!("{}{}{why}", said.not_done, context.words().so);
        texts.insert(0, (why, Role::Fact.in_tone(TextTone::Warning), false));
    }
    let fact = |(text, role, is_needed): (String, TonedRole, bool)| ReceiptFact {
        broken: wrap(&text, width.into()),
        role,
        is_needed,
    };
    texts.into_iter().map(fact).collect()
}

/// The rows that facts take below a row of thanks.
fn facts_rows(facts: &[ReceiptFact]) -> u16 {
    let lines: usize = facts.iter().map(|fact| fact.broken.len()).sum();
    u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(1)
}

/// Thanks, as large as there is room for, and the facts below; the last ones that are not needed are left out where all have
/// no room.
fn write(screen: &OpinionSent, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
    let mut facts = facts(screen, context, area.width);
    while facts_rows(&facts) > area.height {
        let Some(last) = facts.iter().rposition(|fact| !fact.is_needed) else { break };
        facts.remove(last);
    }
    let needed = facts_rows(&facts) - 1;
    let (head, mut rest) = take_top(area, area.height.saturating_sub(needed).clamp(1, 7));
    let thanks = words(context.lang).thanks;
    page.display(head, thanks, Align::Centre, Role::Title.in_tone(TextTone::Good));
    let air = rest.height.saturating_sub(needed) / u16::try_from(facts.len()).unwrap_or(1);
    for fact in facts {
        let (top, below) = take_top(rest, u16::try_from(fact.broken.len()).unwrap_or(1) + air.min(1));
        page.lines(top, &fact.broken, Align::Centre, fact.role);
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
