//! The form at the end of a business (办结): what was done, how many, how it ended; plain Enter finishes the usual case.
use super::{
    Hint, WindowRequest, WindowTouch,
    form_reply::{FormReply, hint},
    pick::{MatterPicker, PickOutcome},
    refusal,
    window_session::WindowSession,
};
use crate::hall::desk::{Order, REMARK, Work, remark};
use crate::hall::queue::{Ticket, TicketLabel};
use crate::hall::{LineCode, Name};
use crate::text::layout::half_width::half_width;
use crate::ui::{Takes, TextField, input::Key};

/// The most of one business.
const MOST: u32 = 999;
/// The most businesses on one ticket.
const WORKS: usize = 8;

/// Something that was done.
#[derive(Debug)]
pub(super) struct WorkRow {
    /// The matter's code; empty for the ticket's own.
    pub matter: String,
    /// What it is called.
    pub name: String,
    pub quantity: u32,
    /// The place of the outcome in the hall's list.
    pub outcome: usize,
    /// The next digit begins the quantity anew.
    fresh: bool,
}

/// Where the form is being filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FinishField {
    Matter(usize),
    Quantity(usize),
    Outcome(usize),
    Another,
    Remark,
    Onward,
}

/// The form at the end of a service: what was done, how it ended, where the ticket goes.
#[derive(Debug)]
pub(super) struct FinishForm {
    label: TicketLabel,
    /// The line the ticket is in: it does not go on there.
    queue: LineCode,
    own: String,
    pub(super) rows: Vec<WorkRow>,
    pub(super) remark: TextField,
    /// The place of the line it goes on to among [`FinishForm::lines`].
    onward: Option<usize>,
    lines: Vec<LineCode>,
    pub(super) spot: FinishField,
    pub(super) pick: Option<MatterPicker>,
}

impl FinishForm {
    /// The form of a ticket, filled in for the usual case.
    pub fn new(ticket: &Ticket, matter: Option<&Name>, here: &WindowSession) -> FinishForm {
        let unnamed =
            if ticket.matter.is_some() { here.words().own_matter } else { here.words().no_matter_named };
        let own = matter.map_or(unnamed, |name| here.say(name)).to_owned();
        let served = |code: &&LineCode| here.hall.windows_of(code).next().is_some() && **code != ticket.queue;
        let codes: Vec<LineCode> = here.hall.setup.lines.iter().map(|line| line.code.clone()).collect();
        let lines = codes.iter().filter(served).cloned().collect();
        let mut form = FinishForm {
            label: ticket.label(),
            queue: ticket.queue.clone(),
            own,
            rows: Vec::new(),
            remark: TextField::new(Takes::Text, REMARK),
            onward: None,
            lines,
            spot: FinishField::Matter(0),
            pick: None,
        };
        form.add();
        form.spot = FinishField::Matter(0);
        form
    }

    pub fn label(&self) -> &TicketLabel {
        &self.label
    }

    /// The line the ticket goes on to.
    pub fn onward(&self) -> Option<&LineCode> {
        self.onward.and_then(|at| self.lines.get(at))
    }

    /// Every place that can be filled in, from the top.
    pub fn spots(&self) -> Vec<FinishField> {
        let rows = (0..self.rows.len())
            .flat_map(|at| [FinishField::Matter(at), FinishField::Quantity(at), FinishField::Outcome(at)]);
        rows.chain([FinishField::Another, FinishField::Remark, FinishField::Onward]).collect()
    }

    fn add(&mut self) {
        if self.rows.len() < WORKS {
            let (matter, name) = (String::new(), self.own.clone());
            self.rows.push(WorkRow { matter, name, quantity: 1, outcome: 0, fresh: true });
            self.spot = FinishField::Matter(self.rows.len() - 1);
        }
    }

    fn remove(&mut self) {
        let (FinishField::Matter(at) | FinishField::Quantity(at) | FinishField::Outcome(at)) = self.spot
        else {
            return;
        };
        if self.rows.len() > 1 {
            self.rows.remove(at);
            self.spot = FinishField::Matter(at.min(self.rows.len() - 1));
        }
    }

    pub fn key(&mut self, key: Key, here: &WindowSession) -> FormReply {
        if let Some(pick) = &mut self.pick {
            let picked = pick.key(key, here);
            self.take(picked);
            return FormReply::Stay;
        }
        match key {
            Key::Enter => return self.end(here),
            Key::Escape => return FormReply::Close,
            Key::Down | Key::Tab => self.go(1),
            Key::Up | Key::BackTab => self.go(-1),
            Key::Control('n') => self.add(),
            Key::Control('d') => self.remove(),
            // A remark is a text: these keys lead its caret.
            Key::Left | Key::Right | Key::Home | Key::End | Key::Delete
                if self.spot == FinishField::Remark =>
            {
                self.remark.key(key);
            }
            Key::Left => self.change(-1, here),
            Key::Right => self.change(1, here),
            Key::Backspace | Key::Delete => self.erase(),
            Key::Char(c) if !c.is_control() => self.type_in(c, here),
            _ => {}
        }
        FormReply::Stay
    }

    pub fn touch(&mut self, touch: &WindowTouch, here: &WindowSession) -> FormReply {
        match (touch, &mut self.pick) {
            (WindowTouch::Item(at), Some(pick)) => {
                let picked = pick.touch(*at, here);
                self.take(picked);
            }
            (WindowTouch::TextField(at), None) => match self.spots().get(*at).copied() {
                Some(FinishField::Another) => self.add(),
                // Touched once more, it changes.
                Some(spot) if spot == self.spot => self.change(1, here),
                Some(spot) => self.spot = spot,
                None => {}
            },
            _ => {}
        }
        FormReply::Stay
    }

    /// The order, unless the remark must not be kept; nothing is lost then.
    fn end(&mut self, here: &WindowSession) -> FormReply {
        if let Err(no) = remark(self.remark.text()) {
            self.spot = FinishField::Remark;
            return FormReply::Say(refusal(&no, &here.hall.setup.keys, here.lang));
        }
        let outcome =
            |at: usize| here.hall.setup.outcomes.get(at).map_or_else(String::new, |named| named.code.clone());
        let works = self.rows.iter().map(|row| Work {
            matter: row.matter.clone(),
            quantity: row.quantity.max(1),
            outcome: outcome(row.outcome),
        });
        FormReply::Do(WindowRequest::Order(Order::Finish {
            works: works.collect(),
            remark: self.remark.text().trim().to_owned(),
            onward: self.onward().cloned(),
        }))
    }

    fn go(&mut self, by: isize) {
        let spots = self.spots();
        let at = spots.iter().position(|spot| *spot == self.spot).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(spots.len() - 1);
        self.spot = spots.get(next).copied().unwrap_or(self.spot);
    }

    fn change(&mut self, by: isize, here: &WindowSession) {
        let around = |at: usize, count: usize| (at + count).saturating_add_signed(by) % count.max(1);
        match self.spot {
            FinishField::Matter(_) => self.pick = Some(MatterPicker::new(&self.queue, here)),
            FinishField::Quantity(at) => {
                if let Some(row) = self.rows.get_mut(at) {
                    let more = if by > 0 { row.quantity + 1 } else { row.quantity.saturating_sub(1) };
                    row.quantity = more.clamp(1, MOST);
                }
            }
            FinishField::Outcome(at) => {
                if let Some(row) = self.rows.get_mut(at) {
                    row.outcome = around(row.outcome, here.hall.setup.outcomes.len());
                }
            }
            FinishField::Another => self.add(),
            FinishField::Remark => {}
            // Nowhere is one more place to go on to, the first.
            FinishField::Onward => {
                let at = around(self.onward.map_or(0, |at| at + 1), self.lines.len() + 1);
                self.onward = at.checked_sub(1);
            }
        }
    }

    /// A character of a pasted text: words where words are typed, and nothing elsewhere.
    pub fn paste(&mut self, letter: char, here: &WindowSession) {
        match (&mut self.pick, self.spot) {
            (Some(pick), _) => drop(pick.key(Key::Char(letter), here)),
            (None, FinishField::Remark) => drop(self.remark.insert(letter)),
            _ => {}
        }
    }

    fn type_in(&mut self, c: char, here: &WindowSession) {
        let typed = c;
        let c = half_width(c);
        match self.spot {
            FinishField::Matter(_) => {
                let mut pick = MatterPicker::new(&self.queue, here);
                pick.key(Key::Char(typed), here);
                self.pick = Some(pick);
            }
            FinishField::Quantity(at) => {
                if let (Some(row), Some(digit)) = (self.rows.get_mut(at), c.to_digit(10)) {
                    let before = if row.fresh { 0 } else { row.quantity };
                    (row.quantity, row.fresh) = ((before * 10 + digit).min(MOST), false);
                }
            }
            FinishField::Outcome(at) => {
                let nth = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
                let nth = nth.filter(|nth| *nth < here.hall.setup.outcomes.len());
                if let (Some(row), Some(nth)) = (self.rows.get_mut(at), nth) {
                    row.outcome = nth;
                }
            }
            FinishField::Another => {
                if c == '+' {
                    self.add();
                }
            }
            FinishField::Remark => {
                self.remark.insert(typed);
            }
            FinishField::Onward => {
                let typed = c.to_uppercase().to_string();
                self.onward = self.lines.iter().position(|line| line.starts_with(&typed)).or(self.onward);
            }
        }
    }

    fn erase(&mut self) {
        match self.spot {
            FinishField::Remark => drop(self.remark.key(Key::Backspace)),
            FinishField::Quantity(at) => {
                if let Some(row) = self.rows.get_mut(at) {
                    (row.quantity, row.fresh) = (1, true);
                }
            }
            FinishField::Onward => self.onward = None,
            FinishField::Matter(at) => {
                if let Some(row) = self.rows.get_mut(at) {
                    row.matter.clear();
                    row.name.clone_from(&self.own);
                }
            }
            FinishField::Outcome(_) | FinishField::Another => {}
        }
    }

    /// Looks up anew what is being picked, since it is known by its place among the matters.
    pub fn matters_came(&mut self, here: &WindowSession) {
        if let Some(pick) = &mut self.pick {
            pick.find(here);
        }
    }

    /// Takes a matter that was picked for the row at hand.
    fn take(&mut self, picked: PickOutcome) {
        match picked {
            PickOutcome::Not => {}
            PickOutcome::Nothing => self.pick = None,
            PickOutcome::Matter { code, name } => {
                self.pick = None;
                if let FinishField::Matter(at) = self.spot
                    && let Some(row) = self.rows.get_mut(at)
                {
                    (row.matter, row.name) = (code, name);
                    self.spot = FinishField::Quantity(at);
                }
            }
        }
    }

    pub fn hints(&self, here: &WindowSession, busy: bool) -> Vec<Hint> {
        let (words, keys) = (here.words(), &here.words().keys);
        if self.pick.is_some() {
            return vec![
                Hint { chief: true, ..hint("Enter", keys.confirm, Key::Enter) },
                hint("Esc", keys.back, Key::Escape),
                hint("↑", keys.above, Key::Up),
                hint("↓", keys.below, Key::Down),
            ];
        }
        let changes = self.spot != FinishField::Remark;
        vec![
            Hint { lit: !busy, chief: true, ..hint("Enter", words.enter_finishes, Key::Enter) },
            hint("Esc", keys.back, Key::Escape),
            hint("↓", keys.next_field, Key::Down),
            Hint { lit: changes, ..hint("→", keys.change, Key::Right) },
            Hint { lit: changes, ..hint("←", keys.change_back, Key::Left) },
            Hint { lit: self.rows.len() < WORKS, ..hint("^N", keys.add, Key::Control('n')) },
            Hint { lit: self.rows.len() > 1, ..hint("^D", keys.remove, Key::Control('d')) },
        ]
    }
}
