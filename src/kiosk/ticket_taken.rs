//! Here is your number: drawn big, with the slip as it is printed.
use super::heading::pair;
use crate::app::message::{Answer, IssuedTicket, RequestKind};
use crate::app::screen::{Context, Navigation, Outcome, Screen};
use crate::hall::queue::ReprintError;
use crate::paper::{SlipOutcome, drawn};
use crate::text::layout::wrap::{columns, wrap};
use crate::text::queue::ticket_state;
use crate::ui::{
    Align, ButtonStyle, Density, PAPER, Page, Role, TextTone, TonedRole, narrowed, qr_size, take_bottom,
    take_right, take_top,
};
use ratatui::layout::Rect;

/// Columns of the slip as the screen shows it: 80 mm paper.
const SLIP: u16 = 48;
/// Rows of the number above a slip, a blank one below it included.
const BANNER: u16 = 6;

/// A number that was given.
pub(super) struct TicketTaken {
    taken: Box<IssuedTicket>,
    printed: Option<SlipOutcome>,
    reprint: ReprintState,
}

/// How it went with printing it again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ReprintState {
    /// Nobody asked, or it was printed again.
    #[default]
    None,
    /// The hall was asked.
    Asked,
    /// The hall could not be asked, or prints it just now: it may be asked again.
    Later,
    /// It is not printed again, and why.
    Never(ReprintError),
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// Everything is done.
    Done,
    /// The slip did not come out, and the printer is working again.
    PrintAgain,
}

impl TicketTaken {
    pub fn new(taken: Box<IssuedTicket>) -> Self {
        TicketTaken { taken, printed: None, reprint: ReprintState::None }
    }

    /// How printing goes, in words, and whether it is well. A trouble is named, and then what to do.
    fn print_words(&self, context: &Context) -> (String, bool) {
        let (words, lang) = (context.words(), context.lang);
        let said = |trouble: crate::paper::PrinterFault, then: &str| {
            (format!("{}\n{then}", trouble.words(lang)), false)
        };
        match self.reprint {
            ReprintState::Never(ReprintError::Limit(_)) => return (words.no_more_reprints.to_owned(), false),
            ReprintState::Never(_) => return (words.not_again.to_owned(), false),
            ReprintState::Later if context.printer.trouble.is_none() => {
                return (words.press_again.to_owned(), false);
            }
            ReprintState::None | ReprintState::Asked | ReprintState::Later => {}
        }
        let printed = self.printed.filter(|_| self.reprint != ReprintState::Asked);
        match (printed, context.printer.trouble) {
            (None, Some(trouble)) => said(trouble, words.held),
            (None, None) => (words.printing.to_owned(), true),
            (Some(SlipOutcome::Drawn), _) => (words.drawn.to_owned(), true),
            (Some(SlipOutcome::Sent), _) => (words.sent.to_owned(), true),
            (Some(SlipOutcome::Confirmed), _) => (words.printed.to_owned(), true),
            (Some(SlipOutcome::Not(trouble)), None) if trouble.is_of_printer() => {
                (words.well_again.to_owned(), true)
            }
            (Some(SlipOutcome::Not(trouble)), _) => said(trouble, words.remember),
            (Some(SlipOutcome::Unsure(trouble)), _) => said(trouble, words.look_at_mouth),
        }
    }

    /// Nothing came out for sure, and now it could. What may have come out is left to staff: nobody gets two.
    fn can_print_again(&self, context: &Context) -> bool {
        matches!(self.printed, Some(SlipOutcome::Not(_)))
            && context.printer.trouble.is_none()
            && matches!(self.reprint, ReprintState::None | ReprintState::Later)
    }

    /// The buttons at the foot: done, and printing again where that makes sense.
    fn buttons(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
        let words = context.words();
        if !self.can_print_again(context) {
            page.button(area, words.done, ButtonStyle::Primary, Message::Done);
            return;
        }
        let both = [
            (words.print_again, ButtonStyle::Accent, Message::PrintAgain),
            (words.done, ButtonStyle::Primary, Message::Done),
        ];
        pair(page, area, both);
    }

    fn status(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) -> Rect {
        let (text, well) = self.print_words(context);
        let area = self.draw_warning(context, page, area);
        let lines = wrap(&text, area.width.into());
        let air = u16::from(area.height > 30);
        let (top, rest) = take_top(area, u16::try_from(lines.len()).unwrap_or(1) + 2 * air);
        page.lines(Rect { y: top.y + air, ..top }, &lines, Align::Centre, how(well));
        rest
    }

    /// In large type, that there is no slip is displayed as large as there is room for.
    fn draw_warning(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) -> Rect {
        let no_slip = matches!(self.printed, Some(SlipOutcome::Not(_) | SlipOutcome::Unsure(_)));
        if !no_slip || !page.grid.large || area.height < 36 || self.can_print_again(context) {
            return area;
        }
        let words = context.words();
        let (top, rest) = take_top(area, 6);
        let said = if matches!(self.printed, Some(SlipOutcome::Unsure(_))) {
            words.look_short
        } else {
            words.unprinted_short
        };
        page.display(Rect { y: top.y + 1, height: 5, ..top }, said, Align::Centre, how(false));
        rest
    }

    /// The number to be seen from afar, and beside it how printing goes.
    fn banner(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
        let words = context.words();
        let inner = Rect { height: area.height - 1, ..narrowed(area, 3) };
        let (number, left) = take_right(inner, inner.width * 3 / 5, page.grid.gap());
        page.display(number, &self.taken.ticket.label().to_string(), Align::Right, Role::Figure);
        let (text, well) = self.print_words(context);
        let lines = wrap(&text, left.width.into());
        page.text(Rect { height: 1, ..left }, words.your_number, Align::Left, Role::Label);
        let below = Rect { y: left.y + 1, height: left.height - 1, ..left };
        page.lines(below, &lines, Align::Left, how(well));
    }

    /// The slip on white paper, in one piece, with a margin of paper where there is room for it.
    fn slip(&self, page: &mut Page<'_, Message>, area: Rect) {
        let rows = drawn(&self.taken.slip, SLIP.into());
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).min(area.height);
        let margin = ((area.height - height) / 2).min(2);
        let x = area.x + area.width.saturating_sub(SLIP + 6) / 2;
        let y = area.y + (area.height - height) / 2 - margin;
        let paper = Rect { x, y, width: (SLIP + 6).min(area.width), height: height + 2 * margin };
        if margin == 0 {
            // No row is left for the edges of the paper.
            page.fill(paper, PAPER);
        } else {
            page.card_on(paper, PAPER, page.theme.page, page.theme.shadow);
        }
        let text = Rect { y: y + margin, height, ..narrowed(paper, (paper.width - SLIP) / 2) };
        page.lines(text, &rows, Align::Left, Role::Slip);
    }

    /// The number as big as there is room for, and the facts below it.
    fn number(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
        let words = context.words();
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2);
        let ticket = &self.taken.ticket;
        let ahead = ticket_state::ahead(context.lang, ticket.ahead);
        let wait = ticket_state::wait(context.lang, self.taken.wait);
        let both = format!("{ahead}   {wait}");
        let mut facts = if columns(&both) <= inner.width.into() { vec![both] } else { vec![ahead, wait] };
        if inner.height >= 10 {
            facts.push(words.wait_for_call.to_owned());
        }
        let room = usize::from(inner.width.max(2));
        let facts: Vec<String> = facts.iter().flat_map(|fact| wrap(fact, room)).collect();
        let (below, big) = take_bottom(inner, u16::try_from(facts.len()).unwrap_or(0));
        let big = if big.height >= 7 {
            let (label, big) = take_top(big, 1);
            page.text(label, words.your_number, Align::Centre, Role::Label);
            big
        } else {
            big
        };
        // A row of air above and below, where the digits stay large enough.
        let big = if big.height >= 7 { Rect { y: big.y + 1, height: big.height - 2, ..big } } else { big };
        page.display(big, &ticket.label().to_string(), Align::Centre, Role::Figure);
        page.lines(below, &facts, Align::Centre, Role::Fact);
    }

    /// The code alone, on its own painted ground, and what it is for where there is a row for it.
    fn code(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
        let link = self.link(context);
        let rows = qr_size(&link, Density::Sturdy).map_or(0, |(_, rows)| rows);
        let (line, code) = if rows < area.height { take_bottom(area, 1) } else { (Rect::default(), area) };
        page.qr(code, &link, Density::Sturdy);
        page.text(line, context.words().scan_ticket, Align::Centre, Role::Note);
    }

    /// Number and code side by side, or one above the other.
    fn apart(&self, context: &Context, page: &mut Page<'_, Message>, rest: Rect, finger: u16) {
        let (columns, rows) = qr_size(&self.link(context), Density::Sturdy).unwrap_or((0, 0));
        if rest.width >= columns + 36 {
            let (side, left) = take_right(rest, (columns + 4).min(rest.width / 2), page.grid.gap());
            let (button, left) = take_bottom(self.status(context, page, left), finger);
            self.number(context, page, left);
            self.code(context, page, side);
            self.buttons(context, page, button);
            return;
        }
        let (button, rest) = take_bottom(rest, finger);
        let rest = self.status(context, page, rest);
        let (below, top) = take_bottom(rest, (rows + u16::from(rest.height > rows + 12)).min(rest.height));
        // A row of air between number and code, where the digits stay large enough.
        let top = Rect { height: top.height - u16::from(top.height >= 14), ..top };
        self.number(context, page, top);
        self.code(context, page, below);
        self.buttons(context, page, button);
    }

    fn link(&self, context: &Context) -> String {
        format!("{}{}", context.hall.setup.ticket_link, self.taken.ticket.code)
    }
}

/// How printing goes.
fn how(well: bool) -> TonedRole {
    Role::Fact.in_tone(if well { TextTone::Good } else { TextTone::Warning })
}

impl Screen for TicketTaken {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let finger = page.grid.finger_rows();
        let slip_rows = u16::try_from(drawn(&self.taken.slip, SLIP.into()).len()).unwrap_or(u16::MAX);
        let (button, rest) = take_bottom(page.area, finger);
        let no_slip = matches!(self.printed, Some(SlipOutcome::Not(_) | SlipOutcome::Unsure(_)));
        let whole = slip_rows + 2 <= rest.height && rest.width > SLIP && !page.grid.large && !no_slip;
        if !whole {
            self.apart(context, page, page.area, finger);
            return;
        }
        let wide = rest.width >= 2 * SLIP + 12;
        let (side, left) =
            if wide { take_right(rest, SLIP + 6, page.grid.gap()) } else { (rest, Rect::default()) };
        if wide {
            let left = self.status(context, page, left);
            self.number(context, page, left);
            self.slip(page, side);
        } else if side.height >= slip_rows + BANNER {
            let (banner, side) = take_top(side, BANNER);
            self.banner(context, page, banner);
            self.slip(page, side);
        } else {
            let side = self.status(context, page, side);
            self.slip(page, side);
        }
        let width = button.width.min(40);
        self.buttons(context, page, Rect { x: button.x + (button.width - width) / 2, width, ..button });
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Done => Outcome::go(Navigation::Home),
            Message::PrintAgain if self.can_print_again(context) => {
                self.reprint = ReprintState::Asked;
                Outcome::stay().ask(RequestKind::PrintAgain { code: self.taken.ticket.code.clone() })
            }
            Message::PrintAgain => Outcome::stay(),
        }
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Printed(printed) => (self.printed, self.reprint) = (Some(*printed), ReprintState::None),
            Answer::NoReprint(ReprintError::UnderWay) | Answer::StoreFailed => {
                self.reprint = ReprintState::Later;
            }
            Answer::NoReprint(no) => self.reprint = ReprintState::Never(*no),
            _ => {}
        }
        Outcome::stay()
    }

    fn ends_visit(&self) -> bool {
        true
    }
}
