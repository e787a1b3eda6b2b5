//! A time limit: a number and what it counts.
use super::entries::EditReply;
use crate::admin::field_exit::FieldExit;
use crate::hall::catalogue::{LimitUnit, TimeLimit};
use crate::ui::{Takes, TextField, input::Key};

/// Digits of a limit at most.
const DIGITS: usize = 4;

/// A limit while it is filled in; without a number there is none.
#[derive(Debug)]
pub(super) struct LimitEditor {
    days: TextField,
    unit: LimitUnit,
}

impl LimitEditor {
    pub fn new(limit: Option<TimeLimit>) -> LimitEditor {
        let text = limit.map_or_else(String::new, |limit| limit.days.to_string());
        let unit = limit.map_or(LimitUnit::WorkingDays, |limit| limit.unit);
        LimitEditor { days: TextField::new(Takes::Digits, DIGITS).with(&text), unit }
    }

    pub fn value(&self) -> Option<TimeLimit> {
        let days = self.days.text().parse().ok()?;
        Some(TimeLimit { days, unit: self.unit })
    }

    /// The number as it is shown, and what it counts.
    pub fn shown(&self) -> (String, LimitUnit) {
        (self.days.shown(true), self.unit)
    }

    pub fn paste(&mut self, letter: char) {
        self.days.insert(letter);
    }

    pub fn key(&mut self, key: Key) -> EditReply {
        match key {
            Key::Char(' ') => {
                self.unit = match self.unit {
                    LimitUnit::WorkingDays => LimitUnit::CalendarDays,
                    LimitUnit::CalendarDays => LimitUnit::WorkingDays,
                };
            }
            key => {
                if !self.days.key(key) {
                    return FieldExit::of(key).into();
                }
            }
        }
        EditReply::Stay
    }
}
