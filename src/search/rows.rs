//! Rows of items that lie end to end, built into the program or made while it runs.

use std::borrow::Cow;

/// Rows of items, by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ItemRows<T: Clone + 'static> {
    /// Where each row ends among all items.
    pub ends: Cow<'static, [u32]>,
    /// The items of all rows.
    pub items: Cow<'static, [T]>,
}

impl<T: Clone> Default for ItemRows<T> {
    fn default() -> Self {
        Self { ends: Cow::Borrowed(&[]), items: Cow::Borrowed(&[]) }
    }
}

impl<T: Clone> ItemRows<T> {
    /// Appends a row.
    pub fn push(&mut self, row: &[T]) {
        self.items.to_mut().extend_from_slice(row);
        self.ends.to_mut().push(count(self.items.len()));
    }

    /// Puts items into the rows of their numbers, each row in the order given; there are `rows` of them.
    pub fn sorted(rows: usize, mut items: Vec<(usize, T)>) -> Self {
        items.sort_by_key(|(row, _)| *row);
        let ends = (0..rows).map(|row| count(items.partition_point(|(at, _)| *at <= row))).collect();
        Self { ends: Cow::Owned(ends), items: items.into_iter().map(|(_, item)| item).collect() }
    }

    /// Returns the items of a row; none for a number that was not given.
    pub fn row(&self, at: usize) -> &[T] {
        self.items.get(self.range(at)).unwrap_or_default()
    }

    /// Returns where the items of a row lie among all.
    pub fn range(&self, at: usize) -> std::ops::Range<usize> {
        let end = |at: usize| self.ends.get(at).map(|end| *end as usize);
        let from = at.checked_sub(1).and_then(end).unwrap_or(0);
        from..end(at).unwrap_or(from)
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> u32 {
        count(self.ends.len())
    }
}

/// Returns how many there are, as numbers are kept.
pub(super) fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_items() {
        let mut rows = ItemRows::default();
        rows.push(&[1, 2]);
        rows.push(&[]);
        rows.push(&[3]);
        assert_eq!((rows.len(), rows.row(0), rows.row(1), rows.row(2)), (3, &[1, 2][..], &[][..], &[3][..]));
        assert_eq!(rows.row(3), [0; 0]);
    }

    #[test]
    fn items_are_sorted_into_rows_in_the_order_given() {
        let rows = ItemRows::sorted(4, vec![(2, 'b'), (0, 'c'), (2, 'a')]);
        assert_eq!(
            (rows.row(0), rows.row(1), rows.row(2), rows.row(3)),
            (&['c'][..], &[][..], &['b', 'a'][..], &[][..])
        );
    }
}
