//! A line to a database server that counts how often somebody waits for an answer, and can be cut or held up.
use postgres::config::Host;
use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    os::unix::net::UnixStream,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

/// A relay between programs and a PostgreSQL server.
pub struct Relay {
    port: u16,
    trips: Arc<AtomicUsize>,
    is_held: Arc<AtomicBool>,
    /// Trips that are still let through before the line is held.
    left: Arc<AtomicUsize>,
    /// A line that is held is broken instead.
    breaks: Arc<AtomicBool>,
}

impl Relay {
    /// A relay to the server of an address, and the address by way of the relay.
    pub fn to(address: &str) -> (Relay, String) {
        let config: postgres::Config = address.parse().unwrap();
        let target = match config.get_hosts().last().unwrap() {
            Host::Tcp(host) => Target::Tcp(host.clone(), config.get_ports().first().copied().unwrap_or(5432)),
            Host::Unix(folder) => {
                let port = config.get_ports().first().copied().unwrap_or(5432);
                Target::Unix(folder.join(format!(".s.PGSQL.{port}")).display().to_string())
            }
        };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let trips = Arc::new(AtomicUsize::new(0));
        let is_held = Arc::new(AtomicBool::new(false));
        let left = Arc::new(AtomicUsize::new(usize::MAX));
        let breaks = Arc::new(AtomicBool::new(false));
        let line = Line { trips, is_held, left, breaks };
        let Line { trips, is_held, left, breaks } = line.clone();
        let relay = Relay { port, trips, is_held, left, breaks };
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                target.join(client, &line);
            }
        });
        let by_relay = relay.address(&config);
        (relay, by_relay)
    }

    fn address(&self, config: &postgres::Config) -> String {
        let options = config.get_options().unwrap_or_default().replace('=', "%3D");
        format!(
            "postgres://{}@127.0.0.1:{}/{}?options={options}&sslmode=disable",
            config.get_user().unwrap_or("postgres"),
            self.port,
            config.get_dbname().unwrap_or("postgres")
        )
    }

    /// How often somebody has sent something and waited for the answer since this was asked last.
    pub fn trips(&self) -> usize {
        self.trips.swap(0, Ordering::SeqCst)
    }

    /// Lets so many trips through to the server and nothing more, as if the machine had stopped then.
    pub fn hold_after(&self, trips: usize) {
        self.left.store(trips, Ordering::SeqCst);
    }

    /// Lets so many trips through and then breaks the line, as if the machine had lost its power; until [`Relay::let_go`].
    pub fn break_after(&self, trips: usize) {
        self.breaks.store(true, Ordering::SeqCst);
        self.hold_after(trips);
    }

    /// Says whether something is held up.
    pub fn is_holding(&self) -> bool {
        self.is_held.load(Ordering::SeqCst)
    }

    /// Lets everything through again.
    pub fn let_go(&self) {
        self.breaks.store(false, Ordering::SeqCst);
        self.left.store(usize::MAX, Ordering::SeqCst);
        self.is_held.store(false, Ordering::SeqCst);
    }
}

/// What a connection goes by.
#[derive(Clone)]
struct Line {
    trips: Arc<AtomicUsize>,
    is_held: Arc<AtomicBool>,
    left: Arc<AtomicUsize>,
    breaks: Arc<AtomicBool>,
}

impl Line {
    /// One more trip begins.
    fn count(&self) {
        self.trips.fetch_add(1, Ordering::SeqCst);
        let counted = self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| match left {
            usize::MAX => Some(left),
            _ => left.checked_sub(1),
        });
        if counted.is_err() {
            self.is_held.store(true, Ordering::SeqCst);
        }
    }
}

#[derive(Clone)]
enum Target {
    Tcp(String, u16),
    Unix(String),
}

impl Target {
    fn join(&self, client: TcpStream, line: &Line) {
        client.set_nodelay(true).unwrap();
        match self {
            Target::Tcp(host, port) => {
                let server = TcpStream::connect((host.as_str(), *port)).unwrap();
                server.set_nodelay(true).unwrap();
                let (from, to) = (server.try_clone().unwrap(), server.try_clone().unwrap());
                relay(client, from, to, line, move || drop(server.shutdown(Shutdown::Both)));
            }
            Target::Unix(path) => {
                let server = UnixStream::connect(path).unwrap();
                let (from, to) = (server.try_clone().unwrap(), server.try_clone().unwrap());
                relay(client, from, to, line, move || drop(server.shutdown(Shutdown::Both)));
            }
        }
    }
}

/// A trip is what the client sends after the server has answered.
fn relay(
    client: TcpStream,
    mut from_server: impl Read + Send + 'static,
    mut to_server: impl Write + Send + 'static,
    line: &Line,
    hang_up: impl Fn() + Send + 'static,
) {
    let answered = Arc::new(AtomicBool::new(true));
    let (mut from_client, mut to_client) = (client.try_clone().unwrap(), client);
    let (line, has_answered) = (line.clone(), answered.clone());
    thread::spawn(move || {
        let mut bytes = [0; 16 * 1024];
        while let Ok(length @ 1..) = from_client.read(&mut bytes) {
            if has_answered.swap(false, Ordering::SeqCst) {
                line.count();
            }
            while line.is_held.load(Ordering::SeqCst) {
                if line.breaks.load(Ordering::SeqCst) {
                    let _gone = from_client.shutdown(Shutdown::Both);
                    return hang_up();
                }
                thread::park_timeout(Duration::from_millis(1));
            }
            if to_server.write_all(&bytes[..length]).is_err() {
                break;
            }
        }
    });
    thread::spawn(move || {
        let mut bytes = [0; 16 * 1024];
        while let Ok(length @ 1..) = from_server.read(&mut bytes) {
            answered.store(true, Ordering::SeqCst);
            if to_client.write_all(&bytes[..length]).is_err() {
                break;
            }
        }
        let _gone = to_client.shutdown(Shutdown::Both);
    });
}
