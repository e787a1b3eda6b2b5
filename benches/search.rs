//! What a key of the search costs, how long the index takes to make, its memory, and how well it answers people's own
//! words: `cargo bench --bench search`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot go on"
)]
mod centres;
mod quality;

use centres::{Centre, at, config, memory, real, sample, skipped, worked};
use quality::{Answer, Bigrams, Kind, Overlap, Question, QuestionSet, Search, Substring, Tally};
use service_hall::app::finder::Finder;
use service_hall::hall::catalogue::{Catalogue, CatalogueBuilder};
use service_hall::search::Synonym;
use std::{
    collections::HashMap,
    env,
    process::Command,
    time::{Duration, Instant},
};

/// What is typed; the wanted matter and the kind of question are for the tests.
const QUESTIONS: &str = include_str!("../tests/guangan_queries.tsv");
/// Questions in people's own words, and what answers them.
const GUANGAN: &str = include_str!("questions/guangan.tsv");
const GUANGDONG: &str = include_str!("questions/guangdong.tsv");
const SAMPLE: &str = include_str!("questions/sample.tsv");
/// The everyday words that are built in, and the words for what no hall does.
const EVERYDAY: &str = include_str!("../src/search/lexicon/everyday.txt");
const OUT_OF_SCOPE: &str = include_str!("../src/search/lexicon/out_of_scope.txt");
/// What nobody would test for an answer: single letters, a district's name, sentences, nonsense, very long words.
const FURTHER: [&str; 17] = [
    "a",
    "s",
    "zh",
    "登",
    "的",
    "mabian",
    "锦江区身份证",
    "jinjiang sfz",
    "我想办一下身份证怎么办",
    "asdkjqweoiuzxcmnbvlkjhgfdsaasdfghjklqwer",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "社会团体变更登记变更登记变更登记变更登记",
    "shehuituantibiangengdengjishenpi",
    "zzzz yyyy xxxx",
    "我家房子漏雨没人管要找谁",
    "想在村里养两百头猪要什么手续",
    "woxiangzaijiaxiangkaigemianguanyaonaxieshouxu",
];
/// How often each key is timed.
const ROUNDS: usize = 5;

fn main() {
    // Without the times, which take most of the minutes: `cargo bench --bench search -- quality`.
    if env::args().any(|word| word == "quality") {
        return answers();
    }
    let centre = env::var("BENCH_SEARCH_CHILD").ok().and_then(|word| Centre::named(&word));
    if let Some(centre) = centre {
        return measure(centre);
    }
    println!(
        "a key's search, µs of its own thread; each key {ROUNDS} times, \"settled\" takes the middle one of them"
    );
    println!(
        "{:<10} {:>8} {:>6} {:>7} {:>7} {:>7} {:>13} {:>12} {:>8} {:>8} {:>8}  slowest",
        "centre",
        "matters",
        "keys",
        "p50",
        "p99",
        "max",
        "settled p99",
        "settled max",
        "build",
        "RSS",
        "peak"
    );
    for centre in Centre::ALL {
        // A process of its own for each, so that none is charged with another's memory.
        let child =
            Command::new(env::current_exe().unwrap()).env("BENCH_SEARCH_CHILD", centre.to_string()).status();
        assert!(child.unwrap().success());
    }
    answers();
}

/// Prints how well questions in people's own words are answered, ours beside others over the same texts.
fn answers() {
    println!(
        "\nanswered rightly, in per cent: first, within the first five; without an answer; only as what is nearest"
    );
    println!(
        "{:<10} {:<9} {:<7} {:>5}   {:<29} {:<23} BM25 over bigrams",
        "catalogue", "questions", "set", "asked", "ours", "substring"
    );
    for (table, questions) in [("guangan/matters.csv", GUANGAN), ("guangdong/guides.csv", GUANGDONG)] {
        let mut builder = CatalogueBuilder::default();
        if real(table, |guide| builder.add(&guide)) {
            judge(table, &builder.finish(), &Question::read(questions));
        } else {
            skipped();
        }
    }
    let mut builder = CatalogueBuilder::default();
    sample(|guide| builder.add(&guide));
    judge("sample", &builder.finish(), &Question::read(SAMPLE));
    overlaps();
}

/// Prints how many questions are words of the lexicon: those say how well known words are combined, no more.
fn overlaps() {
    let synonyms = config().1;
    let own = synonyms.iter().flat_map(|synonym| &synonym.say).map(String::as_str);
    let lines = EVERYDAY.lines().filter_map(|line| line.split_once(" = "));
    let built_in = lines.flat_map(|(says, _)| says.split_whitespace().filter(|word| *word != "hint"));
    let says: Vec<&str> = own.chain(built_in).collect();
    let built_in = OUT_OF_SCOPE.lines().filter(|line| !line.starts_with('#'));
    let out_of_scope: Vec<&str> = built_in.flat_map(str::split_whitespace).collect();
    println!(
        "\nquestions that are a word of the lexicon (synonyms.toml and everyday.txt; where nothing is there, out_of_scope.txt), and others that hold one"
    );
    for (name, table) in [("guangan", GUANGAN), ("guangdong", GUANGDONG), ("sample", SAMPLE)] {
        let questions = Question::read(table);
        for (kind, words) in [(Kind::Everyday, &says), (Kind::Mistyped, &says), (Kind::Absent, &out_of_scope)]
        {
            for set in QuestionSet::ALL {
                let asked: Vec<&Question> =
                    questions.iter().filter(|asked| asked.kind == kind && asked.set == set).collect();
                if asked.is_empty() {
                    continue;
                }
                let overlap = Overlap::of(asked.iter().copied(), words);
                println!(
                    "{name:<10} {kind:<9} {set:<7} {:>5}   {:>3} {:>3}",
                    asked.len(),
                    overlap.whole,
                    overlap.part
                );
            }
        }
    }
}

fn judge(table: &str, catalogue: &Catalogue, questions: &[Question]) {
    let finder = Finder::new(catalogue, &config().1, &HashMap::new());
    let matters = || catalogue.iter().map(|(_, matter)| matter);
    let titles: Vec<String> = matters().map(|matter| matter.name.to_owned()).collect();
    let texts: Vec<Vec<String>> = matters()
        .map(|matter| {
            let others = matter.aliases.split('|').chain([matter.name_en]);
            std::iter::once(matter.name).chain(others).map(str::to_owned).collect()
        })
        .collect();
    let (substring, bigrams) = (Substring::new(&texts), Bigrams::new(&texts));
    let ours = |typed: &str| {
        let answer = finder.answer(catalogue, typed);
        let found = answer.matters.into_iter().map(|at| at as usize).collect();
        Answer { found, is_nearest: answer.is_nearest }
    };
    let name = table.split('/').next().unwrap_or(table);
    for kind in [Kind::Everyday, Kind::Spelled, Kind::Mistyped, Kind::Absent] {
        for set in QuestionSet::ALL {
            let asked = || questions.iter().filter(move |asked| asked.kind == kind && asked.set == set);
            if asked().next().is_none() {
                continue;
            }
            if env::args().any(|word| word == set.to_string()) {
                for question in asked() {
                    let answer = ours(&question.typed);
                    let at = answer.found.iter().take(5).position(|&at| question.accepts(&titles[at]));
                    let is_right = if kind == Kind::Absent { answer.found.is_empty() } else { at.is_some() };
                    if !is_right {
                        let found: Vec<&str> =
                            answer.found.iter().take(3).map(|&at| titles[at].as_str()).collect();
                        println!("  {kind} {}: {}", question.typed, found.join(" / "));
                    }
                }
            }
            let tally = |search: Search<'_>| Tally::of(asked(), &titles, search);
            let (ours, others) =
                (tally(&ours), [tally(&|q| substring.search(q)), tally(&|q| bigrams.search(q))]);
            let share = |tally: &Tally| {
                [tally.first, tally.within_five, tally.empty]
                    .map(|count| format!("{:5.1}", tally.share(count)))
                    .join(" ")
            };
            println!(
                "{name:<10} {kind:<9} {set:<7} {:>5}   {} {:5.1}       {}       {}",
                ours.asked,
                share(&ours),
                ours.share(ours.nearest),
                share(&others[0]),
                share(&others[1])
            );
        }
    }
}

fn measure(centre: Centre) {
    let mut builder = CatalogueBuilder::default();
    if !centre.each(|guide| builder.add(&guide)) {
        return skipped();
    }
    let catalogue = builder.finish();
    let synonyms = config().1;
    let begun = Instant::now();
    let finder = Finder::new(&catalogue, &synonyms, &HashMap::new());
    let build = begun.elapsed();
    let (resident, peak) = (memory("self", "status", "VmRSS:"), memory("self", "status", "VmHWM:"));
    let keys = keys(&synonyms);
    let times = times(&finder, &catalogue, &keys);
    let (mut all, mut settled): (Vec<Duration>, Vec<(Duration, &str)>) = (Vec::new(), Vec::new());
    for (mut rounds, key) in times.into_iter().zip(&keys) {
        rounds.sort_unstable();
        settled.push((rounds[rounds.len() / 2], key));
        all.extend(rounds);
    }
    all.sort_unstable();
    settled.sort_unstable();
    let slowest = settled.last().map_or("", |(_, key)| key);
    let settled: Vec<Duration> = settled.iter().map(|(time, _)| *time).collect();
    let micros = |times: &[Duration], share| at(times, share).as_micros();
    println!(
        "{centre:<10} {:>8} {:>6} {:>7} {:>7} {:>7} {:>13} {:>12} {:>5} ms {:>5.1} MB {:>5.1} MB  {slowest}",
        catalogue.len(),
        keys.len(),
        micros(&all, 500),
        micros(&all, 990),
        micros(&all, 1000),
        micros(&settled, 990),
        micros(&settled, 1000),
        build.as_millis(),
        resident,
        peak
    );
}

/// Every beginning of every question, as it stands in the field after each key.
fn keys(synonyms: &[Synonym]) -> Vec<String> {
    let questions = QUESTIONS.lines().filter(|line| !line.starts_with('#'));
    let questions = questions.filter_map(|line| line.split('\t').next());
    let said = synonyms.iter().filter_map(|synonym| synonym.say.first()).map(String::as_str);
    let mut keys = Vec::new();
    for question in questions.chain(FURTHER).chain(said) {
        let ends = question.char_indices().map(|(at, ch)| at + ch.len_utf8());
        keys.extend(ends.map(|end| question[..end].to_owned()));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The times of every key. Rounds go through all keys, so that no key is found warm by its own last search.
fn times(finder: &Finder, catalogue: &Catalogue, keys: &[String]) -> Vec<Vec<Duration>> {
    let mut times = vec![Vec::with_capacity(ROUNDS); keys.len()];
    for _ in 0..ROUNDS {
        for (key, times) in keys.iter().zip(&mut times) {
            let begun = worked();
            let found = finder.find(catalogue, key);
            times.push(worked().saturating_sub(begun));
            assert!(found.len() <= 60);
        }
    }
    times
}
