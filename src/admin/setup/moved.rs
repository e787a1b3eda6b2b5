//! An entry that lies open is found again where others added or removed some before it: by what it is called, not by its place.
use super::desk::{drafted, text_of};
use crate::admin::AdminSession;
use crate::hall::setup_forms::{EntryKind, EntryPath, FormEntry, KINDS, PathStep, entries, entry};

/// What an entry is known by: its code, or all it says where it has none.
pub(super) fn mark(kind: &EntryKind, entry: &FormEntry) -> String {
    let code = entry.text(kind.code);
    if code.is_empty() { format!("{entry:?}") } else { code.to_owned() }
}

fn kind_of(document: &str, name: &str) -> Option<&'static EntryKind> {
    KINDS.iter().find(|kind| kind.document == document && kind.is_list && kind.name() == name)
}

/// The marks of the entries of lists on a way, the first one first; nothing for one that is not there.
pub(super) fn marks(document: &str, text: &str, path: &EntryPath) -> Vec<String> {
    let mut before = EntryPath::default();
    let mut all = Vec::new();
    for step in &path.0 {
        before = before.then(*step);
        if let PathStep::Nth(name, _) = step {
            let found = kind_of(document, name).zip(entry(text, &before));
            all.push(found.map_or_else(String::new, |(kind, entry)| mark(kind, &entry)));
        }
    }
    all
}

/// Where the entries on a way stand by now; nothing where one of them is gone.
pub(super) fn followed(document: &str, text: &str, path: &EntryPath, marks: &[String]) -> Option<EntryPath> {
    let mut now = EntryPath::default();
    let mut marks = marks.iter();
    for step in &path.0 {
        now = match step {
            PathStep::Table(_) => now.then(*step),
            PathStep::Nth(name, at) => {
                let (kind, wanted) = (kind_of(document, name)?, marks.next()?);
                let all: Vec<String> = entries(text, &now, name).iter().map(|one| mark(kind, one)).collect();
                let stays = all.get(*at) == Some(wanted);
                let at = if stays { *at } else { all.iter().position(|one| one == wanted)? };
                now.then(PathStep::Nth(name, at))
            }
        };
    }
    Some(now)
}

/// The way to an entry that lies open, kept right whatever others do to the document.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenPlace {
    /// What the entries on the way are known by; nothing before that was looked at.
    marks: Option<Vec<String>>,
    /// The same by a change that is on its way.
    sent: Option<Vec<String>>,
    /// The entry is not there any more.
    pub is_gone: bool,
}

impl OpenPlace {
    /// Looks what is at a place of a document as it is.
    pub fn seen(document: &str, path: &EntryPath, here: &AdminSession) -> OpenPlace {
        let marks = drafted(here).map(|_| marks(document, &text_of(here, document), path));
        OpenPlace { marks, ..OpenPlace::default() }
    }

    /// A place known from before, by what was at it then.
    pub fn known(marks: Vec<String>) -> OpenPlace {
        OpenPlace { marks: Some(marks), ..OpenPlace::default() }
    }

    /// What the entries on the way are known by.
    pub fn marks(&self) -> Vec<String> {
        self.sent.as_ref().or(self.marks.as_ref()).cloned().unwrap_or_default()
    }

    /// A change goes out by which the document says something else.
    pub fn sends(&mut self, document: &str, text: &str, path: &EntryPath) {
        self.sent = Some(marks(document, text, path));
    }

    /// Says whether a change of it is on its way.
    pub fn is_sent(&self) -> bool {
        self.sent.is_some()
    }

    /// A change was answered; `is_kept` where it is in the draft.
    pub fn answered(&mut self, is_kept: bool) {
        let sent = self.sent.take().filter(|_| is_kept);
        self.marks = sent.or(self.marks.take());
    }

    /// The document may be another one: follows the entry to where it stands by now.
    pub fn follow(&mut self, document: &str, path: &mut EntryPath, here: &AdminSession) {
        // What is on its way was written where the entry stood then.
        if here.setup.sent.contains_key(document) || drafted(here).is_none() {
            return;
        }
        let text = text_of(here, document);
        let marks = self.marks.get_or_insert_with(|| marks(document, &text, path));
        match followed(document, &text, path, marks) {
            Some(now) => *path = now,
            None => self.is_gone = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOARDS: &str = "[[board]]\ncode = \"a\"\n\n[[board.notice]]\ntext = \"one\"\n\n[[board]]\ncode = \"b\"\n\n\
         [[board.notice]]\ntext = \"two\"\n\n[[board.notice]]\ntext = \"three\"\n";

    #[test]
    fn an_entry_is_found_by_its_code_and_one_without_by_what_it_says() {
        let second = EntryPath::nth("board", 1).then(PathStep::Nth("notice", 1));
        let known = marks("boards.toml", BOARDS, &second);
        assert_eq!(followed("boards.toml", BOARDS, &second, &known), Some(second.clone()));
        let without = BOARDS.replace("[[board]]\ncode = \"a\"\n\n[[board.notice]]\ntext = \"one\"\n\n", "");
        let without = without.replace("[[board.notice]]\ntext = \"two\"\n\n", "");
        let first = EntryPath::nth("board", 0).then(PathStep::Nth("notice", 0));
        assert_eq!(followed("boards.toml", &without, &second, &known), Some(first));
        let gone = BOARDS.replace("three", "four");
        assert_eq!(followed("boards.toml", &gone, &second, &known), None);
    }
}
