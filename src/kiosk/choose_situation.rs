//! Choosing the situation (情形) one comes in, before what to bring for it is shown.
use super::heading::heading;
use crate::app::screen::{Context, Navigation, Outcome, Screen, Selection};
use crate::hall::catalogue::{Guide, Situation};
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::{Align, ButtonStyle, List, ListItem, Page, PageTurn, Role, Tile, take_top, tiles};
use ratatui::layout::Rect;

/// The most tiles that stand on one page; more situations are a list whose pages are turned.
const TILES: u16 = 8;

/// The situations of a matter.
pub(super) struct ChooseSituation {
    guide: Box<Guide>,
    list: List,
    /// Where it goes on.
    next: NextScreen,
}

/// Where it goes on with a situation, or with none where somebody is not sure.
pub(super) type NextScreen = fn(&Guide, Option<&Situation>) -> Outcome;

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Choose(usize),
    /// Somebody is not sure, and sees everything.
    NotSure,
    Turn(PageTurn),
}

impl ChooseSituation {
    /// The situations of a matter that has some.
    pub fn new(guide: Box<Guide>, next: NextScreen) -> Self {
        ChooseSituation { guide, list: List::default(), next }
    }

    /// The same before a number is taken: what is chosen goes back to the page below.
    pub fn for_number(guide: Box<Guide>) -> Self {
        ChooseSituation::new(guide, |_, situation| {
            let situation = situation.cloned().map(Box::new);
            Outcome::go(Navigation::Return(Selection::Situation(situation)))
        })
    }

    /// What can be chosen: a title, how much is brought, what it means. Not to be sure comes last.
    fn choices<'a>(&'a self, context: &'a Context) -> Vec<(&'a str, String, Message)> {
        let words = context.words();
        let brought = |situation| (words.documents)(self.guide.materials_in(situation).count());
        let named = self.guide.situations.iter().enumerate();
        let named = named.map(|(at, situation)| {
            (context.say(&situation.name), brought(Some(situation)), Message::Choose(at))
        });
        named.chain([(words.not_sure, words.not_sure_note.to_owned(), Message::NotSure)]).collect()
    }
}

/// Places for so many tiles; nothing where one would be too low for a finger, or too narrow for its title.
fn places<M>(page: &Page<'_, M>, body: Rect, count: u16, longest: u16) -> Option<Vec<Rect>> {
    let gap = page.grid.gap();
    let fits = |across: &u16| {
        let height = body.height / count.div_ceil(*across);
        height > page.grid.finger_rows() && (body.width / across).saturating_sub(gap + 6) >= longest
    };
    let across = [1, 2, 3].into_iter().find(fits).filter(|_| count <= TILES)?;
    let rows = count.div_ceil(across);
    let height = (body.height / rows).min(if page.grid.large { 11 } else { 8 });
    let all = tiles(Rect { height: rows * height, ..body }, across, rows, gap);
    Some(all.into_iter().map(|tile| Rect { height: tile.height - 1, ..tile }).collect())
}

impl Screen for ChooseSituation {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let body = heading(page, page.area, context.words().choose_situation);
        let name = context.pick(&self.guide.name.zh, &self.guide.name.en);
        let lines = wrap(name, body.width.into());
        let air = u16::from(body.height >= 20);
        let (top, body) = take_top(body, u16::try_from(lines.len()).unwrap_or(1) + air);
        page.lines(top, &lines, Align::Centre, Role::Fact);
        let choices = self.choices(context);
        let count = u16::try_from(choices.len()).unwrap_or(u16::MAX);
        let longest = choices.iter().map(|(title, ..)| columns(title)).max().unwrap_or(0);
        let longest = u16::try_from(longest).unwrap_or(u16::MAX);
        let Some(places) = places(page, body, count, longest) else {
            let item = |at: usize| {
                let (name, note, message) = choices.get(at)?;
                Some(ListItem { name: (*name).to_owned(), note: note.clone(), message: *message, side: None })
            };
            self.list.view(page, body, choices.len(), item, context.turning(), Message::Turn);
            return;
        };
        for (area, (title, note, message)) in places.into_iter().zip(&choices) {
            let is_sure = *message != Message::NotSure;
            let look = if is_sure { ButtonStyle::Primary } else { ButtonStyle::Soft };
            let room = (area.width.saturating_sub(8), area.height.saturating_sub(2));
            let drawn = page.are_titles_large(longest, room.0, room.1);
            let tile = Tile { glyph: None, title, note, look, longest, drawn };
            page.tile(area, tile, *message);
        }
    }

    fn update(&mut self, message: Message, _context: &Context) -> Outcome {
        match message {
            Message::Choose(at) => (self.next)(&self.guide, self.guide.situations.get(at)),
            Message::NotSure => (self.next)(&self.guide, None),
            Message::Turn(turn) => {
                self.list.turn(turn);
                Outcome::stay()
            }
        }
    }
}
