//! The same as on the screen, as plain lines for a pipe.
use super::rows::{HallSnapshot, LineRow, WindowRow};
use crate::hall::{Hall, calendar::is_clock_set, figures::HallView};
use crate::text::{Lang, layout::wrap::columns, live::words};
use chrono::NaiveDateTime;

/// The hall at a moment in lines of text: a summary, the alarms, every line, every window.
pub fn plain(hall: &Hall, now: &HallView, at: NaiveDateTime, lang: Lang) -> Vec<String> {
    let words = words(lang);
    let alarms = now.alarms(hall, at);
    let look = HallSnapshot { hall, now, at, alarms: &alarms, lang, words };
    let mut text =
        vec![format!("{}  {}", at.format("%Y-%m-%d %H:%M:%S"), look.summary(u16::MAX)), String::new()];
    if !is_clock_set(at) {
        text.push(format!("▲ {}", words.clock_not_set));
    }
    text.extend(alarms.iter().map(|raised| format!("▲ {}", look.alarm(raised))));
    if alarms.is_empty() {
        text.push(words.all_well.to_owned());
    }
    let heading = ["", words.lines, "", words.waiting, words.longest, words.windows_of, words.mean, ""];
    let lines = look.lines().map(|row| line(row, words.stopped));
    text.push(String::new());
    text.extend(table(std::iter::once(heading.map(str::to_owned)).chain(lines), [3, 4, 5, 6]));
    let heading = ["", words.windows, "", "", "", "", words.done];
    let windows = look.windows().map(window);
    text.push(String::new());
    text.extend(table(std::iter::once(heading.map(str::to_owned)).chain(windows), [5, 6]));
    text
}

fn line(row: LineRow, stopped: &str) -> [String; 8] {
    let [waiting, longest, windows, mean] = row.figures;
    let stopped = if row.stopped { stopped } else { "" };
    [mark(row.alarm), row.code, row.name, waiting, longest, windows, mean, stopped.to_owned()]
}

fn window(row: WindowRow) -> [String; 7] {
    [mark(row.alarm), row.code, row.name, row.state.to_owned(), row.what, row.long, row.done]
}

fn mark(alarm: bool) -> String {
    if alarm { "▲" } else { "" }.to_owned()
}

/// Rows with every column as wide as its widest cell; those of `right` stand at its right edge.
fn table<const N: usize, const R: usize>(
    rows: impl Iterator<Item = [String; N]>,
    right: [usize; R],
) -> Vec<String> {
    let rows: Vec<[String; N]> = rows.collect();
    let widest = |at: usize| rows.iter().map(|row| columns(&row[at])).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(widest);
    let cell = |at: usize, text: &str| {
        let air = " ".repeat(widths[at].saturating_sub(columns(text)));
        if right.contains(&at) { air + text } else { text.to_owned() + &air }
    };
    let said = |row: &[String; N]| {
        let cells: Vec<String> = row.iter().enumerate().map(|(at, text)| cell(at, text)).collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(said).collect()
}
