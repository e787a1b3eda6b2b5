//! README and the manuals: every command in them is understood, and every sample is what the program says.
use super::markdown::{Block, blocks, commands, document, spans};
use clap::{Command, CommandFactory, Parser, error::ErrorKind};
use service_hall::cli::Cli;
use std::collections::BTreeSet;
use std::path::Path;

/// Every text for people that names commands.
const DOCUMENTS: [&str; 5] =
    ["README.md", "docs/操作手册.md", "docs/叫号手册.md", "docs/意见箱手册.md", "systemd/README.md"];

/// Says what is wrong with a command line, if anything is.
fn misunderstood(words: &[String]) -> Option<String> {
    let line = std::iter::once("hall").chain(words.iter().map(String::as_str));
    let error = Cli::try_parse_from(line).err()?;
    let is_help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    (!is_help).then(|| format!("hall {}: {error}", words.join(" ")))
}

#[test]
fn every_command_line_in_the_manuals_is_understood() {
    let mut seen = 0;
    for name in DOCUMENTS {
        for Block { lang, lines } in blocks(&document(name)) {
            let prompt = lang == "console";
            let typed = lines.iter().filter_map(|line| match lang.as_str() {
                "sh" => Some(line.as_str()),
                _ if prompt => line.strip_prefix("$ "),
                _ => None,
            });
            for words in typed.flat_map(commands) {
                seen += 1;
                assert_eq!(misunderstood(&words), None, "{name}");
            }
        }
    }
    assert!(seen > 40, "only {seen} commands were found");
}

#[test]
fn every_example_of_the_help_is_understood() {
    let mut seen = 0;
    let mut todo: Vec<Command> = Cli::command().get_subcommands().cloned().collect();
    while let Some(command) = todo.pop() {
        todo.extend(command.get_subcommands().cloned());
        let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        for words in help.lines().map(str::trim).filter(|line| line.starts_with("hall ")).flat_map(commands) {
            seen += 1;
            assert_eq!(misunderstood(&words), None, "help of {}", command.get_name());
        }
    }
    assert!(seen > 30, "only {seen} examples were found");
}

/// The commands that the words of a synopsis lead to, and the options that it names.
fn named(root: &Command, span: &str) -> Result<(Vec<Command>, BTreeSet<String>), String> {
    let plain: String = span.chars().map(|c| if "[]|\\…".contains(c) { ' ' } else { c }).collect();
    let (mut path, mut options) = (vec![root.clone()], BTreeSet::new());
    for word in plain.split_whitespace().skip(1) {
        if let Some(option) = word.strip_prefix("--").filter(|option| !option.is_empty()) {
            options.insert(option.split('=').next().unwrap_or(option).to_owned());
        } else if let Some(found) = path.iter().rev().find_map(|at| at.find_subcommand(word)) {
            path.push(found.clone());
        } else if path.len() == 1 && word.chars().all(|c| c.is_ascii_lowercase()) {
            return Err(format!("`{span}`: there is no `hall {word}`"));
        }
    }
    Ok((path, options))
}

fn options_of(command: &Command) -> BTreeSet<String> {
    let hidden = ["help", "version"];
    let longs = command.get_arguments().filter_map(|argument| argument.get_long().map(str::to_owned));
    longs.filter(|long| !hidden.contains(&long.as_str())).collect()
}

#[test]
fn every_command_and_option_named_in_a_sentence_exists() {
    let root = Cli::command();
    let mut seen = 0;
    for name in DOCUMENTS {
        for span in spans(&document(name)).into_iter().filter(|span| span.starts_with("hall ")) {
            seen += 1;
            let (path, options) = named(&root, &span).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
            let known: BTreeSet<String> = path.iter().flat_map(options_of).collect();
            let unknown: Vec<&String> =
                options.iter().filter(|option| *option != "help" && !known.contains(*option)).collect();
            assert!(unknown.is_empty(), "{name}: `{span}` has no {unknown:?}");
        }
    }
    assert!(seen > 60, "only {seen} were found");
}

#[test]
fn the_table_of_commands_names_every_command_and_option() {
    let root = Cli::command();
    let text = document("README.md");
    let (_, table) = text.split_once("| command | does |").unwrap();
    let rows = table.lines().take_while(|line| line.is_empty() || line.starts_with('|'));
    let (mut told, mut options) = (BTreeSet::new(), BTreeSet::new());
    for span in rows.flat_map(spans).filter(|span| span.starts_with("hall ")) {
        let (path, named) = named(&root, &span).unwrap();
        told.extend(path.iter().skip(1).map(|command| command.get_name().to_owned()));
        let first = path.get(1).map(|command| command.get_name().to_owned()).unwrap_or_default();
        options.extend(named.into_iter().map(|option| (first.clone(), option)));
    }
    for command in root.get_subcommands() {
        let name = command.get_name();
        assert!(told.contains(name), "README has no `hall {name}`");
        let below = command.get_subcommands().flat_map(options_of);
        let missing: Vec<String> = options_of(command)
            .into_iter()
            .chain(below)
            .filter(|option| !options.contains(&(name.to_owned(), option.clone())))
            .collect();
        assert!(missing.is_empty(), "README does not say that `hall {name}` has {missing:?}");
    }
}

#[test]
fn what_cargo_is_told_to_run_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for Block { lines, .. } in blocks(&document("README.md")) {
        for line in lines.iter().filter(|line| line.starts_with("cargo ")) {
            let words: Vec<&str> = line.split_whitespace().collect();
            for pair in words.windows(2) {
                let folder = match pair[0] {
                    "--test" => "tests",
                    "--bench" => "benches",
                    _ => continue,
                };
                seen += 1;
                let place = root.join(folder).join(pair[1]);
                assert!(place.join("main.rs").exists() || place.with_extension("rs").exists(), "{line}");
            }
        }
    }
    assert!(seen > 0);
}
