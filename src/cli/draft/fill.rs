//! Filling the draft with what a command would have put in force at once, where it takes two people to publish.
use crate::cli::Stop;
use crate::hall::SetupDocuments;
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{Draft, DraftContent, DraftEdit, DraftSubject};
use crate::import::drafts::record_of;
use crate::store::Store;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// What makes of the matters that are there those of a table.
pub(in crate::cli) fn with_table(
    store: &mut Store,
    table: impl Iterator<Item = Guide>,
) -> Result<Vec<DraftEdit>, Stop> {
    let began = store.catalogue_version()?;
    let mut there: HashMap<String, Guide> = HashMap::new();
    store.each_guide(&mut |guide| {
        there.insert(guide.code.clone(), guide);
        ControlFlow::Continue(())
    })?;
    let mut edits = Vec::new();
    let mut edit = |code: String, content| {
        let edit = DraftEdit::new(DraftSubject::Matter(code), content);
        edits.push(DraftEdit { began: Some(began), ..edit });
    };
    for guide in table {
        if there.remove(&guide.code).as_ref() != Some(&guide) {
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

/// What makes of the matters that are there those of another edition.
pub(in crate::cli) fn with_edition(way: Vec<(String, Option<Guide>)>) -> Vec<DraftEdit> {
    let edits = way.into_iter().map(|(code, then)| {
        let content = then.map_or(DraftContent::Removed, |guide| DraftContent::Record(record_of(&guide)));
        DraftEdit::new(DraftSubject::Matter(code), content)
    });
    edits.collect()
}

/// What makes of the documents of an edition others.
pub(in crate::cli) fn with_documents(
    older: &SetupDocuments,
    documents: &SetupDocuments,
    began: u32,
) -> Vec<DraftEdit> {
    let changed = documents.changes_since(older);
    let edits = changed.into_iter().map(|(name, _)| {
        let text = documents.text(name);
        let content = text.map_or(DraftContent::Removed, |text| DraftContent::Text(text.to_owned()));
        let edit = DraftEdit::new(DraftSubject::Document(name.to_owned()), content);
        DraftEdit { began: Some(began), ..edit }
    });
    edits.collect()
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
