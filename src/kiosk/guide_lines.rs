//! A guide as lines to be paged: what to bring first.
use super::ticket_words;
use crate::app::screen::Context;
use crate::hall::catalogue::{Guide, Material, Situation};
use crate::text::Lang;
use crate::text::kiosk::KioskWords;
use crate::text::kiosk::whereabouts;
use crate::text::layout::wrap::wrap;
use crate::ui::{Density, qr_size};

/// One thing on a page of a guide; how many rows it takes is [`GuideLine::rows`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GuideLine {
    /// The heading of a section; it is never the last line of a page.
    Heading(String),
    /// A line of text, already broken.
    Text(String),
    /// A QR code and what it is for; the words stand beside it where there is no room below.
    Qr {
        /// What it says.
        link: String,
        /// What it is for.
        caption: String,
        /// The words stand beside it.
        beside: bool,
    },
}

impl GuideLine {
    /// Rows it takes, blank ones after it included.
    pub fn rows(&self, large: bool) -> u16 {
        match self {
            GuideLine::Heading(_) => 2,
            GuideLine::Text(_) => u16::from(large) + 1,
            GuideLine::Qr { link, beside, .. } => {
                qr_size(link, Density::Sparing).map_or(0, |(_, rows)| rows + if *beside { 0 } else { 2 })
            }
        }
    }
}

/// The lines of a guide for a page of some columns and rows.
pub(super) fn lines(
    context: &Context,
    guide: &Guide,
    situation: Option<&Situation>,
    (width, height): (u16, u16),
) -> Vec<GuideLine> {
    let words = context.words();
    let mut all = Vec::new();
    let mut section = |title: &str, texts: Vec<String>| {
        if texts.iter().any(|text| !text.is_empty()) {
            all.push(GuideLine::Heading(title.to_owned()));
            let broken = texts.iter().filter(|text| !text.is_empty()).flat_map(|text| indented(text, width));
            all.extend(broken.map(GuideLine::Text));
        }
    };
    section(words.bring, bring(context.lang, guide, situation));
    section(words.limits, terms(words, guide));
    let fee = if guide.fee == "不收费" { words.free } else { &guide.fee };
    section(words.fee, vec![fee.to_owned()]);
    let numbered = |(at, step): (usize, &String)| format!("{}. {step}", at + 1);
    section(words.process, guide.process.iter().enumerate().map(numbered).collect());
    section(words.place, place(context, guide));
    section(words.conditions, points(&guide.conditions));
    section(words.phones, phones(words, guide));
    let code = (words.code)(&guide.code);
    section(context.department(&guide.department), vec![code]);
    all.extend(online(words, guide, width, height));
    all
}

/// The code of the online link, or where else it is.
fn online(words: &KioskWords, guide: &Guide, width: u16, height: u16) -> Vec<GuideLine> {
    if guide.link.is_empty() {
        return Vec::new();
    }
    let size = qr_size(&guide.link, Density::Sparing).filter(|(columns, _)| *columns <= width);
    let code = |beside| {
        let caption = words.scan_online.to_owned();
        GuideLine::Qr { link: guide.link.clone(), caption, beside }
    };
    let heading = GuideLine::Heading(words.online.to_owned());
    match size {
        Some((_, rows)) if rows + 5 <= height => vec![heading, code(false)],
        Some((columns, rows)) if rows <= height && columns + 24 <= width => vec![code(true)],
        _ => {
            let told = wrap(words.link_on_paper, width.into());
            std::iter::once(heading).chain(told.into_iter().map(GuideLine::Text)).collect()
        }
    }
}

/// Where and when it is dealt with.
fn place(context: &Context, guide: &Guide) -> Vec<String> {
    let (words, lang) = (context.words(), context.lang);
    let windows = whereabouts::windows(lang, &guide.windows);
    let windows = if windows.is_empty() { windows } else { (words.at_windows)(&windows) };
    let place = whereabouts::place(lang, &context.hall.setup.centre, &guide.place);
    vec![place, windows, whereabouts::hours(lang, &guide.hours)]
}

fn bring(lang: Lang, guide: &Guide, situation: Option<&Situation>) -> Vec<String> {
    let mut lines = brought(lang, guide, situation);
    if lines.is_empty() {
        let words = lang.words();
        let none = if guide.materials.is_empty() { words.bring_nothing } else { words.bring_nothing_more };
        return vec![none.to_owned()];
    }
    if guide.materials_in(situation).any(|material| material.may_follow) {
        lines.push(lang.words().may_follow_note.to_owned());
    }
    lines
}

/// What is brought in a situation, numbered; where somebody is not sure, with the situations that alone need it.
pub(super) fn brought(lang: Lang, guide: &Guide, situation: Option<&Situation>) -> Vec<String> {
    let only = |one: &Material| {
        let needing = guide.needing(one).filter(|_| situation.is_none());
        needing.map(|needing| lang.say(&needing.name)).collect::<Vec<_>>()
    };
    let numbered = (1..).zip(guide.materials_in(situation));
    numbered.map(|(at, one)| format!("{at}. {}", material(lang, one, &only(one)))).collect()
}

/// A document with its copies: `户口簿（原件 1 份，复印件 2 份）`; with the situations that alone need it, where they are told.
fn material(lang: Lang, material: &Material, only: &[&str]) -> String {
    let words = lang.words();
    let only = (!only.is_empty()).then(|| (words.only_in)(&lang.list(only)));
    let originals = material.originals.filter(|n| *n > 0).map(|n| (words.originals)(n));
    let copies = material.copies.filter(|n| *n > 0).map(|n| (words.copies)(n));
    let later = material.may_follow.then(|| words.may_follow.to_owned());
    let notes: Vec<String> = [only, originals, copies, later].into_iter().flatten().collect();
    lang.noted(&material.name, &notes)
}

fn terms(words: &KioskWords, guide: &Guide) -> Vec<String> {
    let mut terms = ticket_words::limits(words, guide);
    terms.extend(guide.visits.map(|n| (words.visits)(n)));
    terms
}

fn phones(words: &KioskWords, guide: &Guide) -> Vec<String> {
    let phone = (!guide.phone.is_empty()).then(|| (words.phone)(&guide.phone));
    let complaints = (!guide.complaints.is_empty()).then(|| (words.complaints)(&guide.complaints));
    phone.into_iter().chain(complaints).collect()
}

/// The points of a text that numbers them: `1.甲；2.乙` is two.
fn points(text: &str) -> Vec<String> {
    let mut points = vec![String::new()];
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let numbered = c.is_ascii_digit() && matches!(rest.peek(), Some('.' | '．' | '、'));
        if c == '\n' || numbered && matches!(before, '；' | '。' | ';') {
            points.push(String::new());
        }
        if c != '\n' {
            points.last_mut().into_iter().for_each(|point| point.push(c));
        }
        before = c;
    }
    points.iter().map(|point| point.trim().to_owned()).collect()
}

/// Breaks a text; lines after the first of a numbered one stand under its words.
fn indented(text: &str, width: u16) -> Vec<String> {
    let width = usize::from(width.max(12));
    let number: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    if !number.ends_with('.') || number.len() > 3 {
        return wrap(text, width);
    }
    let hang = number.len() + 1;
    let rest = text.get(hang..).unwrap_or_default();
    let broken = wrap(rest, width - hang);
    let lead = |at: usize| if at == 0 { format!("{number} ") } else { " ".repeat(hang) };
    broken.iter().enumerate().map(|(at, line)| lead(at) + line).collect()
}

/// Cuts lines into pages of some rows; a heading is never the last thing on a page.
pub(super) fn pages(lines: Vec<GuideLine>, rows: u16, large: bool) -> Vec<Vec<GuideLine>> {
    let mut pages: Vec<Vec<GuideLine>> = vec![Vec::new()];
    let mut room = rows;
    for line in lines {
        let needs = line.rows(large) + u16::from(matches!(line, GuideLine::Heading(_)));
        if needs > room && pages.last().is_some_and(|page| !page.is_empty()) {
            let orphan = pages.last_mut().and_then(|page| match page.last() {
                Some(GuideLine::Heading(_)) => page.pop(),
                _ => None,
            });
            room = rows.saturating_sub(orphan.as_ref().map_or(0, |line| line.rows(large)));
            pages.push(orphan.into_iter().collect());
        }
        room = room.saturating_sub(line.rows(large));
        pages.last_mut().into_iter().for_each(|page| page.push(line.clone()));
    }
    pages.retain(|page| !page.is_empty());
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_does_not_end_a_page() {
        let text = |t: &str| GuideLine::Text(t.into());
        let lines = vec![
            GuideLine::Heading("甲".into()),
            text("一"),
            text("二"),
            GuideLine::Heading("乙".into()),
            text("三"),
        ];
        let cut = pages(lines, 5, false);
        assert_eq!(cut.len(), 2);
        assert_eq!(cut[1][0], GuideLine::Heading("乙".into()));
    }

    #[test]
    fn numbered_points_stand_on_their_own() {
        assert_eq!(
            points("1.甲有3.5元；2.乙。10、丙"),
            ["1.甲有3.5元；", "2.乙。10、丙"],
            "ten and more are rare"
        );
        assert_eq!(points("没有编号。"), ["没有编号。"]);
    }

    #[test]
    fn numbered_lines_hang() {
        assert_eq!(indented("1. 居民身份证原件", 13), ["1. 居民身份证", "   原件"]);
        assert_eq!(indented("没有编号", 20), ["没有编号"]);
    }
}
