//! What everybody may read: reviewed subjects, and what was changed because of them, newest first.
use crate::hall::cases::CaseSource;
use crate::store::engine::database::all;
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;

/// What was published of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The number of its case; not shown.
    pub number: u32,
    /// When it was published.
    pub at: NaiveDateTime,
    /// What brought it up.
    pub source: CaseSource,
    /// The subject, as somebody has reviewed it.
    pub subject: String,
    /// What was changed because of it.
    pub changed: String,
}

/// A page of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicationPage {
    /// Newest first.
    pub publications: Vec<Publication>,
    /// Whether there are older ones.
    pub has_more: bool,
}

impl Store {
    /// What was published, newest first: so many at most, older than the last one of the page before.
    pub fn publications(
        &mut self,
        after: Option<&Publication>,
        limit: u32,
    ) -> Result<PublicationPage, StoreError> {
        self.view("looking what was published", |database| {
            // Later than every moment, where no page was before.
            let (at, number) = after.map_or_else(
                || ("9999".to_owned(), 0),
                |last| (crate::store::rows::ticket::written(last.at), last.number),
            );
            let statement = "SELECT p.number, p.at, c.source, p.subject, p.changed
                 FROM case_publication AS p JOIN case_file AS c ON c.hall = p.hall AND c.number = p.number
                 WHERE p.hall = :hall AND p.shown = 1 AND (p.at, p.number) < ($1, $2)
                 ORDER BY p.at DESC, p.number DESC LIMIT $3";
            let values = [(&at).into(), number.into(), (limit + 1).into()];
            let mut publications = all(database, statement, &values, |row| {
                Ok(Publication {
                    number: row.count(0)?,
                    at: row.text(1)?.parse()?,
                    source: CaseSource::of(row.text(2)?).unwrap_or_default(),
                    subject: row.text(3)?.to_owned(),
                    changed: row.text(4)?.to_owned(),
                })
            })?;
            let has_more = publications.len() > usize::try_from(limit)?;
            publications.truncate(usize::try_from(limit)?);
            Ok(PublicationPage { publications, has_more })
        })
    }
}
