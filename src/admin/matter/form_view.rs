//! How a matter's form looks: field below field, problems where they are, and the guide as visitors will see it.
use super::editor::FieldEditor;
use super::field::MatterField;
use super::field_text::{shown, unit};
use super::form::{FormQuestion, MatterForm};
use super::form_layout::{label, parts};
use crate::admin::{AdminSession, AdminTouch};
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{DraftFinding, DraftSeverity};
use crate::kiosk::GuidePreview;
use crate::text::layout::wrap::wrap;
use crate::ui::desk::{grid, question};
use crate::ui::{Align, Highlight, LIGHT, Page, Role, TextTone, narrowed, take_bottom, take_top};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows of what is written in a field that is open, at most; and of its candidates.
const WRITTEN: u16 = 8;
const CANDIDATES: u16 = 2;
/// Rows a problem takes at most.
const PROBLEM: usize = 2;

/// The rows of a field.
struct FieldRows {
    field: MatterField,
    value: Vec<String>,
    problems: Vec<(DraftSeverity, Vec<String>)>,
    height: u16,
}

impl MatterForm {
    pub(super) fn draw(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let area = narrowed(area, 1);
        if !self.is_read {
            page.text(take_top(area, 2).1, here.words().matter.reading, Align::Left, Role::Fact);
            return;
        }
        if let Some(asked) = self.asked() {
            let words = &here.words().matter;
            let (said, note) = match asked {
                FormQuestion::Remove => (words.ask_remove, words.ask_remove_note.to_owned()),
                FormQuestion::Overtaken(who, _) => (words.overtaken, (words.overtaken_note)(who)),
            };
            return question(page, narrowed(area, 1), said, &note, true);
        }
        if self.shows_preview {
            return self.draw_preview(page, here, area);
        }
        let (preview, form) = parts(area);
        if !preview.is_empty() {
            self.draw_preview(page, here, preview);
        }
        match &self.open {
            Some(open) if open.has_sheet() => self.draw_sheet(page, here, form, open),
            _ => self.draw_fields(page, here, form),
        }
    }

    /// The guide as the kiosk will show it, on the page where the open field shows.
    fn draw_preview(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let (head, below) = take_top(area, 1);
        let guide = &self.read.guide;
        let mut without = guide.clone();
        self.at.copy(&Guide::default(), &mut without);
        let beside = (self.open.is_some() && without != *guide).then_some(&without);
        let preview = self.preview(here, beside);
        page.fill(below, page.theme.page);
        let (at, count) = preview.view(page, below, || AdminTouch::Nothing);
        let said = (here.words().matter.preview)(at + 1, count.max(1));
        page.text(head, &said, Align::Left, Role::Note);
    }

    fn preview<'p>(&'p self, here: &'p AdminSession, beside: Option<&'p Guide>) -> GuidePreview<'p> {
        let (hall, guide) = (&here.hall, &self.read.guide);
        GuidePreview { hall, guide, lang: here.lang, now: here.now, beside, turned: self.turned }
    }

    /// How many pages of the guide are shown beside the form, or in its place, where the page has an area; none where it is not seen.
    pub(super) fn preview_pages(&self, here: &AdminSession, area: Rect) -> usize {
        let area = narrowed(area, 1);
        let preview = if self.shows_preview { area } else { parts(area).0 };
        if preview.is_empty() {
            return 0;
        }
        let mut buffer = Buffer::empty(here.area);
        let grid = grid(here.area);
        let mut page = Page::new(&mut buffer, here.area, grid, LIGHT, Highlight::default());
        let (_, below) = take_top(preview, 1);
        self.preview(here, None).view(&mut page, below, || AdminTouch::Nothing).1
    }

    fn draw_sheet(
        &self,
        page: &mut Page<'_, AdminTouch>,
        here: &AdminSession,
        area: Rect,
        open: &FieldEditor,
    ) {
        page.fill(area, page.theme.card);
        let (head, rest) = take_top(area, 1);
        page.fill(head, page.theme.primary);
        page.text(narrowed(head, 1), (here.words().matter.field)(self.at.key()), Align::Left, Role::Title);
        let problems = self.problems(self.at, rest.width.saturating_sub(2), here);
        let rows: usize = problems.iter().map(|(_, lines)| lines.len()).sum();
        let (below, rest) = take_bottom(rest, u16::try_from(rows).unwrap_or(0).min(rest.height / 3));
        open.view_sheet(page, here, rest);
        draw_problems(page, narrowed(below, 1), &problems);
    }

    /// What is wrong with a field, broken into lines.
    fn problems(
        &self,
        field: MatterField,
        width: u16,
        here: &AdminSession,
    ) -> Vec<(DraftSeverity, Vec<String>)> {
        let of_field = |finding: &&DraftFinding| finding.field.as_deref() == Some(field.key());
        let lines = |finding: &DraftFinding| {
            let mut lines = wrap(&format!("▲ {}", here.say(&finding.message)), width.into());
            if lines.len() > PROBLEM {
                lines.truncate(PROBLEM);
                if let Some(last) = lines.last_mut() {
                    last.push('…');
                }
            }
            (finding.severity, lines)
        };
        let mut findings: Vec<&DraftFinding> = self.read.findings.iter().filter(of_field).collect();
        findings.sort_by_key(|finding| finding.severity);
        // A field nobody has come to yet in a new matter is not wrong, it is empty.
        findings.into_iter().take(2).map(lines).collect()
    }

    fn rows(&self, field: MatterField, here: &AdminSession, (width, most): (u16, usize)) -> FieldRows {
        let mut value = wrap(&shown(field, &self.read.guide, &self.record, here), width.into());
        if value.len() > most {
            value.truncate(most);
            if let Some(last) = value.last_mut() {
                last.push_str(" …");
            }
        }
        let problems = self.problems(field, width, here);
        let rows = |count: usize| u16::try_from(count).unwrap_or(1);
        let written = match self.open.as_ref().filter(|_| field == self.at) {
            Some(FieldEditor::Text(entry)) => {
                let candidates = if entry.is_composing() { CANDIDATES } else { 0 };
                entry.rows_in(width).clamp(1, WRITTEN) + candidates
            }
            Some(_) => 1,
            None => rows(value.len()).max(1),
        };
        let height = written + rows(problems.iter().map(|(_, lines)| lines.len()).sum());
        FieldRows { field, value, problems, height }
    }

    fn draw_fields(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let label = label(here);
        let width = area.width.saturating_sub(label + 1);
        let most = match area.height {
            0..30 => 1,
            30..40 => 2,
            _ => 3,
        };
        let all: Vec<FieldRows> =
            MatterField::ALL.iter().map(|(field, _)| self.rows(*field, here, (width, most))).collect();
        let from = first_seen(&all, self.at.place(), area.height);
        let mut rest = area;
        let mut goes_on = false;
        for rows in all.iter().skip(from) {
            goes_on = rest.height < rows.height;
            if rest.height == 0 {
                break;
            }
            let (row, below) = take_top(rest, rows.height);
            self.draw_field(page, here, row, (rows, label));
            rest = below;
        }
        if from > 0 {
            page.text(Rect { height: 1, ..area }, "▲", Align::Right, Role::Note);
        }
        if goes_on {
            page.text(take_bottom(area, 1).0, "▼", Align::Right, Role::Note);
        }
    }

    fn draw_field(
        &self,
        page: &mut Page<'_, AdminTouch>,
        here: &AdminSession,
        area: Rect,
        (rows, label): (&FieldRows, u16),
    ) {
        let field = rows.field;
        let (is_chosen, theme) = (field == self.at, page.theme);
        let open = self.open.as_ref().filter(|_| is_chosen);
        let written = rows.height - problem_rows(rows);
        let (top, problems) = take_top(area, written);
        let ground = match (is_chosen, open) {
            (true, None) => theme.soft,
            (true, Some(_)) => theme.card,
            (false, _) => theme.page,
        };
        page.fill(top, ground);
        let first = Rect { height: 1, ..top };
        let mark = match (is_chosen, self.is_changed(field)) {
            (true, _) => "▶",
            (false, true) => "●",
            (false, false) => " ",
        };
        page.text(first, mark, Align::Left, Role::Fact.in_tone(TextTone::Warning));
        let letter = Rect { x: top.x + 2, width: 1, ..first };
        page.text(letter, &field.letter().to_string(), Align::Left, Role::Note);
        let name = Rect { x: top.x + 4, width: label - 5, ..first };
        let tone = if self.is_changed(field) { TextTone::Primary } else { TextTone::Usual };
        page.text(name, (here.words().matter.field)(field.key()), Align::Left, Role::Label.in_tone(tone));
        let beside = |area: Rect| Rect {
            x: area.x + label.min(area.width),
            width: area.width.saturating_sub(label + 1),
            ..area
        };
        match open {
            None => {
                page.target(top, AdminTouch::Field(field.place()));
                let role = if rows.value.is_empty() { Role::Note } else { Role::Body };
                let empty = ["—".to_owned()];
                let is_empty = rows.value.iter().all(String::is_empty);
                let value = if is_empty { &empty[..] } else { &rows.value };
                page.lines(beside(top), value, Align::Left, if is_chosen { Role::Fact } else { role });
            }
            Some(open) => draw_open(page, here, beside(top), open),
        }
        draw_problems(page, beside(problems), &rows.problems);
    }
}

/// What is being written in a row.
fn draw_open(page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect, open: &FieldEditor) {
    match open {
        FieldEditor::Text(entry) => {
            let candidates = if entry.is_composing() { CANDIDATES } else { 0 };
            let (below, text) = take_bottom(area, candidates);
            page.part(text, AdminTouch::Entry, |page| entry.view_bare(page, text));
            page.part(below, AdminTouch::Entry, |page| entry.view_desk_candidates(page, below));
        }
        FieldEditor::Code(field) | FieldEditor::Number(field, _) => {
            page.text(area, &field.shown(true), Align::Left, Role::Fact);
        }
        FieldEditor::Limit(limit) => {
            let (days, counts) = limit.shown();
            page.text(area, &format!("{days}  ◀ {} ▶", unit(counts, here)), Align::Left, Role::Fact);
            page.target(area, AdminTouch::Key(crate::ui::input::Key::Char(' ')));
        }
        _ => {}
    }
}

fn draw_problems(page: &mut Page<'_, AdminTouch>, area: Rect, problems: &[(DraftSeverity, Vec<String>)]) {
    let mut rest = area;
    for (severity, lines) in problems {
        let (rows, below) = take_top(rest, u16::try_from(lines.len()).unwrap_or(1));
        let tone = if *severity == DraftSeverity::Error { TextTone::Warning } else { TextTone::Usual };
        page.lines(rows, lines, Align::Left, Role::Note.in_tone(tone));
        rest = below;
    }
}

fn problem_rows(rows: &FieldRows) -> u16 {
    rows.problems.iter().map(|(_, lines)| u16::try_from(lines.len()).unwrap_or(1)).sum()
}

/// The first field that is seen, so that the chosen one is seen whole with one more below it.
fn first_seen(all: &[FieldRows], chosen: usize, height: u16) -> usize {
    let until = (chosen + 1).min(all.len().saturating_sub(1));
    let mut room = height;
    let mut from = until;
    for at in (0..=until).rev() {
        let needs = all.get(at).map_or(1, |rows| rows.height);
        if needs > room {
            break;
        }
        room -= needs;
        from = at;
    }
    from.min(chosen)
}
