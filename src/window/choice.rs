//! A list to choose from by arrows, by typing or by touch.
use super::{
    Action, WindowRequest, WindowTouch, actions,
    form_reply::{AskedWhy, FormReply},
    window_session::WindowSession,
};
use crate::hall::desk::{Destination, DutyState, LetInReason, Order, RemovalReason, WindowView};
use crate::hall::queue::{Ticket, TicketLabel};
use crate::text::{layout::half_width::half_width, layout::wrap::columns};
use crate::ui::{
    Align, Page, Role, Takes, TextField, TextTone,
    desk::{Cursor, ListLook, draw_list},
    input::Key,
    narrowed, take_top,
};
use ratatui::layout::Rect;

/// The most that is typed to find something.
const TYPED: usize = 20;

/// What choosing leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ChoiceOutcome {
    Request(WindowRequest),
    Action(Action),
    /// Why it is done is asked next.
    Why(AskedWhy),
}

/// What a number that is typed, or chosen from those who wait, is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LabelUse {
    Call,
    LetIn,
    Remove,
}

impl LabelUse {
    fn of(self, label: TicketLabel) -> ChoiceOutcome {
        match self {
            LabelUse::Call => ChoiceOutcome::Request(WindowRequest::Order(Order::Call(label))),
            LabelUse::LetIn => ChoiceOutcome::Why(AskedWhy::LetIn(label)),
            LabelUse::Remove => ChoiceOutcome::Why(AskedWhy::Remove(label)),
        }
    }
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ChoiceItem {
    /// What typing finds it by.
    code: String,
    name: String,
    note: String,
    chosen: ChoiceOutcome,
}

/// A list, and what has been typed to find something in it.
#[derive(Debug)]
pub(super) struct ChoiceList {
    title: String,
    items: Vec<ChoiceItem>,
    typed: TextField,
    at: Cursor,
    /// What a label that is in no list may be typed for.
    takes_labels: Option<LabelUse>,
}

impl ChoiceList {
    fn new(title: String, items: Vec<ChoiceItem>) -> ChoiceList {
        ChoiceList {
            title,
            items,
            typed: TextField::new(Takes::Text, TYPED),
            at: Cursor(0),
            takes_labels: None,
        }
    }

    /// 暂停的原因
    pub fn pause(here: &WindowSession) -> ChoiceList {
        let items = here.hall.setup.pauses.iter().map(|pause| ChoiceItem {
            code: pause.code.clone(),
            name: here.say(&pause.name).to_owned(),
            note: String::new(),
            chosen: ChoiceOutcome::Request(WindowRequest::Duty(DutyState::Paused(pause.code.clone()))),
        });
        ChoiceList::new(here.words().choose_pause.to_owned(), items.collect())
    }

    /// 转移到哪里: lines first, then windows, but for where it is.
    pub fn transfer(ticket: &Ticket, here: &WindowSession) -> ChoiceList {
        let words = here.words();
        let to = |destination| ChoiceOutcome::Request(WindowRequest::Order(Order::Transfer(destination)));
        // Back to its own line, the last of them: nobody should get there by agreeing at once.
        let (own, others): (Vec<_>, Vec<_>) =
            here.hall.setup.lines.iter().partition(|line| line.code == ticket.queue);
        let lines = others.into_iter().chain(own).map(|line| ChoiceItem {
            code: line.code.to_string(),
            name: (words.to_line)(&line.code, here.say(&line.name)),
            note: words.any_window.to_owned(),
            chosen: to(Destination::Line(line.code.clone())),
        });
        let others = here
            .hall
            .setup
            .windows
            .iter()
            .filter(|w| Some(&w.code) != ticket.window.as_ref() && !w.lines.is_empty());
        let windows = others.map(|window| ChoiceItem {
            code: window.code.to_string(),
            name: (words.to_window)(&window.code, here.say(&window.name)),
            note: words.this_window_only.to_owned(),
            chosen: to(Destination::Window(window.code.clone())),
        });
        ChoiceList::new((words.choose_transfer)(&ticket.label().to_string()), lines.chain(windows).collect())
    }

    /// 指定叫号: those who come next, or any label that is typed.
    pub fn call(view: &WindowView, chosen: Option<&TicketLabel>, here: &WindowSession) -> ChoiceList {
        Self::waiters(view, here.words().choose_call, LabelUse::Call, here).at(chosen)
    }

    /// 插队: the same, and then why.
    pub fn let_in(view: &WindowView, here: &WindowSession) -> ChoiceList {
        Self::waiters(view, here.words().choose_let_in, LabelUse::LetIn, here)
    }

    /// 移出队列: the same, and then why.
    pub fn remove(view: &WindowView, here: &WindowSession) -> ChoiceList {
        Self::waiters(view, here.words().choose_remove, LabelUse::Remove, here)
    }

    /// Why a number is let in, or taken out of the line.
    pub fn why(asked: &AskedWhy, here: &WindowSession) -> ChoiceList {
        let words = here.words();
        let item = |(place, name): (usize, &str), order| ChoiceItem {
            code: (place + 1).to_string(),
            name: name.to_owned(),
            note: String::new(),
            chosen: ChoiceOutcome::Request(WindowRequest::Order(order)),
        };
        match asked {
            AskedWhy::LetIn(label) => {
                let reasons = words.let_in_reasons.into_iter().enumerate().zip(LetInReason::ALL);
                let items =
                    reasons.map(|(named, (reason, _))| item(named, Order::LetIn(label.clone(), reason)));
                ChoiceList::new((words.why_let_in)(&label.to_string()), items.collect())
            }
            AskedWhy::Remove(label) => {
                let reasons = words.remove_reasons.into_iter().enumerate().zip(RemovalReason::ALL);
                let items =
                    reasons.map(|(named, (reason, _))| item(named, Order::Remove(label.clone(), reason)));
                ChoiceList::new((words.why_remove)(&label.to_string()), items.collect())
            }
        }
    }

    fn waiters(view: &WindowView, title: &str, used: LabelUse, here: &WindowSession) -> ChoiceList {
        let item = |ticket: &Ticket, note: &str| ChoiceItem {
            code: ticket.label().to_string(),
            name: ticket.label().to_string(),
            note: note.trim_start().to_owned(),
            chosen: used.of(ticket.label()),
        };
        let next =
            view.next.iter().map(|one| item(one, &format!("{}  {}", kind(one, here), waits(one, here))));
        let items = next.chain(view.resting.iter().map(|one| item(one, &here.again(one))));
        let choice = ChoiceList::new(title.to_owned(), items.collect());
        ChoiceList { takes_labels: Some(used), ..choice }
    }

    /// 回呼: what is held, then what was missed and is kept.
    pub fn bring_back(view: &WindowView, chosen: Option<&TicketLabel>, here: &WindowSession) -> ChoiceList {
        let words = here.words();
        let item = |ticket: &Ticket, state: &str| ChoiceItem {
            code: ticket.label().to_string(),
            name: ticket.label().to_string(),
            note: format!("{state} {}", here.since(ticket.since)),
            chosen: ChoiceOutcome::Request(WindowRequest::Order(Order::BringBack(ticket.label()))),
        };
        let held = view.held.iter().map(|ticket| item(ticket, words.state.held));
        let missed = view.missed.iter().map(|ticket| item(ticket, words.state.missed));
        ChoiceList::new(words.choose_back.to_owned(), held.chain(missed).collect()).at(chosen)
    }

    /// 更多
    pub fn more(view: &WindowView, here: &WindowSession) -> ChoiceList {
        let words = here.words();
        let actions = [
            Action::LetIn,
            Action::Remove,
            Action::Undo,
            Action::AutoCall,
            Action::Language,
            Action::SignOut,
            Action::Leave,
        ];
        let items = actions.into_iter().map(|action| ChoiceItem {
            code: here.key(action),
            name: actions::name(action, view, here).to_owned(),
            note: match action {
                Action::Leave => words.actions.leave_note.to_owned(),
                Action::LetIn => words.actions.let_in_note.to_owned(),
                Action::Remove => words.actions.remove_note.to_owned(),
                action => here.key(action),
            },
            chosen: ChoiceOutcome::Action(action),
        });
        ChoiceList::new(words.choose_more.to_owned(), items.collect())
    }

    fn at(self, chosen: Option<&TicketLabel>) -> ChoiceList {
        let code = chosen.map(ToString::to_string);
        let at = self.items.iter().position(|item| Some(&item.code) == code.as_ref()).unwrap_or(0);
        ChoiceList { at: Cursor(at), ..self }
    }

    /// What fits what was typed; a whole label that is in no list stands first.
    fn shown(&self, here: &WindowSession) -> Vec<ChoiceItem> {
        let typed = self.typed.text().to_lowercase();
        let fits = |item: &&ChoiceItem| {
            item.code.to_lowercase().starts_with(&typed) || item.name.to_lowercase().contains(&typed)
        };
        let mut shown: Vec<ChoiceItem> = self.items.iter().filter(fits).cloned().collect();
        let code = self.typed.text().to_uppercase();
        if code.is_empty() {
            return shown;
        }
        if let Some(at) = shown.iter().position(|item| item.code == code) {
            shown.swap(0, at);
        } else if let Some(used) = self.takes_labels
            && let Ok(label) = code.parse::<TicketLabel>()
            && label.to_string() == code
        {
            let name = if used == LabelUse::Call { (here.words().call_this)(&code) } else { code.clone() };
            let chosen = used.of(label);
            shown.insert(0, ChoiceItem { code, name, note: String::new(), chosen });
        }
        shown
    }

    /// Says whether anything is there to be chosen.
    pub fn has_any(&self) -> bool {
        self.takes_labels.is_some() || !self.items.is_empty()
    }

    pub fn key(&mut self, key: Key, here: &WindowSession) -> FormReply {
        let shown = self.shown(here);
        match key {
            Key::Enter => {
                return match shown.into_iter().nth(self.at.0) {
                    Some(ChoiceItem { chosen: ChoiceOutcome::Request(request), .. }) => {
                        FormReply::Do(request)
                    }
                    Some(ChoiceItem { chosen: ChoiceOutcome::Action(action), .. }) => {
                        FormReply::Action(action)
                    }
                    Some(ChoiceItem { chosen: ChoiceOutcome::Why(asked), .. }) => FormReply::Why(asked),
                    None => FormReply::Say(here.words().nothing_found.to_owned()),
                };
            }
            Key::Home => self.at = Cursor(0),
            Key::End => self.at = Cursor(shown.len().saturating_sub(1)),
            Key::Left | Key::Right => drop(self.typed.key(key)),
            Key::Char(letter) => self.paste(letter),
            key if self.at.key(key, shown.len()) => {}
            key => {
                if self.typed.key(key) {
                    self.at = Cursor(0);
                }
            }
        }
        FormReply::Stay
    }

    /// A character of what is typed, or of a pasted text.
    pub fn paste(&mut self, letter: char) {
        // Names of windows are found by words, codes in either width.
        if self.typed.insert(half_width(letter)) {
            self.at = Cursor(0);
        }
    }

    /// The first touch chooses, another one on the same agrees.
    pub fn touch(&mut self, at: usize, here: &WindowSession) -> FormReply {
        if self.at.touch(at) { self.key(Key::Enter, here) } else { FormReply::Stay }
    }

    pub fn view(&self, page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect) {
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2);
        let (title, rest) = take_top(inner, 1);
        let typed = format!("{} {}", here.words().type_to_find, self.typed.shown(true));
        let room = u16::try_from(columns(&typed)).unwrap_or(0).min(title.width / 2);
        page.text(title, &self.title, Align::Left, Role::Title.in_tone(TextTone::Primary));
        let right = Rect { x: title.right() - room, width: room, ..title };
        page.text(right, &typed, Align::Left, Role::Note);
        let (_, rest) = take_top(rest, 1);
        let shown = self.shown(here);
        if shown.is_empty() {
            page.text(rest, here.words().nothing_found, Align::Left, Role::Note);
        }
        let items: Vec<_> = shown.into_iter().map(|item| (item.name, item.note)).collect();
        let look = ListLook { each: if page.area.height >= 40 { 2 } else { 1 }, counts: true };
        draw_list(page, rest, &items, self.at, look, WindowTouch::Item);
    }
}

/// The class of somebody who waits, or when the appointment is; nothing for everybody else.
pub(super) fn kind(ticket: &Ticket, here: &WindowSession) -> String {
    let due = ticket.due.map(|due| (here.words().due)(&due.format("%H:%M").to_string()));
    due.unwrap_or_else(|| here.class(&ticket.class))
}

/// How long somebody has waited.
pub(super) fn waits(ticket: &Ticket, here: &WindowSession) -> String {
    (here.words().waits)(&here.since(ticket.issued_at))
}
