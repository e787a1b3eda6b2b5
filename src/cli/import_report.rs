//! What came of an import, for people and for scripts.
use super::import_plan::ImportPlan;
use super::sayings::SayingReport;
use super::{CliContext, problem_json};
use crate::config::{ImportFault, Problem};
use crate::import::{CheckReport, Source, mappings};
use crate::text::Lang;
use crate::text::command::export::sheet_words;
use crate::text::command::{drafts, import, words};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

/// Problems of one kind, and matters that vanish, that are listed for people.
const LISTED: usize = 20;

/// What is wrong with a file that is not the sheet it should be: where it is a table of matters that alone, in one line.
pub(super) fn unless_matters(context: &CliContext, file: &Path, problems: Vec<Problem>) -> Vec<Problem> {
    let is_readable = problems.iter().any(|problem| problem.line.is_some());
    let known = mappings(&context.folder, &mut Vec::new());
    if !is_readable || Source::open(file, &known, None).is_err() {
        return problems;
    }
    let title = sheet_words().matters.to_owned();
    vec![Problem::error(file.display().to_string(), ImportFault::OtherSheet { title })]
}

/// What came of an import.
#[derive(Default)]
pub(super) struct MattersReport {
    pub mapping: Option<String>,
    pub checked: CheckReport,
    /// Problems that kept the rows from being looked at, or lie outside the file.
    pub before: Vec<Problem>,
    pub imported: u64,
    /// What people say that means nothing in the table.
    pub sayings: Option<SayingReport>,
    /// What it does to the matters that are there, where that was compared.
    pub plan: Option<ImportPlan>,
    /// So much would vanish that nothing was done.
    pub is_refused: bool,
    /// It went into the draft, which holds so much now.
    pub drafted: Option<usize>,
}

impl MattersReport {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.before.iter().filter(|problem| problem.is_error()).count() + self.checked.errors()
    }

    fn warnings(&self) -> usize {
        self.before.iter().filter(|problem| !problem.is_error()).count() + self.checked.warnings()
    }

    fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.before.iter().chain(&self.checked.problems)
    }

    /// Prints it, as one JSON value or in words.
    pub fn print(&self, context: &CliContext, dry_run: bool, is_json: bool) -> io::Result<()> {
        if !is_json {
            return self.tell(context, dry_run);
        }
        let problems: Vec<_> = self.problems().map(|problem| problem_json(problem, context.lang)).collect();
        let plan = self.plan.as_ref();
        let vanishing: Option<Vec<Value>> = plan.map(|plan| {
            plan.vanishing_matters.iter().map(|(code, name)| json!({ "code": code, "name": name })).collect()
        });
        let value = json!({
            "mapping": self.mapping,
            "rows": self.checked.rows,
            "imported": self.imported,
            "dry_run": dry_run,
            "errors": self.errors(),
            "warnings": self.warnings(),
            "problems": problems,
            "unmeant_sayings": self.sayings.as_ref().map(|sayings| sayings.unmeant.len()),
            "added": plan.map(|plan| plan.added),
            "changed": plan.map(|plan| plan.changed),
            "same": plan.map(|plan| plan.same),
            "vanishing": plan.map(|plan| plan.vanishing),
            "vanishing_matters": vanishing,
            "refused": self.is_refused,
            "drafted": self.drafted.is_some(),
        });
        writeln!(crate::cli::fit(io::stdout().lock()), "{value}")
    }

    fn tell(&self, context: &CliContext, dry_run: bool) -> io::Result<()> {
        let (said, words) = (import::words(context.lang), words(context.lang));
        let mut stderr = crate::cli::fit(io::stderr().lock());
        list_in_brief(&mut stderr, self.problems(), &self.checked, context.lang)?;
        let mut stdout = crate::cli::fit(io::stdout().lock());
        if let Some(mapping) = &self.mapping {
            writeln!(stdout, "{}", (words.recognised)(mapping, self.checked.rows))?;
        }
        if let Some(sayings) = &self.sayings {
            sayings.print_some(context.lang, &mut stdout)?;
        }
        writeln!(stdout, "{}", (words.counted)(self.errors(), self.warnings()))?;
        match &self.plan {
            Some(plan) if plan.there() > 0 => {
                let figures = (said.plan)(plan.added, plan.changed, plan.same, plan.vanishing);
                writeln!(stdout, "{figures}")?;
                if dry_run || self.is_refused {
                    plan.name_vanishing(context.lang, &mut stderr)?;
                }
            }
            None if dry_run && self.errors() == 0 => writeln!(stdout, "{}", said.no_store)?,
            _ => {}
        }
        let end = match (self.errors(), &self.plan) {
            (0, Some(plan)) if self.is_refused => (said.refused)(plan.vanishing, plan.there()),
            (0, _) if dry_run => words.dry_run.to_owned(),
            (0, _) if self.drafted.is_some() => {
                (drafts::words(context.lang).drafted)(self.drafted.unwrap_or_default())
            }
            (0, _) => (words.imported)(self.imported),
            _ => words.nothing_changed.to_owned(),
        };
        writeln!(stdout, "{end}")?;
        let has_lost = self.plan.as_ref().is_some_and(|plan| plan.vanishing > 0 && self.imported > 0);
        if has_lost { writeln!(stdout, "{}", said.undo_hint) } else { Ok(()) }
    }
}

impl ImportPlan {
    /// Names some of the matters that vanish, and says how many more do.
    pub fn name_vanishing(&self, lang: Lang, to: &mut impl Write) -> io::Result<()> {
        let said = import::words(lang);
        for (code, name) in self.vanishing_matters.iter().take(LISTED) {
            writeln!(to, "{}", (said.vanishes)(code, name))?;
        }
        let more = self.vanishing.saturating_sub(LISTED);
        if more > 0 { writeln!(to, "{}", (said.more_vanish)(more)) } else { Ok(()) }
    }
}

/// Lists some problems of each kind, and says how many more there are.
pub(super) fn list_in_brief<'p>(
    to: &mut impl Write,
    problems: impl Iterator<Item = &'p Problem>,
    checked: &CheckReport,
    lang: Lang,
) -> io::Result<()> {
    let mut listed: HashMap<&str, usize> = HashMap::new();
    for problem in problems {
        let count = listed.entry(problem.what.word()).or_default();
        *count += 1;
        if *count <= LISTED {
            writeln!(to, "{}", problem.report(lang))?;
        }
    }
    for (word, _, count) in checked.counts.iter().filter(|(_, _, count)| *count > LISTED) {
        writeln!(to, "{}", (words(lang).more)(count - LISTED, word))?;
    }
    Ok(())
}
