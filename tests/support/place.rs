//! A store of its own for one test, on SQLite or on PostgreSQL, gone afterwards.
use super::skips::{Lacking, skipped};
use service_hall::store::{Store, StoreUrl};
use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

static PLACES: AtomicU32 = AtomicU32::new(0);

/// A folder, a store's address and, on a server, a schema; removed when dropped.
pub struct Place {
    folder: PathBuf,
    /// The store's URL.
    pub address: String,
    schema: Option<(String, String)>,
}

impl Place {
    /// A place for an SQLite file, and one on the server that `TEST_POSTGRES` names, if it does.
    #[track_caller]
    pub fn every(name: &str) -> impl Iterator<Item = Place> + use<> {
        [Some(Place::sqlite(name)), Place::postgres(name)].into_iter().flatten()
    }

    /// A place for an SQLite file.
    pub fn sqlite(name: &str) -> Place {
        let folder = folder(name);
        let address = format!("sqlite:{}", folder.join("hall.db").display());
        Place { folder, address, schema: None }
    }

    #[track_caller]
    fn postgres(name: &str) -> Option<Place> {
        let Ok(server) = env::var("TEST_POSTGRES") else {
            skipped(Lacking::Postgres);
            return None;
        };
        let folder = folder(name);
        let schema = folder.file_name().unwrap().to_str().unwrap().replace('-', "_");
        let mut client = postgres::Client::connect(&server, postgres::NoTls).unwrap();
        client.batch_execute(&format!("CREATE SCHEMA {schema}")).unwrap();
        let sign = if server.contains('?') { '&' } else { '?' };
        let address = format!("{server}{sign}options=-csearch_path%3D{schema}");
        Some(Place { folder, address, schema: Some((server, schema)) })
    }

    /// The store's place as the program reads it.
    pub fn url(&self) -> StoreUrl {
        self.address.parse().unwrap()
    }

    /// A file in the folder; the database is `hall.db`, its ledger `hall.db.ledger`.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What a statement of one column of text finds in the database.
    pub fn texts(&self, statement: &str) -> Vec<String> {
        match self.url() {
            StoreUrl::Sqlite(path) => {
                let connection = rusqlite::Connection::open(path).unwrap();
                let mut prepared = connection.prepare(statement).unwrap();
                prepared.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
            }
            StoreUrl::Postgres(address) => {
                let mut client = postgres::Client::connect(&address, postgres::NoTls).unwrap();
                client.query(statement, &[]).unwrap().iter().map(|row| row.get(0)).collect()
            }
        }
    }

    /// Changes the database behind the program's back.
    pub fn change(&self, statement: &str) {
        match self.url() {
            StoreUrl::Sqlite(path) => {
                rusqlite::Connection::open(path).unwrap().execute_batch(statement).unwrap();
            }
            StoreUrl::Postgres(address) => {
                postgres::Client::connect(&address, postgres::NoTls)
                    .unwrap()
                    .batch_execute(statement)
                    .unwrap();
            }
        }
    }

    /// Opens the store.
    pub fn open(&self) -> Store {
        Store::open(&self.url(), Some(&self.file("hall.db.ledger"))).unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _stays_where_it_was = fs::remove_dir_all(&self.folder);
        if let Some((server, schema)) = &self.schema
            && let Ok(mut client) = postgres::Client::connect(server, postgres::NoTls)
        {
            let _stays = client.batch_execute(&format!("DROP SCHEMA {schema} CASCADE"));
        }
    }
}

fn folder(name: &str) -> PathBuf {
    let number = PLACES.fetch_add(1, Ordering::Relaxed);
    let name = format!("{name}-{}-{number}", std::process::id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}
