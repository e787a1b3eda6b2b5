//! Lists of ratings, page by page, and how many there are of each grade.
use crate::hall::cases::Confidential;
use crate::hall::ratings::{Grade, Rating};
use crate::store::cases::text_part::TEXT;
use crate::store::engine::database::{all, first};
use crate::store::rows::rating;
use crate::store::{Store, StoreError};
use chrono::NaiveDate;

/// What a list of ratings is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RatingFilter {
    /// Only those given first on this day or later.
    pub from: Option<NaiveDate>,
    /// Only those given first on this day or before.
    pub to: Option<NaiveDate>,
    /// The number of the rating where the page before ended.
    pub after: Option<u32>,
    /// How many at most.
    pub limit: u32,
}

/// A page of a list, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RatingPage {
    /// The ratings, without a word of anybody's.
    pub ratings: Vec<Rating>,
    /// Where the next page begins; none where this is the last.
    pub next: Option<u32>,
}

impl RatingFilter {
    /// The first moment that is in it, and the first that is not any more, as the store writes moments.
    fn bounds(&self) -> [String; 2] {
        let from = self.from.map(|day| day.to_string()).unwrap_or_default();
        // Digits alone decide: where other signs stand among them, each database has an order of its own.
        let to =
            self.to.and_then(|day| day.succ_opt()).map_or_else(|| "9999".to_owned(), |day| day.to_string());
        [from, to]
    }
}

impl Store {
    /// A page of ratings.
    pub fn ratings(&mut self, filter: &RatingFilter) -> Result<RatingPage, StoreError> {
        let [from, to] = filter.bounds();
        let limit = filter.limit + 1;
        let condition = format!("at >= $1 AND at < $2 AND number > $3 ORDER BY number LIMIT {limit}");
        let values = [(&from).into(), (&to).into(), filter.after.unwrap_or(0).into()];
        let mut ratings =
            self.view("listing ratings", |database| rating::ratings(database, &condition, &values))?;
        let shown = usize::try_from(filter.limit).unwrap_or(usize::MAX);
        let has_more = ratings.len() > shown;
        ratings.truncate(shown);
        let next = ratings.last().filter(|_| has_more).map(|rating| rating.number);
        Ok(RatingPage { ratings, next })
    }

    /// How many ratings of a period count, by grade, the best first.
    pub fn rating_counts(&mut self, filter: &RatingFilter) -> Result<[u32; 5], StoreError> {
        let [from, to] = filter.bounds();
        let statement = "SELECT grade, COUNT(*) FROM rating
             WHERE hall = :hall AND at >= $1 AND at < $2 AND state = 'counted' GROUP BY grade";
        let counted = self.view("counting ratings", |database| {
            all(database, statement, &[(&from).into(), (&to).into()], |row| {
                let grade = Grade::of(row.text(0)?).ok_or("a rating has a grade that there is not")?;
                Ok((grade, row.count(1)?))
            })
        })?;
        let mut counts = [0; 5];
        for (grade, count) in counted {
            counts[grade.place()] = count;
        }
        Ok(counts)
    }

    /// The text of a rating that no case came of; empty where there is none. That of a bad one is read with its case.
    pub fn rating_text(&mut self, number: u32) -> Result<Confidential, StoreError> {
        let statement = "SELECT body FROM rating_text WHERE hall = :hall AND number = $1 AND part = $2";
        let found = self.view("reading a rating", |database| {
            first(database, statement, &[number.into(), TEXT.into()], |row| Ok(row.text(0)?.to_owned()))
        })?;
        Ok(found.unwrap_or_default().into())
    }
}
