//! A list of matters: of a unit, of a theme, for people or for organisations.
use super::{confirm::Confirm, guide::GuideScreen, heading::heading};
use crate::app::message::RequestKind;
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::catalogue::MatterId;
use crate::ui::{List, ListItem, Page, PageTurn};

/// A list of matters, most asked for first.
pub(super) struct ChooseMatter {
    title: ListTitle,
    matters: Vec<MatterId>,
    list: List,
}

/// What the list is of.
enum ListTitle {
    Department(String),
    Theme(String),
    OpenTo { organisations: bool },
}

/// What a touch on a list of matters means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Read(MatterId),
    Take(MatterId),
    Turn(PageTurn),
}

impl ChooseMatter {
    pub fn of_department(name: &str, context: &Context) -> Self {
        Self::new(ListTitle::Department(name.to_owned()), context)
    }

    pub fn of_theme(name: &str, context: &Context) -> Self {
        Self::new(ListTitle::Theme(name.to_owned()), context)
    }

    pub fn open_to(organisations: bool, context: &Context) -> Self {
        Self::new(ListTitle::OpenTo { organisations }, context)
    }

    fn new(title: ListTitle, context: &Context) -> Self {
        let mut page = ChooseMatter { title, matters: Vec::new(), list: List::default() };
        page.fill(context);
        page
    }

    fn fill(&mut self, context: &Context) {
        let catalogue = &context.hall.catalogue;
        let matters: Vec<MatterId> = match &self.title {
            ListTitle::Department(name) => catalogue.of_department(name).collect(),
            ListTitle::Theme(name) => catalogue.of_theme(name).collect(),
            ListTitle::OpenTo { organisations } => catalogue.open_to(*organisations).collect(),
        };
        self.matters = match context.finder {
            Some(finder) => finder.by_popularity(matters.into_iter()),
            None => matters,
        };
    }

    fn title(&self, context: &Context) -> String {
        let theme = |name: &str| context.hall.setup.themes.iter().find(|t| t.name.zh == name).cloned();
        match &self.title {
            ListTitle::Department(name) => context.department(name).to_owned(),
            ListTitle::Theme(name) => {
                theme(name).map_or_else(|| name.clone(), |t| context.say(&t.name).to_owned())
            }
            ListTitle::OpenTo { organisations: false } => context.words().people.to_owned(),
            ListTitle::OpenTo { organisations: true } => context.words().organisations.to_owned(),
        }
    }
}

impl Screen for ChooseMatter {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let words = context.words();
        let body = heading(page, page.area, &self.title(context));
        if self.matters.is_empty() {
            super::heading::message(page, body, words.nothing_here);
            return;
        }
        let item = |at: usize| self.matters.get(at).and_then(|id| row(context, *id));
        self.list.view(page, body, self.matters.len(), item, context.turning(), Message::Turn);
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
