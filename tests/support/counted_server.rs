//! A way to a PostgreSQL server on which the round trips of a store are counted.
use super::place::Place;
use postgres::config::{Config, Host};
use service_hall::store::{Store, StoreUrl};
use std::{
    io::{self, Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    os::unix::net::UnixStream,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// The server of a place behind a proxy that counts.
pub struct CountedServer {
    address: String,
    ledger: PathBuf,
    trips: Arc<AtomicUsize>,
}

impl CountedServer {
    /// A proxy before the server of a place; nothing where the place is a file.
    pub fn before(place: &Place) -> Option<CountedServer> {
        let StoreUrl::Postgres(address) = place.url() else { return None };
        let config: Config = address.parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let trips = Arc::new(AtomicUsize::new(0));
        let (counted, server) = (Arc::clone(&trips), config.clone());
        thread::spawn(move || {
            for client in listener.incoming() {
                serve(client.unwrap(), &server, &counted);
            }
        });
        Some(CountedServer { address: through(&config, port), ledger: place.file("counted.ledger"), trips })
    }

    /// Opens the store by way of the proxy.
    pub fn open(&self) -> Store {
        Store::open(&self.address.parse().unwrap(), Some(&self.ledger)).unwrap()
    }

    /// How many round trips something takes: how often it asks the server and waits for the answer.
    pub fn during(&self, work: impl FnOnce()) -> usize {
        let before = self.trips.load(Ordering::SeqCst);
        work();
        self.trips.load(Ordering::SeqCst) - before
    }
}

/// The address of the same database at a port of this machine.
fn through(config: &Config, port: u16) -> String {
    let password = config.get_password().map(|word| format!(":{}", String::from_utf8_lossy(word)));
    let options = config.get_options().unwrap_or_default().replace('=', "%3D");
    format!(
        "postgres://{}{}@127.0.0.1:{port}/{}?options={options}",
        config.get_user().unwrap(),
        password.unwrap_or_default(),
        config.get_dbname().unwrap(),
    )
}

/// Carries what is said between a client and the server, each way on a thread of its own.
fn serve(client: TcpStream, server: &Config, trips: &Arc<AtomicUsize>) {
    let trips = Arc::clone(trips);
    client.set_nodelay(true).unwrap();
    let port = server.get_ports().first().copied().unwrap_or(5432);
    let asking = client.try_clone().unwrap();
    match &server.get_hosts()[0] {
        Host::Tcp(host) => {
            let server = TcpStream::connect((host.as_str(), port)).unwrap();
            server.set_nodelay(true).unwrap();
            let answering = server.try_clone().unwrap();
            thread::spawn(move || carry(asking, server, Some(&trips)));
            thread::spawn(move || {
                carry(answering, &client, None);
                let _closed = client.shutdown(Shutdown::Both);
            });
        }
        Host::Unix(folder) => {
            let server = UnixStream::connect(folder.join(format!(".s.PGSQL.{port}"))).unwrap();
            let answering = server.try_clone().unwrap();
            thread::spawn(move || carry(asking, server, Some(&trips)));
            thread::spawn(move || {
                carry(answering, &client, None);
                let _closed = client.shutdown(Shutdown::Both);
            });
        }
    }
}

/// Carries bytes one way until somebody leaves; counts the messages after which the client waits for an answer.
fn carry(mut from: impl Read, mut to: impl Write, trips: Option<&AtomicUsize>) {
    let (mut bytes, mut said, mut is_started) = ([0; 16 << 10], Vec::new(), false);
    while let Ok(length @ 1..) = from.read(&mut bytes) {
        if let Some(trips) = trips {
            said.extend_from_slice(&bytes[..length]);
            trips.fetch_add(questions(&mut said, &mut is_started), Ordering::SeqCst);
        }
        if to.write_all(&bytes[..length]).and_then(|()| to.flush()).is_err() {
            break;
        }
    }
}

/// Takes whole messages off what was said; how many of them are a query or a sync. The first message has no letter.
fn questions(said: &mut Vec<u8>, is_started: &mut bool) -> usize {
    let mut found = 0;
    loop {
        let head = usize::from(*is_started);
        let Some(length) = said.get(head..head + 4) else { return found };
        let whole = head + u32::from_be_bytes(length.try_into().unwrap()) as usize;
        if said.len() < whole {
            return found;
        }
        found += usize::from(*is_started && matches!(said[0], b'Q' | b'S'));
        said.drain(..whole);
        *is_started = true;
    }
}

#[test]
fn what_waits_for_an_answer_is_counted() -> io::Result<()> {
    let (mut said, mut is_started) = (Vec::new(), false);
    said.write_all(b"\0\0\0\x08\0\x03\0\0Q\0\0\0\x05\0P\0\0\0\x05\0S\0\0\0\x04S\0\0")?;
    assert_eq!(questions(&mut said, &mut is_started), 2);
    said.write_all(b"\0\x04")?;
    assert_eq!((questions(&mut said, &mut is_started), said.len()), (1, 0));
    Ok(())
}
