//! Two entries of a list change places, each with its comment and with what lies below it.
use super::document::Whole;
use super::edit::{is_same, new_line, own_lines};
use super::{EditFault, EntryPath, PathStep, entries};

/// Moves an entry one place towards the end of its list (`down`), or towards the beginning.
pub fn move_entry(text: &str, path: &EntryPath, down: bool) -> Result<String, EditFault> {
    let Some((PathStep::Nth(name, at), below)) = path.0.split_last() else { return Err(EditFault::NotThere) };
    let below = EntryPath(below.to_vec());
    let mut wanted = entries(text, &below, name);
    let other = if down { at.checked_add(1) } else { at.checked_sub(1) };
    let other = other.filter(|other| (*at).max(*other) < wanted.len()).ok_or(EditFault::NotThere)?;
    let whole = Whole::of(text).ok_or(EditFault::NotThere)?;
    let lines = |nth: usize| own_lines(&whole, &below.then(PathStep::Nth(name, nth)), true);
    let (one, two) = (lines((*at).min(other))?, lines((*at).max(other))?);
    let part = |range: std::ops::Range<usize>| text.get(range).ok_or(EditFault::Unusual);
    // The last line of a document may lack its end.
    let closed = |part: &str| [part, if part.ends_with('\n') { "" } else { new_line(text) }].concat();
    let (first, between, second) = (part(one.clone())?, part(one.end..two.start)?, part(two.clone())?);
    let (head, rest) = (part(0..one.start)?, part(two.end..text.len())?);
    let changed = [head, &closed(second), between, &closed(first), rest].concat();
    wanted.swap(*at, other);
    let now = entries(&changed, &below, name);
    let is_meant =
        now.len() == wanted.len() && now.iter().zip(&wanted).all(|(one, other)| is_same(one, other));
    if is_meant { Ok(changed) } else { Err(EditFault::Unusual) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "# The lines of the hall.\n\n[[line]]\ncode = \"A\"\n\n# Opened in May.\n[[line]]\ncode = \"B\" # fast\nname = \"Tax\"\n\n[other]\nx = 1\n\n[[line]]\ncode = \"C\"";

    fn codes(text: &str) -> Vec<String> {
        entries(text, &EntryPath::default(), "line").iter().map(|one| one.text("code").to_owned()).collect()
    }

    #[test]
    fn entries_change_places_with_their_comments_and_everything_else_stays() {
        let down = move_entry(LINES, &EntryPath::nth("line", 0), true).unwrap();
        assert_eq!(codes(&down), ["B", "A", "C"]);
        assert!(
            down.starts_with("# The lines of the hall.\n\n# Opened in May.\n[[line]]\ncode = \"B\" # fast\n"),
            "{down}"
        );
        assert_eq!(move_entry(&down, &EntryPath::nth("line", 1), false).unwrap(), LINES, "and back again");
        let last = move_entry(LINES, &EntryPath::nth("line", 2), false).unwrap();
        assert_eq!(codes(&last), ["A", "C", "B"]);
        assert!(last.contains("[other]\nx = 1\n"), "{last}");
    }

    #[test]
    fn nothing_goes_beyond_the_ends_or_out_of_one_line() {
        for (at, down) in [(0, false), (2, true), (7, true), (usize::MAX, true)] {
            assert_eq!(move_entry(LINES, &EntryPath::nth("line", at), down), Err(EditFault::NotThere));
        }
        let one = "line = [{ code = \"A\" }, { code = \"B\" }]\n";
        assert_eq!(move_entry(one, &EntryPath::nth("line", 0), true), Err(EditFault::Unusual));
        assert_eq!(move_entry(LINES, &EntryPath::default(), true), Err(EditFault::NotThere));
    }

    #[test]
    fn what_lies_below_goes_along() {
        let text = "[[board]]\ncode = \"1\"\n[[board.notice]]\ntext = \"a\"\n\n[[board]]\ncode = \"2\"\n";
        let moved = move_entry(text, &EntryPath::nth("board", 0), true).unwrap();
        let below = EntryPath::nth("board", 1);
        assert_eq!(entries(&moved, &below, "notice")[0].text("text"), "a", "{moved}");
        let notices = "[[board]]\n[[board.notice]]\ntext = \"a\"\n[[board.notice]]\ntext = \"b\"\n";
        let path = EntryPath::nth("board", 0).then(PathStep::Nth("notice", 1));
        let moved = move_entry(notices, &path, false).unwrap();
        assert_eq!(entries(&moved, &EntryPath::nth("board", 0), "notice")[0].text("text"), "b");
    }
}
