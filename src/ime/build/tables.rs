//! All tables of the input method, made from the texts of the lexicon.
use super::blocklist::Blocklist;
use super::pack::{PackedTable, hashes, longs, shorts, starts};
use super::trie::Trie;
use super::{dictionary, language, next, spelling, strokes};
use std::collections::BTreeSet;

/// The texts of the lexicon.
#[derive(Debug)]
pub struct Sources {
    pub dictionary: String,
    pub hall: String,
    pub sentences: String,
    pub next: String,
    pub strokes: String,
    pub other_strokes: String,
    pub rare_strokes: String,
    pub blocked: String,
}

/// The letters of the longest syllable.
const SYLLABLE: usize = 6;
/// Bits of the filter before the hashes of refused words.
const FILTER: usize = 4096;

/// Makes all tables.
pub fn tables(sources: &Sources) -> Result<Vec<PackedTable>, String> {
    let blocked = Blocklist::read(&sources.blocked)?;
    let mut orders = strokes::orders(&sources.strokes)?;
    orders.extend(strokes::orders(&sources.other_strokes)?);
    let simplified: BTreeSet<char> = orders.iter().map(|order| order.ch).collect();
    // Beyond GB 2312 only the hall's own characters are known, so that they stand behind all others.
    orders.extend(strokes::composed(&sources.rare_strokes, &orders)?);
    let mut dictionary = dictionary::dictionary(&sources.dictionary, &simplified, &blocked);
    dictionary.add_hall(&sources.hall, &blocked)?;
    let (words, syllables) = (&dictionary.words, &dictionary.syllables);
    let counts = language::count(&sources.sentences, words)?;
    let likelihoods = language::likelihoods(words, &counts);
    let costs: Vec<u16> = likelihoods.iter().map(|likely| language::cost(*likely)).collect();
    let trie = Trie::new(words, &costs);
    let mut place = vec![0; words.len()];
    trie.order.iter().enumerate().for_each(|(at, &word)| place[word] = at);
    let followed: BTreeSet<usize> = counts.pairs.values().flat_map(|after| after.keys().copied()).collect();
    // The highest bit says that a pair may make the word cheaper.
    let marked = |word: &usize| costs[*word] | if followed.contains(word) { 0x8000 } else { 0 };
    let texts = || trie.order.iter().map(|&word| words[word].text.as_str());
    let mut tables = trie.tables()?;
    tables.extend([
        ("words.txt", texts().flat_map(str::bytes).collect()),
        ("word_starts", longs(starts(texts().map(str::len))?)),
        ("word_costs", shorts(trie.order.iter().map(marked))),
        (
            "syllables.txt",
            syllables.iter().flat_map(|name| format!("{name:<SYLLABLE$}").into_bytes()).collect(),
        ),
    ]);
    tables.extend(language::pairs(&counts, &likelihoods, &place)?);
    let letters = [
        "letter_moves",
        "letter_full_starts",
        "letter_full",
        "letter_partial_starts",
        "letter_partial",
        "letter_initial",
    ];
    tables.extend(spelling::tables(syllables, 26, spelling::letter, letters)?);
    let digits = [
        "digit_moves",
        "digit_full_starts",
        "digit_full",
        "digit_partial_starts",
        "digit_partial",
        "digit_initial",
    ];
    tables.extend(spelling::tables(syllables, 8, spelling::digit, digits)?);
    tables.extend(strokes::tables(&orders, words, &blocked)?);
    tables.extend(next::tables(&sources.next, &counts, words, &blocked)?);
    tables.extend(refused(&blocked)?);
    Ok(tables)
}

/// Returns the tables of refused words.
fn refused(blocked: &Blocklist) -> Result<Vec<PackedTable>, String> {
    let mut filter = vec![0u8; FILTER / 8];
    for hash in &blocked.anywhere {
        let bit = usize::try_from(hash % FILTER as u64).unwrap_or(0);
        filter[bit / 8] |= 1 << (bit % 8);
    }
    let longest = super::pack::short(blocked.longest)?;
    Ok(vec![
        ("refused_anywhere", hashes(blocked.anywhere.iter().copied())),
        ("refused_whole", hashes(blocked.whole.iter().copied())),
        ("refused_filter", filter),
        ("refused_longest", shorts([longest])),
    ])
}
