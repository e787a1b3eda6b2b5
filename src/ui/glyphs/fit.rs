//! Fits a fine raster to few points: the grid lines bend a little so that strokes fall on whole points.

use super::bitmap::Bitmap;
use super::fine::{InkCoverage, share};

/// Steps of the fine raster per point.
pub(super) const STEPS: usize = 6;
/// How far a grid line may move from its even place, in steps; the fine raster has that margin all round.
pub(super) const MARGIN: usize = 5;
/// The thinnest and the thickest strip between two grid lines, in steps.
const STRIP: std::ops::RangeInclusive<usize> = 3..=9;
/// Ink above this share of a point turns the point on.
const THRESHOLD: f32 = 0.45;
/// What a strip twice as thick as it should be costs, and a line a whole point off its place, against the
/// cost 1 of a strip that is nothing but wrong.
const STRETCHING: f32 = 0.15;
const BENDING: f32 = 0.03;

/// Chooses where the grid lines go, rows first, and turns on the points that are mostly ink.
/// Lying and standing strokes grow by so many steps on the way, or shrink where negative.
pub(super) fn fit(fine: &InkCoverage, lying: i32, standing: i32) -> Bitmap {
    let even = fine.thickened(lying);
    let rows = lines(&even.halved(STEPS / 2));
    let flat = even.merged(&rows).turned();
    let even = flat.thickened(standing);
    let columns = lines(&even);
    let decided = even.merged(&columns).turned();
    // Shrinking thins slanting strokes too: half of what it took decides with the rest.
    let spared = fine.merged(&rows).turned().merged(&columns).turned();
    let points =
        decided.ink().zip(spared.ink()).map(|(even, spared)| even.max(even.midpoint(*spared)) > THRESHOLD);
    Bitmap::from_ink(decided.width(), points)
}

/// One grid line at one possible place: the least cost of all above it, and where the line before it lies.
#[derive(Clone, Copy)]
struct CheapestFit {
    cost: f32,
    before: usize,
}

/// Places grid lines down the raster's height so that each strip between two of them is as nearly all ink
/// or all paper as can be, point by point across its width. Every line has `2 * MARGIN + 1` places to lie;
/// the cheapest way through them is found exactly, line by line.
fn lines(raster: &InkCoverage) -> Vec<usize> {
    let count = raster.height().saturating_sub(2 * MARGIN) / STEPS;
    let ground =
        CostTable { sums: raster.running_sums(), width: raster.width(), scale: share(raster.width(), 1) };
    let mut ways = Vec::with_capacity(count + 1);
    ways.push(
        (0..=2 * MARGIN).map(|place| CheapestFit { cost: bend(place) * ground.scale, before: 0 }).collect(),
    );
    for line in 1..=count {
        let above: &Vec<CheapestFit> = &ways[line - 1];
        let next = (0..=2 * MARGIN).map(|place| ground.best(line, place, above)).collect();
        ways.push(next);
    }
    trace(&ways)
}

/// What the costs are counted on: the raster's running sums, and how wide it is.
struct CostTable {
    sums: Vec<f32>,
    width: usize,
    scale: f32,
}

impl CostTable {
    /// The cheapest way for a line to lie at a place, given the best ways of the line above it.
    fn best(&self, line: usize, place: usize, above: &[CheapestFit]) -> CheapestFit {
        let mut best = CheapestFit { cost: f32::INFINITY, before: MARGIN };
        for (before, way) in above.iter().enumerate() {
            let thick = (STEPS + place).saturating_sub(before);
            if !STRIP.contains(&thick) {
                continue;
            }
            let known = way.cost + (stretch(thick) + bend(place)) * self.scale;
            // Doubt only adds to it: most places are settled without counting.
            if known >= best.cost {
                continue;
            }
            let start = (line - 1) * STEPS + before;
            let cost = known + doubt(self.sum(start), self.sum(start + thick), thick);
            if cost < best.cost {
                best = CheapestFit { cost, before };
            }
        }
        best
    }

    /// The ink above a step, for each point across.
    fn sum(&self, step: usize) -> &[f32] {
        &self.sums[step * self.width..(step + 1) * self.width]
    }
}

/// Walks back from the cheapest last line to the first.
fn trace(ways: &[Vec<CheapestFit>]) -> Vec<usize> {
    let cheapest = |places: &Vec<CheapestFit>| {
        (0..places.len()).min_by(|a, b| places[*a].cost.total_cmp(&places[*b].cost)).unwrap_or(MARGIN)
    };
    let mut place = ways.last().map_or(MARGIN, cheapest);
    let mut edges = vec![0; ways.len()];
    for line in (0..ways.len()).rev() {
        edges[line] = line * STEPS + place;
        place = ways[line][place].before;
    }
    edges
}

/// How undecided a strip is: the ink that would be lost plus the paper that would be inked.
fn doubt(start: &[f32], end: &[f32], thick: usize) -> f32 {
    let each = share(1, thick);
    let mut lanes = [0.0_f32; 8];
    let undecided = |before: f32, after: f32| {
        let ink = (after - before) * each;
        if ink > THRESHOLD { 1.0 - ink } else { ink }
    };
    let (starts, ends) = (start.chunks_exact(8), end.chunks_exact(8));
    let rest = starts.remainder().iter().zip(ends.remainder()).map(|(a, b)| undecided(*a, *b)).sum::<f32>();
    for (before, after) in starts.zip(ends) {
        for i in 0..8 {
            lanes[i] += undecided(before[i], after[i]);
        }
    }
    lanes.iter().sum::<f32>() + rest
}

/// The cost of a strip that is thicker or thinner than a point.
fn stretch(thick: usize) -> f32 {
    (share(thick, STEPS) - 1.0).powi(2) * STRETCHING
}

/// The cost of a line that lies off its even place.
fn bend(place: usize) -> f32 {
    (share(place, STEPS) - share(MARGIN, STEPS)).powi(2) * BENDING
}
