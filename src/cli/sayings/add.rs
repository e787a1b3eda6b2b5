//! Adding a saying to the file of the hall, once it is known to mean something here.
use super::super::setup::republish::{CommandAct, Republished, republish};
use super::saying_file::SayingFile;
use super::{Arguments, CliContext, Exit, Stop};
use crate::app::finder::Finder;
use crate::cli::exercise::machine;
use crate::cli::login::denied;
use crate::clock;
use crate::config::sheet::unprintable;
use crate::config::{Config, SynonymEntry, with_synonym};
use crate::hall::catalogue::Catalogue;
use crate::hall::drafts::PublishRule;
use crate::hall::people::{Authority, Permission};
use crate::search::{LONGEST_QUESTION, folded};
use crate::store::Store;
use crate::text::command::drafts;
use crate::text::command::sayings::words;
use anyhow::anyhow;
use serde_json::json;
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

/// The most characters of a saying; nobody types more into a search.
const LONGEST_SAYING: usize = 32;

/// The document of the setup that has them.
const DOCUMENT: &str = "synonyms.toml";

/// What is to be added.
struct Addition {
    say: Vec<String>,
    mean: Vec<String>,
}

pub(super) fn run(
    context: &CliContext,
    arguments: &Arguments,
    config: &Config,
    store: &mut Store,
    catalogue: &Catalogue,
) -> Result<Exit, Stop> {
    let words = words(context.lang);
    let addition = Addition {
        say: checked(context, &arguments.say, LONGEST_SAYING)?,
        mean: checked(context, &arguments.mean, LONGEST_QUESTION)?,
    };
    let finder = Finder::new(catalogue, &[], &HashMap::new());
    if let Some(absent) = addition.mean.iter().find(|mean| !finder.holds(mean)) {
        return refuse(arguments, "not_in_catalogue", (words.not_there)(absent));
    }
    let path = context.folder.join("synonyms.toml");
    let file = SayingFile::open(&path).map_err(|error| Stop::cannot_write(&path, error))?;
    let shown = path.display().to_string();
    // What somebody else has just added is seen. File and store need not say the same: each gets what it lacks.
    let in_file = context.config()?.synonyms;
    let for_file = addition.lacking(&in_file);
    let for_store = addition.lacking(&config.synonyms);
    let added: Vec<&String> =
        addition.say.iter().filter(|say| for_file.contains(say) || for_store.contains(say)).collect();
    for say in &added {
        let known = means(&in_file, say).chain(means(&config.synonyms, say));
        let mut other: Vec<&str> = known.filter(|mean| finder.holds(mean)).collect();
        other.sort_unstable();
        other.dedup();
        let is_meant = |mean: &&str| addition.mean.iter().any(|own| are_same_words(own, mean));
        if !other.iter().all(is_meant) && !arguments.also {
            let other = context.lang.list(&other);
            return refuse(arguments, "means_otherwise", (words.means_otherwise)(say, &other));
        }
    }
    let authority =
        if added.is_empty() { Authority::system("") } else { authority(context, arguments, config, store)? };
    if !for_file.is_empty() {
        add_to_file(context, &file, &path, &for_file, &addition.mean)?;
    }
    let mut is_drafted = false;
    if !for_store.is_empty() {
        is_drafted =
            add_to_store(context, config, (&mut *store, &authority), &addition)? == Republished::Drafted;
    }
    let told = match (arguments.json, added.is_empty()) {
        (true, _) => json!({ "added": added }).to_string(),
        (false, true) => (words.known)(&context.lang.list(&arguments.say), &shown),
        (false, false) => (words.added)(&context.lang.list(&added), &shown),
    };
    writeln!(crate::cli::fit(io::stdout().lock()), "{told}")?;
    if is_drafted && !arguments.json {
        let subjects = store.draft()?.effective().len();
        writeln!(
            crate::cli::fit(io::stdout().lock()),
            "{}",
            (drafts::words(context.lang).drafted)(subjects)
        )?;
    }
    Ok(Exit::Done)
}

impl Addition {
    /// Those sayings that do not mean all of it yet by the entries there are.
    fn lacking(&self, known: &[SynonymEntry]) -> Vec<String> {
        let is_known = |say: &str| {
            self.mean.iter().all(|mean| means(known, say).any(|other| are_same_words(other, mean)))
        };
        self.say.iter().filter(|say| !is_known(say)).cloned().collect()
    }
}

fn add_to_file(
    context: &CliContext,
    file: &SayingFile,
    path: &Path,
    say: &[String],
    mean: &[String],
) -> Result<(), Stop> {
    let (words, shown) = (words(context.lang), path.display().to_string());
    let cannot = |error| Stop::cannot_write(path, error);
    if file.is_read_only() {
        return Err(Stop::Failed(Exit::CannotWrite, anyhow!((words.read_only)(&shown))));
    }
    let text = with_synonym(&file.text().map_err(cannot)?, say, mean);
    let text = text.ok_or_else(|| Stop::Failed(Exit::Config, anyhow!((words.no_room)(&shown))))?;
    file.replace(&text).map_err(cannot)
}

/// Who adds them: asked before the file is touched, since the store says no to whoever has not the right.
fn authority(
    context: &CliContext,
    arguments: &Arguments,
    config: &Config,
    store: &mut Store,
) -> Result<Authority, Stop> {
    let now = clock::now(config.machine.utc_offset);
    let authority = arguments.login.authority(context, config, store, ("", "hall sayings"), now)?;
    let right = match store.publish_rule()? {
        PublishRule::Two => Permission::EditCatalogue,
        PublishRule::One => Permission::PublishCatalogue,
    };
    let allowed = store.acting(&authority, &machine(), now).require(right)?;
    allowed.map_err(|no| denied(context, no))?;
    Ok(authority)
}

/// Puts a setup in force that has the sayings.
fn add_to_store(
    context: &CliContext,
    config: &Config,
    (store, authority): (&mut Store, &Authority),
    addition: &Addition,
) -> Result<Republished, Stop> {
    let reason = format!("hall sayings {}", addition.say.join(" "));
    let act = CommandAct { authority, reason: &reason, is_about_hours: false };
    republish(context, config, store, &act, |current, documents| {
        // Somebody else may have added some of them meanwhile.
        let say = addition.lacking(&current.synonyms);
        if say.is_empty() {
            return Ok(());
        }
        let text = with_synonym(documents.text(DOCUMENT).unwrap_or_default(), &say, &addition.mean);
        let no_room = || Stop::Failed(Exit::Config, anyhow!((words(context.lang).no_room)(DOCUMENT)));
        documents.insert(DOCUMENT, text.ok_or_else(no_room)?);
        Ok(())
    })
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
    writeln!(crate::cli::fit(io::stdout().lock()), "{}", json!({"refused": word, "message": message}))?;
    Ok(Exit::Refused)
}
