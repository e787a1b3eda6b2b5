//! The window's worker: it alone holds the store, does what the clerk orders one by one, and looks how things stand.
mod session;

use super::drawer::{Drawer, Opening};
use crate::{
    app::finder::Finder,
    hall::{AtWindow, Clerk, DutyState, Hall, NoStep},
    search::Synonym,
    store::{Store, StoreError},
    window::{Done, News, Pin, Wish},
};
use chrono::{NaiveDateTime, TimeDelta};
pub use session::{Session, file_of};
use std::{
    collections::HashMap,
    io,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

/// How often the window says that it is there, by the hall's clock; and in an exercise that runs fast no more often than this.
const BEAT: (TimeDelta, Duration) = (TimeDelta::seconds(15), Duration::from_millis(750));
/// What depends on time alone is looked at this often.
const AGE: Duration = Duration::from_secs(2);
/// A store that is gone is tried this often.
const RETRY: Duration = Duration::from_secs(1);
/// The catalogue is looked at this often.
const CATALOGUE: Duration = Duration::from_mins(1);

/// Says whether a PIN belongs to a hash.
pub type PinCheck = Box<dyn Fn(&str, &str) -> bool + Send>;
/// Makes a window this program's on this machine; `false` where another program has it.
pub type Claim = Box<dyn FnMut(&str) -> bool + Send>;

/// What the window's worker needs of the world.
pub struct AttendantSetup {
    /// Opens the store; asked again after a failure.
    pub open_store: Opening,
    /// The hall, with everything but its catalogue.
    pub hall: Arc<Hall>,
    /// What people say, and what it means.
    pub synonyms: Vec<Synonym>,
    /// The hall's clock.
    pub clock: Box<dyn Fn() -> NaiveDateTime + Send>,
    /// The window this machine stands at, where it was named.
    pub window: Option<String>,
    /// Checks PINs.
    pub pin: PinCheck,
    /// Claims a window.
    pub claim: Claim,
    /// Where sessions are remembered.
    pub folder: PathBuf,
    /// How often it is looked whether anything has happened.
    pub look_every: Duration,
}

/// What the worker is told.
enum Task {
    Wish(Wish),
    Close,
}

/// Whoever does what the clerk orders, on a thread of its own.
pub struct Attendant {
    tasks: Sender<Task>,
    /// Falls silent when the thread has ended.
    working: Receiver<()>,
}

impl Attendant {
    /// Starts the worker; what it has to say is told.
    pub fn start(
        setup: AttendantSetup,
        tell: impl Fn(News) + Send + Sync + 'static,
    ) -> io::Result<Attendant> {
        let (tasks, told) = channel();
        let (at_work, working) = channel();
        let work = Work {
            drawer: Drawer::new(setup.open_store),
            hall: setup.hall,
            synonyms: Arc::new(setup.synonyms),
            clock: setup.clock,
            window: setup.window,
            pin: setup.pin,
            claim: setup.claim,
            folder: setup.folder,
            look_every: setup.look_every,
            tell: Arc::new(tell),
            on: None,
            gone: false,
            is_asked: false,
            pulse: None,
            viewed: None,
            beaten: None,
            catalogue: (None, None),
        };
        thread::Builder::new().name("store".into()).spawn(move || {
            let _at_work: Sender<()> = at_work;
            work.stay(&told);
        })?;
        Ok(Attendant { tasks, working })
    }

    /// Has a wish performed; what comes of it is told.
    pub fn perform(&self, wish: Wish) {
        if self.tasks.send(Task::Wish(wish)).is_err() {
            log::error!("the window's worker is gone");
        }
    }

    /// Ends the work and leaves the store in order, waiting no longer than `within`; whoever is signed in stays so.
    pub fn finish(self, within: Duration) {
        let told = self.tasks.send(Task::Close).is_ok();
        match self.working.recv_timeout(within) {
            Err(RecvTimeoutError::Disconnected) if told => {}
            _ => log::error!("the window's worker did not end in order"),
        }
    }
}

/// The worker's state.
struct Work {
    drawer: Drawer,
    hall: Arc<Hall>,
    synonyms: Arc<Vec<Synonym>>,
    clock: Box<dyn Fn() -> NaiveDateTime + Send>,
    window: Option<String>,
    pin: PinCheck,
    claim: Claim,
    folder: PathBuf,
    look_every: Duration,
    tell: Arc<dyn Fn(News) + Send + Sync>,
    /// Who is on duty here.
    on: Option<Session>,
    gone: bool,
    /// It has been looked whether somebody was still signed in.
    is_asked: bool,
    /// The hall's pulse when it was looked at, and when that was.
    pulse: Option<i64>,
    viewed: Option<Instant>,
    beaten: Option<(NaiveDateTime, Instant)>,
    /// The version of the catalogue that was read, and when it was looked at.
    catalogue: (Option<u32>, Option<Instant>),
}

impl Work {
    fn stay(mut self, tasks: &Receiver<Task>) {
        loop {
            self.look();
            let pause = if self.gone { RETRY } else { self.look_every };
            match tasks.recv_timeout(pause) {
                Ok(Task::Wish(wish)) => self.perform(wish),
                Ok(Task::Close) | Err(RecvTimeoutError::Disconnected) => return self.drawer.close(),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    fn tell(&self, news: News) {
        (self.tell)(news);
    }

    fn now(&self) -> NaiveDateTime {
        (self.clock)()
    }

    /// Does a deed, and tells when the store goes or comes back.
    fn attempt<T>(&mut self, deed: impl FnMut(&mut Store) -> Result<T, StoreError>) -> Option<T> {
        let done = self.drawer.attempt(deed);
        if self.gone != done.is_none() {
            self.gone = done.is_none();
            self.tell(if self.gone { News::Gone } else { News::Back });
        }
        done
    }

    /// Looks at everything that may have changed.
    fn look(&mut self) {
        if !self.is_asked {
            self.resume();
        }
        self.beat();
        self.look_at_window();
        if self.is_asked {
            self.look_at_catalogue();
        }
    }

    /// Lets somebody go on who was signed in when this program ended.
    fn resume(&mut self) {
        let Some(window) = self.window.clone() else {
            self.is_asked = true;
            return self.tell(News::PleaseSignIn { window: String::new(), clerk: String::new() });
        };
        let Some(session) = Session::read(&self.folder, &window) else {
            self.is_asked = true;
            return self.tell(News::PleaseSignIn { window, clerk: String::new() });
        };
        let now = self.now();
        let Some((duty, token)) = self.attempt(|store| store.duty(&window, now)) else { return };
        self.is_asked = true;
        let open = duty.state != DutyState::Closed && duty.clerk == session.clerk;
        let clerk = session.clerk.clone();
        let may = self.clerk(&clerk).is_some_and(|clerk| may_serve(clerk, &window));
        if open && may && session.is_token(&token) && (self.claim)(&window) {
            log::info!("window {window}: the duty goes on");
            self.on = Some(session);
            self.tell(News::SignedIn { window, clerk, restored: true });
        } else {
            self.tell(News::PleaseSignIn { window, clerk });
        }
    }

    fn clerk(&self, code: &str) -> Option<&Clerk> {
        self.hall.clerks.iter().find(|clerk| clerk.code == code)
    }

    /// Says that the window is there.
    fn beat(&mut self) {
        let now = self.now();
        let due = self.beaten.is_none_or(|(at, real)| now - at >= BEAT.0 && real.elapsed() >= BEAT.1);
        let Some(window) = self.on.as_ref().filter(|_| due).map(|on| on.window.clone()) else { return };
        if self.attempt(|store| store.seen(&window, now)).is_some() {
            self.beaten = Some((now, Instant::now()));
        }
    }

    /// Shows how things stand, where anything has happened or some time has passed.
    fn look_at_window(&mut self) {
        if self.on.is_none() {
            return;
        }
        let aged = self.viewed.is_none_or(|at| at.elapsed() >= AGE);
        let Some(pulse) = self.attempt(Store::pulse) else { return };
        if (aged || self.pulse != Some(pulse))
            && let Some((view, at)) = self.view()
        {
            self.pulse = Some(pulse);
            self.tell(News::View { view: Box::new(view), at });
        }
    }

    /// How things stand; whoever is no longer on duty here is forgotten.
    fn view(&mut self) -> Option<(AtWindow, NaiveDateTime)> {
        let (on, now, hall) = (self.on.clone()?, self.now(), Arc::clone(&self.hall));
        let view = self.attempt(|store| store.at_window(&hall, &on.window, now))?;
        if view.duty.state == DutyState::Closed || view.duty.clerk != on.clerk {
            log::info!("window {}: the duty has ended", on.window);
            self.forget();
        }
        self.viewed = Some(Instant::now());
        Some((view, now))
    }

    fn forget(&mut self) {
        if let Some(on) = self.on.take() {
            on.remove(&self.folder);
        }
    }

    /// Reads the catalogue where it has changed, and has it made ready to be searched.
    fn look_at_catalogue(&mut self) {
        if self.gone || self.catalogue.1.is_some_and(|at| at.elapsed() < CATALOGUE) {
            return;
        }
        self.catalogue.1 = Some(Instant::now());
        let Some(version) = self.attempt(Store::catalogue_version) else { return };
        if self.catalogue.0 == Some(version) {
            return;
        }
        let Some(catalogue) = self.attempt(Store::catalogue) else { return };
        self.catalogue.0 = Some(version);
        self.hall = Arc::new(Hall { catalogue, ..self.hall.without_catalogue() });
        self.tell(News::Hall(Arc::clone(&self.hall)));
        let (hall, synonyms, tell) =
            (Arc::clone(&self.hall), Arc::clone(&self.synonyms), Arc::clone(&self.tell));
        let index = move || {
            let finder = Finder::new(&hall.catalogue, &synonyms, &HashMap::new());
            tell(News::Finder(hall, Arc::new(finder)));
        };
        if let Err(error) = thread::Builder::new().name("index".into()).spawn(index) {
            log::error!("matters cannot be searched: {error}");
        }
    }

    fn perform(&mut self, wish: Wish) {
        match wish {
            Wish::SignIn { window, clerk, pin } => match self.sign_in(window, clerk, &pin) {
                Some(news) => self.tell(news),
                None => self.tell(News::Lost),
            },
            Wish::Order(order) => {
                let Some(press) = word() else { return self.tell(News::Lost) };
                // The same word when it is tried again: it is done once, whatever became of the first answer.
                self.deed(|store, hall, on, now| {
                    store.order(hall, &on.window, &on.clerk, &press, &order, now)
                });
            }
            Wish::Duty(state) => {
                let over = state == DutyState::Closed;
                let done = self.deed(|store, hall, on, now| {
                    let done = store.set_duty(hall, &on.window, &on.clerk, &state, now)?;
                    Ok(done.map(|_| None))
                });
                if over && done {
                    self.forget();
                }
            }
            Wish::AutoCall(is_on) => {
                self.deed(|store, _, on, now| {
                    let done = store.set_auto_call(&on.window, &on.clerk, is_on, now)?;
                    Ok(done.map(|_| None))
                });
            }
            Wish::Chime | Wish::Leave => {}
        }
    }

    /// Does a deed at the window and tells what came of it; says whether it was done.
    fn deed(
        &mut self,
        mut deed: impl FnMut(&mut Store, &Hall, &Session, NaiveDateTime) -> Result<Done, StoreError>,
    ) -> bool {
        let (now, hall) = (self.now(), Arc::clone(&self.hall));
        let Some(on) = self.on.clone() else {
            let done = Err(NoStep::NotOnDuty);
            self.tell(News::Answered { done, view: None, at: now });
            return false;
        };
        let Some(done) = self.attempt(|store| deed(store, &hall, &on, now)) else {
            self.tell(News::Lost);
            return false;
        };
        let is_done = done.is_ok();
        let (view, at) = self.view().map_or((None, now), |(view, at)| (Some(Box::new(view)), at));
        self.tell(News::Answered { done, view, at });
        is_done
    }

    /// Checks who somebody is and lets them take up duty; nothing where the store cannot be reached.
    fn sign_in(&mut self, window: String, clerk: String, pin: &Pin) -> Option<News> {
        let known = self.clerk(&clerk).filter(|clerk| (self.pin)(&clerk.pin, &pin.0));
        let Some(known) = known else {
            log::warn!("window {window}: a sign-in was refused");
            return Some(News::WrongPin);
        };
        if self.hall.window(&window).is_none() {
            return Some(News::NoSignIn(NoStep::NoWindow));
        }
        if !may_serve(known, &window) {
            return Some(News::NotHere);
        }
        if !(self.claim)(&window) {
            return Some(News::Elsewhere);
        }
        let (now, hall) = (self.now(), Arc::clone(&self.hall));
        let session = Session { window, clerk, token: word()? };
        let (window, clerk) = (session.window.clone(), session.clerk.clone());
        match self.attempt(|store| store.sign_in(&hall, &window, &clerk, &session.token, now))? {
            Err(no) => Some(News::NoSignIn(no)),
            Ok(_) => {
                log::info!("window {window}: somebody signed in");
                if let Err(error) = session.write(&self.folder) {
                    log::error!("the session is not remembered: {error}");
                }
                (self.on, self.beaten, self.pulse) = (Some(session), None, None);
                Some(News::SignedIn { window, clerk, restored: false })
            }
        }
    }
}

fn may_serve(clerk: &Clerk, window: &str) -> bool {
    clerk.windows.is_empty() || clerk.windows.iter().any(|code| code == window)
}

/// A word nobody can guess; nothing where the system gives no random bytes.
fn word() -> Option<String> {
    let mut random = [0_u8; 16];
    match getrandom::fill(&mut random) {
        Ok(()) => Some(format!("{:032x}", u128::from_le_bytes(random))),
        Err(error) => {
            log::error!("no random bytes: {error}");
            None
        }
    }
}
