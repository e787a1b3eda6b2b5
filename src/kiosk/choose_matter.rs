//! A list of matters: of a unit, of a theme, for people or for organisations.
use super::{confirm::Confirm, guide::GuideScreen, heading::heading, part_name::part_name};
use crate::app::message::RequestKind;
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::catalogue::{CataloguePart, MatterId};
use crate::ui::{List, ListItem, ListSpacing, Page, PageTurn};
use std::collections::HashSet;

/// A list longer than this names its matters alone, so that it has fewer pages: units and numbers stand on their guides.
const LONG: usize = 16;
/// A list longer than this would take three pages of a usual kiosk: its names stand closer.
const VERY_LONG: usize = 28;

/// A list of matters, most asked for first.
pub(super) struct ChooseMatter {
    part: CataloguePart,
    matters: Vec<MatterId>,
    /// Names that several of them have, which are told apart by their units.
    twice: HashSet<String>,
    list: List,
}

/// What a touch on a list of matters means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Read(MatterId),
    Take(MatterId),
    Turn(PageTurn),
}

impl ChooseMatter {
    /// The list of a part of the catalogue.
    pub fn new(part: CataloguePart, context: &Context) -> Self {
        let mut page =
            ChooseMatter { part, matters: Vec::new(), twice: HashSet::new(), list: List::default() };
        page.fill(context);
        page
    }

    /// The list of some matters of a part of the catalogue.
    pub fn some(part: CataloguePart, matters: impl Iterator<Item = MatterId>, context: &Context) -> Self {
        let mut page =
            ChooseMatter { part, matters: Vec::new(), twice: HashSet::new(), list: List::default() };
        page.take(matters, context);
        page
    }

    fn fill(&mut self, context: &Context) {
        let catalogue = &context.hall.catalogue;
        self.take(catalogue.within(&self.part), context);
    }

    /// Takes these matters, in their order.
    fn take(&mut self, matters: impl Iterator<Item = MatterId>, context: &Context) {
        let catalogue = &context.hall.catalogue;
        self.matters = match context.finder {
            Some(finder) => finder.by_popularity(matters),
            None => matters.collect(),
        };
        let mut names = HashSet::new();
        let named = self.matters.iter().filter_map(|id| catalogue.matter(*id)).map(|matter| matter.name);
        self.twice = named.filter(|name| !names.insert(*name)).map(str::to_owned).collect();
    }

    /// One matter of a list in which all stand close.
    fn close_row(&self, context: &Context, id: MatterId) -> Option<ListItem<Message>> {
        let name = context.hall.catalogue.matter(id)?.name;
        let row = row(context, id)?;
        let note = if self.twice.contains(name) { row.note } else { String::new() };
        Some(ListItem { note, side: None, ..row })
    }
}

impl Screen for ChooseMatter {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let words = context.words();
        let body = heading(page, page.area, &part_name(&self.part, context));
        if self.matters.is_empty() {
            super::heading::message(page, body, words.nothing_here);
            return;
        }
        let count = self.matters.len();
        // Under a unit its name says nothing more.
        let most = if self.part.department.is_some() { LONG / 2 } else { LONG };
        if count > most && !context.grid.large {
            let item = |at: usize| self.matters.get(at).and_then(|id| self.close_row(context, *id));
            let spacing = if count > VERY_LONG { ListSpacing::Closest } else { ListSpacing::Close };
            self.list.view_spaced(page, body, (count, spacing), item, context.turning(), Message::Turn);
        } else {
            let item = |at: usize| self.matters.get(at).and_then(|id| row(context, *id));
            self.list.view(page, body, count, item, context.turning(), Message::Turn);
        }
    }

    /// A page that was opened before the catalogue was there fills when it comes.
    fn tick(&mut self, context: &Context) -> Outcome {
        if self.matters.is_empty() {
            self.fill(context);
        }
        Outcome::stay()
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        follow(&message, &mut self.list, context)
    }
}

/// One matter as a row: its name, whose it is, and a number for it.
pub(super) fn row(context: &Context, id: MatterId) -> Option<ListItem<Message>> {
    let matter = context.hall.catalogue.matter(id)?;
    let side = context.hall.line_for(&matter).map(|_| (context.words().take.to_owned(), Message::Take(id)));
    Some(ListItem {
        name: context.pick(matter.name, matter.name_en).to_owned(),
        note: context.department(matter.department).to_owned(),
        message: Message::Read(id),
        side,
    })
}

/// What a touch on a row leads to.
pub(super) fn follow(message: &Message, list: &mut List, context: &Context) -> Outcome {
    match *message {
        Message::Turn(turn) => {
            list.turn(turn);
            Outcome::stay()
        }
        Message::Read(id) => context.hall.catalogue.matter(id).map_or_else(Outcome::stay, |matter| {
            Outcome::open(GuideScreen::default())
                .ask(RequestKind::OpenGuide { code: matter.code.to_owned(), chosen: true })
        }),
        Message::Take(id) => context.hall.catalogue.matter(id).map_or_else(Outcome::stay, |matter| {
            let line = context.hall.line_for(&matter).map(|line| line.code.clone());
            line.map_or_else(Outcome::stay, |line| Confirm::open(line, Some(matter.code.to_owned()), true))
        }),
    }
}
