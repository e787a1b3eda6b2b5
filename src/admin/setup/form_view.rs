//! How an entry is drawn: its fields below each other, what is wrong at each, and what depends on it.
use super::desk::depends;
use super::field_editor::EntryEditor;
use super::form::EntryForm;
use super::row::{FieldRow, draw_rows};
use super::shown::shown;
use crate::admin::{AdminSession, AdminTouch};
use crate::hall::drafts::DraftSeverity;
use crate::text::layout::wrap::columns;
use crate::text::setup_forms::{dependence, field_hint, field_name, words};
use crate::ui::desk::{question, sheet};
use crate::ui::{Align, Page, Role, TextTone, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// Rows of the line in which a field is written, with its candidates.
const WRITTEN: u16 = 4;

impl EntryForm {
    /// Draws the entry.
    pub(super) fn draw(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        draw_form(self, page, here, area);
    }
}

fn draw_form(form: &EntryForm, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
    let words = words(here.lang);
    let area = narrowed(take_top(area, 1).1, 2);
    if form.asks_drop {
        question(page, area, words.ask_drop, words.drop_note, true);
        return;
    }
    let entry = form.entry(here);
    let fields = form.fields();
    let name = |key: &str| field_name(here.lang, form.kind.id, key);
    let (foot, body) = take_bottom(area, 1);
    let all = depends(here, form.kind.id, entry.text(form.kind.code));
    let said: Vec<String> = all.iter().map(|one| dependence(here.lang, one)).collect();
    let said = match (said.is_empty(), form.fresh.is_some()) {
        (_, true) => words.fresh_how.to_owned(),
        (true, false) => words.form_how.to_owned(),
        (false, false) => (words.depends)(&here.lang.list(&said)),
    };
    page.text(foot, &said, Align::Left, Role::Note);
    let written = if matches!(form.open, Some(EntryEditor::Pick(_)) | None) { 0 } else { WRITTEN };
    let (writing, body) = take_bottom(body, written);
    let label = fields.iter().map(|field| columns(name(field.key))).max().unwrap_or(8);
    let label = u16::try_from(label).unwrap_or(12).min(body.width / 2);
    let rows: Vec<FieldRow<'_>> = fields
        .iter()
        .enumerate()
        .map(|(at, field)| {
            let value = entry.get(field.key);
            let held = shown(field, value, here);
            let is_empty = value.is_none();
            let mut below: Vec<(String, TextTone)> = form
                .findings
                .iter()
                .filter(|finding| finding.key.as_deref() == Some(field.key))
                // What nobody has come to yet is empty, not wrong.
                .filter(|_| form.fresh.is_none() || !is_empty)
                .map(|finding| {
                    let is_error = finding.severity == DraftSeverity::Error;
                    (
                        format!("▲ {}", finding.said),
                        if is_error { TextTone::Warning } else { TextTone::Usual },
                    )
                })
                .collect();
            let hint = field_hint(here.lang, form.kind.id, field.key);
            if at == form.at && !hint.is_empty() {
                below.push((hint.to_owned(), TextTone::Usual));
            }
            let value = match (held.is_empty(), field.is_needed) {
                (false, _) => held,
                (true, true) => words.reads_nothing.to_owned(),
                (true, false) => words.usual.to_owned(),
            };
            FieldRow { at, name: name(field.key), value, is_empty, is_chosen: at == form.at, below }
        })
        .collect();
    draw_rows(page, body, label, &rows);
    let Some(field) = fields.get(form.at) else { return };
    match &form.open {
        None => {}
        Some(EntryEditor::Pick(pick)) => {
            let hint = field_hint(here.lang, form.kind.id, field.key);
            let list = sheet(page, body, (76, 30), name(field.key), hint);
            pick.view(page, list);
        }
        Some(open) => draw_open(form, page, here, writing, (name(field.key), open)),
    }
}

/// The field that is written, in a card of its own at the bottom.
fn draw_open(
    form: &EntryForm,
    page: &mut Page<'_, AdminTouch>,
    here: &AdminSession,
    area: Rect,
    (name, open): (&str, &EntryEditor),
) {
    page.fill(area, page.theme.soft);
    let inner = narrowed(area, 1);
    let (head, rest) = take_top(inner, 1);
    let hint = form.fields().get(form.at).map_or("", |field| field_hint(here.lang, form.kind.id, field.key));
    match &form.wrong {
        Some(wrong) => {
            page.text(head, &format!("▲ {wrong}"), Align::Left, Role::Label.in_tone(TextTone::Warning));
        }
        None => page.text(head, format!("{name}  {hint}").trim_end(), Align::Left, Role::Label),
    }
    let (text, below) = take_top(rest, 1);
    page.fill(text, page.theme.card);
    match open {
        EntryEditor::Words(entry) => {
            page.part(text, AdminTouch::Entry, |page| entry.view_bare(page, text));
            page.part(below, AdminTouch::Entry, |page| entry.view_desk_candidates(page, below));
        }
        EntryEditor::Plain(field) | EntryEditor::Numbers(_, _, field) => {
            page.text(text, &field.shown(true), Align::Left, Role::Fact);
        }
        EntryEditor::Pick(_) => {}
    }
}
