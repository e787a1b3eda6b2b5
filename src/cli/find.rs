//! `hall find`: matters by words, as the kiosk finds them.
use super::{CliContext, Exit, Stop};
use crate::app::finder::Finder;
use crate::config::Config;
use crate::hall::Hall;
use crate::hall::catalogue::{Catalogue, Matter};
use crate::search::Synonym;
use crate::text::command::words;
use clap::Args;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Find matters by words, pinyin or initials, as the kiosk does.
///
/// Understands Han characters, pinyin, initials and mixtures of them, and everyday words: those of
/// synonyms.toml, and many that are built in.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall find 身份证\n  hall find sfz --limit 3\n  hall find --json 开公司\n\n",
    "With --json: [{code, name, name_en, department, line, nearest, situations: [{name, name_en}]}], best first; [] where nothing is found;\n",
    "  nearest: nothing answers wholly, and this comes nearest\n\n",
    "Exit codes:\n  0 done, found or not   2 usage   69 store unavailable   78 configuration"
))]
pub(super) struct Arguments {
    /// What to look for.
    #[arg(required = true)]
    words: Vec<String>,
    /// How many matters to list at most.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=60))]
    limit: u16,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let mut store = context.open_filled(&mut config)?;
    let Config { hall, synonyms, .. } = config;
    let hall = hall.with_catalogue(store.catalogue()?);
    let synonyms: Vec<Synonym> = synonyms.into_iter().map(|(say, mean)| Synonym { say, mean }).collect();
    let chosen = store.choices()?.into_iter().collect();
    let finder = Finder::new(&hall.catalogue, &synonyms, &chosen);
    let mut answer = finder.answer(&hall.catalogue, &arguments.words.join(" "));
    answer.matters.truncate(arguments.limit.into());
    let nearest = answer.is_nearest;
    let matters = answer.matters.into_iter().filter_map(|id| hall.catalogue.matter(id));
    if arguments.json {
        let all: Vec<Value> = matters.map(|matter| brief(&hall, &matter, nearest)).collect();
        writeln!(crate::cli::fit(io::stdout().lock()), "{}", Value::from(all))?;
    } else {
        if nearest {
            writeln!(crate::cli::fit(io::stderr().lock()), "{}", words(context.lang).nearest)?;
        }
        print(context, &hall, matters)?;
    }
    Ok(Exit::Done)
}

fn brief(hall: &Hall, matter: &Matter<'_>, nearest: bool) -> Value {
    let situations: Vec<Value> =
        matter.situation_names().map(|(name, name_en)| json!({ "name": name, "name_en": name_en })).collect();
    json!({
        "code": matter.code,
        "name": matter.name,
        "name_en": matter.name_en,
        "department": matter.department,
        "line": hall.line_for(matter).map(|line| line.code.as_str()),
        "nearest": nearest,
        "situations": situations,
    })
}

fn print<'a>(context: &CliContext, hall: &Hall, matters: impl Iterator<Item = Matter<'a>>) -> io::Result<()> {
    let (words, mut stdout) = (words(context.lang), crate::cli::fit(io::stdout().lock()));
    let mut count = 0;
    for matter in matters {
        count += 1;
        let line =
            hall.line_for(&matter).map(|line| format!("  {}", (words.line)(&line.code))).unwrap_or_default();
        writeln!(stdout, "{}\n    {}{line}  {}", matter.name, matter.department, matter.code)?;
    }
    if count == 0 {
        writeln!(crate::cli::fit(io::stderr().lock()), "{}", nothing(words, &hall.catalogue))?;
    }
    Ok(())
}

fn nothing(words: &crate::text::command::CommandWords, catalogue: &Catalogue) -> &'static str {
    if catalogue.is_empty() { words.no_matters } else { words.nothing_found }
}
