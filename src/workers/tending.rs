//! Whoever tends the kiosk at its hidden entrance: let in by account and PIN, and what they do on its machine.
use super::{answer, store::StoreWorker};
use crate::app::kiosk_state::{KioskState, KioskTending};
use crate::app::message::{Answer, Event, RequestId};
use crate::hall::people::{Authority, KioskAct, Permission, Pin, ProvenPerson};
use crate::paper::test_slip;
use crate::store::Store;
use std::sync::Arc;

impl StoreWorker {
    /// Looks whether the machine is out of service, and tells the screens where that has changed.
    pub(super) fn look_at_service(&mut self) {
        let kiosk = self.hall.setup.kiosk.clone();
        let Ok(out) = self.attempt(|store| store.kiosk_out(&kiosk)) else { return };
        if self.out != out {
            self.tell(Event::ServiceIs { out: out.is_some() });
            self.out = out;
        }
    }

    /// Lets somebody in whose PIN is right and who has the right to it. Why somebody is not let in stands in the log and, where it
    /// is a right that lacks or a wait that begins, in the audit; the screen is told nothing.
    pub(super) fn enter(&mut self, code: &str, pin: &Pin) -> Answer {
        let (hall, now) = (Arc::clone(&self.hall), (self.clock)());
        let code = self.account_code(code);
        let purpose = format!("kiosk {}", hall.setup.kiosk);
        let who = (code.as_str(), pin, purpose.as_str());
        let proven = match self.keeping.identity.prove_at_entrance(&mut self.connection, &hall, who, now) {
            Ok(Ok(account)) => Authority::Person(ProvenPerson::from(&account)),
            Ok(Err(unknown)) => {
                log::warn!("nobody is let in behind the entrance: {unknown:?}");
                return Answer::NotLetIn;
            }
            Err(error) => {
                log::error!("{}", error.chain());
                return Answer::StoreFailed;
            }
        };
        let machine = self.keeping.identity.machine().to_owned();
        let may = |store: &mut Store| store.acting(&proven, &machine, now).require(Permission::TendKiosks);
        match self.attempt(may) {
            Ok(Ok(())) => self.state().map_or(Answer::StoreFailed, |state| {
                Answer::LetIn(Box::new(KioskTending { authority: proven, state }))
            }),
            Ok(Err(_)) => Answer::NotLetIn,
            Err(()) => Answer::StoreFailed,
        }
    }

    /// The code of the account that is meant, however its letters were typed.
    fn account_code(&mut self, typed: &str) -> String {
        let now = (self.clock)();
        let accounts = self.attempt(|store| store.accounts(now)).unwrap_or_default();
        let mut codes = accounts.iter().map(|account| account.code.to_string());
        codes.find(|code| code.eq_ignore_ascii_case(typed)).unwrap_or_else(|| typed.to_owned())
    }

    fn state(&mut self) -> Option<KioskState> {
        let editions = self.attempt(Store::editions).ok()?;
        self.look_at_service();
        Some(KioskState {
            out: self.out.clone(),
            version: self.keeping.version.clone(),
            store: self.keeping.store.clone(),
            setup: editions.setup,
            catalogue: editions.catalogue,
            free: (self.keeping.free)(),
        })
    }

    /// Does something with the machine; it is in the audit before it is done.
    pub(super) fn tend(&mut self, request_id: RequestId, authority: &Authority, act: KioskAct) {
        let said = self.tended(authority, act);
        let prints = act == KioskAct::TestPrint && matches!(said, Answer::Tended { .. });
        answer(&self.inbox, request_id, said);
        if prints {
            self.print(test_slip(&self.hall, (self.clock)()), Some(request_id), None);
        }
    }

    fn tended(&mut self, authority: &Authority, act: KioskAct) -> Answer {
        let (kiosk, now) = (self.hall.setup.kiosk.clone(), (self.clock)());
        let machine = self.keeping.identity.machine().to_owned();
        let noted = self.attempt(|store| store.acting(authority, &machine, now).tend_kiosk(&kiosk, act));
        match noted {
            Ok(Ok(())) => log::info!("the kiosk is tended: {}", act.word()),
            Ok(Err(_)) => return Answer::NotLetIn,
            Err(()) => return Answer::StoreFailed,
        }
        if act == KioskAct::Reload {
            self.read_anew();
        }
        self.state().map_or(Answer::StoreFailed, |state| Answer::Tended { act, state: Box::new(state) })
    }
}
