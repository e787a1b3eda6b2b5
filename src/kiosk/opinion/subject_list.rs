//! The departments, windows and matters of the hall as lists to choose from.
use crate::app::screen::Context;
use crate::hall::cases::CaseSubject;
use crate::hall::catalogue::CataloguePart;
use crate::kiosk::heading::{heading, message};
use crate::text::kiosk::opinion::words;
use crate::ui::{List, ListItem, ListSpacing, Page, PageTurn};

/// Names alone stand close in a list longer than this, so that it has fewer pages.
const MANY: usize = 16;

/// What is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Listing {
    /// The departments, to choose one.
    Departments,
    /// The windows.
    Windows,
    /// The departments, to choose one of its matters.
    MatterDepartments,
    /// The matters of a department, by its Chinese name.
    Matters(String),
}

/// A list, and how far its pages are turned.
pub(super) struct SubjectList {
    listing: Listing,
    list: List,
}

/// What a touch means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SubjectMessage {
    Choose(CaseSubject),
    Open(Listing),
    Turn(PageTurn),
}

impl SubjectList {
    pub fn new(listing: Listing) -> Self {
        SubjectList { listing, list: List::default() }
    }

    /// The list that this one was opened from.
    pub fn above(&self) -> Option<Listing> {
        matches!(self.listing, Listing::Matters(_)).then_some(Listing::MatterDepartments)
    }

    pub fn view(&self, context: &Context, page: &mut Page<'_, SubjectMessage>) {
        let said = words(context.lang);
        let title = match &self.listing {
            Listing::Windows => said.choose_window,
            Listing::Departments | Listing::MatterDepartments => said.choose_department,
            Listing::Matters(_) => said.choose_matter,
        };
        let body = heading(page, page.area, title);
        let items = self.items(context);
        if items.is_empty() {
            return message(page, body, context.words().nothing_here);
        }
        let item = |at: usize| items.get(at).cloned();
        let is_close =
            items.len() > MANY && !context.grid.large && items.iter().all(|item| item.note.is_empty());
        let spacing = if is_close { ListSpacing::Close } else { ListSpacing::Usual };
        let (count, turning) = (items.len(), context.turning());
        self.list.view_spaced(page, body, (count, spacing), item, turning, SubjectMessage::Turn);
    }

    /// What a touch leads to; a subject where one was chosen.
    pub fn update(&mut self, touch: SubjectMessage, _context: &Context) -> Option<CaseSubject> {
        match touch {
            SubjectMessage::Choose(subject) => return Some(subject),
            SubjectMessage::Open(listing) => *self = SubjectList::new(listing),
            SubjectMessage::Turn(turn) => self.list.turn(turn),
        }
        None
    }

    fn items(&self, context: &Context) -> Vec<ListItem<SubjectMessage>> {
        let row = |name: String, note: String, message| ListItem { name, note, message, side: None };
        let (setup, catalogue) = (&context.hall.setup, &context.hall.catalogue);
        match &self.listing {
            Listing::Departments => {
                let choose = |name: &str| SubjectMessage::Choose(CaseSubject::Department(name.to_owned()));
                let named = setup.departments.iter().map(|d| (d.name.zh.as_str(), context.say(&d.name)));
                named.map(|(zh, said)| row(said.to_owned(), String::new(), choose(zh))).collect()
            }
            Listing::Windows => {
                let windows = setup.windows.iter().map(|window| {
                    let name = format!("{}  {}", window.code, context.say(&window.name));
                    let subject = CaseSubject::Window(window.code.clone());
                    row(name.trim_end().to_owned(), String::new(), SubjectMessage::Choose(subject))
                });
                windows.collect()
            }
            Listing::MatterDepartments => {
                let open = |name: &String| SubjectMessage::Open(Listing::Matters(name.clone()));
                let named = catalogue.departments().iter();
                let note = |name: &str| (context.words().matters)(catalogue.count_of_department(name));
                named.map(|name| row(context.department(name).to_owned(), note(name), open(name))).collect()
            }
            Listing::Matters(department) => {
                let part = CataloguePart { department: Some(department.clone()), ..CataloguePart::default() };
                let matters = catalogue.within(&part).filter_map(|id| catalogue.matter(id));
                let choose = |code: &str| SubjectMessage::Choose(CaseSubject::Matter(code.to_owned()));
                let named = matters.map(|m| (context.pick(m.name, m.name_en).to_owned(), choose(m.code)));
                named.map(|(name, message)| row(name, String::new(), message)).collect()
            }
        }
    }
}
