//! Before a number is taken: which line, how long, what to bring, and one button.
use super::{
    ask_number::AskNumber,
    choose_class::{ChooseClass, classes},
    choose_situation::ChooseSituation,
    guide_lines::brought,
    heading::{heading, sent_away},
    line_counts::CountTimer,
    ticket_words,
};
use crate::app::message::{Answer, NumberRequest, RequestKind};
use crate::app::screen::{Context, Navigation, Outcome, Screen, Selection};
use crate::hall::LineCode;
use crate::hall::catalogue::{Guide, Situation};
use crate::hall::queue::{Class, Line, LineToday};
use crate::paper::Consequence;
use crate::text;
use crate::text::kiosk::arrival;
use crate::text::layout::wrap::wrap;
use crate::ui::{
    Align, ButtonStyle, Page, Role, TextTone, TonedRole, narrowed, take_bottom, take_right, take_top,
};
use ratatui::layout::Rect;
use std::borrow::Cow;

/// The page before a number is taken.
pub(super) struct Confirm {
    line: LineCode,
    matter: Option<String>,
    guide: Option<Box<Guide>>,
    /// The situation that was chosen, if any.
    situation: Option<Situation>,
    /// Somebody was asked for it already.
    is_situation_asked: bool,
    today: Option<LineToday>,
    priority: bool,
    /// The class that was chosen, by code; empty for none, and where the centre has no classes.
    class: String,
    timer: CountTimer,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Take,
    Priority,
    /// This machine prints nothing; another one does.
    Leave,
}

impl Confirm {
    pub fn new(line: LineCode, matter: Option<String>) -> Self {
        Confirm {
            line,
            matter,
            guide: None,
            situation: None,
            is_situation_asked: false,
            today: None,
            priority: false,
            class: String::new(),
            timer: CountTimer::default(),
        }
    }

    /// Opens the page and asks for what it shows. `chosen` counts the matter; one whose guide was read is counted already.
    pub fn open(line: LineCode, matter: Option<String>, chosen: bool) -> Outcome {
        let open_guide = matter.clone().map(|code| RequestKind::OpenGuide { code, chosen });
        let mut outcome = Outcome::open(Confirm::new(line, matter)).ask(RequestKind::CountLines);
        outcome.requests.extend(open_guide);
        outcome
    }

    /// Opens the page for a matter whose guide was read, in a situation that was chosen there.
    pub fn open_in(line: LineCode, matter: String, situation: Option<Situation>) -> Outcome {
        let open_guide = RequestKind::OpenGuide { code: matter.clone(), chosen: false };
        let page = Confirm { situation, is_situation_asked: true, ..Confirm::new(line, Some(matter)) };
        Outcome::open(page).ask(RequestKind::CountLines).ask(open_guide)
    }

    /// The button of the priority lane, as it stands: the centre's classes, or the one lane where there are none.
    fn lane<'a>(&self, context: &'a Context) -> (Cow<'a, str>, ButtonStyle) {
        let (words, said) = (context.words(), arrival::words(context.lang));
        let of = |class: &&Class| class.code == self.class;
        match (classes(context.hall).find(of), self.priority) {
            (Some(class), _) => ((said.chosen)(context.say(&class.name)).into(), ButtonStyle::Good),
            (None, true) => (words.priority_on.into(), ButtonStyle::Good),
            (None, false) => (words.priority.into(), ButtonStyle::Soft),
        }
    }

    fn facts(&self, context: &Context, line: &Line) -> Vec<(String, FactKind)> {
        let words = context.words();
        let mut facts = vec![(context.say(&line.name).to_owned(), FactKind::Strong)];
        let guide = self.guide.as_deref();
        if let Some(guide) = guide {
            let name = context.pick(&guide.name.zh, &guide.name.en);
            facts.push((format!("{}  {name}", words.for_matter), FactKind::Plain));
            let situation = self.situation.as_ref().map(|situation| context.say(&situation.name));
            facts.extend(situation.map(|name| ((words.situation)(name), FactKind::Plain)));
        }
        if let Some(today) = &self.today {
            let ahead = today.ahead(line.policy, self.priority, context.now);
            let wait = ticket_words::wait(context, line, today, ahead);
            facts.push((
                format!("{}   {wait}", text::queue::ticket_state::ahead(context.lang, ahead)),
                FactKind::Number,
            ));
            if context.hall.would_give(line, today, context.now).is_ok_and(|given| given.tight) {
                facts.push((words.may_be_too_late.to_owned(), FactKind::Caution));
            }
        }
        if context.consequence == Consequence::ShowOnly {
            facts.push((words.unprinted_note.to_owned(), FactKind::Warning));
        }
        if self.priority {
            facts.push((words.priority_note.to_owned(), FactKind::Heading));
        }
        let windows = ticket_words::windows(context, line);
        if !windows.is_empty() {
            facts.push(((words.at_windows)(&windows), FactKind::Plain));
        }
        let brings = |guide: &&Guide| guide.materials_in(self.situation.as_ref()).next().is_some();
        if let Some(guide) = guide.filter(brings) {
            facts.push((words.bring.to_owned(), FactKind::Heading));
            let listed = brought(context.lang, guide, self.situation.as_ref());
            facts.extend(listed.into_iter().map(|line| (line, FactKind::Plain)));
        }
        facts
    }

    fn draw_facts(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect, line: &Line) {
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 3);
        let mut rest = inner;
        let facts = self.facts(context, line);
        for (at, (text, fact)) in facts.iter().enumerate() {
            let TonedRole { role, tone } = fact.role();
            let first = at == 0 && inner.height >= 16;
            let large = if first { page.one_line(role, text, inner.width, 5) } else { None };
            if let Some(large) = large {
                let (top, below) = take_top(rest, large.rows() + 1);
                page.set(top, &large, Align::Left, tone);
                rest = below;
                continue;
            }
            if *fact == FactKind::Warning {
                rest = draw_warning(context, page, rest);
            }
            let lines = wrap(text, inner.width.into());
            let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
            let air =
                u16::from(at > 0 && (inner.height >= 12 && *fact != FactKind::Plain || page.grid.large));
            let left = facts.len() - at;
            // The last row says how much there is that has no room.
            if rest.height < air + rows + u16::from(left > 1) {
                let more = (context.words().and_more)(left);
                let row = Rect { height: 1.min(rest.height), ..rest };
                return page.text(row, &more, Align::Left, Role::Note);
            }
            let (top, below) = take_top(take_top(rest, air).1, rows);
            page.lines(top, &lines, Align::Left, fact.role());
            rest = below;
        }
    }
}

/// Places for the two buttons and the facts: buttons below, or beside them on a low page.
fn places(page: &Page<'_, Message>, body: Rect, priority: bool) -> (Rect, Rect, Rect) {
    let finger = page.grid.finger_rows();
    if body.height < 30 && body.width >= 70 {
        let (side, rest) = take_right(body, body.width / 4, page.grid.gap());
        let (confirm, above) = take_bottom(side, (side.height / 2).min(9));
        let (choice, _) = take_bottom(above, above.height.min(7));
        return (confirm, choice, rest);
    }
    let (confirm, rest) = take_bottom(body, if body.height >= 26 { 7 } else { finger });
    let (choice, rest) = if priority { take_bottom(rest, finger) } else { (Rect::default(), rest) };
    (confirm, choice, rest)
}

/// In large type, displays that there will be no slip, where there is room; returns what is left.
fn draw_warning(context: &Context, page: &mut Page<'_, Message>, area: Rect) -> Rect {
    let short = context.words().unprinted_short;
    let roomy = page.grid.large && area.height >= 14;
    let large = if roomy { page.one_line(Role::Fact, short, area.width, 5) } else { None };
    let Some(large) = large else { return area };
    let (top, rest) = take_top(take_top(area, 1).1, large.rows());
    page.set(top, &large, Align::Left, TextTone::Warning);
    rest
}

/// How a fact is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FactKind {
    Strong,
    Number,
    Heading,
    /// There will be no slip; said once more in large letters.
    Warning,
    /// Something to think about before taking the number.
    Caution,
    Plain,
}

impl FactKind {
    fn role(self) -> TonedRole {
        match self {
            FactKind::Strong => Role::Title.in_tone(TextTone::Plain),
            FactKind::Number => Role::Fact.in_tone(TextTone::Good),
            FactKind::Heading => Role::Label.in_tone(TextTone::Primary),
            FactKind::Warning | FactKind::Caution => Role::Fact.in_tone(TextTone::Warning),
            FactKind::Plain => Role::Body.into(),
        }
    }
}

impl Screen for Confirm {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let words = context.words();
        if sent_away(context, page, Message::Leave) {
            return;
        }
        let Some(line) = context.hall.line(&self.line) else {
            super::heading::message(page, page.area, words.no_such_line);
            return;
        };
        let known = match &self.today {
            Some(today) => context.hall.would_give(line, today, context.now).map(|_| ()),
            None => context.hall.gives_numbers(line, context.now),
        };
        if let Err(refusal) = known {
            let body = heading(page, page.area, context.say(&line.name));
            let why = super::closed_line::why(context, &line.code, &refusal, self.today.as_ref());
            let mut text = vec![why];
            text.extend(super::closed_line::instead(context, &line.code, &refusal));
            text.push(words.still_guides.to_owned());
            let text = text.join("\n");
            super::heading::message(page, body, &text);
            return;
        }
        let body = heading(page, page.area, words.confirm_title);
        let (confirm, priority, rest) = places(page, body, line.priority);
        self.draw_facts(context, page, rest, line);
        if line.priority {
            let (label, look) = self.lane(context);
            page.button(priority, &label, look, Message::Priority);
        }
        let prints = context.consequence == Consequence::Print;
        let label = if prints { words.confirm } else { words.confirm_unprinted };
        page.button(confirm, label, ButtonStyle::Accent, Message::Take);
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Priority if classes(context.hall).next().is_some() => {
                Outcome::open(ChooseClass { class: self.class.clone() })
            }
            Message::Priority => {
                self.priority = !self.priority;
                Outcome::stay()
            }
            Message::Leave => Outcome::go(Navigation::Back),
            // The page has no such button then; a touch may have been on its way.
            Message::Take if context.consequence == Consequence::SendAway => Outcome::stay(),
            Message::Take => Outcome::replace(AskNumber::of(self.line.clone())).ask(RequestKind::TakeNumber(
                NumberRequest {
                    visit: context.visit.to_owned(),
                    line: self.line.clone(),
                    matter: self.matter.clone(),
                    priority: self.priority,
                    class: self.class.clone(),
                    situation: self.situation.as_ref().map(|situation| situation.name.clone()),
                    lang: context.lang,
                    unprinted: context.printer.trouble,
                },
            )),
        }
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Lines(today) => {
                let none = LineToday { line: self.line.clone(), ..LineToday::default() };
                self.today =
                    Some(today.iter().find(|today| today.line == self.line).cloned().unwrap_or(none));
            }
            Answer::Guide(guide) => {
                self.guide.clone_from(guide);
                // Whoever comes from a list has not said yet in which situation they are.
                let asks = guide.as_ref().filter(|guide| guide.has_situations() && !self.is_situation_asked);
                if let Some(guide) = asks {
                    self.is_situation_asked = true;
                    return Outcome::open(ChooseSituation::for_number(guide.clone()));
                }
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn chosen(&mut self, selection: Selection) {
        match selection {
            Selection::Class(class) => (self.priority, self.class) = (!class.is_empty(), class),
            Selection::Situation(situation) => self.situation = situation.map(|situation| *situation),
            Selection::Opinion(_) => {}
        }
    }

    fn tick(&mut self, _context: &Context) -> Outcome {
        self.timer.tick()
    }
}
