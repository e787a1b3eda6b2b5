//! Here is your number: drawn big, with the slip as it is printed.
use crate::{
    app::{
        message::{Answer, Taken},
        screen::{Context, Frame, Go, Outcome, Screen},
    },
    paper::{Printed, Trouble, drawn},
    text::{Words, wrap::columns},
    ui::{Align, Look, Page, bold, narrowed, plain, qr_size, take_bottom, take_right, take_top},
};
use ratatui::{layout::Rect, style::Color};

/// Columns of the slip as the screen shows it: 80 mm paper.
const PAPER: u16 = 48;

/// A number that was given.
pub(super) struct TicketTaken {
    taken: Box<Taken>,
    printed: Option<Result<Printed, Trouble>>,
}

/// Everything is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Done;

impl TicketTaken {
    pub fn new(taken: Box<Taken>) -> Self {
        TicketTaken { taken, printed: None }
    }

    /// How printing goes, in words, and whether it is well.
    fn print_words(&self, words: &Words) -> (&'static str, bool) {
        match self.printed {
            None => (words.printing, true),
            Some(Ok(Printed::Drawn)) => (words.drawn, true),
            Some(Ok(_)) => (words.printed, true),
            Some(Err(_)) => (words.remember, false),
        }
    }

    fn status(&self, context: &Context, page: &mut Page<'_, Done>, area: Rect) {
        let theme = page.theme;
        let (text, well) = self.print_words(context.words());
        let lines = crate::text::wrap::wrap(text, area.width.into());
        let colour = if well { theme.good } else { theme.accent };
        page.lines(area, &lines, Align::Centre, bold(colour, theme.page));
    }

    /// The slip on white paper, in one piece.
    fn slip(&self, page: &mut Page<'_, Done>, area: Rect) {
        let rows = drawn(&self.taken.slip, PAPER.into());
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).min(area.height);
        let x = area.x + area.width.saturating_sub(PAPER + 4) / 2;
        let paper = Rect { x, y: area.y, width: (PAPER + 4).min(area.width), height };
        page.fill(paper, Color::Rgb(255, 255, 255));
        page.lines(
            narrowed(paper, 2),
            &rows,
            Align::Left,
            plain(Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)),
        );
    }

    /// The number big, and the facts beside or below it.
    fn number(&self, context: &Context, page: &mut Page<'_, Done>, area: Rect) {
        let (words, theme) = (context.words(), page.theme);
        page.card(area, theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2);
        let ticket = &self.taken.ticket;
        let mut facts = vec![super::words_of::ahead(words, ticket.ahead)];
        facts.push(self.taken.wait.map_or(words.wait_unknown.to_owned(), |w| (words.wait)(w.least, w.most)));
        facts.push(words.wait_for_call.to_owned());
        let room = usize::from(inner.width.max(2));
        let facts: Vec<String> = facts.iter().flat_map(|fact| crate::text::wrap::wrap(fact, room)).collect();
        let (below, big) = take_bottom(inner, u16::try_from(facts.len()).unwrap_or(0));
        let (label, big) = take_top(big, 1);
        page.text(label, words.your_number, Align::Centre, bold(theme.muted, theme.card));
        page.headline(big, &ticket.label(), Align::Centre, theme.primary, theme.card);
        page.lines(below, &facts, Align::Centre, bold(theme.ink, theme.card));
    }

    fn code(&self, context: &Context, page: &mut Page<'_, Done>, area: Rect) -> bool {
        let theme = page.theme;
        page.card(area, theme.card);
        let inner = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
        let (line, code) = take_bottom(inner, 1);
        let drawn = page.qr(code, &self.link(context)) || page.qr(inner, &self.link(context));
        if drawn && columns(context.words().scan_ticket) <= line.width.into() {
            page.text(line, context.words().scan_ticket, Align::Centre, plain(theme.muted, theme.card));
        }
        drawn
    }

    fn link(&self, context: &Context) -> String {
        format!("{}{}", context.hall.ticket_link, self.taken.ticket.code)
    }
}

impl Screen for TicketTaken {
    type Message = Done;

    fn view(&self, context: &Context, page: &mut Page<'_, Done>) {
        let words = context.words();
        let finger = page.grid.finger_rows() + u16::from(page.grid.large);
        let (button, rest) = take_bottom(page.area, finger);
        let lines = crate::text::wrap::wrap(self.print_words(words).0, page.area.width.into());
        let (status, rest) =
            take_top(rest, u16::try_from(lines.len()).unwrap_or(1) + u16::from(rest.height > 26));
        let status = Rect { y: status.y + u16::from(rest.height > 26), ..status };
        self.status(context, page, status);
        let slip_rows = u16::try_from(drawn(&self.taken.slip, PAPER.into()).len()).unwrap_or(u16::MAX);
        if !page.grid.large && slip_rows <= rest.height && rest.width >= PAPER + 4 {
            let air = (rest.height - slip_rows) / 2;
            let wide = rest.width >= 2 * PAPER + 12;
            let (side, left) = if wide { take_right(rest, PAPER + 6, 2) } else { (rest, Rect::default()) };
            self.slip(page, Rect { y: side.y + air, height: side.height - air, ..side });
            if wide {
                self.number(context, page, left);
            }
        } else {
            let code = qr_size(&self.link(context)).unwrap_or((0, 0));
            if rest.width >= code.0 + 36 {
                let (side, left) = take_right(rest, (code.0 + 4).min(rest.width / 2), 2);
                self.number(context, page, left);
                self.code(context, page, side);
            } else {
                let (below, top) = take_bottom(rest, (code.1 + 3).min(rest.height));
                self.number(context, page, top);
                self.code(context, page, below);
            }
        }
        let width = button.width.min(40);
        let middle = Rect { x: button.x + (button.width - width) / 2, width, ..button };
        page.button(middle, words.done, Look::Primary, Done);
    }

    fn update(&mut self, Done: Done, _context: &Context) -> Outcome {
        Outcome::go(Go::Home)
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        if let Answer::Printed(printed) = answer {
            self.printed = Some(*printed);
        }
        Outcome::stay()
    }

    fn frame(&self) -> Frame {
        Frame::Whole
    }
}
