//! People at a kiosk: they touch what they read, one after the other, and leave with a number.
use crate::{machine::Machine, plan::Person};
use std::time::{Duration, Instant};

/// What a machine says that rests.
const REST: &str = "请触摸屏幕开始";

/// After so long somebody touches once more.
const AGAIN: Duration = Duration::from_secs(1);

/// Where a visit has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Free,
    Lines,
    Confirm,
    Taking,
    Ticket,
}

/// A kiosk with the people who queue before it.
pub struct Kiosk {
    pub machine: Machine,
    at: At,
    person: Option<Person>,
    /// Nobody touches before: a person looks first.
    ready: Instant,
    touched: Instant,
    /// From the touch that confirms to the number on the screen.
    pub times: Vec<Duration>,
    /// How many were refused.
    pub refused: usize,
    /// How many visits began anew.
    pub again: usize,
    /// How many touches were made twice.
    pub touched_again: usize,
    look: Duration,
}

impl Kiosk {
    /// A kiosk before which people look at a page for some time before they touch it.
    pub fn new(machine: Machine, look: Duration) -> Kiosk {
        let now = Instant::now();
        Kiosk {
            machine,
            at: At::Free,
            person: None,
            ready: now,
            touched: now,
            times: Vec::new(),
            refused: 0,
            again: 0,
            touched_again: 0,
            look,
        }
    }

    pub fn is_free(&self) -> bool {
        self.person.is_none() && (self.machine.sees("请问要办什么事") || self.machine.sees(REST))
    }

    /// Says whether somebody stands at it.
    pub fn is_used(&self) -> bool {
        self.person.is_some()
    }

    pub fn comes(&mut self, person: Person) {
        (self.person, self.at) = (Some(person), At::Free);
        self.ready = Instant::now() + self.look;
    }

    /// Looks, and touches what the person would touch now.
    pub fn act(&mut self) {
        let now = Instant::now();
        if self.at == At::Taking {
            return self.taking(now);
        }
        if self.person.is_none() || now < self.ready {
            return;
        }
        let touched = match self.at {
            At::Free if self.machine.tap("拿号票", 0) => At::Lines,
            At::Free if self.machine.tap(REST, 0) => {
                // The machine rested; the first touch wakes it.
                self.ready = now + self.look;
                At::Free
            }
            At::Lines => self.choose(now),
            At::Confirm if self.confirm() => {
                self.touched = now;
                At::Taking
            }
            At::Ticket if self.machine.tap("完成", 0) => {
                self.person = None;
                At::Free
            }
            other => other,
        };
        if touched != self.at {
            (self.at, self.ready) = (touched, now + self.look);
        } else if now > self.ready + self.look * 60 && self.machine.sees("请问要办什么事") {
            // The visit ended by itself, as it does when nobody touches for long: the person begins anew.
            (self.at, self.ready) = (At::Free, now + self.look);
            self.again += 1;
        }
    }

    /// Touches the button whose words are drawn; it stands right above the foot of the page.
    fn confirm(&self) -> bool {
        self.machine.sees("办理窗口") && self.machine.tap("返回", -5)
    }

    /// Chooses the line, on the next page where it is not on this one.
    fn choose(&mut self, now: Instant) -> At {
        let line = self.person.as_ref().map(|person| person.line.1.as_str()).unwrap_or_default();
        if self.machine.tap(line, 0) {
            return At::Confirm;
        }
        if self.machine.tap("下一页", 0) {
            self.ready = now + self.look;
        }
        At::Lines
    }

    fn taking(&mut self, now: Instant) {
        if self.machine.sees("当日有效") {
            self.times.push(now - self.touched);
            (self.at, self.ready) = (At::Ticket, now + self.look);
        } else if self.machine.sees("办事指南仍可查看") {
            self.refused += 1;
            self.machine.tap("首页", 0);
            (self.at, self.person) = (At::Free, None);
        } else if now > self.ready + AGAIN && self.confirm() {
            // Nothing happened: at this speed 50 milliseconds are a palm, and a page may just have changed. The person
            // touches again; the time goes on from the first touch.
            self.ready = now;
            self.touched_again += 1;
        } else if now > self.touched + Duration::from_secs(10) {
            panic!("no number on\n{}", self.machine.contents());
        }
    }
}
