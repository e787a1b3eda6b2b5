//! A report as a table of text.
use super::{CountedReport, years};
use crate::hall::figures::indicators::{Indicator, IndicatorValue, Measure, Unknown};
use crate::text::Lang;
use crate::text::command::report::{ReportWords, words};
use crate::text::indicators;
use crate::text::layout::wrap::columns;
use std::io::{self, Write};

/// How a count is said.
type CountSaying = fn(u64) -> String;

impl CountedReport {
    /// Prints the report.
    pub(super) fn tell(&self, lang: Lang, out: &mut impl Write) -> io::Result<()> {
        let (said, question, counts) = (words(lang), &self.question, &self.counts);
        let as_of = question.as_of.format("%Y-%m-%d %H:%M").to_string();
        let (from, to) = (question.period.from.to_string(), question.period.to.to_string());
        writeln!(out, "{}", (said.period)(&from, &to, &as_of))?;
        writeln!(out, "{}", self.part(lang))?;
        let (received, finished) = (counts.applications.received, counts.applications.finished);
        writeln!(out, "{}\n", (said.happened)(received, finished, counts.tickets.given))?;
        let mut rows = vec![said.headings.map(str::to_owned)];
        rows.extend(counts.values(&question.scope).iter().map(|value| row(value, lang)));
        print(&rows, out)?;
        writeln!(out)?;
        self.notes(lang).iter().try_for_each(|note| writeln!(out, "{note}"))
    }

    /// The part of the hall, in words.
    fn part(&self, lang: Lang) -> String {
        let (said, scope) = (words(lang), &self.question.scope);
        if scope.is_whole() {
            return said.whole_hall.to_owned();
        }
        let departments = scope.departments.iter().map(|name| (said.department)(name));
        let windows = scope.windows.iter().map(|code| (said.window)(code));
        let matters = scope.matters.iter().map(|code| (said.matter)(code));
        lang.list(&departments.chain(windows).chain(matters).collect::<Vec<_>>())
    }

    /// What stands beside the table: what was in no count, and why.
    fn notes(&self, lang: Lang) -> Vec<String> {
        let (said, counts, question) = (words(lang), &self.counts, &self.question);
        let applications = &counts.applications;
        let mut notes = Vec::new();
        if applications.received + applications.finished == 0 && question.scope.windows.is_empty() {
            notes.push(said.no_applications.to_owned());
        }
        if counts.tickets.given == 0 {
            notes.push(said.no_tickets.to_owned());
        }
        if question.as_of.date() <= question.period.to {
            notes.push((said.not_over)(&question.as_of.format("%Y-%m-%d %H:%M").to_string()));
        }
        if let Some(ratings) = &counts.ratings {
            notes.push((said.grades)(&ratings.grades, ratings.annulled));
        }
        notes.extend(self.aside(said));
        if !self.years_without_calendar.is_empty() {
            let years = years(lang, self.years_without_calendar.iter().copied());
            notes.push((said.period_without_calendar)(&years));
        }
        if !applications.aside.missing_years.is_empty() {
            let years = years(lang, applications.aside.missing_years.iter().copied());
            notes.push((said.calendar_missing)(&years));
        }
        notes
    }

    fn aside<'a>(&self, said: &'a ReportWords) -> impl Iterator<Item = String> + use<'a> {
        let aside = &self.counts.applications.aside;
        let told: [(u64, CountSaying); 7] = [
            (aside.refused, said.refused),
            (aside.withdrawn, said.withdrawn),
            (aside.waiting_for_papers, said.waiting_for_papers),
            (aside.without_finish, said.without_finish),
            (aside.without_promise, said.without_promise),
            (aside.without_statutory, said.without_statutory),
            (aside.of_unknown_matter, said.of_unknown_matter),
        ];
        told.into_iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(count))
    }
}

/// Prints how each indicator is defined.
pub(super) fn define(lang: Lang, out: &mut impl Write) -> io::Result<()> {
    writeln!(out)?;
    for indicator in Indicator::all() {
        let definition = indicators::words(lang, indicator).definition;
        writeln!(out, "{}: {definition}", name(indicator, lang))?;
    }
    Ok(())
}

/// What an indicator is called, with the way of counting where there are several.
fn name(indicator: Indicator, lang: Lang) -> String {
    let words = indicators::words(lang, indicator);
    let notes: Vec<String> =
        Some(words.variant.to_owned()).into_iter().filter(|note| !note.is_empty()).collect();
    lang.noted(words.name, &notes)
}

fn row(value: &IndicatorValue, lang: Lang) -> [String; 4] {
    let said = words(lang);
    let name = name(value.indicator, lang);
    let of = value.denominator().map(grouped);
    let counts = match (value.measure, of) {
        (Measure::Share { n, .. }, Some(of)) => format!("{}/{of}", signed(n)),
        (_, Some(of)) => format!("({of})"),
        (Measure::Unknown(Unknown::NotInScope), None) => said.not_in_scope.to_owned(),
        (_, None) => said.not_kept.to_owned(),
    };
    let result = match (value.percent(), value.seconds()) {
        (Some(percent), _) => format!("{percent}%"),
        (None, Some(seconds)) => (said.minutes)(seconds / 60, seconds % 60),
        (None, None) => said.nothing.to_owned(),
    };
    let left_out = if value.left_out == 0 { String::new() } else { grouped(value.left_out) };
    [name, counts, result, left_out]
}

/// A count with a comma between thousands.
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn signed(count: i64) -> String {
    let sign = if count < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(count.unsigned_abs()))
}

/// Prints rows in columns: the first to the left, the others to the right.
fn print(rows: &[[String; 4]], out: &mut impl Write) -> io::Result<()> {
    let width = |place: usize| rows.iter().map(|row| columns(&row[place])).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2), width(3)];
    for row in rows {
        let cells = row.iter().zip(widths).enumerate().map(|(place, (cell, width))| {
            let gap = " ".repeat(width - columns(cell));
            if place == 0 { format!("{cell}{gap}") } else { format!("{gap}{cell}") }
        });
        writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped_by_thousands() {
        for (count, said) in
            [(0, "0"), (999, "999"), (1000, "1,000"), (-84_400, "-84,400"), (1_234_567, "1,234,567")]
        {
            assert_eq!(signed(count), said);
        }
    }
}
