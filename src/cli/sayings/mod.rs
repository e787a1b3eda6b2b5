//! `hall sayings`: what people say that means nothing in the catalogue, and what it should mean.
mod add;
mod saying_file;

use super::login::Login;
use super::{CliContext, Exit, Stop, context::synonyms};
use crate::app::finder::{Finder, UnmeantSaying};
use crate::app::saying_survey::{NearSurvey, NearestSurvey, SayingSurvey};
use crate::config::Config;
use crate::hall::catalogue::{Catalogue, Guide};
use crate::text::Lang;
use crate::text::command::sayings::words;
use clap::Args;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{self, Write};

/// How many sayings an import and a check name.
const NAMED: usize = 5;

/// List what people say that means no matter here, or say what it means.
///
/// Everyday words stand in `synonyms.toml` with the words of titles they mean. A catalogue that calls things otherwise
/// leaves some of them without a meaning: without arguments these are listed, each with the matters that come nearest.
/// With a saying and --mean an entry is added at the end of the file; the rest of it stays as it is.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall sayings\n  hall sayings 敬老卡 老人证 --mean 老年人优待\n\n",
    "With --json: {sayings, unmeant: [{say: [word], near: [name]}]}; after adding {added: [word]}, which is empty where\n",
    "  all of it stood there already; where it is refused {refused, message}, exit code 1. `refused` is one of\n",
    "  not_in_catalogue, means_otherwise\n\n",
    "Exit codes:\n  0 done   1 no matter is called so, or it means something else already   2 usage\n",
    "  69 store unavailable   73 cannot write   78 configuration"
))]
pub(super) struct Arguments {
    /// What people say.
    #[arg(requires = "mean")]
    say: Vec<String>,
    /// Words of titles it means, the likeliest first; a space divides words that must all be there.
    #[arg(long, value_name = "WORDS", requires = "say")]
    mean: Vec<String>,
    /// Add it, though it means something else already: it then means both.
    #[arg(long, requires = "mean")]
    also: bool,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    login: Login,
}

/// What a table of sayings is worth for a catalogue.
pub(super) struct SayingReport {
    pub all: usize,
    pub unmeant: Vec<UnmeantSaying>,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let mut store = context.open_filled(&mut config)?;
    let catalogue = store.catalogue()?;
    if arguments.say.is_empty() {
        list(context, arguments, &config, &catalogue)
    } else {
        add::run(context, arguments, &config, &mut store, &catalogue)
    }
}

impl SayingReport {
    /// Looks for the meaning of every saying.
    pub fn new(config: &Config, catalogue: &Catalogue) -> Self {
        let synonyms = synonyms(config);
        let finder = Finder::new(catalogue, &synonyms, &HashMap::new());
        Self { all: synonyms.len(), unmeant: finder.unmeant(catalogue, &synonyms) }
    }

    /// The same for the matters of a table, of which `matters` begins with the first one each time; matters that come near are looked for
    /// where somebody reads of them, for as many sayings as are named.
    pub fn of_table<I: Iterator<Item = io::Result<Guide>>>(
        config: &Config,
        matters: impl Fn() -> I,
        names_near: bool,
    ) -> io::Result<Self> {
        let synonyms = synonyms(config);
        let mut survey = SayingSurvey::new(&synonyms);
        for matter in matters() {
            survey.add(&matter?);
        }
        let mut wanted = survey.end();
        let rest = wanted.split_off(if names_near { NAMED.min(wanted.len()) } else { 0 });
        let mut unmeant = Vec::new();
        if !wanted.is_empty() {
            let mut survey = NearestSurvey::new(&synonyms, wanted);
            for matter in matters() {
                survey.add(&matter?);
            }
            unmeant = survey.end();
        }
        unmeant.extend(rest.into_iter().map(NearSurvey::named));
        Ok(Self { all: synonyms.len(), unmeant })
    }

    /// Writes how many sayings mean nothing here, and the first of them.
    pub fn print_some(&self, lang: Lang, to: &mut impl Write) -> io::Result<()> {
        if self.unmeant.is_empty() {
            return Ok(());
        }
        self.print(lang, NAMED, to)
    }

    fn print(&self, lang: Lang, most: usize, to: &mut impl Write) -> io::Result<()> {
        let words = words(lang);
        writeln!(to, "{}", (words.counted)(self.all, self.unmeant.len()))?;
        for unmeant in self.unmeant.iter().take(most) {
            writeln!(to, "{}", (words.unmeant)(&lang.list(&unmeant.say)))?;
            for title in &unmeant.near {
                writeln!(to, "{}", (words.perhaps)(title))?;
            }
        }
        match self.unmeant.len().saturating_sub(most) {
            0 => Ok(()),
            more => writeln!(to, "{}", (words.more)(more)),
        }
    }
}

fn list(
    context: &CliContext,
    arguments: &Arguments,
    config: &Config,
    catalogue: &Catalogue,
) -> Result<Exit, Stop> {
    let report = SayingReport::new(config, catalogue);
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if arguments.json {
        let entry = |unmeant: &UnmeantSaying| json!({"say": unmeant.say, "near": unmeant.near});
        let unmeant: Vec<Value> = report.unmeant.iter().map(entry).collect();
        writeln!(stdout, "{}", json!({"sayings": report.all, "unmeant": unmeant}))?;
    } else {
        report.print(context.lang, usize::MAX, &mut stdout)?;
    }
    Ok(Exit::Done)
}
