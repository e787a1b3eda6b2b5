//! Whether two addresses lead to one store, however they are written.
use crate::store::StoreUrl;
use postgres::Config;
use postgres::config::Host;
use std::collections::BTreeSet;
use std::fs;
use std::net::{IpAddr, Ipv4Addr, TcpListener, ToSocketAddrs};
use std::path::{Path, PathBuf};

/// The port of a server whose address names none.
const USUAL_PORT: u16 = 5432;

impl StoreUrl {
    /// Says whether another address leads to the same store: the same file by any path, or the same schema of the same database on
    /// the same server by any of its names. Of a server that has two addresses, one in common is enough.
    pub fn is_same(&self, other: &StoreUrl) -> bool {
        match (self, other) {
            (StoreUrl::Sqlite(one), StoreUrl::Sqlite(other)) => real_path(one) == real_path(other),
            (StoreUrl::Postgres(one), StoreUrl::Postgres(other)) => {
                match (ServerPlace::of(one), ServerPlace::of(other)) {
                    (Some(one), Some(other)) => one.is_same(&other),
                    _ => one == other,
                }
            }
            _ => false,
        }
    }
}

/// The file that a path leads to; of one that is not there yet, in the folder that it leads to.
fn real_path(path: &Path) -> PathBuf {
    let in_folder = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
    };
    fs::canonicalize(path).ok().or_else(in_folder).unwrap_or_else(|| path.to_owned())
}

/// Where a store on a server is.
struct ServerPlace {
    /// The addresses of the server, or its name where nobody knows one.
    hosts: BTreeSet<String>,
    ports: BTreeSet<u16>,
    database: String,
    schema: String,
}

impl ServerPlace {
    fn of(address: &str) -> Option<ServerPlace> {
        let config: Config = address.parse().ok()?;
        let named = config.get_hosts().iter().flat_map(addresses);
        let hosts = named.chain(config.get_hostaddrs().iter().map(|ip| plain(*ip))).collect();
        let mut ports: BTreeSet<u16> = config.get_ports().iter().copied().collect();
        if ports.is_empty() {
            ports.insert(USUAL_PORT);
        }
        let database = config.get_dbname().or(config.get_user()).unwrap_or_default().to_owned();
        let options = config.get_options().unwrap_or_default();
        let schema = options.split_once("search_path=").map_or("", |(_, rest)| rest);
        // Where nothing is said, a server looks into `public`.
        let schema = schema.split_whitespace().next().filter(|schema| !schema.is_empty());
        let schema = schema.unwrap_or("public").to_owned();
        Some(ServerPlace { hosts, ports, database, schema })
    }

    fn is_same(&self, other: &ServerPlace) -> bool {
        !self.hosts.is_disjoint(&other.hosts)
            && !self.ports.is_disjoint(&other.ports)
            && (&self.database, &self.schema) == (&other.database, &other.schema)
    }
}

/// Every address of a host; a socket of this machine is this machine.
fn addresses(host: &Host) -> Vec<String> {
    let Host::Tcp(name) = host else { return vec![plain(Ipv4Addr::LOCALHOST.into())] };
    let found = (name.as_str(), USUAL_PORT).to_socket_addrs();
    let found: Vec<String> = found.into_iter().flatten().map(|found| plain(found.ip())).collect();
    if found.is_empty() { vec![name.to_lowercase()] } else { found }
}

/// An address as it is compared: every one that is this machine's own is the same.
fn plain(ip: IpAddr) -> String {
    // Only an address of this machine can be listened on; any port will do, and is free again at once.
    let is_own = || TcpListener::bind((ip, 0)).is_ok();
    if ip.is_loopback() || is_own() { Ipv4Addr::LOCALHOST.to_string() } else { ip.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same(one: &str, other: &str) -> bool {
        let url = |text: &str| text.parse::<StoreUrl>().unwrap();
        url(one).is_same(&url(other))
    }

    #[test]
    fn one_server_has_many_names_and_each_schema_of_each_database_is_another_store() {
        let own = "postgres://hall@127.0.0.1/hall";
        for same in [
            "postgres://hall@localhost/hall",
            "postgresql://other:secret@127.0.0.1:5432/hall?connect_timeout=3",
            "postgres://hall@[::1]:5432/hall",
            "postgres://hall@127.0.0.1/hall?options=-c%20search_path%3Dpublic",
        ] {
            assert!(is_same(own, same), "{same}");
        }
        for other in [
            "postgres://hall@127.0.0.1/exercise",
            "postgres://hall@127.0.0.1:5433/hall",
            "postgres://hall@192.0.2.7/hall",
            "postgres://hall@127.0.0.1/hall?options=-c%20search_path%3Dexercise",
            "sqlite:hall.db",
        ] {
            assert!(!is_same(own, other), "{other}");
        }
    }

    #[test]
    fn one_file_has_many_paths() {
        assert!(is_same("sqlite:hall-of-nowhere.db", "sqlite:./src/../hall-of-nowhere.db"));
        assert!(is_same("sqlite:Cargo.toml", "sqlite:src/../Cargo.toml"));
        assert!(!is_same("sqlite:hall-of-nowhere.db", "sqlite:src/hall-of-nowhere.db"));
    }
}
