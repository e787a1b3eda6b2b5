//! Adding a saying to the file of the hall, once it is known to mean something here.
use super::saying_file::SayingFile;
use super::{Arguments, CliContext, Exit, Stop};
use crate::app::finder::Finder;
use crate::config::sheet::unprintable;
use crate::config::{SynonymEntry, with_synonym};
use crate::hall::catalogue::Catalogue;
use crate::search::{LONGEST_QUESTION, folded};
use crate::text::command::sayings::words;
use anyhow::anyhow;
use serde_json::json;
use std::collections::HashMap;
use std::io::{self, Write};

/// The most characters of a saying; nobody types more into a search.
const LONGEST_SAYING: usize = 32;

/// What is to be added.
struct Addition {
    say: Vec<String>,
    mean: Vec<String>,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments, catalogue: &Catalogue) -> Result<Exit, Stop> {
    let words = words(context.lang);
    let mut addition = Addition {
        say: checked(context, &arguments.say, LONGEST_SAYING)?,
        mean: checked(context, &arguments.mean, LONGEST_QUESTION)?,
    };
    let finder = Finder::new(catalogue, &[], &HashMap::new());
    if let Some(absent) = addition.mean.iter().find(|mean| !finder.holds(mean)) {
        return refuse(arguments, "not_in_catalogue", (words.not_there)(absent));
    }
    let path = context.folder.join("synonyms.toml");
    let cannot = |error| Stop::cannot_write(&path, error);
    let file = SayingFile::open(&path).map_err(cannot)?;
    // What somebody else has just added is seen.
    let known = context.config()?.synonyms;
    let shown = path.display().to_string();
    addition.say.retain(|say| {
        !addition.mean.iter().all(|mean| means(&known, say).any(|other| are_same_words(other, mean)))
    });
    let mut stdout = io::stdout().lock();
    if addition.say.is_empty() {
        let said = context.lang.list(&arguments.say);
        let told =
            if arguments.json { json!({"added": []}).to_string() } else { (words.known)(&said, &shown) };
        writeln!(stdout, "{told}")?;
        return Ok(Exit::Done);
    }
    for say in &addition.say {
        let other: Vec<&str> = means(&known, say).filter(|mean| finder.holds(mean)).collect();
        if !other.is_empty() && !arguments.also {
            return refuse(
                arguments,
                "means_otherwise",
                (words.means_otherwise)(say, &context.lang.list(&other)),
            );
        }
    }
    if file.is_read_only() {
        return Err(Stop::Failed(Exit::CannotWrite, anyhow!((words.read_only)(&shown))));
    }
    let text = with_synonym(&file.text().map_err(cannot)?, &addition.say, &addition.mean);
    let text = text.ok_or_else(|| Stop::Failed(Exit::Config, anyhow!((words.no_room)(&shown))))?;
    file.replace(&text).map_err(cannot)?;
    let said = context.lang.list(&addition.say);
    let told = if arguments.json {
        json!({"added": addition.say}).to_string()
    } else {
        (words.added)(&said, &shown)
    };
    writeln!(stdout, "{told}")?;
    Ok(Exit::Done)
}

/// Words as they are written into the file, each once.
fn checked(context: &CliContext, given: &[String], most: usize) -> Result<Vec<String>, Stop> {
    let words = words(context.lang);
    let wrong = |message: String| Err(Stop::Failed(Exit::Usage, anyhow!(message)));
    let mut all: Vec<String> = Vec::new();
    for given in given {
        let text = given.trim();
        if text.chars().any(unprintable) {
            return wrong(words.unprintable.to_owned());
        }
        if folded(text).is_empty() {
            return wrong(words.empty.to_owned());
        }
        if text.chars().count() > most {
            let begun: String = text.chars().take(10).collect();
            return wrong((words.too_long)(&begun, most));
        }
        if !all.iter().any(|other| are_same_words(other, text)) {
            all.push(text.to_owned());
        }
    }
    Ok(all)
}

/// What a saying means by the entries there are.
fn means<'k>(known: &'k [SynonymEntry], say: &'k str) -> impl Iterator<Item = &'k str> {
    let entries = known.iter().filter(move |(says, _)| says.iter().any(|other| is_same(other, say)));
    entries.flat_map(|(_, means)| means).map(String::as_str)
}

/// Is the same said, wherever there are spaces?
fn is_same(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// Are the same words meant? A space divides words that must all be there.
fn are_same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().map(folded).eq(other.split_whitespace().map(folded))
}

fn refuse(arguments: &Arguments, word: &str, message: String) -> Result<Exit, Stop> {
    if !arguments.json {
        return Err(Stop::Failed(Exit::Refused, anyhow!(message)));
    }
    writeln!(io::stdout().lock(), "{}", json!({"refused": word, "message": message}))?;
    Ok(Exit::Refused)
}
