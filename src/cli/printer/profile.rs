//! `hall printer profile`: the models of printers, one of them, or a file that is to become one.
use super::facts::brief;
use crate::cli::letters::SlipLetters;
use crate::cli::sample::{Sample, sample};
use crate::cli::{CliContext, Exit, Stop, list};
use crate::config::printers::{profile, profiles};
use crate::config::{Config, Problem};
use crate::paper::{ChineseLetters, Cut, Presenter, Profile, Support};
use crate::picture::Outlines;
use crate::text::printer::profile::{ProfileWords, words};
use anyhow::{Context, anyhow};
use clap::Args;
use serde_json::{Value, json};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// List the models of printers, show one, or check a file that describes one.
///
/// Models are the files of `printers` in the configuration folder, and the built-in ones of other names. Nothing is
/// sent to any printer.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall printer profile\n  hall printer profile snbc-bt-t080 --json\n",
    "  hall printer profile kiosk-config/printers/ours.toml\n",
    "  hall printer profile generic-58 --sample ticket.bin\n\n",
    "With --json: [{name, model, columns, dots, max_size, module_dots, cut, letters, glyph_slots,\n",
    "  native_qr, fonts: [{path, installed}], speed, answers: {status, changes, paper, identity,\n",
    "  process, clears, recovers, error_bit, presenter}}]; one object where one is named, with\n",
    "  sample: {bytes, pieces, millimetres, missing, words} where one was written\n\n",
    "Exit codes:\n  0 in order   2 usage, or no such model   73 cannot write   78 a file is wrong"
))]
pub(super) struct Arguments {
    /// A model's name, or a file to be checked.
    #[arg(value_name = "NAME|FILE")]
    model: Option<String>,
    /// Write the bytes of a sample ticket for this model into a file.
    #[arg(long, value_name = "FILE", requires = "model")]
    sample: Option<PathBuf>,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut problems = Vec::new();
    let Some(model) = &arguments.model else {
        let all = profiles(&context.folder, &mut problems);
        settle(context, problems)?;
        let told = if arguments.json { list_json(&all) } else { list_words(context, &all) };
        return Ok(told.map(|()| Exit::Done)?);
    };
    let profile = chosen(context, model, &mut problems)?;
    let sample = arguments.sample.as_deref().map(|path| write_sample(context, &profile, path)).transpose()?;
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if arguments.json {
        let mut value = brief(&profile);
        if let (Some(object), Some(sample)) = (value.as_object_mut(), sample) {
            object.insert("sample".into(), sample_json(&sample));
        }
        writeln!(stdout, "{value}")?;
    } else {
        print(&mut stdout, context, &profile, sample.as_ref(), arguments.sample.as_deref())?;
    }
    Ok(Exit::Done)
}

/// The profile of a name, or in a file; everything that is wrong with it stops here.
fn chosen(context: &CliContext, model: &str, problems: &mut Vec<Problem>) -> Result<Profile, Stop> {
    let mut others = Vec::new();
    let known = profiles(&context.folder, &mut others);
    if let Some(found) = known.iter().find(|profile| profile.name == model) {
        let file = format!("/{model}.toml");
        others.retain(|problem| problem.file.ends_with(&file));
        settle(context, others)?;
        return Ok(found.clone());
    }
    let path = Path::new(model);
    if !path.exists() && path.extension().is_none_or(|end| end != "toml") {
        let words = words(context.lang);
        let names: Vec<&str> = known.iter().map(|profile| profile.name.as_str()).collect();
        let said = (words.unknown)(model, &names.join(words.comma));
        return Err(Stop::Failed(Exit::Usage, anyhow!(said)));
    }
    let read = profile(path, problems);
    settle(context, std::mem::take(problems))?;
    read.ok_or_else(|| Stop::Problems(Exit::Config, Vec::new()))
}

/// Stops where a problem is an error; says the others.
fn settle(context: &CliContext, problems: Vec<Problem>) -> Result<(), Stop> {
    if problems.iter().any(Problem::is_error) {
        return Err(Stop::Problems(Exit::Config, problems));
    }
    Ok(list(&mut crate::cli::fit(io::stderr().lock()), &problems, context.lang)?)
}

fn write_sample(context: &CliContext, profile: &Profile, path: &Path) -> Result<Sample, Stop> {
    let config = Config::read(&context.folder).0;
    let sample = sample(config.as_ref(), profile, &SlipLetters::of(profile), context.lang);
    let written = fs::write(path, sample.script.pieces.concat()).with_context(|| path.display().to_string());
    written.map_err(|error| Stop::Failed(Exit::CannotWrite, error))?;
    Ok(sample)
}

fn list_words(context: &CliContext, all: &[Profile]) -> io::Result<()> {
    let (words, mut stdout) = (words(context.lang), crate::cli::fit(io::stdout().lock()));
    all.iter().try_for_each(|profile| overview(&mut stdout, words, profile))
}

fn overview(to: &mut impl Write, words: &ProfileWords, profile: &Profile) -> io::Result<()> {
    writeln!(to, "{}  {}", profile.name, profile.model)?;
    let cut = match profile.cut {
        Cut::None => words.no_cutter,
        Cut::Partial => words.partial_cut,
        Cut::Full => words.full_cut,
    };
    let letters = match profile.letters {
        ChineseLetters::None => words.no_letters,
        ChineseLetters::Gb2312 => words.gb2312,
        ChineseLetters::Gbk => words.gbk,
    };
    let paper = [(words.paper)(profile.columns, profile.dots), cut.into(), letters.into()];
    writeln!(to, "    {}", paper.join(words.comma))?;
    writeln!(to, "    {}", answers(words, profile))
}

fn answers(words: &ProfileWords, profile: &Profile) -> String {
    let answers = &profile.answers;
    let yes = |known: bool| if known { Support::Yes } else { Support::No };
    let all = [
        (answers.status, words.status),
        (answers.changes, words.changes),
        (answers.paper, words.paper_sensor),
        (answers.identity, words.identity),
        (answers.process, words.process),
        (yes(answers.clears), words.clears),
        (yes(answers.recovers), words.recovers),
        (yes(answers.presenter != Presenter::None), words.presenter),
    ];
    let said = |(knows, word): (Support, &str)| match knows {
        Support::No => None,
        Support::Ask => Some(format!("{word}{}", words.asked_first)),
        Support::Yes => Some(word.to_owned()),
    };
    let said: Vec<String> = all.into_iter().filter_map(said).collect();
    if said.is_empty() {
        words.answers_nothing.into()
    } else {
        words.answers.to_owned() + &said.join(words.comma)
    }
}

fn print(
    to: &mut impl Write,
    context: &CliContext,
    profile: &Profile,
    sample: Option<&Sample>,
    path: Option<&Path>,
) -> io::Result<()> {
    let words = words(context.lang);
    overview(to, words, profile)?;
    let slots = match profile.glyph_slots {
        0 => words.no_slots.to_owned(),
        slots => (words.slots)(slots),
    };
    let qr = if profile.native_qr { words.native_qr } else { words.drawn_qr };
    let more = [(words.size)(profile.max_size), slots, qr.into(), (words.speed)(profile.speed)];
    writeln!(to, "    {}", more.join(words.comma))?;
    for (path, there) in Outlines::read(&profile.fonts).installed() {
        let path = path.display().to_string();
        let said = if there { (words.font_there)(&path) } else { (words.font_absent)(&path) };
        writeln!(to, "    {said}")?;
    }
    if let (Some(sample), Some(path)) = (sample, path) {
        let path = path.display().to_string();
        writeln!(to, "{}", (words.sample)(&path, sample.script.bytes(), sample.millimetres()))?;
        if !sample.script.missing.is_empty() {
            writeln!(to, "{}", (words.missing)(&sample.script.missing.iter().collect::<String>()))?;
        }
    }
    writeln!(to, "{}", words.in_order)
}

fn list_json(all: &[Profile]) -> io::Result<()> {
    let all: Vec<Value> = all.iter().map(brief).collect();
    writeln!(crate::cli::fit(io::stdout().lock()), "{}", Value::from(all))
}

fn sample_json(sample: &Sample) -> Value {
    json!({
        "bytes": sample.script.bytes(),
        "pieces": sample.script.pieces.len(),
        "millimetres": sample.millimetres(),
        "missing": sample.script.missing.iter().collect::<String>(),
        "words": sample.words(),
    })
}
