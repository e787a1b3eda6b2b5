//! Where the store is: a file on this machine, or a PostgreSQL server.
use std::{fmt, path::PathBuf, str::FromStr};

/// The place of a store.
#[derive(Clone, PartialEq, Eq)]
pub enum StoreUrl {
    /// An SQLite file, `sqlite:PATH` or `sqlite:///PATH`.
    Sqlite(PathBuf),
    /// A PostgreSQL server, `postgres://…` or `postgresql://…`, as its own clients write it.
    Postgres(String),
}

impl FromStr for StoreUrl {
    type Err = String;

    /// Reads `sqlite:PATH`, `sqlite:///PATH`, `postgres://…` or `postgresql://…`.
    fn from_str(text: &str) -> Result<Self, String> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(StoreUrl::Postgres(text.to_owned()));
        }
        let path = text
            .strip_prefix("sqlite:")
            .map(|rest| rest.strip_prefix("//").unwrap_or(rest))
            .filter(|path| !path.is_empty() && !path.ends_with('/') && !path.starts_with(':'))
            .ok_or("a store is sqlite:PATH or postgres://user@host/database")?;
        Ok(StoreUrl::Sqlite(path.into()))
    }
}

impl fmt::Display for StoreUrl {
    /// The place without any password, fit for a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreUrl::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            StoreUrl::Postgres(address) => {
                let open = address.split(['?', '#']).next().unwrap_or_default();
                let (scheme, rest) = open.split_once("://").unwrap_or_default();
                let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
                write!(f, "{scheme}://{place}")
            }
        }
    }
}

impl fmt::Debug for StoreUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read() {
        let sqlite = |path: &str| Ok(StoreUrl::Sqlite(path.into()));
        assert_eq!("sqlite:hall.db".parse(), sqlite("hall.db"));
        assert_eq!("sqlite:/var/lib/hall.db".parse(), sqlite("/var/lib/hall.db"));
        assert_eq!("sqlite:///var/lib/hall.db".parse(), sqlite("/var/lib/hall.db"));
        for wrong in ["", "hall.db", "sqlite:", "sqlite:///", "sqlite::memory:", "mysql://x"] {
            assert!(wrong.parse::<StoreUrl>().unwrap_err().contains("sqlite:PATH"), "{wrong}");
        }
    }

    #[test]
    fn a_password_is_not_said() {
        let url: StoreUrl = "postgresql://hall:p@ss@10.0.0.1:5432/hall?password=x".parse().unwrap();
        assert_eq!(
            format!("{url} {url:?}"),
            "postgresql://10.0.0.1:5432/hall postgresql://10.0.0.1:5432/hall"
        );
    }
}
