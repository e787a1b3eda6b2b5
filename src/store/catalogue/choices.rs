//! Choices: how often each matter was chosen here, so that lists can begin with what people come for.
use crate::store::{Store, StoreError, TxOutcome, engine::database::all};

impl Store {
    /// Counts one more choice of a matter.
    pub fn record_choice(&mut self, code: &str) -> Result<(), StoreError> {
        self.write("counting a choice", |database, _| {
            let statement = "INSERT INTO choice (hall, code, chosen) VALUES (:hall, $1, 1)
                 ON CONFLICT (hall, code) DO UPDATE SET chosen = choice.chosen + 1";
            database.run(statement, &[code.into()])?;
            Ok(TxOutcome::Commit(()))
        })
    }

    /// Every matter that was ever chosen, by code, with how often; in order of code.
    pub fn choices(&mut self) -> Result<Vec<(String, u32)>, StoreError> {
        let statement = "SELECT code, chosen FROM choice WHERE hall = :hall ORDER BY code";
        self.view("reading the choices", |database| {
            all(database, statement, &[], |row| Ok((row.text(0)?.to_owned(), row.count(1)?)))
        })
    }
}
