//! The service guide of one matter, page by page, and the two things to do with it.
use super::{
    choose_situation::ChooseSituation,
    confirm::Confirm,
    guide_lines::{GuideLine, lines, pages},
    heading::message,
    ticket_words,
};
use crate::app::message::{Answer, RequestKind};
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::catalogue::{Guide, Situation};
use crate::hall::queue::Line;
use crate::paper::SlipOutcome;
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::{
    Align, ButtonStyle, Density, Page, Role, TextTone, TurnDirection, narrowed, qr_size, take_bottom,
    take_right, take_top, tiles,
};
use ratatui::layout::Rect;

/// A guide, once it has been read.
#[derive(Default)]
pub(super) struct GuideScreen {
    guide: GuideState,
    /// The situation that was chosen; none where somebody is not sure, or there is nothing to choose.
    situation: Option<Situation>,
    page: usize,
    printing: GuidePrint,
}

#[derive(Default)]
enum GuideState {
    #[default]
    Asked,
    Gone,
    Failed,
    Read(Box<Guide>),
}

#[derive(Default, PartialEq, Eq)]
enum GuidePrint {
    #[default]
    No,
    Asked,
    Done(SlipOutcome),
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
        Self::read_in(guide, None)
    }

    /// On top of the choice of a situation: the guide in it.
    pub fn of_situation(guide: &Guide, situation: Option<&Situation>) -> Outcome {
        Outcome::open(GuideScreen::read_in(guide.clone(), situation.cloned()))
    }

    /// A guide that is already there, in a situation that was chosen.
    pub fn read_in(guide: Guide, situation: Option<Situation>) -> Self {
        GuideScreen { guide: GuideState::Read(Box::new(guide)), situation, ..GuideScreen::default() }
    }

    fn show(&self, context: &Context, page: &mut Page<'_, Message>, guide: &Guide) {
        let finger = page.grid.finger_rows();
        // Low pages have their buttons beside the text, so that a code fits on them.
        let low = page.area.height < 32 && page.area.width >= 70;
        let (actions, rest) = if low {
            take_right(page.area, page.area.width / 5, page.grid.gap())
        } else {
            take_bottom(page.area, finger)
        };
        let rest = title(context, page, rest, (guide, self.situation.as_ref()), self.notice(context));
        let count = self.text(context, page, rest, guide);
        let buttons = self.buttons(context, guide, count);
        let at = self.page.min(count.saturating_sub(1));
        let places =
            if low { stacked(actions, buttons.len(), finger) } else { across(page, actions, buttons.len()) };
        for (place, (label, short, look, message)) in places.into_iter().zip(buttons) {
            let fits = columns(label) + 2 <= place.width.into();
            page.button(place, if fits { label } else { short }, look, message);
            match message {
                Message::Page(to) if to < at => page.turns(TurnDirection::Back),
                Message::Page(_) => page.turns(TurnDirection::Forward),
                _ => {}
            }
        }
    }

    /// How printing went, and whether it is well; nothing while there is nothing to say.
    fn notice(&self, context: &Context) -> Option<(&'static str, bool)> {
        let words = context.words();
        match self.printing {
            GuidePrint::No => None,
            GuidePrint::Asked => Some((words.guide_printing, true)),
            GuidePrint::Done(SlipOutcome::Drawn) => Some((words.guide_drawn, true)),
            GuidePrint::Done(SlipOutcome::Sent | SlipOutcome::Confirmed) => Some((words.guide_printed, true)),
            GuidePrint::Done(SlipOutcome::Not(trouble) | SlipOutcome::Unsure(trouble)) => {
                Some((trouble.words(context.lang), false))
            }
        }
    }

    /// Draws one page of text; returns how many pages there are.
    fn text(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect, guide: &Guide) -> usize {
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 3);
        let told = lines(context, guide, self.situation.as_ref(), (inner.width, inner.height));
        let all = pages(told, inner.height, context.grid.large);
        let mut rest = inner;
        for line in all.get(self.page.min(all.len().saturating_sub(1))).into_iter().flatten() {
            let (top, below) = take_top(rest, line.rows(context.grid.large));
            draw_line(page, top, line);
            rest = below;
        }
        all.len()
    }

    /// What can be done, the main thing last.
    fn buttons(&self, context: &Context, guide: &Guide, count: usize) -> Vec<GuideButton> {
        let words = context.words();
        let at = self.page.min(count.saturating_sub(1));
        let mut buttons = Vec::new();
        if at > 0 {
            buttons.push((words.previous, words.previous, ButtonStyle::Soft, Message::Page(at - 1)));
        }
        if at + 1 < count {
            buttons.push((words.next, words.next, ButtonStyle::Primary, Message::Page(at + 1)));
        }
        buttons.push((words.print_guide, words.print_short, ButtonStyle::Soft, Message::Print));
        if line_of(context, guide).is_some() {
            buttons.push((words.take_for_this, words.take, ButtonStyle::Accent, Message::Take));
        }
        buttons
    }
}

/// A button: its label, a shorter one, its look, its meaning.
type GuideButton = (&'static str, &'static str, ButtonStyle, Message);

/// The line that serves a matter; nothing where none does.
fn line_of<'a>(context: &Context<'a>, guide: &Guide) -> Option<&'a Line> {
    let matter = context.hall.catalogue.coded(&guide.code)?;
    context.hall.line_for(&matter)
}

/// Places for buttons below each other, the last at the bottom.
fn stacked(area: Rect, count: usize, finger: u16) -> Vec<Rect> {
    let height = (area.height / 4).clamp(finger, 7);
    let first = area.bottom().saturating_sub(height * u16::try_from(count).unwrap_or(1));
    (first..area.bottom()).step_by(height.into()).map(|y| Rect { y, height, ..area }).collect()
}

/// Places for buttons side by side.
fn across(page: &Page<'_, Message>, area: Rect, count: usize) -> Vec<Rect> {
    tiles(area, u16::try_from(count).unwrap_or(1), 1, page.grid.gap())
}

impl Screen for GuideScreen {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let words = context.words();
        let area = page.area;
        match &self.guide {
            GuideState::Asked => message(page, area, words.please_wait),
            GuideState::Gone => message(page, area, words.matter_gone),
            GuideState::Failed => message(page, area, words.guide_failed),
            GuideState::Read(guide) => self.show(context, page, guide),
        }
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        let GuideState::Read(guide) = &self.guide else { return Outcome::stay() };
        match message {
            Message::Page(to) => self.page = to,
            Message::Print if self.printing != GuidePrint::Asked => {
                self.printing = GuidePrint::Asked;
                let situation = self.situation.clone();
                let kind = RequestKind::PrintGuide { guide: guide.clone(), situation, lang: context.lang };
                return Outcome::stay().ask(kind);
            }
            Message::Print => {}
            Message::Take => {
                return line_of(context, guide).map_or_else(Outcome::stay, |line| {
                    Confirm::open_in(line.code.clone(), guide.code.clone(), self.situation.clone())
                });
            }
        }
        Outcome::stay()
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Guide(Some(guide)) if guide.has_situations() => {
                return Outcome::become_screen(ChooseSituation::new(
                    guide.clone(),
                    GuideScreen::of_situation,
                ));
            }
            Answer::Guide(Some(guide)) => self.guide = GuideState::Read(guide.clone()),
            Answer::Guide(None) => self.guide = GuideState::Gone,
            Answer::StoreFailed => self.guide = GuideState::Failed,
            Answer::Printed(printed) => self.printing = GuidePrint::Done(*printed),
            _ => {}
        }
        Outcome::stay()
    }
}

/// The matter's name and what matters most about it; returns the rest.
pub(super) fn title(
    context: &Context,
    page: &mut Page<'_, Message>,
    area: Rect,
    (guide, situation): (&Guide, Option<&Situation>),
    notice: Option<(&str, bool)>,
) -> Rect {
    let words = context.words();
    let name = context.pick(&guide.name.zh, &guide.name.en);
    let mut facts: Vec<String> =
        situation.map(|situation| (words.situation)(context.say(&situation.name))).into_iter().collect();
    facts.extend(ticket_words::limits(words, guide).into_iter().take(1));
    facts.extend(guide.visits.map(|n| (words.visits)(n)));
    let room = area.width.saturating_sub(2);
    let one = page.one_line(Role::Title, name, room, 5);
    let large = one.or_else(|| page.few_lines(Role::Title, name, room, 2)).filter(|_| area.height >= 30);
    let name = large.unwrap_or_else(|| page.written(Role::Title, name, room));
    let air = u16::from(area.height >= 20);
    let gap = u16::from(name.is_large());
    let (head, rest) =
        take_top(area, name.rows() + gap + 2 * air + u16::from(!facts.is_empty() || notice.is_some()));
    let inner = Rect { y: head.y + air, ..head };
    page.set(inner, &name, Align::Centre, TextTone::Usual);
    let row = Rect { y: inner.y + name.rows() + gap, height: 1, ..head };
    // What is said first matters most, and the rest stands on the page.
    while facts.len() > 1 && columns(&facts.join("   ")) > room.into() {
        facts.pop();
    }
    let facts = facts.join("   ");
    let (line, well) = notice.unwrap_or((&facts, true));
    let tone = if well { TextTone::Good } else { TextTone::Warning };
    page.text(row, line, Align::Centre, Role::Fact.in_tone(tone));
    rest
}

/// Draws a line of a guide.
pub(super) fn draw_line(page: &mut Page<'_, Message>, area: Rect, line: &GuideLine) {
    let row = Rect { y: area.y + area.height.saturating_sub(1), height: 1.min(area.height), ..area };
    match line {
        GuideLine::Heading(text) => {
            page.text(row, &format!("▍{text}"), Align::Left, Role::Label.in_tone(TextTone::Primary));
        }
        GuideLine::Text(text) => page.text(row, text, Align::Left, Role::Body),
        GuideLine::Qr { link, caption, beside: false } => {
            let (code, below) = take_top(area, area.height.saturating_sub(2));
            page.qr(code, link, Density::Sparing);
            page.text(Rect { height: 1, ..below }, caption, Align::Centre, Role::Note);
        }
        GuideLine::Qr { link, caption, beside: true } => {
            let columns = qr_size(link, Density::Sparing).map_or(0, |(columns, _)| columns);
            page.qr(Rect { width: columns, ..area }, link, Density::Sparing);
            let right =
                Rect { x: area.x + columns + 3, width: area.width.saturating_sub(columns + 3), ..area };
            let told = wrap(caption, right.width.into());
            let middle = Rect { y: right.y + right.height / 2, height: right.height / 2, ..right };
            page.lines(middle, &told, Align::Left, Role::Label.in_tone(TextTone::Primary));
        }
    }
}
