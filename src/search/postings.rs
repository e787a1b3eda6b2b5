//! Lists of titles by what they hold, and the meeting of several such lists.

use super::cell::{Cell, TitleText};

/// Names the keys of a title's cells.
pub(super) type TitleKeys<'a> = &'a dyn Fn(&[Cell], &mut dyn FnMut(usize));

/// For every key, the titles that hold it, in ascending order.
#[derive(Debug)]
pub(super) struct PostingLists {
    starts: Vec<u32>,
    titles: Vec<u32>,
}

impl PostingLists {
    /// Lists, for each of `keys` keys, the first `cap` titles for which `keys_of` names it.
    pub fn collect(keys: usize, cap: u32, text: &TitleText, keys_of: TitleKeys) -> Self {
        Self::counted(keys, cap, text, keys_of).0
    }

    /// Lists titles as [`PostingLists::collect`] does, and counts all of each key, those beyond `cap` too.
    pub fn counted(keys: usize, cap: u32, text: &TitleText, keys_of: TitleKeys) -> (Self, Vec<u32>) {
        let mut seen = vec![u32::MAX; keys];
        let mut counts = vec![0u32; keys];
        for title in 0..text.len() {
            keys_of(text.title(title), &mut |key| {
                if seen[key] != title {
                    seen[key] = title;
                    counts[key] += 1;
                }
            });
        }
        let mut starts = vec![0u32; keys + 1];
        for (start, count) in starts[1..].iter_mut().zip(&counts) {
            *start = cap.min(*count);
        }
        for key in 0..keys {
            starts[key + 1] += starts[key];
        }
        let mut next = starts.clone();
        let mut titles = vec![0; starts[keys] as usize];
        seen.fill(u32::MAX);
        for title in 0..text.len() {
            keys_of(text.title(title), &mut |key| {
                if seen[key] != title && next[key] < starts[key + 1] {
                    seen[key] = title;
                    titles[next[key] as usize] = title;
                    next[key] += 1;
                }
            });
        }
        (Self { starts, titles }, counts)
    }

    /// Returns the titles of a key; none for an unknown key.
    pub fn get(&self, key: usize) -> &[u32] {
        match (self.starts.get(key), self.starts.get(key + 1)) {
            (Some(&from), Some(&to)) => &self.titles[from as usize..to as usize],
            _ => &[],
        }
    }

    /// Returns the bytes in use.
    pub fn bytes(&self) -> usize {
        (self.starts.capacity() + self.titles.capacity()) * 4
    }
}

/// Visits the titles that are on all lists, in ascending order, until `visit` returns false.
///
/// Each title of the shortest list costs one of `budget`; the meeting ends when that is spent.
pub(super) fn meet(lists: &mut [&[u32]], budget: &mut u32, visit: &mut dyn FnMut(u32, &mut u32) -> bool) {
    lists.sort_unstable_by_key(|list| list.len());
    let Some((shortest, others)) = lists.split_first_mut() else { return };
    'titles: for &title in *shortest {
        if *budget == 0 {
            return;
        }
        *budget -= 1;
        for other in others.iter_mut().take(2) {
            *other = from(other, title);
            match other.first() {
                Some(&next) if next == title => {}
                Some(_) => continue 'titles,
                None => return,
            }
        }
        if !visit(title, budget) {
            return;
        }
    }
}

/// Returns the rest of an ascending list from the first entry that is not below `title`, by leaps.
fn from(list: &[u32], title: u32) -> &[u32] {
    let mut leap = 1;
    while list.get(leap).is_some_and(|&next| next < title) {
        leap *= 2;
    }
    let near = leap / 2;
    let far = list.len().min(leap + 1);
    let at = near.min(far) + list[near.min(far)..far].partition_point(|&next| next < title);
    &list[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(titles: &[&str]) -> TitleText {
        let mut text = TitleText::with_capacity(0, 0);
        for title in titles {
            let cells: Vec<Cell> = title.chars().map(|ch| Cell::new(ch, 0, false)).collect();
            text.push(&cells);
        }
        text
    }

    fn letters(cells: &[Cell], name: &mut dyn FnMut(usize)) {
        for cell in cells {
            name(cell.ch() as usize - 'a' as usize);
        }
    }

    #[test]
    fn a_title_is_listed_once_under_each_key() {
        let lists = PostingLists::collect(3, u32::MAX, &text(&["aab", "b", "ca"]), &letters);
        assert_eq!((lists.get(0), lists.get(1), lists.get(2)), (&[0, 2][..], &[0, 1][..], &[2][..]));
        assert_eq!(lists.get(77), &[] as &[u32]);
    }

    #[test]
    fn a_cap_keeps_the_first_titles() {
        let lists = PostingLists::collect(2, 2, &text(&["a", "aa", "a", "b"]), &letters);
        assert_eq!((lists.get(0), lists.get(1)), (&[0, 1][..], &[3][..]));
    }

    #[test]
    fn lists_meet_where_all_agree() {
        let mut state = 7u32;
        for _ in 0..200 {
            let mut lists: Vec<Vec<u32>> = Vec::new();
            for _ in 0..3 {
                let mut list = Vec::new();
                for title in 0..60 {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    if state >> 30 != 0 {
                        list.push(title);
                    }
                }
                lists.push(list);
            }
            let wanted: Vec<u32> =
                (0..60).filter(|title| lists.iter().all(|list| list.contains(title))).collect();
            let mut slices: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
            let mut met = Vec::new();
            meet(&mut slices, &mut 1_000, &mut |title, _| {
                met.push(title);
                true
            });
            assert_eq!(met, wanted);
        }
    }

    #[test]
    fn a_meeting_ends_with_its_budget_or_on_request() {
        let list = [1, 2, 3, 4];
        let mut count = 0;
        meet(&mut [&list], &mut 3, &mut |_, _| {
            count += 1;
            true
        });
        assert_eq!(count, 3);
        meet(&mut [&list], &mut 9, &mut |_, _| {
            count += 1;
            false
        });
        assert_eq!(count, 4);
    }

    #[test]
    fn leaps_land_on_the_first_entry_not_below() {
        let list: Vec<u32> = (0..50).map(|n| n * 3).collect();
        for title in 0..160 {
            let wanted: Vec<u32> = list.iter().copied().filter(|&n| n >= title).collect();
            assert_eq!(from(&list, title), wanted);
        }
        assert_eq!(from(&[], 3), &[] as &[u32]);
    }
}
