//! Searching as one types: Chinese, pinyin, initials, and what people call things.
use super::{
    choose_matter::{self, row},
    heading::message,
};
use crate::app::input::Key;
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::catalogue::MatterId;
use crate::ui::{
    Align, Keyboard, KeyboardInput, List, Page, Role, TextTone, narrowed, take_bottom, take_top,
};
use ratatui::layout::Rect;

/// Words are cut off here: nobody types more.
const LONGEST: usize = 40;

/// The search screen.
#[derive(Default)]
pub(super) struct Search {
    typed: String,
    found: Vec<MatterId>,
    /// What was typed has been looked for: not before the catalogue can be searched.
    is_looked_up: bool,
    list: List,
}

/// What a touch means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Typed(KeyboardInput),
    Row(choose_matter::Message),
}

impl Search {
    pub fn new(context: &Context) -> Self {
        let mut search = Search::default();
        search.look(context);
        search
    }

    fn look(&mut self, context: &Context) {
        self.list = List::default();
        self.is_looked_up = context.finder.is_some();
        let Some(finder) = context.finder else { return };
        self.found = if self.typed.trim().is_empty() {
            finder.popular().to_vec()
        } else {
            finder.find(&context.hall.catalogue, &self.typed)
        };
    }

    fn strike(&mut self, stroke: KeyboardInput, context: &Context) {
        match stroke {
            KeyboardInput::Letter(letter) if self.typed.chars().count() < LONGEST => self.typed.push(letter),
            KeyboardInput::Letter(_) => {}
            KeyboardInput::Erase => drop(self.typed.pop()),
            KeyboardInput::Clear => self.typed.clear(),
        }
        self.look(context);
    }

    fn query(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
        let words = context.words();
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + area.height / 2, height: 1, ..area }, 3);
        if self.typed.is_empty() {
            page.text(inner, words.type_here, Align::Left, Role::Note);
        } else {
            let shown = format!("{}▏", self.typed.to_uppercase());
            page.text(inner, &shown, Align::Left, Role::Fact.in_tone(TextTone::Primary));
        }
        let count =
            if self.typed.is_empty() { words.often.to_owned() } else { (words.found)(self.found.len()) };
        if inner.width >= 60 || !self.typed.is_empty() {
            page.text(inner, &count, Align::Right, Role::Note);
        }
    }
}

impl Screen for Search {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let words = context.words();
        let area = page.area;
        let finger = page.grid.finger_rows();
        let keyboard = Keyboard::fitting(area, finger, page.grid.large);
        let (keys, rest) = take_bottom(area, keyboard.rows());
        let (query, results) = take_top(rest, 3);
        self.query(context, page, query);
        if context.finder.is_none() || !self.is_looked_up {
            message(page, results, words.getting_ready);
        } else if context.hall.catalogue.is_empty() {
            message(page, results, words.nothing_here);
        } else if self.found.is_empty() {
            let (top, below) = take_top(results, results.height / 2);
            message(page, top, words.nothing_found);
            message(page, below, words.try_this);
        } else {
            let item = |at: usize| self.found.get(at).and_then(|id| row(context, *id));
            page.part(results, Message::Row, |part| {
                let count = self.found.len();
                self.list.view(part, results, count, item, context.turning(), choose_matter::Message::Turn);
            });
        }
        page.part(keys, Message::Typed, |part| keyboard.view(part, keys, words.erase, words.clear));
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Typed(stroke) => {
                self.strike(stroke, context);
                Outcome::stay()
            }
            Message::Row(row) => choose_matter::follow(&row, &mut self.list, context),
        }
    }

    fn key(&mut self, key: Key, context: &Context) -> Outcome {
        match key {
            Key::Char(letter) if !letter.is_control() => self.strike(KeyboardInput::Letter(letter), context),
            Key::Backspace => self.strike(KeyboardInput::Erase, context),
            Key::Delete => self.strike(KeyboardInput::Clear, context),
            _ => {}
        }
        Outcome::stay()
    }

    fn tick(&mut self, context: &Context) -> Outcome {
        if !self.is_looked_up {
            self.look(context);
        }
        Outcome::stay()
    }
}
