//! What is said of a printer and of prints, line by line.
use super::PrinterReport;
use crate::hall::queue::{PrintJob, PrintLabel, PrintState};
use crate::paper::{PrinterFault, SlipOutcome};
use crate::text::{Lang, printer::PrinterWords};
use chrono::NaiveDateTime;

/// A running kiosk says every minute how its printer is; what is older than this many minutes may be true no more.
const STALE: i64 = 3;

/// The state in words, what to do about it after it, and what staff should know besides.
pub fn said(status: &PrinterReport, words: &PrinterWords, lang: Lang) -> Vec<String> {
    let health = &status.health;
    let mut said = vec![health.trouble.map_or(words.well, |trouble| trouble.words(lang)).to_owned()];
    said.extend(health.trouble.map(|trouble| (words.cure)(trouble.cure(lang))));
    let low = health.paper_low && health.trouble != Some(PrinterFault::PaperOut);
    said.extend(low.then(|| words.paper_low.to_owned()));
    said.extend((health.at_mouth == Some(true)).then(|| words.at_mouth.to_owned()));
    said
}

/// What is said of the kiosk that holds the printer, where one does.
pub fn kiosk(status: &PrinterReport, kiosk: &str, now: NaiveDateTime, words: &PrinterWords) -> Vec<String> {
    if !status.by_kiosk {
        return Vec::new();
    }
    let mut lines = vec![(words.held_by_kiosk)(kiosk)];
    let Some(report) = &status.report else {
        lines.push(words.kiosk_said_nothing.to_owned());
        return lines;
    };
    let model = if report.model.is_empty() { words.nameless_kiosk } else { &report.model };
    lines.push((words.kiosk_said)(&report.at.format("%Y-%m-%d %H:%M:%S").to_string(), model));
    let trouble_since = report.since.filter(|_| !report.trouble.is_empty());
    lines.extend(trouble_since.map(|since| (words.kiosk_since)(&since.format("%m-%d %H:%M").to_string())));
    let age = (now - report.at).num_minutes();
    lines.extend((age >= STALE).then(|| (words.kiosk_stale)(age)));
    lines
}

/// What the printer was found to be.
pub fn about(status: &PrinterReport, words: &PrinterWords) -> Vec<String> {
    let Some(traits) = &status.traits else { return Vec::new() };
    let name = format!("{} {}", traits.maker, traits.model).trim().to_owned();
    let mut lines = vec![if name.is_empty() { words.nameless.to_owned() } else { name }];
    lines.extend((!traits.serial.is_empty()).then(|| (words.serial)(&traits.serial)));
    lines.extend((!traits.font.is_empty()).then(|| (words.font)(&traits.font)));
    let knows = [
        (traits.status, "DLE EOT"),
        (traits.changes, "GS a"),
        (traits.paper, "GS r"),
        (traits.process, "GS ( H"),
    ];
    let answers: Vec<&str> = knows.iter().filter(|(knows, _)| *knows).map(|(_, name)| *name).collect();
    lines.push(format!("{} {}", words.answers, answers.join(words.and)));
    lines.push(if traits.confirms() { words.confirms } else { words.never_confirms }.to_owned());
    lines
}

/// What became of a test slip; `slips` is the file that slips are drawn into where there is no printer.
pub fn tested(printed: SlipOutcome, slips: &str, words: &PrinterWords, lang: Lang) -> String {
    match printed {
        SlipOutcome::Confirmed => words.test_done.to_owned(),
        SlipOutcome::Drawn => (words.test_drawn)(slips),
        SlipOutcome::Sent => words.test_sent.to_owned(),
        SlipOutcome::Not(trouble) | SlipOutcome::Unsure(trouble) => {
            (words.test_failed)(trouble.words(lang), trouble.cure(lang))
        }
    }
}

/// What a slip is called: a ticket's number, or the receipt of a case.
pub fn label(label: &PrintLabel, words: &PrinterWords) -> String {
    match label {
        PrintLabel::Ticket(label) => label.to_string(),
        PrintLabel::Receipt(number) => (words.receipt)(*number),
    }
}

/// One print on one line.
pub fn job(job: &PrintJob, words: &PrinterWords, lang: Lang) -> String {
    let mut parts =
        vec![label(&job.label, words), job.at.format("%H:%M:%S").to_string(), (words.by_kiosk)(&job.kiosk)];
    parts.push(state(job.state, words).to_owned());
    parts.extend(PrinterFault::of(&job.trouble).map(|trouble| trouble.words(lang).to_owned()));
    parts.extend((job.reprints > 0).then(|| (words.reprints)(job.reprints)));
    parts.extend((!job.missing.is_empty()).then(|| format!("〓 {}", job.missing)));
    parts.join("  ")
}

/// A state in words.
pub fn state(state: PrintState, words: &PrinterWords) -> &'static str {
    let states = &words.states;
    match state {
        PrintState::Queued => states.queued,
        PrintState::Sending => states.sending,
        PrintState::Confirmed => states.confirmed,
        PrintState::NotPrinted => states.not_printed,
        PrintState::Uncertain => states.uncertain,
        PrintState::Sent => states.sent,
        PrintState::Drawn => states.drawn,
    }
}
