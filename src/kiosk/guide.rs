//! The service guide of one matter, page by page, and the two things to do with it.
use super::{
    confirm::Confirm,
    guide_lines::{GuideLine, lines, pages},
    heading::message,
    words_of,
};
use crate::{
    app::{
        input::Key,
        message::{Answer, Effect},
        screen::{Context, Outcome, Screen},
    },
    hall::Guide,
    paper::Printed,
    text::wrap::wrap,
    ui::{Align, Look, Page, bold, narrowed, plain, qr_size, take_bottom, take_right, take_top, tiles},
};
use ratatui::layout::Rect;

/// A guide, once it has been read.
#[derive(Default)]
pub(super) struct GuideScreen {
    guide: Reading,
    page: usize,
    printing: Printing,
}

#[derive(Default)]
enum Reading {
    #[default]
    Asked,
    Gone,
    Failed,
    Read(Box<Guide>),
}

#[derive(Default, PartialEq, Eq)]
enum Printing {
    #[default]
    No,
    Asked,
    Done(Printed),
    Failed(crate::paper::Trouble),
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Page(usize),
    Take,
    Print,
}

impl GuideScreen {
    /// A guide that is already there.
    pub fn read(guide: Guide) -> Self {
        GuideScreen { guide: Reading::Read(Box::new(guide)), ..GuideScreen::default() }
    }

    fn show(&self, context: &Context, page: &mut Page<'_, Message>, guide: &Guide) {
        let (actions, rest) = take_bottom(page.area, page.grid.finger_rows() + u16::from(page.grid.large));
        let rest = title(context, page, rest, guide);
        let side_by_side = rest.width >= 110 && rest.height >= 16 && qr_size(&guide.link).is_some();
        let code = if side_by_side && !guide.link.is_empty() { qr_size(&guide.link) } else { None };
        let (text, shown_beside) = match code {
            Some((width, height)) if height + 3 <= rest.height => {
                let (side, text) = take_right(rest, (width + 4).max(36), page.grid.gap());
                link_card(context, page, side, &guide.link);
                (text, true)
            }
            _ => (rest, false),
        };
        let count = self.text(context, page, text, guide, !shown_beside);
        self.actions(context, page, actions, count);
    }

    /// Draws one page of text; returns how many pages there are.
    fn text(
        &self,
        context: &Context,
        page: &mut Page<'_, Message>,
        area: Rect,
        guide: &Guide,
        with_qr: bool,
    ) -> usize {
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 3);
        let all = pages(lines(context, guide, inner.width, with_qr), inner.height, context.grid.large);
        let mut rest = inner;
        for line in all.get(self.page.min(all.len().saturating_sub(1))).into_iter().flatten() {
            let (top, below) = take_top(rest, line.rows(context.grid.large));
            draw_line(page, top, line);
            rest = below;
        }
        all.len()
    }

    fn actions(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect, count: usize) {
        let words = context.words();
        let at = self.page.min(count.saturating_sub(1));
        let narrow = area.width < 64;
        let cells = tiles(area, 4, 1, page.grid.gap());
        let [previous, next, print, take] = cells.as_slice() else { return };
        if at > 0 {
            page.button(*previous, words.previous, Look::Soft, Message::Page(at - 1));
        }
        if at + 1 < count {
            page.button(*next, words.next, Look::Primary, Message::Page(at + 1));
        }
        let (label, look) = match self.printing {
            Printing::No => (words.print_guide, Look::Soft),
            Printing::Asked => (words.guide_printing, Look::Card),
            Printing::Done(Printed::Drawn) => (words.guide_drawn, Look::Card),
            Printing::Done(_) => (words.guide_printed, Look::Card),
            Printing::Failed(_) => (words.print_guide, Look::Soft),
        };
        page.button(*print, label, look, Message::Print);
        let label = if narrow { words.take_number } else { words.take_for_this };
        page.button(*take, label, Look::Accent, Message::Take);
    }
}

impl Screen for GuideScreen {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let words = context.words();
        let area = page.area;
        match &self.guide {
            Reading::Asked => message(page, area, words.please_wait),
            Reading::Gone => message(page, area, words.matter_gone),
            Reading::Failed => message(page, area, words.out_of_service_note),
            Reading::Read(guide) => self.show(context, page, guide),
        }
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        let Reading::Read(guide) = &self.guide else { return Outcome::stay() };
        match message {
            Message::Page(to) => self.page = to,
            Message::Print if self.printing != Printing::Asked => {
                self.printing = Printing::Asked;
                let effect = Effect::PrintGuide { guide: guide.clone(), lang: context.lang };
                return Outcome::stay().ask(effect);
            }
            Message::Print => {}
            Message::Take => {
                let catalogue = &context.hall.catalogue;
                let line = catalogue.coded(&guide.code).and_then(|matter| context.hall.line_for(&matter));
                return line.map_or_else(Outcome::stay, |line| {
                    Confirm::open(line.code.clone(), Some(guide.code.clone()))
                });
            }
        }
        Outcome::stay()
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Guide(Some(guide)) => self.guide = Reading::Read(guide.clone()),
            Answer::Guide(None) => self.guide = Reading::Gone,
            Answer::StoreFailed => self.guide = Reading::Failed,
            Answer::Printed(Ok(printed)) => self.printing = Printing::Done(*printed),
            Answer::Printed(Err(trouble)) => self.printing = Printing::Failed(*trouble),
            _ => {}
        }
        Outcome::stay()
    }

    fn key(&mut self, key: Key, _context: &Context) -> Outcome {
        match key {
            Key::PageDown => self.page += 1,
            Key::PageUp => self.page = self.page.saturating_sub(1),
            _ => {}
        }
        Outcome::stay()
    }
}

/// The matter's name and what matters most about it; returns the rest.
fn title(context: &Context, page: &mut Page<'_, Message>, area: Rect, guide: &Guide) -> Rect {
    let words = context.words();
    let theme = page.theme;
    let name = context.pick(&guide.name.zh, &guide.name.en);
    let mut facts = words_of::limits(words, guide);
    facts.truncate(1);
    facts.extend(guide.visits.map(|n| (words.visits)(n)));
    let room = area.width.saturating_sub(2);
    let drawn =
        if area.height >= 30 { page.biggest(name, room, 5).filter(|size| size.rows >= 4) } else { None };
    let names = wrap(name, room.into());
    let name_rows = drawn.map_or(u16::try_from(names.len()).unwrap_or(1), |size| size.rows);
    let air = u16::from(area.height >= 18);
    let (head, rest) = take_top(area, name_rows + 2 * air + u16::from(!facts.is_empty()));
    let inner = Rect { y: head.y + air, ..head };
    match drawn {
        Some(size) => page.glyphs(inner, name, size, Align::Centre, theme.ink, theme.page),
        None => page.lines(inner, &names, Align::Centre, bold(theme.ink, theme.page)),
    }
    let row = Rect { y: inner.y + name_rows, height: 1, ..head };
    page.text(row, &facts.join("   "), Align::Centre, bold(theme.good, theme.page));
    rest
}

fn draw_line(page: &mut Page<'_, Message>, area: Rect, line: &GuideLine) {
    let theme = page.theme;
    match line {
        GuideLine::Heading(text) => {
            let row = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
            page.text(row, &format!("▍{text}"), Align::Left, bold(theme.primary, theme.card));
        }
        GuideLine::Text(text) => {
            let style =
                if page.grid.large { bold(theme.ink, theme.card) } else { plain(theme.ink, theme.card) };
            let row = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
            page.text(row, text, Align::Left, style);
        }
        GuideLine::Qr { link, caption } => {
            let (code, below) = take_top(area, area.height.saturating_sub(2));
            if page.qr(code, link) {
                page.text(
                    Rect { height: 1, ..below },
                    caption,
                    Align::Centre,
                    plain(theme.muted, theme.card),
                );
            }
        }
    }
}

fn link_card(context: &Context, page: &mut Page<'_, Message>, area: Rect, link: &str) {
    let theme = page.theme;
    page.card(area, theme.card);
    let inner = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
    let (line, code) = take_bottom(inner, 1);
    page.qr(code, link);
    page.text(line, context.words().online, Align::Centre, bold(theme.primary, theme.card));
}
