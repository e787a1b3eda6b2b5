//! How the page of one day's hours is drawn, with what is in force and what will be.
use super::hours::HoursPage;
use super::hours_asked::coming_days;
use super::hours_plan::{HoursEditor, HoursPlan, HoursRow};
use super::hours_text::{day_text, each_of, hours, whom};
use super::row::{FieldRow, draw_rows};
use crate::admin::{AdminSession, AdminTouch};
use crate::hall::calendar::Span;
use crate::text::layout::wrap::columns;
use crate::text::setup_forms::words;
use crate::ui::desk::sheet;
use crate::ui::{Align, Page, Role, TextTone, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// So many special days are listed.
const LISTED: usize = 8;

impl HoursPage {
    /// Draws the page.
    pub(super) fn draw(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        draw_hours(self, page, here, area);
    }
}

fn draw_hours(form: &HoursPage, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
    let words = words(here.lang);
    let area = narrowed(take_top(area, 1).1, 2);
    if form.draw_question(page, here, area) {
        return;
    }
    let (head, rest) = take_top(area, 1);
    page.text(head, words.at_once, Align::Left, Role::Note);
    let rows = form.rows();
    let name = |row: HoursRow| match row {
        HoursRow::Day => words.day,
        HoursRow::Whom => words.whom,
        HoursRow::How => words.how,
        HoursRow::Spans => words.spans,
        HoursRow::Note => words.note,
        HoursRow::NoteEn => words.note_en,
    };
    let value = |row: HoursRow| match row {
        HoursRow::Day => format!("◀ {} ▶", day_text(form.day, here)),
        HoursRow::Whom => whom_of(form, here),
        HoursRow::How => format!("◀ {} ▶", form.plan.said(words)),
        HoursRow::Spans => form.own.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        HoursRow::Note => form.note.clone(),
        HoursRow::NoteEn => form.note_en.clone(),
    };
    let drawn: Vec<FieldRow<'_>> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let held = value(*row);
            let is_empty = held.is_empty();
            let is_open = at == form.at && form.open.is_some();
            let value = match (&form.open, is_empty) {
                (Some(HoursEditor::Text(field)), _) if is_open => field.shown(true),
                (Some(HoursEditor::Note(_)), _) if is_open => String::new(),
                (_, true) if *row == HoursRow::Spans => words.bad_spans.to_owned(),
                (_, true) => words.left_out.to_owned(),
                (_, false) => held,
            };
            let wrong = form.wrong.as_ref().filter(|_| at == form.at);
            let below = wrong.map(|said| (format!("▲ {said}"), TextTone::Warning)).into_iter().collect();
            FieldRow { at, name: name(*row), value, is_empty, is_chosen: at == form.at, below }
        })
        .collect();
    let label = rows.iter().map(|row| columns(name(*row))).max().unwrap_or(8);
    let label = u16::try_from(label).unwrap_or(12);
    let height = u16::try_from(rows.len()).unwrap_or(6) + u16::from(form.wrong.is_some());
    let (fields, rest) = take_top(rest, height);
    draw_rows(page, fields, label, &drawn);
    let (preview, rest) = take_top(take_top(rest, 1).1, 2);
    let lines = [now_text(form, here), preview_text(form, here)];
    page.lines(preview, &lines, Align::Left, Role::Fact);
    draw_special(form, page, here, take_top(rest, 1).1);
    match &form.open {
        Some(HoursEditor::Lines(pick)) => {
            let list = sheet(page, area, (60, 24), words.whom, words.mark_how);
            pick.view(page, list);
        }
        Some(HoursEditor::Plan(pick)) => {
            let list = sheet(page, area, (40, 9), words.how, "");
            pick.view(page, list);
        }
        Some(HoursEditor::Note(entry)) => {
            let place = sheet(page, take_bottom(area, 6.min(area.height)).0, (area.width, 6), words.note, "");
            let (text, below) = take_top(narrowed(place, 1), 1);
            page.part(text, AdminTouch::Entry, |page| entry.view_bare(page, text));
            page.part(below, AdminTouch::Entry, |page| entry.view_desk_candidates(page, below));
        }
        _ => {}
    }
}

/// What is in force on the day.
fn now_text(form: &HoursPage, here: &AdminSession) -> String {
    let line = form.chosen_lines.first().and_then(|code| here.hall.line(code));
    let is_open = |code: &str| here.hall.setup.is_line_open_on(code, form.day);
    let spans: Vec<Span> = match line {
        Some(line) if is_open(&line.code) == Some(true) => {
            here.hall.setup.line_on(line, form.day).intervals.iter().map(|interval| interval.open).collect()
        }
        Some(_) => Vec::new(),
        None => here.hall.setup.hours_on(form.day).map(<[Span]>::to_vec).unwrap_or_default(),
    };
    (words(here.lang).hours_now)(&day_text(form.day, here), &hours(&spans, here))
}

fn preview_text(form: &HoursPage, here: &AdminSession) -> String {
    if form.plan == HoursPlan::Own && form.own.is_empty() {
        return (words(here.lang).missing)(words(here.lang).spans);
    }
    if form.chosen_lines.is_empty() {
        return (words(here.lang).missing)(words(here.lang).whom);
    }
    let (words, orders) = (words(here.lang), form.orders(here));
    let [order] = &orders[..] else {
        return (words.hours_preview_each)(&day_text(form.day, here), &each_of(&orders, here));
    };
    let open = &order.special.open;
    let how = if order.clears { words.back_to_usual.to_owned() } else { hours(open, here) };
    (words.hours_preview)(&day_text(form.day, here), &whom_of(form, here), &how)
}

/// Whom it is about, or that nobody chose yet.
fn whom_of(form: &HoursPage, here: &AdminSession) -> String {
    if form.chosen_lines.is_empty() {
        return words(here.lang).nobody_yet.to_owned();
    }
    let named = form.chosen_lines.iter().filter(|code| !code.is_empty());
    whom(&named.cloned().collect::<Vec<_>>(), here)
}

/// The days that have hours of their own already; the keys go on to them below the form.
fn draw_special(form: &HoursPage, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
    let all = coming_days(here);
    if all.is_empty() {
        return;
    }
    let (head, rest) = take_top(area, 1);
    page.text(head, words(here.lang).special_days, Align::Left, Role::Label);
    let (first, room) = (form.rows().len(), usize::from(rest.height).min(LISTED));
    let chosen = form.at.checked_sub(first);
    let from = chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(room));
    for ((at, special), y) in all.iter().enumerate().skip(from).take(room).zip(rest.y..) {
        let lines: Vec<String> = special.lines.iter().map(ToString::to_string).collect();
        let mark = if chosen == Some(at) { "▶" } else { " " };
        let whom = whom(&lines, here);
        let parts = [day_text(special.day, here), whom, hours(&special.open, here)];
        let said = format!("{mark} {}  {}", parts.join("  "), here.say(&special.note));
        let row = Rect { y, height: 1, ..rest };
        page.fill(row, if chosen == Some(at) { page.theme.soft } else { page.theme.page });
        page.text(row, said.trim_end(), Align::Left, Role::Body);
        page.target(row, AdminTouch::Field(first + at));
    }
}
