//! What somebody has begun to write and not finished: texts by key, enough for its page to go on after the power failed.
use crate::hall::drafts::MatterRecord;
use std::fmt;

/// Between one and the next in a file: no line of a record is empty.
const BETWEEN: &str = "\n\n";

/// Something that is half written. It never shows itself: names may stand in it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Unfinished(MatterRecord);

impl fmt::Debug for Unfinished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unfinished({}, …)", self.page())
    }
}

impl Unfinished {
    /// Something on a page of a kind, called by a title.
    pub fn new(page: &str, title: &str) -> Unfinished {
        Unfinished::default().with("page", page).with("title", title)
    }

    /// The same with a text.
    #[must_use]
    pub fn with(mut self, key: &str, text: &str) -> Unfinished {
        self.0.set(key, text);
        self
    }

    /// A text; empty where there is none.
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key)
    }

    /// The kind of page it stands on.
    pub fn page(&self) -> &str {
        self.get("page")
    }

    /// What people call it.
    pub fn title(&self) -> &str {
        self.get("title")
    }

    /// Several as one text.
    pub fn to_text(all: &[Unfinished]) -> String {
        all.iter()
            .map(|one| one.0.to_text().trim_end_matches('\n').to_owned())
            .collect::<Vec<_>>()
            .join(BETWEEN)
    }

    /// Reads what [`Unfinished::to_text`] writes; what is no part of it is left out.
    pub fn of_text(text: &str) -> Vec<Unfinished> {
        let all = text.split(BETWEEN).map(|one| Unfinished(MatterRecord::of_text(one)));
        all.filter(|one| !one.page().is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_half_written_is_its_text_again() {
        let one = Unfinished::new("matter", "Renewal").with("record", "phone\t0799\nfee\ta\\nb\n");
        let other = Unfinished::new("person", "New").with("name", "");
        let all = vec![one, other];
        assert_eq!(Unfinished::of_text(&Unfinished::to_text(&all)), all);
        assert_eq!((Unfinished::of_text(""), Unfinished::of_text("torn")), (Vec::new(), Vec::new()));
        assert!(!format!("{all:?}").contains("0799"), "names may stand in it");
    }
}
