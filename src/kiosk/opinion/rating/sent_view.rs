//! How the page looks that thanks for a rating: of a bad one with the receipt of its case.
use super::{Message, RateScreen, ReceiptPrint};
use crate::app::case_progress::SentCase;
use crate::app::rating_kept::KeptRating;
use crate::app::screen::Context;
use crate::kiosk::heading::question;
use crate::paper::SlipOutcome;
use crate::text::kiosk::opinion;
use crate::text::kiosk::rating::words;
use crate::text::layout::wrap::{columns, wrap};
use crate::text::ratings::grade;
use crate::ui::{
    Align, ButtonStyle, Density, Page, Role, TextTone, TonedRole, qr_size, take_bottom, take_right, take_top,
    tiles,
};
use ratatui::layout::Rect;

/// So many columns are left for words beside a code.
const WORDS: u16 = 34;

/// Draws the page.
pub(super) fn draw(screen: &RateScreen, kept: &KeptRating, context: &Context, page: &mut Page<'_, Message>) {
    if let Some(case) = &kept.case {
        return receipt(screen, case, context, page);
    }
    let said = words(context.lang);
    let given = format!("{}\n{}", grade(context.lang, kept.rating.grade), said.kept);
    let both = [
        (said.change, ButtonStyle::Soft, Message::Change),
        (opinion::words(context.lang).done, ButtonStyle::Primary, Message::Done),
    ];
    question(page, (said.thanks, Role::Title.in_tone(TextTone::Good)), &given, both);
}

/// Thanks, who was told, the receipt; its code beside the words where there is room, else below them.
fn receipt(screen: &RateScreen, case: &SentCase, context: &Context, page: &mut Page<'_, Message>) {
    let (bottom, rest) = take_bottom(page.area, page.grid.finger_rows());
    buttons(screen, context, page, bottom);
    let link = case.receipt.in_code(&context.hall.setup.cases.receipt_link);
    let sizes = [Density::Sturdy, Density::Sparing].map(|density| (density, qr_size(&link, density)));
    for (density, (across, down)) in sizes.into_iter().filter_map(|(density, size)| Some((density, size?))) {
        let beside = (rest.width >= across + WORDS && rest.height >= down).then(|| {
            let (code, left) = take_right(rest, across, page.grid.gap());
            (code, left)
        });
        let below = (rest.height >= down + rows(&facts(screen, case, context, rest.width)))
            .then(|| take_bottom(rest, down));
        let fits =
            |place: &(Rect, Rect)| rows(&facts(screen, case, context, place.1.width)) <= place.1.height;
        if let Some((code, left)) = beside.into_iter().chain(below).find(fits) {
            write(screen, case, context, page, left);
            page.qr(code, &link, density);
            return;
        }
    }
    write(screen, case, context, page, rest);
}

type ThanksLine = (Vec<String>, TonedRole);

fn facts(screen: &RateScreen, case: &SentCase, context: &Context, width: u16) -> Vec<ThanksLine> {
    let said = words(context.lang);
    let line = |text: &str, role: TonedRole| (wrap(text, width.into()), role);
    let mut all = vec![
        line(said.thanks, Role::Title.in_tone(TextTone::Good)),
        line(&(said.bad_kept)(case.case.number), Role::Fact.into()),
    ];
    if let Some(due) = case.case.contact_due {
        all.push(line(&(said.called_by)(due), Role::Fact.in_tone(TextTone::Good)));
    }
    if let Some(printing) = print_words(screen, context) {
        all.push(line(printing, Role::Body.into()));
    }
    all.push(line(&groups(&case.receipt.in_groups(), width), Role::Label.in_tone(TextTone::Primary)));
    all
}

fn rows(facts: &[ThanksLine]) -> u16 {
    u16::try_from(facts.iter().map(|(lines, _)| lines.len()).sum::<usize>()).unwrap_or(u16::MAX)
}

fn write(screen: &RateScreen, case: &SentCase, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
    let facts = facts(screen, case, context, area.width);
    let count = u16::try_from(facts.len()).unwrap_or(1).max(1);
    let air = (area.height.saturating_sub(rows(&facts)) / count).min(2);
    let mut rest = area;
    for (lines, role) in facts {
        let (top, below) = take_top(rest, u16::try_from(lines.len()).unwrap_or(1) + air);
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

/// How printing goes, once it was asked for.
fn print_words(screen: &RateScreen, context: &Context) -> Option<&'static str> {
    let said = opinion::words(context.lang);
    Some(match screen.printed {
        ReceiptPrint::Open => return None,
        ReceiptPrint::Asked => said.receipt_printing,
        ReceiptPrint::Ended(SlipOutcome::Drawn) => said.receipt_drawn,
        ReceiptPrint::Ended(SlipOutcome::Sent) => said.receipt_sent,
        ReceiptPrint::Ended(SlipOutcome::Confirmed) => said.receipt_printed,
        ReceiptPrint::Ended(SlipOutcome::Not(_)) => said.receipt_not_printed,
        ReceiptPrint::Ended(SlipOutcome::Unsure(_)) => said.receipt_unsure,
    })
}

fn buttons(screen: &RateScreen, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
    let said = words(context.lang);
    let mut all = vec![(said.change, ButtonStyle::Soft, Message::Change)];
    if screen.printed == ReceiptPrint::Open && context.printer.trouble.is_none() {
        all.push((said.print, ButtonStyle::Soft, Message::Print));
    }
    all.push((opinion::words(context.lang).done, ButtonStyle::Primary, Message::Done));
    let count = u16::try_from(all.len()).unwrap_or(1);
    for (place, (label, style, message)) in tiles(area, count, 1, page.grid.gap()).into_iter().zip(all) {
        page.button(place, label, style, message);
    }
}
