//! Filling the draft with what a command would have put in force at once, where it takes two people to publish.
use super::desk::refused;
use crate::cli::{CliContext, Stop};
use crate::hall::SetupDocuments;
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{Draft, DraftContent, DraftEdit, DraftSubject};
use crate::hall::people::Authority;
use crate::import::drafts::record_of;
use crate::import::hashed;
use crate::store::Store;
use crate::text::command::drafts::words;
use std::collections::HashMap;
use std::io;

/// What makes of the matters that are there those of a table.
pub(in crate::cli) fn with_table(
    store: &mut Store,
    table: impl Iterator<Item = io::Result<Guide>>,
) -> Result<Vec<DraftEdit>, Stop> {
    // What each says is kept as a hash: a province's guides are many.
    let (began, mut there) =
        store.whole_guides(HashMap::new, |there: &mut HashMap<String, u64>, guide| {
            let content = hashed(&guide);
            there.insert(guide.code, content);
        })?;
    let mut edits = Vec::new();
    let mut edit = |code: String, content| {
        let edit = DraftEdit::new(DraftSubject::Matter(code), content);
        edits.push(DraftEdit { began: Some(began), ..edit });
    };
    for guide in table {
        let guide = guide?;
        if there.remove(&guide.code) != Some(hashed(&guide)) {
            edit(guide.code.clone(), DraftContent::Record(record_of(&guide)));
        }
    }
    let mut gone: Vec<String> = there.into_keys().collect();
    gone.sort();
    for code in gone {
        edit(code, DraftContent::Removed);
    }
    Ok(edits)
}

/// What makes of the matters that are there those of another edition. What was in force before the way back was read is what it `began`
/// from: what others published since is a conflict.
pub(in crate::cli) fn with_edition(began: u32, way: Vec<(String, Option<Guide>)>) -> Vec<DraftEdit> {
    let edits = way.into_iter().map(|(code, then)| {
        let content = then.map_or(DraftContent::Removed, |guide| DraftContent::Record(record_of(&guide)));
        DraftEdit { began: Some(began), ..DraftEdit::new(DraftSubject::Matter(code), content) }
    });
    edits.collect()
}

/// What makes of the documents of an edition others.
pub(in crate::cli) fn with_documents(
    older: &SetupDocuments,
    documents: &SetupDocuments,
    (began, draft): (u32, &Draft),
) -> Vec<DraftEdit> {
    let changed = documents.changes_since(older);
    let edits = changed.into_iter().map(|(name, _)| {
        let text = documents.text(name);
        let content = text.map_or(DraftContent::Removed, |text| DraftContent::Text(text.to_owned()));
        let edit = DraftEdit::new(DraftSubject::Document(name.to_owned()), content);
        DraftEdit { began: Some(began), ..edit }
    });
    seen(draft, edits.collect())
}

/// Changes that overwrite nothing but what the draft said when they were made.
fn seen(draft: &Draft, mut edits: Vec<DraftEdit>) -> Vec<DraftEdit> {
    for edit in &mut edits {
        edit.seen = Some(draft.of(&edit.subject).map_or(0, |change| change.number));
    }
    edits
}

/// The same changes, of which none overwrites what others changed in the draft, unless whoever makes them says yes to that.
pub(in crate::cli) fn beside_others(
    context: &CliContext,
    (draft, by): (&Draft, &Authority),
    edits: Vec<DraftEdit>,
    yes: bool,
) -> Result<Vec<DraftEdit>, Stop> {
    let by = by.actor();
    let is_others = |edit: &&DraftEdit| {
        let says_else = draft.of(&edit.subject).is_some_and(|change| change.content != edit.content);
        says_else && draft.editors(&edit.subject).iter().any(|editor| **editor != by)
    };
    let others: Vec<&str> = edits.iter().filter(is_others).map(|edit| edit.subject.name()).collect();
    if others.is_empty() || yes {
        return Ok(seen(draft, edits));
    }
    Err(refused((words(context.lang).over_others)(&context.lang.list(&others))))
}

/// Documents as they are with the draft.
pub(in crate::cli) fn drafted(documents: &SetupDocuments, draft: &Draft) -> SetupDocuments {
    let changes = draft.effective().into_iter().filter_map(|change| {
        let DraftSubject::Document(name) = &change.subject else { return None };
        let text = match &change.content {
            DraftContent::Text(text) => Some(text.clone()),
            _ => None,
        };
        Some((name.clone(), text))
    });
    documents.with(&changes.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_begins_from_what_was_in_force_when_it_was_read() {
        let guide = Guide { code: "A".into(), ..Guide::default() };
        let edits = with_edition(3, vec![("A".into(), Some(guide)), ("B".into(), None)]);
        let began: Vec<_> =
            edits.iter().map(|edit| (edit.subject.name(), edit.began, edit.settles)).collect();
        assert_eq!(began, [("A", Some(3), false), ("B", Some(3), false)]);
        assert_eq!(edits[1].content, DraftContent::Removed);
    }
}
