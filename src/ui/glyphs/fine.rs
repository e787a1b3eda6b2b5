//! A fine raster of an outline: how much of each step is ink.

/// Shares of ink from 0 to 1, row by row.
#[derive(Debug, Clone)]
pub(super) struct InkCoverage {
    width: usize,
    ink: Vec<f32>,
}

impl InkCoverage {
    /// Makes a raster without ink.
    pub(super) fn blank(width: usize, height: usize) -> Self {
        Self { width, ink: vec![0.0; width * height] }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn height(&self) -> usize {
        self.ink.len() / self.width.max(1)
    }

    /// The shares, row by row.
    pub(super) fn ink(&self) -> std::slice::Iter<'_, f32> {
        self.ink.iter()
    }

    /// Sets the ink of one step; outside the raster nothing happens.
    pub(super) fn set(&mut self, x: i32, y: i32, ink: f32) {
        if let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y))
            && x < self.width
            && let Some(step) = self.ink.get_mut(y * self.width + x)
        {
            *step = ink.clamp(0.0, 1.0);
        }
    }

    /// Makes lying strokes thicker by so many steps, or thinner where negative.
    pub(super) fn thickened(&self, steps: i32) -> Self {
        let mut thicker = self.clone();
        if steps > 0 {
            thicker.spread(steps.unsigned_abs(), |a, b| if a > b { a } else { b });
        } else {
            thicker.spread(steps.unsigned_abs(), |a, b| if a < b { a } else { b });
        }
        thicker
    }

    /// Lets each row choose between its own ink and its neighbour's, so many times.
    fn spread(&mut self, steps: u32, choose: impl Fn(f32, f32) -> f32) {
        let (width, last) = (self.width, self.height().saturating_sub(1));
        for i in 0..steps {
            for row in 0..last {
                // Growing up and down by turns keeps the stroke's middle in place.
                let upper = if i % 2 == 0 { row } else { last - 1 - row };
                let (above, below) = self.ink[upper * width..(upper + 2) * width].split_at_mut(width);
                let (target, source) = if i % 2 == 0 { (above, below) } else { (below, above) };
                for (to, from) in target.iter_mut().zip(source) {
                    *to = choose(*to, *from);
                }
            }
        }
    }

    /// Swaps rows and columns.
    pub(super) fn turned(&self) -> Self {
        let height = self.height();
        let mut ink = vec![0.0; self.ink.len()];
        for (y, row) in self.ink.chunks(self.width.max(1)).enumerate() {
            for (x, step) in row.iter().enumerate() {
                ink[x * height + y] = *step;
            }
        }
        Self { width: height, ink }
    }

    /// Averages every so many steps of a row into one.
    pub(super) fn halved(&self, steps: usize) -> Self {
        let width = self.width.div_ceil(steps);
        let mut ink = Vec::with_capacity(width * self.height());
        for row in self.ink.chunks(self.width.max(1)) {
            ink.extend(row.chunks(steps).map(|part| part.iter().sum::<f32>() * share(1, steps)));
        }
        Self { width, ink }
    }

    /// Averages the rows between each two edges into one.
    pub(super) fn merged(&self, edges: &[usize]) -> Self {
        let mut ink = Vec::with_capacity(self.width * edges.len());
        for edge in edges.windows(2) {
            let start = ink.len();
            ink.resize(start + self.width, 0.0);
            let each = share(1, edge[1] - edge[0]);
            for row in self.ink[edge[0] * self.width..edge[1] * self.width].chunks(self.width) {
                for (sum, step) in ink[start..].iter_mut().zip(row) {
                    *sum += step * each;
                }
            }
        }
        Self { width: self.width, ink }
    }

    /// Sums of ink from the upper edge down to each row, beginning with a row of zeros.
    pub(super) fn running_sums(&self) -> Vec<f32> {
        let mut sums = vec![0.0; self.width + self.ink.len()];
        for (place, step) in self.ink.iter().enumerate() {
            sums[place + self.width] = sums[place] + step;
        }
        sums
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of steps, a few hundred at most")]
pub(super) fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
