//! Ways of reading the keys from the first to a certain one, word by word.
use super::column::{LatticeColumn, SyllablePath, WordEdge};
use super::table;

/// How many last words are tried after each of the hypotheses before them.
const TRIED: usize = 16;
/// The bytes of a Han character.
const HAN: usize = 3;

/// Returns the last column at which some word ends.
pub(super) fn end(columns: &[LatticeColumn]) -> Option<usize> {
    (1..columns.len()).rev().find(|&at| !columns[at].edges.is_empty())
}

/// Returns the last word of the best way of reading the keys up to a column.
pub(super) fn best(columns: &[LatticeColumn], end: usize) -> Option<WordEdge> {
    columns[end].edges.iter().min_by_key(|edge| (edge.score, edge.word)).copied()
}

/// Returns the best ways of reading the keys up to a column, by their last words, each after all that may stand before it.
pub(super) fn all(columns: &[LatticeColumn], end: usize) -> Vec<WordEdge> {
    let column = &columns[end];
    let mut edges: Vec<&WordEdge> = column.edges.iter().collect();
    if edges.len() > TRIED {
        edges.select_nth_unstable_by_key(TRIED, |edge| (edge.score, edge.word, edge.path));
        edges.truncate(TRIED);
    }
    let mut ways = Vec::with_capacity(TRIED * 4);
    for edge in edges {
        let path = &column.paths[usize::from(edge.path)];
        let start = &columns[usize::from(path.start)];
        for (after, hypothesis) in (0u16..).zip(&start.hypotheses) {
            let score = hypothesis.then(edge.word) + path.cost;
            ways.push(WordEdge { score, after, ..*edge });
        }
    }
    ways.sort_unstable_by_key(|way| (way.score, way.word, way.path, way.after));
    ways
}

/// Goes back through the words of a way, the column each ends at and its edge, as long as `visit` wants more.
pub(super) fn each_word(
    columns: &[LatticeColumn],
    end: usize,
    edge: &WordEdge,
    mut visit: impl FnMut(usize, &WordEdge) -> bool,
) {
    let (mut at, mut edge) = (end, *edge);
    while visit(at, &edge) {
        let Some(path) = columns[at].paths.get(usize::from(edge.path)) else { return };
        at = usize::from(path.start);
        match columns[at].hypotheses.get(usize::from(edge.after)) {
            Some(hypothesis) if at > 0 => edge = hypothesis.edge,
            _ => return,
        }
    }
}

/// Returns the text of a way.
pub(super) fn text(columns: &[LatticeColumn], end: usize, edge: &WordEdge) -> String {
    tail(columns, end, edge, usize::MAX)
}

/// Returns the text of the last words of a way, as many as have so many characters.
pub(super) fn tail(columns: &[LatticeColumn], end: usize, edge: &WordEdge, characters: usize) -> String {
    let (mut words, mut length) = (Vec::with_capacity(16), 0);
    each_word(columns, end, edge, |_, edge| {
        let word = table::text(edge.word);
        words.push(word);
        length += word.len() / HAN;
        length < characters
    });
    words.iter().rev().copied().collect()
}

/// Returns how many characters a way has.
pub(super) fn length(columns: &[LatticeColumn], end: usize, edge: &WordEdge) -> usize {
    let mut length = 0;
    each_word(columns, end, edge, |_, edge| {
        length += table::text(edge.word).len() / HAN;
        true
    });
    length
}

/// Goes back through the syllables of a way: the column each ends at, and the path it is the last of.
fn each_syllable(
    columns: &[LatticeColumn],
    end: usize,
    edge: &WordEdge,
    mut visit: impl FnMut(usize, &SyllablePath),
) {
    each_word(columns, end, edge, |mut at, edge| {
        let mut next = Some(edge.path);
        while let Some(path) = next.and_then(|path| columns[at].paths.get(usize::from(path))) {
            visit(at, path);
            at = usize::from(path.last);
            next = path.before;
        }
        true
    });
}

/// Returns the columns at which the syllables of a way end, the last one first.
pub(super) fn cuts(columns: &[LatticeColumn], end: usize, edge: &WordEdge) -> Vec<usize> {
    let mut found = Vec::with_capacity(16);
    each_syllable(columns, end, edge, |at, _| found.push(at));
    found
}

/// Returns the syllables of a way, in their order.
pub(super) fn syllables(columns: &[LatticeColumn], end: usize, edge: &WordEdge) -> Vec<&'static str> {
    let mut found = Vec::new();
    each_syllable(columns, end, edge, |_, path| {
        found.push(table::syllable(table::label(path.node as usize)));
    });
    found.reverse();
    found
}
