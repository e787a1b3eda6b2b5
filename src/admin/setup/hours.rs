//! The hours of one day, of the hall or of some lines: closed this afternoon, a Saturday morning. In force at once.
use super::field_editor::{referred, spans};
use super::hours_asked::HoursQuestion;
use super::hours_plan::{HoursEditor, HoursPlan, HoursRow, day_of};
use super::message::HoursOrder;
use super::pick::{PickOption, PickReply, SetupPicker};
use crate::admin::field_exit::{FieldExit, typed, written};
use crate::admin::{AdminSession, PageReply};
use crate::hall::calendar::{Span, SpecialDay};
use crate::hall::setup_forms::Reference;
use crate::hall::{LineCode, Name};
use crate::text::layout::half_width::half_width;
use crate::text::setup_forms::words;
use crate::ui::keyboard::{KeyboardMode, TextEntry};
use crate::ui::{Takes, TextField, input::Key};
use chrono::{NaiveDate, NaiveTime, TimeDelta};

/// The most characters of a note.
const NOTE: usize = 60;

/// The page of one day's hours.
#[derive(Debug)]
pub struct HoursPage {
    pub(super) day: NaiveDate,
    /// The lines; one without a code stands for the whole hall, and none is that nobody chose yet.
    pub(super) chosen_lines: Vec<String>,
    pub(super) plan: HoursPlan,
    pub(super) own: Vec<Span>,
    pub(super) note: String,
    pub(super) note_en: String,
    pub(super) at: usize,
    pub(super) open: Option<HoursEditor>,
    pub(super) wrong: Option<String>,
    pub(super) is_sent: bool,
    /// What is asked before it takes effect.
    pub(super) question: Option<HoursQuestion>,
    pub(super) sheets: u32,
}

impl HoursPage {
    /// The hours of today.
    pub fn new(here: &AdminSession) -> HoursPage {
        HoursPage {
            day: here.now.date(),
            chosen_lines: Vec::new(),
            plan: HoursPlan::default(),
            own: Vec::new(),
            note: String::new(),
            note_en: String::new(),
            at: 0,
            open: None,
            wrong: None,
            is_sent: false,
            question: None,
            sheets: 0,
        }
    }

    /// The rows there are: hours are typed only where they are one's own, and a note says why they are other than usual.
    pub(super) fn rows(&self) -> Vec<HoursRow> {
        let mut rows = vec![HoursRow::Day, HoursRow::Whom, HoursRow::How];
        if self.plan == HoursPlan::Own {
            rows.push(HoursRow::Spans);
        }
        if self.plan != HoursPlan::Usual {
            rows.extend([HoursRow::Note, HoursRow::NoteEn]);
        }
        rows
    }

    /// The hours of a line, or of the hall, on a usual day.
    fn usual(line: Option<&str>, here: &AdminSession) -> Vec<Span> {
        match line.and_then(|code| here.hall.line(code)) {
            Some(line) => line.intervals.iter().map(|interval| interval.open).collect(),
            None => here.hall.setup.hours.clone(),
        }
    }

    /// When a line, or the hall, is open then.
    fn spans(&self, line: Option<&str>, here: &AdminSession) -> Vec<Span> {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN);
        match self.plan {
            HoursPlan::ClosedDay => Vec::new(),
            HoursPlan::Own => self.own.clone(),
            HoursPlan::Usual => Self::usual(line, here),
            HoursPlan::ClosedAfternoon | HoursPlan::OpenMorning => {
                let morning = Self::usual(line, here).into_iter().filter(|span| span.from < noon);
                morning.map(|span| Span { until: span.until.min(noon), ..span }).collect()
            }
        }
    }

    /// What is to be: lines that have other hours on usual days are closed within their own, each group by an order of its own.
    pub(super) fn orders(&self, here: &AdminSession) -> Vec<HoursOrder> {
        let named = self.chosen_lines.iter().filter(|code| !code.is_empty());
        let mut lines: Vec<LineCode> = named.map(|code| code.as_str().into()).collect();
        lines.sort();
        let clears = self.plan == HoursPlan::Usual;
        let open = |line: Option<&str>| if clears { Vec::new() } else { self.spans(line, here) };
        let mut groups: Vec<(Vec<Span>, Vec<LineCode>)> = Vec::new();
        if lines.is_empty() {
            groups.push((open(None), Vec::new()));
        }
        for line in lines {
            let open = open(Some(line.as_str()));
            match groups.iter_mut().find(|(known, _)| *known == open) {
                Some((_, lines)) => lines.push(line),
                None => groups.push((open, vec![line])),
            }
        }
        let note = if clears { Name::default() } else { Name::new(self.note.trim(), self.note_en.trim()) };
        let order = |(open, lines)| HoursOrder {
            special: SpecialDay { day: self.day, lines, open, note: note.clone() },
            clears,
        };
        groups.into_iter().map(order).collect()
    }

    pub(super) fn open(&mut self, here: &AdminSession) {
        let words = words(here.lang);
        let Some(row) = self.rows().get(self.at).copied() else { return };
        self.sheets = self.sheets.wrapping_add(1);
        let note = |text: &str| {
            HoursEditor::Note(Box::new(TextEntry::line(NOTE, KeyboardMode::usual(here.lang)).with(text)))
        };
        let plain = |text: &str, most| HoursEditor::Text(TextField::new(Takes::Text, most).with(text));
        self.open = Some(match row {
            HoursRow::Day => plain(&self.day.to_string(), 10),
            HoursRow::Whom => HoursEditor::Lines(SetupPicker::some_or_all(
                referred(Reference::Lines, here),
                words.whole_hall,
                self.chosen_lines.clone(),
            )),
            HoursRow::How => {
                let option = |(at, plan): (usize, HoursPlan)| PickOption {
                    key: at.to_string(),
                    name: plan.said(words).to_owned(),
                    note: String::new(),
                };
                let all = HoursPlan::ALL.into_iter().enumerate().map(option).collect();
                let at = HoursPlan::ALL.iter().position(|plan| *plan == self.plan).unwrap_or(0);
                HoursEditor::Plan(SetupPicker::one(all, &at.to_string()))
            }
            HoursRow::Spans => {
                let own: Vec<String> = self.own.iter().map(ToString::to_string).collect();
                plain(&own.join(" "), 60)
            }
            HoursRow::Note => note(&self.note),
            HoursRow::NoteEn => plain(&self.note_en, NOTE),
        });
    }

    fn close(&mut self) {
        (self.open, self.wrong) = (None, None);
        self.sheets = self.sheets.wrapping_add(1);
    }

    /// Goes where a row that is filled in leads.
    fn go(&mut self, exit: FieldExit) {
        self.close();
        self.at = exit.leads(self.at, self.rows().len(), true);
    }

    pub(super) fn picked(&mut self, reply: PickReply, exit: FieldExit) {
        let chosen = match (&self.open, reply) {
            (Some(HoursEditor::Lines(pick) | HoursEditor::Plan(pick)), PickReply::Done) => pick.chosen(),
            (_, PickReply::Drop) => return self.close(),
            _ => return,
        };
        if matches!(self.open, Some(HoursEditor::Lines(_))) {
            self.chosen_lines = chosen;
        } else {
            let at = chosen.first().and_then(|at| at.parse::<usize>().ok()).unwrap_or(0);
            self.plan = HoursPlan::ALL.get(at).copied().unwrap_or_default();
        }
        self.go(exit);
    }

    /// Finishes the text that is open, as by a key that leads elsewhere; one that is no day, or are no hours, stays open.
    pub(super) fn finish(&mut self, exit: FieldExit, here: &AdminSession) {
        let words = words(here.lang);
        let text = match &mut self.open {
            Some(HoursEditor::Text(field)) => field.text().to_owned(),
            Some(HoursEditor::Note(entry)) => {
                entry.settle();
                entry.text().to_owned()
            }
            _ => return,
        };
        let text = text.as_str();
        match self.rows().get(self.at) {
            Some(HoursRow::Day) => {
                let text: String = text.trim().chars().map(half_width).collect();
                let Some(day) = day_of(&text.replace(['/', '.'], "-"), here.now.date()) else {
                    self.wrong = Some("2026-12-31".to_owned());
                    return;
                };
                if day < here.now.date() {
                    self.wrong = Some(words.hours_past.to_owned());
                    return;
                }
                self.day = day;
            }
            Some(HoursRow::Spans) => {
                if let Some(own) = spans(text) {
                    self.own = own;
                } else {
                    self.wrong = Some(words.bad_spans.to_owned());
                    return;
                }
            }
            Some(HoursRow::Note) => text.trim().clone_into(&mut self.note),
            Some(HoursRow::NoteEn) => text.trim().clone_into(&mut self.note_en),
            _ => {}
        }
        self.go(exit);
    }

    pub(super) fn open_key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        let exit = match &mut self.open {
            Some(HoursEditor::Lines(pick) | HoursEditor::Plan(pick)) => {
                let reply = pick.key(key);
                self.picked(reply, FieldExit::of(key));
                return PageReply::stay();
            }
            Some(HoursEditor::Text(field)) => typed(field, key),
            Some(HoursEditor::Note(entry)) => written(entry, key, u16::MAX, here),
            None => FieldExit::Stay,
        };
        match exit {
            FieldExit::Stay => {}
            FieldExit::Drop => self.close(),
            exit => self.finish(exit, here),
        }
        PageReply::stay()
    }

    /// Left and right turn days and plans without opening them.
    pub(super) fn turn(&mut self, forward: bool, here: &AdminSession) {
        match self.rows().get(self.at) {
            Some(HoursRow::Day) => {
                let step = if forward { 1 } else { -1 };
                self.day = (self.day + TimeDelta::days(step)).max(here.now.date());
            }
            Some(HoursRow::How) => {
                let count = HoursPlan::ALL.len();
                let at = HoursPlan::ALL.iter().position(|plan| *plan == self.plan).unwrap_or(0);
                let next = if forward { at + 1 } else { at + count - 1 };
                self.plan = HoursPlan::ALL.get(next % count).copied().unwrap_or_default();
            }
            _ => {}
        }
    }
}
