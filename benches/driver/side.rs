//! The store as the driver needs it, in the library as it is now.
use chrono::NaiveDateTime;
use service_hall::config::Config;
use service_hall::hall::Hall;
use service_hall::hall::desk::Order;
use service_hall::store::{Store, StoreUrl, TakeRequest};
use std::path::Path;

/// An open store and the hall it is of.
pub struct Side {
    store: Store,
    hall: Hall,
}

impl Side {
    /// Opens the store of an address; an SQLite file has its ledger beside it.
    pub fn open(url: &str, config: &Path, ledger: &Path) -> Side {
        let hall = Config::read(config).0.unwrap().hall;
        let url: StoreUrl = url.parse().unwrap();
        let ledger = matches!(url, StoreUrl::Postgres(_)).then_some(ledger);
        Side { store: Store::open(&url, ledger).unwrap(), hall }
    }

    /// Takes a number with a slip and the wait that is shown. Its label and its code.
    pub fn take(&mut self, line: &str, visit: &str, at: NaiveDateTime, _as_kiosk: bool) -> (String, String) {
        let asked = TakeRequest {
            visit: visit.to_owned(),
            kiosk: "1".into(),
            line: line.into(),
            at,
            slip: Some("zh"),
            ..TakeRequest::default()
        };
        let ticket = self.store.take(&asked, &self.hall).unwrap().unwrap().ticket;
        (ticket.label().to_string(), ticket.code.to_string())
    }

    /// Gives a number back.
    pub fn give_back(&mut self, code: &str, at: NaiveDateTime) {
        self.store.cancel(&self.hall, code, None, at).unwrap().unwrap().unwrap();
    }

    /// Somebody takes up duty at a window.
    pub fn sign_in(&mut self, window: &str, clerk: &str, at: NaiveDateTime) {
        self.store.sign_in(&self.hall, &window.into(), &clerk.into(), "driver", at).unwrap().unwrap();
    }

    /// Calls the next number to a window; its label.
    pub fn call(&mut self, window: &str, clerk: &str, press: &str, at: NaiveDateTime) -> String {
        let called = self.store.order(&self.hall, &window.into(), &clerk.into(), press, &Order::Next, at);
        called.unwrap().unwrap().unwrap().label().to_string()
    }

    /// Whoever was called does not come.
    pub fn miss(&mut self, window: &str, clerk: &str, press: &str, at: NaiveDateTime) {
        self.store
            .order(&self.hall, &window.into(), &clerk.into(), press, &Order::Miss, at)
            .unwrap()
            .unwrap();
    }

    /// Reads what a window's program reads to draw its screen anew.
    pub fn redraw(&mut self, window: &str, at: NaiveDateTime) {
        self.store.read_window(&self.hall, window, at).unwrap();
    }
}
