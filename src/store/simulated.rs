//! Whether a store may be played with: whether anybody real has a number in it.
use crate::store::{
    Store, StoreError,
    engine::database::{Row, first},
};
use chrono::NaiveDate;

impl Store {
    /// Says whether every number in the store was given to a visit whose name begins so; also where there is none.
    pub fn holds_only(&mut self, prefix: &str) -> Result<bool, StoreError> {
        let like = format!("{prefix}%");
        let statement = "SELECT day FROM ticket WHERE hall = :hall AND visit NOT LIKE $1 LIMIT 1";
        let read = |row: &dyn Row| Ok(row.text(0)?.to_owned());
        let other = self.view("looking whose numbers are in the store", |database| {
            first(database, statement, &[(&like).into()], read)
        })?;
        Ok(other.is_none())
    }

    /// The last day on which a number was given.
    pub fn last_day(&mut self) -> Result<Option<NaiveDate>, StoreError> {
        let statement = "SELECT day FROM line_day WHERE hall = :hall ORDER BY day DESC LIMIT 1";
        self.view("looking for the last day", |database| {
            first(database, statement, &[], |row| Ok(row.text(0)?.parse()?))
        })
    }
}
