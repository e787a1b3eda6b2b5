//! The tables made by the build script, read where they lie in the program.

/// Includes a table of numbers of so many bytes.
macro_rules! numbers {
    ($name:literal, $bytes:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/ime_", $name)).as_chunks::<$bytes>().0
    };
}
/// Includes a table of text.
macro_rules! texts {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/ime_", $name, ".txt"))
    };
}
pub(super) use {numbers, texts};

/// A table of 16-bit numbers.
pub(super) type Shorts = &'static [[u8; 2]];
/// A table of 32-bit numbers.
pub(super) type Longs = &'static [[u8; 4]];

/// Returns a 16-bit number; 0 beyond the end.
pub(super) fn short(table: Shorts, at: usize) -> u16 {
    table.get(at).map_or(0, |bytes| u16::from_le_bytes(*bytes))
}

/// Returns a 32-bit number as a place in another table; 0 beyond the end.
pub(super) fn long(table: Longs, at: usize) -> usize {
    table.get(at).map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
}

/// Returns the row that one of a table's lists takes in the table behind it.
pub(super) fn row(starts: Longs, at: usize) -> std::ops::Range<usize> {
    let start = long(starts, at);
    start..long(starts, at + 1).max(start)
}

static LABELS: Shorts = numbers!("labels", 2);
static CHILDREN: Longs = numbers!("children", 4);
static NODE_WORDS: Longs = numbers!("node_words", 4);
static WORDS: &str = texts!("words");
static WORD_STARTS: Longs = numbers!("word_starts", 4);
static WORD_COSTS: Shorts = numbers!("word_costs", 2);
static SYLLABLES: &str = texts!("syllables");
static PAIR_FROM: Longs = numbers!("pair_from", 4);
static PAIR_REST: Shorts = numbers!("pair_rest", 2);
static PAIR_ROWS: Longs = numbers!("pair_rows", 4);
static PAIR_TO: Longs = numbers!("pair_to", 4);
static PAIR_COST: Shorts = numbers!("pair_cost", 2);

/// The letters a syllable takes in its table, filled up with spaces.
const SYLLABLE: usize = 6;
/// The bit of a word's cost that says that some word before it makes it cheaper.
const FOLLOWS: u16 = 0x8000;

/// A word, by its number.
pub(super) type WordId = u32;

/// Returns the number that stands for the beginning of a text in the place of a word.
pub(super) fn beginning() -> WordId {
    u32::try_from(WORD_COSTS.len()).unwrap_or(WordId::MAX)
}

/// Returns the text of a word.
pub(super) fn text(word: WordId) -> &'static str {
    WORDS.get(row(WORD_STARTS, word as usize)).unwrap_or_default()
}

/// Returns the cost of a word by itself, and whether some word before it makes it cheaper.
pub(super) fn cost(word: WordId) -> (u32, bool) {
    let cost = short(WORD_COSTS, word as usize);
    (u32::from(cost & !FOLLOWS), cost & FOLLOWS != 0)
}

/// Returns the words of a node of the trie, the likeliest first.
pub(super) fn words(node: u32) -> std::ops::Range<WordId> {
    let row = row(NODE_WORDS, node as usize);
    u32::try_from(row.start).unwrap_or(0)..u32::try_from(row.end).unwrap_or(0)
}

/// Returns the children of a node of the trie; node 0 is the root.
fn children(node: u32) -> std::ops::Range<usize> {
    row(CHILDREN, node as usize)
}

/// Returns the syllable that leads to a node.
pub(super) fn label(node: usize) -> u16 {
    short(LABELS, node)
}

/// Returns the child of a node that a syllable leads to.
pub(super) fn child(node: u32, syllable: u16) -> Option<u32> {
    let row = children(node);
    let labels = LABELS.get(row.clone())?;
    let at = labels.binary_search_by(|bytes| u16::from_le_bytes(*bytes).cmp(&syllable)).ok()?;
    u32::try_from(row.start + at).ok()
}

/// Returns the children of a node that one of these syllables leads to; the shorter of both lists is gone through.
pub(super) fn children_among(node: u32, syllables: Shorts) -> impl Iterator<Item = u32> {
    let row = children(node);
    let is_short = row.len() <= syllables.len();
    let (row, wanted) = if is_short { (row, [].iter()) } else { (0..0, syllables.iter()) };
    let is_wanted =
        |label: u16| syllables.binary_search_by(|bytes| u16::from_le_bytes(*bytes).cmp(&label)).is_ok();
    let gone_through = row.filter(move |&child| is_wanted(label(child)));
    let gone_through = gone_through.filter_map(|child| u32::try_from(child).ok());
    gone_through.chain(wanted.filter_map(move |bytes| child(node, u16::from_le_bytes(*bytes))))
}

/// Returns the letters of a syllable.
pub(super) fn syllable(number: u16) -> &'static str {
    let start = usize::from(number) * SYLLABLE;
    SYLLABLES.get(start..start + SYLLABLE).unwrap_or_default().trim_end()
}

/// What is known of the words that follow a certain word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Followers {
    row: usize,
    /// What any other word costs more after this one.
    pub rest: u32,
}

/// Returns the followers of a word, if any were counted.
pub(super) fn followers(word: WordId) -> Option<Followers> {
    let row = PAIR_FROM.binary_search_by(|bytes| u32::from_le_bytes(*bytes).cmp(&word)).ok()?;
    Some(Followers { row, rest: u32::from(short(PAIR_REST, row)) })
}

impl Followers {
    /// Returns the cost of a word after this one, if the two were counted.
    pub fn cost(self, word: WordId) -> Option<u32> {
        let row = row(PAIR_ROWS, self.row);
        let to = PAIR_TO.get(row.clone())?;
        let at = to.binary_search_by(|bytes| u32::from_le_bytes(*bytes).cmp(&word)).ok()?;
        Some(u32::from(short(PAIR_COST, row.start + at)))
    }
}
