//! Looking at the store from outside, with statements of one's own: who is where, what was called, and how it all ended.
use service_hall::store::StoreUrl;

/// A connection of the examiner's own.
pub enum Eyes {
    Sqlite(Box<rusqlite::Connection>),
    Postgres(Box<postgres::Client>),
}

impl Eyes {
    pub fn open(url: &StoreUrl) -> Eyes {
        match url {
            StoreUrl::Sqlite(path) => {
                let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
                let connection = rusqlite::Connection::open_with_flags(path, flags).unwrap();
                connection.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
                Eyes::Sqlite(Box::new(connection))
            }
            StoreUrl::Postgres(url) => {
                Eyes::Postgres(Box::new(postgres::Client::connect(url, postgres::NoTls).unwrap()))
            }
        }
    }

    /// Rows of text; every column is to be cast to `TEXT`.
    pub fn rows(&mut self, statement: &str) -> Vec<Vec<String>> {
        match self {
            Eyes::Sqlite(connection) => {
                let mut prepared = connection.prepare_cached(statement).unwrap();
                let width = prepared.column_count();
                let rows = prepared
                    .query_map([], |row| (0..width).map(|at| row.get::<_, String>(at)).collect())
                    .unwrap();
                rows.map(Result::unwrap).collect()
            }
            Eyes::Postgres(client) => client
                .query(statement, &[])
                .unwrap()
                .iter()
                .map(|row| (0..row.len()).map(|at| row.get::<_, String>(at)).collect())
                .collect(),
        }
    }
}
