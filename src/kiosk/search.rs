//! Searching as one types: Chinese, pinyin, initials, and what people call things.
use super::{
    choose_matter::{self, row},
    choose_way::{BrowseWay, ChooseWay},
    heading::{message, pair},
};
use crate::app::finder::SearchAnswer;
use crate::app::input::Key;
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::catalogue::MatterId;
use crate::text::keyboard::{KeyboardWords, words as keyboard_words};
use crate::ui::keyboard::{EntryChange, EntryTouch, FieldNote, KeyboardLayout, KeyboardMode, TextEntry};
use crate::ui::{Align, ButtonStyle, List, Page, Role, take_bottom, take_right, take_top};
use ratatui::layout::Rect;

/// Words are cut off here: nobody types more.
const LONGEST: usize = 40;

/// The search screen.
pub(super) struct Search {
    entry: TextEntry,
    found: Vec<MatterId>,
    /// What was found does not answer wholly: it is what comes nearest.
    is_nearest: bool,
    /// What was typed has been looked for: not before the catalogue can be searched.
    is_looked_up: bool,
    /// Nothing was looked for, and what is often asked for is shown.
    is_popular: bool,
    list: List,
}

/// What a touch means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Typed(EntryTouch),
    Row(choose_matter::Message),
    /// Looks by unit or theme instead.
    Browse(BrowseWay),
}

/// Where the parts of the page lie.
struct SearchPlaces {
    query: Rect,
    results: Rect,
    candidates: Rect,
    keys: Rect,
}

impl Search {
    pub fn new(context: &Context) -> Self {
        Search::in_mode(context, KeyboardMode::usual(context.lang), "")
    }

    /// The page in a way of writing, with some keys touched.
    pub fn in_mode(context: &Context, mode: KeyboardMode, keys: &str) -> Self {
        let mut entry = TextEntry::line(LONGEST, mode);
        for key in keys.chars() {
            entry.touch(EntryTouch::Key(key), keyboard_words(context.lang));
        }
        let mut search = Search {
            entry,
            found: Vec::new(),
            is_nearest: false,
            is_looked_up: false,
            is_popular: true,
            list: List::default(),
        };
        search.look(context);
        search
    }

    fn look(&mut self, context: &Context) {
        self.list = List::default();
        self.is_looked_up = context.finder.is_some();
        let Some(finder) = context.finder else { return };
        let find = |query: &str| {
            let is_blank = query.trim().is_empty();
            let found = if is_blank {
                SearchAnswer::default()
            } else {
                finder.answer(&context.hall.catalogue, query)
            };
            (found, is_blank)
        };
        let (mut answer, mut is_popular) = find(&self.entry.query());
        // What nine keys most likely mean need not be what is meant: only what was written may be found nowhere.
        if answer.matters.is_empty()
            && self.entry.is_composing()
            && self.entry.mode() == KeyboardMode::NineKeys
        {
            (answer, is_popular) = find(self.entry.text());
        }
        self.found = if is_popular { finder.popular().to_vec() } else { answer.matters };
        self.is_nearest = !is_popular && answer.is_nearest;
        self.is_popular = is_popular;
    }

    /// Changes what is typed, and looks for it where it is something else then.
    fn write(
        &mut self,
        context: &Context,
        change: impl FnOnce(&mut TextEntry, &KeyboardWords) -> EntryChange,
    ) -> Outcome {
        let before = (self.entry.query(), self.entry.is_composing());
        change(&mut self.entry, keyboard_words(context.lang));
        if (self.entry.query(), self.entry.is_composing()) != before {
            self.look(context);
        }
        Outcome::stay()
    }

    /// Candidates lie above the keys while there are any; on a low page beside what is searched for.
    fn places(&self, area: Rect, layout: &KeyboardLayout) -> SearchPlaces {
        let (keys, rest) = take_bottom(area, layout.keys_rows());
        let offers = self.entry.has_offers();
        if layout.is_low() {
            let (head, results) = take_top(rest, layout.candidates_rows());
            let wide = if offers { head.width * 2 / 3 } else { 0 };
            let (candidates, query) = take_right(head, wide, if offers { 2 } else { 0 });
            return SearchPlaces { query, results, candidates, keys };
        }
        let (query, rest) = take_top(rest, layout.line_rows());
        let (candidates, results) = take_bottom(rest, if offers { layout.candidates_rows() } else { 0 });
        SearchPlaces { query, results, candidates, keys }
    }

    /// What stands beside the query, and in its place while there is none.
    fn notes(&self, context: &Context) -> (&'static str, String) {
        let words = context.words();
        let mode = self.entry.mode();
        let by_letters = matches!(mode, KeyboardMode::Pinyin | KeyboardMode::Latin);
        let how = if by_letters { words.type_here } else { mode.words(keyboard_words(context.lang)).how };
        let count = if self.is_popular { words.often.into() } else { (words.found)(self.found.len()) };
        (how, count)
    }

    /// Says above what only comes nearest that it does; returns what is left for the list.
    fn under_heading(&self, context: &Context, page: &mut Page<'_, Message>, results: Rect) -> Rect {
        if !self.is_nearest {
            return results;
        }
        let (head, below) = take_top(results, 1 + u16::from(page.grid.large));
        page.text(Rect { height: 1, ..head }, context.words().nearest, Align::Left, Role::Note);
        below
    }

    fn results(&self, context: &Context, page: &mut Page<'_, Message>, results: Rect) {
        let words = context.words();
        if context.finder.is_none() || !self.is_looked_up {
            message(page, results, words.getting_ready);
        } else if context.hall.catalogue.is_empty() {
            message(page, results, words.nothing_here);
        } else if self.found.is_empty() {
            nothing(context, page, results);
        } else {
            let item = |at: usize| self.found.get(at).and_then(|id| row(context, *id));
            let results = self.under_heading(context, page, results);
            page.part(results, Message::Row, |part| {
                let count = self.found.len();
                self.list.view(part, results, count, item, context.turning(), choose_matter::Message::Turn);
            });
        }
    }
}

impl Screen for Search {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let (area, grid) = (page.area, page.grid);
        let layout = KeyboardLayout::new(&self.entry, area, &grid);
        let places = self.places(area, &layout);
        let words = keyboard_words(context.lang);
        let (empty, beside) = self.notes(context);
        // Beside candidates there is room for what is spelled, and for no more.
        let has_room = !(layout.is_low() && self.entry.has_offers());
        let note = FieldNote { empty, beside: if has_room { &beside } else { "" } };
        self.results(context, page, places.results);
        page.part(area, Message::Typed, |part| {
            self.entry.view_field(part, places.query, words, note);
            self.entry.view_candidates(part, places.candidates, &layout, words);
            self.entry.view_keys(part, places.keys, &layout, words);
        });
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Typed(touch) => self.write(context, |entry, words| entry.touch(touch, words)),
            Message::Row(row) => choose_matter::follow(&row, &mut self.list, context),
            Message::Browse(way) => Outcome::open(ChooseWay::new(way, context)),
        }
    }

    fn key(&mut self, key: Key, context: &Context) -> Outcome {
        self.write(context, |entry, _| entry.key(key))
    }

    fn takes(&self, key: Key) -> bool {
        self.entry.takes(key)
    }

    fn pasted(&mut self, letter: char, context: &Context) -> Outcome {
        self.write(context, |entry, _| entry.paste(letter))
    }

    fn tick(&mut self, context: &Context) -> Outcome {
        if !self.is_looked_up {
            self.look(context);
        }
        Outcome::stay()
    }
}

/// Says that nothing was found, what to try, and leads to the other ways of looking.
fn nothing(context: &Context, page: &mut Page<'_, Message>, results: Rect) {
    let words = context.words();
    let finger = page.grid.finger_rows();
    let (buttons, said) = take_bottom(results, if results.height >= finger + 2 { finger } else { 0 });
    let (top, below) = take_top(said, said.height / 2);
    message(page, top, words.nothing_found);
    message(page, below, words.try_this);
    if !buttons.is_empty() {
        let way = |label, way| (label, ButtonStyle::Primary, Message::Browse(way));
        let ways = [way(words.departments, BrowseWay::Departments), way(words.themes, BrowseWay::Themes)];
        pair(page, buttons, ways);
    }
}
